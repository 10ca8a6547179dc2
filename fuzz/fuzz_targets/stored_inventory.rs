//! Two stored inventories that somebody changed: decoded, squashed, and those that decode encoded again.
//!
//! The input is the plain content of their sections; the target packs it, since mutated zstd seldom unpacks.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::halves;
use tidewaiter_inventory::{LayerInventory, OwnedFiles, Squash, squash, squash_rereading};

fuzz_target!(|data: &[u8]| {
    let Some((lower, upper)) = halves(data) else {
        return;
    };
    let _ = LayerInventory::from_bytes(lower);
    let _ = OwnedFiles::from_bytes(lower);
    let layers: Vec<_> = [lower, upper].into_iter().filter_map(decode).collect();
    let layers: Vec<_> = layers.iter().collect();
    if let Squash::NeedsContent(needs) = squash(&layers) {
        assert!(!needs.is_empty() && needs.iter().all(|need| need.layer < layers.len()));
    }
    // Who cannot give what is needed ends the squash; nothing may be asked for without end.
    let mut rounds = 0;
    let _ = squash_rereading(&layers, |layer, paths| {
        rounds += 1;
        assert!(rounds < 1000 && !paths.is_empty());
        if rounds > 3 {
            Err(())
        } else {
            Ok(layers[layer].clone())
        }
    });
});

/// What stands before the sections: as it is written today, lest a new version make all input foreign.
static HEAD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = LayerInventory::default().to_bytes(&OwnedFiles::default());
    bytes.truncate(5);
    bytes
});

/// Packs the sections, reads them, and checks that what is written again is read as the same.
fn decode(plain: &[u8]) -> Option<LayerInventory> {
    let (inventory, owned) = halves(plain)?;
    let mut bytes = HEAD.to_vec();
    for section in [inventory, owned] {
        let packed = zstd::bulk::compress(section, 1).expect("compressing to memory cannot fail");
        bytes.extend_from_slice(&(packed.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&(section.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&packed);
    }
    let owned = OwnedFiles::from_bytes(&bytes);
    let inventory = LayerInventory::from_bytes(&bytes).ok()?;
    let owned = owned.unwrap_or_default();
    let again = inventory.to_bytes(&owned);
    assert_eq!(LayerInventory::from_bytes(&again).as_ref(), Ok(&inventory));
    assert_eq!(OwnedFiles::from_bytes(&again).as_ref(), Ok(&owned));
    Some(inventory)
}
