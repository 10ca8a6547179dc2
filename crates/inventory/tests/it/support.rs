//! Layers made by hand, scanned and squashed.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tar::{Builder, EntryType, Header};
use tidewaiter_archive::Limits;
use tidewaiter_inventory::{
    Budget, ImageInventory, LayerInventory, LayerScanner, ScannedLayer, squash_rereading,
};

/// One entry of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Dir(String),
    File(String, String),
    Symlink(String, String),
    HardLink(String, String),
    Whiteout(String),
    Opaque(String),
    Device(String),
}

pub fn dir(path: &str) -> Item {
    Item::Dir(path.into())
}
pub fn file(path: &str, content: &str) -> Item {
    Item::File(path.into(), content.into())
}
pub fn symlink(path: &str, target: &str) -> Item {
    Item::Symlink(path.into(), target.into())
}
pub fn hardlink(path: &str, target: &str) -> Item {
    Item::HardLink(path.into(), target.into())
}
pub fn whiteout(path: &str) -> Item {
    Item::Whiteout(path.into())
}
pub fn opaque(path: &str) -> Item {
    Item::Opaque(path.into())
}

/// The name of a whiteout's entry.
pub fn whiteout_name(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.wh.{name}"),
        None => format!(".wh.{path}"),
    }
}

pub fn layer(items: &[Item]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for item in items {
        add(&mut builder, item);
    }
    builder.into_inner().unwrap()
}

fn add(builder: &mut Builder<Vec<u8>>, item: &Item) {
    let (name, kind, content, link) = match item {
        Item::Dir(path) => (format!("{path}/"), EntryType::Directory, "", ""),
        Item::File(path, content) => (path.clone(), EntryType::Regular, content.as_str(), ""),
        Item::Symlink(path, target) => (path.clone(), EntryType::Symlink, "", target.as_str()),
        Item::HardLink(path, target) => (path.clone(), EntryType::Link, "", target.as_str()),
        Item::Whiteout(path) => (whiteout_name(path), EntryType::Regular, "", ""),
        Item::Opaque(path) => (
            whiteout_name(&format!("{path}/.wh..opq")),
            EntryType::Regular,
            "",
            "",
        ),
        Item::Device(path) => (path.clone(), EntryType::Char, "", ""),
    };
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    if link.is_empty() {
        builder
            .append_data(&mut header, name, content.as_bytes())
            .unwrap();
    } else {
        builder.append_link(&mut header, name, link).unwrap();
    }
}

/// Scans a blob in chunks of odd sizes.
pub fn scan_keeping(blob: &[u8], paths: Vec<Vec<u8>>) -> ScannedLayer {
    let mut scanner = LayerScanner::new(Limits::default(), Budget::default()).with_extra_paths(paths);
    blob.chunks(1000).for_each(|chunk| scanner.push(chunk).unwrap());
    scanner.finish().unwrap()
}

pub fn scan(blob: &[u8]) -> LayerInventory {
    scan_keeping(blob, Vec::new()).inventory
}

/// The inventory of an image of these blobs, each stored and loaded once; and how often a layer was read again.
pub fn image_of_blobs(blobs: &[Vec<u8>]) -> (ImageInventory, usize) {
    let stored = |blob: &Vec<u8>| {
        let scanned = scan_keeping(blob, Vec::new());
        LayerInventory::from_bytes(&scanned.inventory.to_bytes(&scanned.owned)).unwrap()
    };
    let layers: Vec<LayerInventory> = blobs.iter().map(stored).collect();
    let again = RefCell::new(0);
    let image = squash_rereading(&layers.iter().collect::<Vec<_>>(), |layer, paths| {
        *again.borrow_mut() += 1;
        assert!(*again.borrow() < 100, "it reads again and again");
        Ok::<_, ()>(scan_keeping(&blobs[layer], paths).inventory)
    });
    (image.unwrap(), again.into_inner())
}

pub fn image(layers: &[&[Item]]) -> ImageInventory {
    image_of_blobs(&layers.iter().map(|items| layer(items)).collect::<Vec<_>>()).0
}

/// Names and versions of an image's packages.
pub fn packages(image: &ImageInventory) -> BTreeMap<String, String> {
    let pairs = image
        .packages
        .iter()
        .map(|found| (found.package.name.clone(), found.package.version.clone()));
    let all: Vec<_> = pairs.collect();
    let map: BTreeMap<_, _> = all.iter().cloned().collect();
    assert_eq!(all.len(), map.len(), "a package is listed twice: {all:?}");
    map
}

/// An apk database of these packages.
pub fn apk(packages: &[(&str, &str)]) -> String {
    packages
        .iter()
        .map(|(name, version)| format!("P:{name}\nV:{version}\nA:x86_64\no:{name}\n\n"))
        .collect()
}

pub fn names(image: &ImageInventory) -> Vec<&str> {
    image
        .packages
        .iter()
        .map(|found| found.package.name.as_str())
        .collect()
}
