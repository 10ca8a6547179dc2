//! dpkg's database and order against dpkg itself: true lists made by `dpkg-query`, orders by Dpkg's own code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use tidewaiter_ecosystems::debian::{
    Place, Status, compare_versions, owner_of_list, parse_list, parse_status,
};
use tidewaiter_testkit::data;
use tidewaiter_types::Package;

use crate::versions::{Versions, all_pairs, ask, differences, sign};

const PACKS: [&str; 5] = [
    "debian-12-minbase",
    "debian-13-minbase",
    "ubuntu-18.04-minbase",
    "ubuntu-22.04-minbase",
    "ubuntu-24.04-minbase",
];

/// The columns of `dpkg-query`'s lists: package, version, architecture, source, source's version.
fn row(package: &Package) -> String {
    let arch = package.arch.as_deref().unwrap_or_default();
    let columns = [
        &package.name,
        &package.version,
        arch,
        package.source_name(),
        package.source_version(),
    ];
    columns.join("\t")
}

fn rows(status: &Status) -> Vec<String> {
    let mut rows: Vec<_> = status.packages.iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn each_status_file_gives_its_true_list() {
    for pack in PACKS {
        let Some(folder) = data::unpack(&format!("images/{pack}")) else {
            return;
        };
        let text = fs::read(folder.join("rootfs/var/lib/dpkg/status")).expect("the pack has a status file");
        let truth = fs::read_to_string(folder.join("truth.dpkg.tsv")).expect("the pack has a true list");
        let mut truth: Vec<_> = truth
            .lines()
            .skip(1)
            .filter_map(|line| line.rsplit_once('\t'))
            .collect();
        assert!(truth.iter().all(|(_, state)| state.starts_with("ii")), "{pack}");
        truth.sort();
        let truth: Vec<_> = truth.into_iter().map(|(row, _)| row).collect();
        let status = parse_status(&text, Place::Status);
        assert_eq!(rows(&status), truth, "{pack}");
        assert_eq!(status.problems, [""; 0], "{pack}");
        assert!(
            status.packages.iter().all(|package| package.vendor.is_some()),
            "{pack}"
        );
    }
}

fn dpkg_query(database: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("dpkg-query");
    command.arg("--admindir").arg(database).args(arguments);
    let output = command
        .output()
        .expect("dpkg-query is installed; it is part of Debian's dpkg");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it answers in UTF-8")
}

/// A status file with every state that dpkg knows.
fn every_state() -> String {
    let states = [
        "not-installed",
        "config-files",
        "half-installed",
        "unpacked",
        "half-configured",
        "installed",
    ];
    let wants = ["install", "hold", "deinstall", "purge"];
    let all = wants.iter().flat_map(|want| states.map(|state| (want, state)));
    let record = |(i, (want, state)): (usize, (&&str, &str))| {
        let source = [
            "",
            "Source: other\n",
            "Source: other (1:9.9-1)\n",
            "source: other (8)\n",
        ][i % 4];
        format!(
            "Package: p{i}\nSTATUS: {want} ok {state}\nVersion: 1.{i}-1+b1\nArchitecture: amd64\n{source}\
             Maintainer: A <a@example.org>\nDescription: x\n y\n .\n Version: 7\n\n"
        )
    };
    let records: String = all.enumerate().map(record).collect();
    records
        + "Package: without\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: x\n"
}

#[test]
fn every_state_counts_as_dpkg_counts_it() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["info", "updates"] {
        fs::create_dir(folder.path().join(name)).expect("a folder can be made");
    }
    fs::write(folder.path().join("status"), every_state()).expect("a file can be written");
    let format =
        "${db:Status-Status} ${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n";
    let answer = dpkg_query(folder.path(), &["-W", "-f", format]);
    let gone = ["not-installed ", "config-files "];
    let there = answer
        .lines()
        .filter(|line| !gone.iter().any(|state| line.starts_with(state)));
    let mut truth: Vec<_> = there
        .filter_map(|line| line.split_once(' '))
        .map(|(_, row)| row)
        .collect();
    truth.sort();
    let status = parse_status(every_state().as_bytes(), Place::Status);
    assert_eq!(rows(&status), truth);
    assert!(truth.len() >= 12);
}

