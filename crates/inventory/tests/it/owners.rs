//! Which package owns the file that tells of a library.

use tidewaiter_ecosystems::{Confidence, EvidenceKind};
use tidewaiter_inventory::{FoundLibrary, ImageInventory, LayerInventory, OwnedFiles, squash_rereading};
use tidewaiter_types::{Ecosystem, Package};

use crate::support::{Item, apk, file, layer, opaque, scan_keeping, whiteout};

const METADATA: &str = "usr/lib/python3/dist-packages/Django/METADATA";

fn library(path: &str) -> FoundLibrary {
    FoundLibrary {
        package: Package::new(Ecosystem::Pypi, "django", "3"),
        path: path.to_owned(),
        inner_path: None,
        layer: 0,
        found_by: "test".to_owned(),
        evidence: EvidenceKind::Installed,
        confidence: Confidence::High,
        is_development: false,
        owner: None,
    }
}

/// The package, with its version, that owns a library at this path.
fn owner(layers: &[&[Item]], path: &str) -> Option<String> {
    let scanned: Vec<_> = layers
        .iter()
        .map(|items| scan_keeping(&layer(items), Vec::new()))
        .collect();
    let inventories: Vec<&LayerInventory> = scanned.iter().map(|layer| &layer.inventory).collect();
    let owned: Vec<&OwnedFiles> = scanned.iter().map(|layer| &layer.owned).collect();
    let mut image: ImageInventory =
        squash_rereading(&inventories, |_, _| Err("nothing is to be read again")).unwrap();
    image.libraries = vec![library(path)];
    image.find_owners(&inventories, &owned);
    let place = image.libraries[0].owner?;
    let package = &image.packages[place].package;
    Some(format!("{} {}", package.name, package.version))
}

fn status(packages: &[(&str, &str)]) -> Item {
    let records = packages.iter().map(|(name, version)| {
        format!("Package: {name}\nStatus: install ok installed\nVersion: {version}\nArchitecture: all\n\n")
    });
    file("var/lib/dpkg/status", &records.collect::<String>())
}

fn list(package: &str, path: &str) -> Item {
    file(
        &format!("var/lib/dpkg/info/{package}.list"),
        &format!("/.\n/{path}\n"),
    )
}

#[test]
fn the_list_of_a_package_tells_whose_a_file_is() {
    let base: &[Item] = &[
        status(&[("python3-django", "3:3.2-1"), ("other", "1")]),
        list("python3-django", METADATA),
    ];
    assert_eq!(
        owner(&[base], METADATA).as_deref(),
        Some("python3-django 3:3.2-1")
    );
    let merged = METADATA.strip_prefix("usr/").unwrap();
    assert_eq!(owner(&[base], merged).as_deref(), Some("python3-django 3:3.2-1"));
    assert_eq!(owner(&[base], "usr/local/lib/METADATA"), None);
    let renewed: &[Item] = &[status(&[("python3-django", "3:3.2-2")])];
    assert_eq!(
        owner(&[base, renewed], METADATA).as_deref(),
        Some("python3-django 3:3.2-2")
    );
}

#[test]
fn a_list_that_a_container_does_not_see_does_not_count() {
    let base: &[Item] = &[status(&[("a", "1")]), list("a", METADATA)];
    let gone = "var/lib/dpkg/info/a.list";
    assert_eq!(owner(&[base, &[whiteout(gone)]], METADATA), None);
    assert_eq!(owner(&[base, &[opaque("var/lib/dpkg/info")]], METADATA), None);
    let removed: &[Item] = &[status(&[("b", "1")])];
    assert_eq!(
        owner(&[base, removed], METADATA),
        None,
        "the package is not installed any more"
    );
}

#[test]
fn of_whole_databases_the_topmost_counts() {
    let database = |packages: &[(&str, &str)], path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap();
        let records = apk(packages);
        let first = format!("{}\nF:{folder}\nR:{name}\n\n", records.trim_end());
        file("lib/apk/db/installed", &first)
    };
    let base: &[Item] = &[database(&[("py3-django", "3.2-r0")], METADATA)];
    assert_eq!(owner(&[base], METADATA).as_deref(), Some("py3-django 3.2-r0"));
    let upgraded: &[Item] = &[database(&[("py3-django", "4.0-r0")], METADATA)];
    assert_eq!(
        owner(&[base, upgraded], METADATA).as_deref(),
        Some("py3-django 4.0-r0")
    );
    let without: &[Item] = &[database(&[("py3-django", "4.0-r0")], "usr/lib/other")];
    assert_eq!(owner(&[base, without], METADATA), None);
}

/// dpkg diverts files, and then two packages list one path.
#[test]
fn the_topmost_of_several_owners_counts() {
    let base: &[Item] = &[status(&[("a", "1"), ("b", "1")]), list("a", METADATA)];
    let upper: &[Item] = &[list("b", METADATA)];
    assert_eq!(owner(&[base, upper], METADATA).as_deref(), Some("b 1"));
}
