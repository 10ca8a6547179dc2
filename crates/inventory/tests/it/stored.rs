//! The stored form of an inventory.

use proptest::prelude::*;
use tidewaiter_inventory::{ImageInventory, LayerInventory, OwnedFiles, Squash, StoredError, squash};

use crate::support::{apk, dir, file, hardlink, layer, opaque, scan_keeping, symlink, whiteout};

fn example() -> (LayerInventory, OwnedFiles) {
    let database = format!(
        "{}F:bin\nR:a\n\n",
        apk(&[("a", "1")]).trim_end().to_owned() + "\n"
    );
    let blob = layer(&[
        dir("lib"),
        file("lib/apk/db/installed", &database),
        file("etc/os-release", "ID=alpine\nVERSION_ID=3.20\n"),
        symlink("bin", "usr/bin"),
        hardlink("usr/lib/os-release", "etc/os-release"),
        whiteout("srv/x"),
        opaque("srv/y"),
    ]);
    let scanned = scan_keeping(&blob, vec![b"srv/none".to_vec()]);
    (scanned.inventory, scanned.owned)
}

#[test]
fn what_is_stored_is_loaded() {
    let (inventory, owned) = example();
    assert_eq!(inventory.files.len(), 3);
    assert_eq!(inventory.hardlinks.len(), 1);
    let owners: Vec<&str> = owned.lists_with("usr/bin/a").map(|list| &*list.package).collect();
    assert_eq!((owners, owned.len()), (vec!["a"], 1));
    let bytes = inventory.to_bytes(&owned);
    assert_eq!(LayerInventory::from_bytes(&bytes), Ok(inventory));
    assert_eq!(OwnedFiles::from_bytes(&bytes), Ok(owned));
}

#[test]
fn an_image_that_is_stored_is_loaded_for_as_many_layers() {
    let (inventory, _) = example();
    let Squash::Complete(image) = squash(&[&inventory]) else {
        panic!("all is known")
    };
    assert_eq!(image.packages.len(), 1);
    let bytes = image.to_bytes();
    assert_eq!(ImageInventory::from_bytes(&bytes, 1), Ok(*image));
    assert_eq!(ImageInventory::from_bytes(&bytes, 0), Err(StoredError::Damaged));
    let of_layer = LayerInventory::from_bytes(&bytes);
    assert_eq!(of_layer, Err(StoredError::NotAnInventory));
}

#[test]
fn one_layer_gives_the_same_bytes_each_time() {
    let bytes = || {
        let (inventory, owned) = example();
        inventory.to_bytes(&owned)
    };
    assert_eq!(bytes(), bytes());
}

/// What a disk or a network did to stored bytes is seen even where they still decode.
#[test]
fn a_changed_bit_is_seen() {
    let (inventory, owned) = example();
    let bytes = inventory.to_bytes(&owned);
    let length = |at: usize| u64::from_le_bytes(*bytes[at..].first_chunk().unwrap()) as usize;
    let first = 5 + 16..5 + 16 + length(5);
    for at in first.clone() {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        assert!(LayerInventory::from_bytes(&changed).is_err(), "byte {at}");
    }
    for at in first.end + 16..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        assert!(OwnedFiles::from_bytes(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn other_bytes_and_other_versions_are_told() {
    let (inventory, owned) = example();
    let mut bytes = inventory.to_bytes(&owned);
    assert_eq!(
        LayerInventory::from_bytes(b"PK\x03\x04"),
        Err(StoredError::NotAnInventory)
    );
    assert_eq!(
        LayerInventory::from_bytes(&bytes[..20]),
        Err(StoredError::Damaged)
    );
    assert_eq!(
        OwnedFiles::from_bytes(&bytes[..bytes.len() - 1]),
        Err(StoredError::Damaged)
    );
    let mut huge = bytes.clone();
    huge[13..21].fill(0x7f);
    assert_eq!(
        LayerInventory::from_bytes(&huge),
        Err(StoredError::TooLarge(0x7f7f_7f7f_7f7f_7f7f))
    );
    bytes[4] = 9;
    assert_eq!(LayerInventory::from_bytes(&bytes), Err(StoredError::Version(9)));
}

proptest! {
    #[test]
    fn hostile_bytes_are_errors(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5)) {
        let (inventory, owned) = example();
        let mut bytes = inventory.to_bytes(&owned);
        for (index, byte) in hits {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = LayerInventory::from_bytes(&bytes);
        let _ = OwnedFiles::from_bytes(&bytes);
    }

    #[test]
    fn hostile_contents_of_a_sound_section_are_errors(plain in prop::collection::vec(any::<u8>(), 0..400)) {
        let packed = zstd::bulk::compress(&plain, 1).unwrap();
        let mut bytes = b"TWLI\x02".to_vec();
        for len in [packed.len(), plain.len()] {
            bytes.extend_from_slice(&(len as u64).to_le_bytes());
        }
        bytes.extend_from_slice(&packed);
        let _ = LayerInventory::from_bytes(&bytes);
    }
}