#[test]
fn file_lists_are_those_that_dpkg_lists() {
    let Some(pack) = data::unpack("images/debian-12-minbase") else {
        return;
    };
    let database = with_format(&pack.join("rootfs/var/lib/dpkg"));
    let (mut files, mut folders) = (0, 0);
    for entry in fs::read_dir(database.path().join("info")).expect("the pack has file lists") {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let Some((package, arch)) = owner_of_list(&name) else {
            continue;
        };
        let asked = arch.map_or(package.to_owned(), |arch| format!("{package}:{arch}"));
        let text = fs::read(entry.path()).expect("the list can be read");
        let ours: BTreeSet<_> = parse_list(&text).map(|path| format!("/{path}")).collect();
        let (all, leaves) = listed(&dpkg_query(database.path(), &["-L", &asked]));
        // A folder whose content does not follow it at once may remain.
        assert!(
            leaves.is_subset(&ours) && ours.is_subset(&all),
            "{name}: {ours:?}"
        );
        files += leaves.len();
        folders += ours.len() - leaves.len();
    }
    assert!(
        files > 5_000 && folders * 100 < files,
        "{files} files, {folders} folders"
    );
}

/// A copy of a dpkg database with the file `info/format`, without which dpkg knows no lists named after an
/// architecture; the packs leave it out.
fn with_format(database: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder can be made");
    let info = copy.path().join("info");
    for folder in [&info, &copy.path().join("updates")] {
        fs::create_dir(folder).expect("a folder can be made");
    }
    fs::write(info.join("format"), "1\n").expect("a file can be written");
    fs::copy(database.join("status"), copy.path().join("status")).expect("a file can be copied");
    for entry in fs::read_dir(database.join("info")).expect("the pack has file lists") {
        let entry = entry.expect("the folder can be read");
        fs::copy(entry.path(), info.join(entry.file_name())).expect("a file can be copied");
    }
    copy
}

/// The paths that dpkg lists, and those of them that have no other below them.
fn listed(listing: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let lines = listing.lines().filter(|line| line.starts_with('/'));
    let all: BTreeSet<_> = lines.map(str::to_owned).collect();
    let is_leaf = |path: &&String| {
        let below = format!("{path}/");
        !all.range(below.clone()..)
            .next()
            .is_some_and(|next| next.starts_with(&below))
    };
    let leaves = all
        .iter()
        .filter(|path| *path != "/.")
        .filter(is_leaf)
        .cloned()
        .collect();
    (all, leaves)
}

#[test]
fn damaged_and_odd_records_are_read_as_far_as_they_go() {
    let Some(folder) = data::unpack("images/os-release-and-small-osdb") else {
        return;
    };
    let folder = folder.join("files/syft/syft/pkg/cataloger/debian/testdata/var/lib/dpkg/status.d");
    let read = |name: &str| {
        let text = fs::read(folder.join(name)).expect("the pack has the file");
        let status = parse_status(&text, Place::StatusD);
        let names = status
            .packages
            .iter()
            .map(|package| format!("{} {}", package.name, package.version));
        (names.collect::<Vec<_>>().join(", "), status.problems.len())
    };
    for (name, packages, problems) in [
        ("single", "apt 1.8.2", 0),
        ("installed-size-4KB", "apt 1.8.2", 0),
        ("libpam-runtime", "libpam-runtime 1.5.2-6+deb12u1", 5),
        ("multiple", "tzdata 2020a-0+deb10u1, util-linux 2.33.1-0.1", 2),
        (
            "deinstall",
            "linux-image-6.14.0-1012-aws 6.14.0-1012.12~24.04.1",
            0,
        ),
        ("corrupt", "", 1),
        ("empty", "", 1),
    ] {
        assert_eq!(read(name), (packages.to_owned(), problems), "{name}");
    }
}

