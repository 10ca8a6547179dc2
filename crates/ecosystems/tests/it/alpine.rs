//! apk's database against true lists, and its order against an implementation that others wrote.
//!
//! apk itself is not to be had from Debian. The other implementation is of an older apk, which differs in two points, so
//! pairs that turn on them are left out: later numbers with a leading zero compare as texts in the newer one, and it is
//! stricter with what breaks the grammar.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_ecosystems::alpine::{compare_versions, is_valid_version, parse_installed};
use tidewaiter_testkit::data;
use tidewaiter_types::Package;

use crate::versions::{Versions, all_pairs, ask, differences, sign};

const PACKS: [&str; 11] = [
    "alpine-3.6-x86_64",
    "alpine-3.8-aarch64",
    "alpine-3.8-x86_64",
    "alpine-3.10-x86_64",
    "alpine-3.12-x86_64",
    "alpine-3.14-x86_64",
    "alpine-3.16-x86_64",
    "alpine-3.17-x86_64",
    "alpine-3.18-x86_64",
    "alpine-3.20-x86_64",
    "alpine-edge-x86_64",
];

/// The columns of the true lists: package, version, architecture, origin, licence.
fn row(package: &Package) -> String {
    let arch = package.arch.as_deref().unwrap_or_default();
    let license = package.license.as_deref().unwrap_or_default();
    [
        &package.name,
        &package.version,
        arch,
        package.source_name(),
        license,
    ]
    .join("\t")
}

/// The database at either of its places.
fn database(folder: &Path) -> Vec<u8> {
    let places = ["lib/apk/db/installed", "usr/lib/apk/db/installed"].map(|place| folder.join(place));
    let place = places.iter().find(|place| place.is_file());
    fs::read(place.expect("the pack has a database")).expect("it can be read")
}

#[test]
fn each_database_gives_its_true_list() {
    for pack in PACKS {
        let Some(folder) = data::unpack(&format!("images/{pack}")) else {
            return;
        };
        let text = database(&folder.join("rootfs"));
        let truth = fs::read_to_string(folder.join("truth.apk.tsv")).expect("the pack has a true list");
        let mut truth: Vec<_> = truth.lines().skip(1).collect();
        truth.sort();
        let installed = parse_installed(&text);
        let mut rows: Vec<_> = installed
            .packages
            .iter()
            .map(|record| row(&record.package))
            .collect();
        rows.sort();
        assert_eq!(rows, truth, "{pack}");
        assert_eq!(installed.problems, [""; 0], "{pack}");
        let files: usize = installed.packages.iter().map(|record| record.files.len()).sum();
        let lines = text.split(|&b| b == b'\n').filter(|line| line.starts_with(b"R:"));
        assert_eq!(files, lines.count(), "{pack}");
    }
}

#[test]
fn files_have_their_whole_paths() {
    let Some(folder) = data::unpack("images/alpine-3.18-x86_64") else {
        return;
    };
    let installed = parse_installed(&database(&folder.join("rootfs")));
    let owner = |path: &str| {
        let owns = installed
            .packages
            .iter()
            .find(|record| record.files.iter().any(|file| file == path));
        owns.map(|record| record.package.name.as_str())
    };
    assert_eq!(owner("bin/busybox"), Some("busybox"));
    assert_eq!(owner("sbin/apk"), Some("apk-tools"));
    assert_eq!(owner("lib/ld-musl-x86_64.so.1"), Some("musl"));
}

#[test]
fn damaged_and_odd_databases_are_read_as_far_as_they_go() {
    let Some(folder) = data::unpack("images/os-release-and-small-osdb") else {
        return;
    };
    let folder = folder.join("files/syft/syft/pkg/cataloger/alpine/testdata");
    for (name, packages, problems) in [
        ("multiple-1/lib/apk/db/installed", 4, 0),
        ("multiple-2/lib/apk/db/installed", 14, 0),
        ("extra-file-attributes", 1, 0),
        ("empty-deps-and-provides", 1, 0),
        ("single", 1, 0),
        ("base", 1, 0),
        ("corrupt/lib/apk/db/installed", 1, 2),
        ("glob-paths/lib/apk/db/installed", 0, 2),
    ] {
        let text = fs::read(folder.join(name)).expect("the pack has the file");
        let installed = parse_installed(&text);
        assert_eq!(
            (installed.packages.len(), installed.problems.len()),
            (packages, problems),
            "{name}"
        );
    }
}

/// The fixed versions in Alpine's records of all branches, by package.
fn alpine_versions() -> Option<Versions> {
    let folder = data::unpack("feeds/alpine-secdb")?;
    let mut versions = Versions::default();
    for file in files(&folder) {
        let text = fs::read(&file).expect("the file can be read");
        let Ok(branch) = serde_json::from_slice::<serde_json::Value>(&text) else {
            continue;
        };
        for package in branch["packages"].as_array().into_iter().flatten() {
            let name = package["pkg"]["name"].as_str().unwrap_or_default();
            for version in package["pkg"]["secfixes"]
                .as_object()
                .into_iter()
                .flat_map(|fixes| fixes.keys())
            {
                versions.add(name, version);
            }
        }
    }
    Some(versions)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

fn ask_other_implementation(pairs: &[(&str, &str)]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/apk-oracle");
    ask(Command::new("go").args(["run", "."]).current_dir(folder), pairs)
}

/// Whether a number behind a dot starts with a zero, but is not zero.
fn has_leading_zero(version: &str) -> bool {
    let later = version.split('.').skip(1);
    later
        .into_iter()
        .any(|number| number.starts_with('0') && number[1..].starts_with(|c: char| c.is_ascii_digit()))
}

fn is_comparable(version: &str) -> bool {
    is_valid_version(version) && !has_leading_zero(version)
}

#[test]
fn the_order_of_alpines_versions_is_that_of_another_implementation() {
    let Some(versions) = alpine_versions() else { return };
    let all = versions.pairs();
    let comparable = |(a, b): &(&str, &str)| is_comparable(a) && is_comparable(b);
    let pairs: Vec<_> = all.iter().copied().filter(comparable).collect();
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(compare_versions(a, b))).collect();
    assert_eq!(
        differences(&pairs, &ours, &ask_other_implementation(&pairs)),
        [""; 0]
    );
    assert!(
        pairs.len() >= 10_000 && pairs.len() * 100 >= all.len() * 97,
        "{} of {}",
        pairs.len(),
        all.len()
    );
}

#[test]
fn the_order_of_tricky_versions_is_that_of_another_implementation() {
    let mut versions = Vec::new();
    let suffixes = [
        "",
        "_alpha",
        "_alpha2",
        "_beta",
        "_pre1",
        "_rc",
        "_rc1_p2",
        "_cvs",
        "_svn1",
        "_git20240101",
        "_hg",
        "_p",
        "_p1",
        "_p10",
    ];
    for number in ["1", "1.1", "1.2", "1.10", "2", "1a", "1.2b", "10"] {
        for suffix in suffixes {
            for revision in ["", "-r0", "-r1", "-r10"] {
                versions.push(format!("{number}{suffix}{revision}"));
            }
        }
    }
    let pairs = all_pairs(&versions);
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(compare_versions(a, b))).collect();
    assert_eq!(
        differences(&pairs, &ours, &ask_other_implementation(&pairs)),
        [""; 0]
    );
}
