//! Measures what the scan of an image costs whose layers are all known: decoding stored inventories, squashing them,
//! finding owners. The image is made up: layers of libraries, each with a package database that owns a share of them.

use std::time::Instant;

use tidewaiter_archive::Limits;
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, Siblings, Subject, Want, WantedFile,
};
use tidewaiter_ecosystems::{EvidenceKind, Libraries, LibraryRecord, extractors};
use tidewaiter_inventory::{Budget, LayerInventory, LayerScanner, OwnedFiles, squash_rereading};
use tidewaiter_types::{Ecosystem, Package};

const LAYERS: usize = 7;
const LIBRARIES: usize = 400;
const FILES: usize = 12_000;

/// Takes the name of a file `package.json` for what is in it.
struct Named;

impl Extractor for Named {
    fn name(&self) -> &'static str {
        "named"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.name() == b"package.json" {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let name = String::from_utf8_lossy(file.header().folder_name()).into_owned();
        out.facts.push(Fact::Libraries(Libraries {
            found_by: "named".to_owned(),
            evidence: EvidenceKind::Installed,
            list: vec![LibraryRecord::new(Package::new(Ecosystem::Npm, name, "1.0.0"))],
        }));
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut all: Vec<&'static dyn Extractor> = extractors().to_vec();
    all.push(&Named);
    let all: &'static [&'static dyn Extractor] = all.leak();
    let mut stored = Vec::new();
    for layer in 0..LAYERS {
        let mut scanner = LayerScanner::with_extractors(Limits::default(), Budget::default(), all);
        scanner.push(&blob(layer)?)?;
        let layer = scanner.finish()?;
        stored.push(layer.inventory.to_bytes(&layer.owned));
    }
    let bytes: usize = stored.iter().map(Vec::len).sum();
    println!("{LAYERS} stored inventories, {bytes} bytes");
    for _ in 0..3 {
        measure(&stored)?;
    }
    Ok(())
}

fn measure(stored: &[Vec<u8>]) -> Result<(), Box<dyn std::error::Error>> {
    let begun = Instant::now();
    let layers: Vec<LayerInventory> = stored
        .iter()
        .map(|bytes| LayerInventory::from_bytes(bytes))
        .collect::<Result<_, _>>()?;
    let inventories = begun.elapsed();
    let owned: Vec<OwnedFiles> = stored
        .iter()
        .map(|bytes| OwnedFiles::from_bytes(bytes))
        .collect::<Result<_, _>>()?;
    let lists = begun.elapsed() - inventories;
    let layers: Vec<&LayerInventory> = layers.iter().collect();
    let begun = Instant::now();
    let mut image = squash_rereading(&layers, |_, _| Err("no layer is read again"))?;
    let squash = begun.elapsed();
    let begun = Instant::now();
    image.find_owners(&layers, &owned.iter().collect::<Vec<_>>());
    let owners = begun.elapsed();
    let count = image
        .libraries
        .iter()
        .filter(|library| library.owner.is_some())
        .count();
    println!(
        "inventories {inventories:?}, owned files {lists:?}, squash {squash:?}, owners {owners:?}: {} packages, {} \
         libraries, {count} of them owned",
        image.packages.len(),
        image.libraries.len(),
    );
    Ok(())
}

/// A layer: a database with a package of its own, its files, and libraries of which it owns one in four.
fn blob(layer: usize) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    let mut add = |path: &str, content: &str| {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, path, content.as_bytes())
    };
    let records: String = (0..=layer)
        .flat_map(|layer| (0..40).map(move |package| (layer, package)))
        .map(|(layer, package)| {
            format!(
                "Package: p{layer}-{package}\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n\n"
            )
        })
        .collect();
    add("var/lib/dpkg/status", &records)?;
    add("etc/os-release", "ID=debian\nVERSION_ID=12\n")?;
    let mut lists = vec![String::new(); 40];
    for file in 0..FILES {
        let path = format!("usr/share/folder{}/layer{layer}/file-{file}.txt", file % 300);
        lists[file % 40] += &format!("/{path}\n");
        add(&path, "")?;
    }
    for library in 0..LIBRARIES {
        let path = format!("usr/lib/node_modules/l{layer}/node_modules/lib{library}/package.json");
        if library % 4 == 0 {
            lists[library % 40] += &format!("/{path}\n");
        }
        add(&path, "{}")?;
    }
    for (package, list) in lists.iter().enumerate() {
        add(&format!("var/lib/dpkg/info/p{layer}-{package}.list"), list)?;
    }
    archive.into_inner()
}