/// The fixed versions in Debian's records, by package.
fn debian_versions() -> Option<Versions> {
    let folder = data::unpack("feeds/debian-osv")?;
    let mut versions = Versions::default();
    for_each_file(&folder, &mut |text| {
        let Ok(record) = serde_json::from_slice::<serde_json::Value>(text) else {
            return;
        };
        for affected in record["affected"].as_array().into_iter().flatten() {
            let package = affected["package"]["name"].as_str().unwrap_or_default();
            let ranges = affected["ranges"].as_array().into_iter().flatten();
            let events = ranges.flat_map(|range| range["events"].as_array().into_iter().flatten());
            for version in events.filter_map(|event| event["fixed"].as_str()) {
                versions.add(package, version);
            }
        }
    });
    Some(versions)
}

/// The versions in brackets in Ubuntu's lines `RELEASE_PACKAGE: released (VERSION)`, by package.
fn ubuntu_versions() -> Option<Versions> {
    let folder = data::unpack("feeds/ubuntu")?;
    let mut versions = Versions::default();
    for_each_file(&folder, &mut |text| {
        for line in String::from_utf8_lossy(text).lines() {
            let Some((release, status)) = line.split_once(": ") else {
                continue;
            };
            let Some((_, package)) = release.split_once('_') else {
                continue;
            };
            let Some((_, version)) = status.split_once('(') else {
                continue;
            };
            let version = version.trim_end().trim_end_matches(')');
            let is_sign = |c: char| c.is_ascii_alphanumeric() || ".+~:-".contains(c);
            if version.starts_with(|c: char| c.is_ascii_digit()) && version.chars().all(is_sign) {
                versions.add(package, version);
            }
        }
    });
    Some(versions)
}

fn for_each_file(folder: &Path, visit: &mut impl FnMut(&[u8])) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            for_each_file(&path, visit);
        } else {
            visit(&fs::read(&path).expect("the file can be read"));
        }
    }
}

/// Dpkg's own Perl code, which compares as many pairs as one likes; dpkg itself needs a process for each.
fn ask_dpkg_perl(pairs: &[(&str, &str)]) -> Vec<String> {
    const SCRIPT: &str = r#"while (<STDIN>) { chomp; my ($a, $b) = split /\t/; print substr("<=>", version_compare($a, $b) + 1, 1), "\n"; }"#;
    ask(
        Command::new("perl").args(["-MDpkg::Version", "-e", SCRIPT]),
        pairs,
    )
}

fn agrees_with_dpkg(versions: &Versions) {
    let pairs = versions.pairs();
    assert!(pairs.len() >= 10_000, "{} pairs", pairs.len());
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(compare_versions(a, b))).collect();
    assert_eq!(differences(&pairs, &ours, &ask_dpkg_perl(&pairs)), [""; 0]);
    for (a, b) in pairs.iter().step_by(pairs.len() / 200) {
        let operator = BTreeMap::from([("<", "lt"), ("=", "eq"), (">", "gt")])[sign(compare_versions(a, b))];
        let status = Command::new("dpkg")
            .args(["--compare-versions", a, operator, b])
            .status();
        assert!(
            status.expect("dpkg is installed").success(),
            "dpkg denies {a} {operator} {b}"
        );
    }
}

#[test]
fn the_order_of_debians_versions_is_dpkgs() {
    if let Some(versions) = debian_versions() {
        agrees_with_dpkg(&versions);
    }
}

#[test]
fn the_order_of_ubuntus_versions_is_dpkgs() {
    if let Some(versions) = ubuntu_versions() {
        agrees_with_dpkg(&versions);
    }
}

#[test]
fn the_order_of_tricky_versions_is_dpkgs() {
    let mut versions = Vec::new();
    let parts = [
        "0", "1", "1.0", "1.00", "01", "1~", "1~~", "1~rc1", "1a", "1+", "1.a", "1-1", "1-1~", "1-1+b1",
        "1-a",
    ];
    for part in parts {
        for epoch in ["", "0:", "1:", "10:"] {
            versions.push(format!("{epoch}{part}"));
        }
    }
    let pairs = all_pairs(&versions);
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(compare_versions(a, b))).collect();
    assert_eq!(differences(&pairs, &ours, &ask_dpkg_perl(&pairs)), [""; 0]);
}
