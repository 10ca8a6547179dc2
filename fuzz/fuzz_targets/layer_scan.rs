//! Two layers from upload to image: scanned in chunks, stored, read back, squashed and read again for what is missing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_archive::{Error, Limits};
use tidewaiter_fuzz::tar::SMALL;
use tidewaiter_fuzz::{chunks, halves, seal};
use tidewaiter_inventory::{
    Budget, LayerInventory, LayerScanner, OwnedFiles, ScannedLayer, squash_rereading,
};

const BUDGET: Budget = Budget {
    file_bytes: 40 << 10,
    library_file_bytes: 20 << 10,
    layer_bytes: 60 << 10,
    name_bytes: 8 << 10,
    places: 200,
    fact_bytes: 60 << 10,
};
const LIMITS: Limits = Limits {
    path_bytes: 4096,
    depth: 512,
    ..SMALL
};

fuzz_target!(|data: &[u8]| {
    let Some((sizes, archives)) = data.split_first_chunk::<4>() else {
        return;
    };
    let Some((lower, upper)) = halves(archives) else {
        return;
    };
    let layers = [lower, upper].map(|archive| {
        let mut archive = archive.to_vec();
        seal::tar(&mut archive);
        archive
    });
    let scanned: Vec<_> = layers.iter().filter_map(|layer| stored(sizes, layer)).collect();
    let inventories: Vec<_> = scanned.iter().map(|(_, inventory)| inventory).collect();
    let image = squash_rereading(&inventories, |index, paths| {
        scan(&[scanned[index].0], paths).map(|layer| layer.inventory)
    });
    assert!(image.is_ok(), "a layer that was read once is read again");
});

/// The inventory of a layer after it was stored, if the layer can be read.
fn stored<'a>(sizes: &[u8; 4], layer: &'a [u8]) -> Option<(&'a [u8], LayerInventory)> {
    let whole = scan(&[layer], Vec::new());
    let parts = scan(&chunks(sizes, layer), Vec::new());
    let (whole, parts) = match (whole, parts) {
        (Ok(whole), Ok(parts)) => (whole, parts),
        (Err(whole), Err(parts)) => {
            assert_eq!(whole, parts);
            return None;
        }
        other => panic!("the chunks decide whether the layer can be read: {other:?}"),
    };
    assert_eq!((&whole.inventory, &whole.owned), (&parts.inventory, &parts.owned));
    let bytes = whole.inventory.to_bytes(&whole.owned);
    assert_eq!(OwnedFiles::from_bytes(&bytes).as_ref(), Ok(&whole.owned));
    let back = LayerInventory::from_bytes(&bytes);
    assert_eq!(back.as_ref(), Ok(&whole.inventory));
    back.ok().map(|inventory| (layer, inventory))
}

fn scan(chunks: &[&[u8]], extra: Vec<Vec<u8>>) -> Result<ScannedLayer, Error> {
    let mut scanner = LayerScanner::new(LIMITS, BUDGET).with_extra_paths(extra);
    for chunk in chunks {
        scanner.push(chunk)?;
    }
    scanner.finish()
}
