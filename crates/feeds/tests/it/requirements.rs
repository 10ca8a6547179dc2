//! Ranges that come of requirements, against what others made of the same records, and against the requirements
//! themselves version by version.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_advisories::{Advisory, Limit, Range};
use tidewaiter_ecosystems::scheme_of;
use tidewaiter_feeds::by_name;
use tidewaiter_testkit::data;
use tidewaiter_types::Ecosystem;

/// RustSec's own export turned the same requirements into ranges.
#[test]
fn rustsec_agrees_with_its_own_export() {
    let Some(originals) = super::of_feed("rustsec") else {
        return;
    };
    let folder = data::unpack("feeds/rustsec-osv")
        .unwrap()
        .join("rustsec-osv/crates");
    let mut exported: BTreeMap<String, Vec<Range>> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let path = format!("rustsec-osv/crates/{}", file.file_name().to_str().unwrap());
        let bytes = std::fs::read(file.path()).unwrap();
        let feed = by_name("rustsec-osv").unwrap();
        feed.read(&path, &bytes, &mut |one| {
            let one = one.into_advisory().unwrap();
            exported.insert(one.id.clone(), plain(ranges(&one)));
        })
        .unwrap();
    }
    let (mut asked, mut others) = (0, Vec::new());
    for one in originals.filter(|one| one.affected.iter().all(|row| row.space.as_str() == "cargo")) {
        if let Some(theirs) = exported.get(&one.id) {
            let ours = ranges(one).into_iter().map(as_exported).collect::<Vec<_>>();
            // `> 0` is "above 0.0.0" to the export, and "1.0.0 and above" to Cargo. The record was withdrawn.
            if ours != *theirs && one.id != "RUSTSEC-2020-0055" {
                others.push(format!("{}: {ours:?}, exported {theirs:?}", one.id));
            }
            asked += 1;
        }
    }
    assert!(others.is_empty(), "{others:#?}");
    assert!(asked > 1_100, "too few to say anything: {asked}");
}

/// The export has no "last affected": it names the next version as fixed.
fn as_exported(range: Range) -> Range {
    let limit = match range.limit {
        Limit::LastAffected(last) => {
            let (head, patch) = last.rsplit_once('.').unwrap();
            Limit::Fixed(format!("{head}.{}-0", patch.parse::<u64>().unwrap() + 1))
        }
        other => other,
    };
    Range { limit, ..range }
}

/// The export writes out the lowest version where we say "from the beginning", and ranges that hold nothing.
fn plain(ranges: Vec<Range>) -> Vec<Range> {
    let written = |range: Range| Range {
        introduced: range.introduced.filter(|start| start != "0.0.0-0"),
        ..range
    };
    let is_empty = |range: &Range| {
        let start = range.introduced.as_deref().unwrap_or("0.0.0");
        range.limit == Limit::Fixed(start.to_owned())
    };
    let all = ranges.into_iter().map(written);
    all.filter(|range| !is_empty(range)).collect()
}

fn ranges(one: &Advisory) -> Vec<Range> {
    let mut found: Vec<Range> = one.affected.iter().flat_map(|row| row.ranges.clone()).collect();
    found.sort();
    found
}

/// Each version that a record of RubySec names, and its neighbours, is affected if no requirement takes it in.
#[test]
fn ruby_agrees_with_its_requirements_version_by_version() {
    let Some(folder) = data::unpack("feeds/ruby") else {
        return;
    };
    let mut asked = 0;
    for path in files(&folder.join("ruby/gems")) {
        let bytes = std::fs::read(&path).unwrap();
        let name = format!("ruby/gems/{}", path.file_name().unwrap().to_str().unwrap());
        let fine = requirements(std::str::from_utf8(&bytes).unwrap());
        let mut found = Vec::new();
        by_name("ruby")
            .unwrap()
            .read(&name, &bytes, &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        let ranges = ranges(&found[0]);
        for version in neighbours(&fine) {
            let safe = fine.iter().any(|requirement| {
                requirement
                    .iter()
                    .all(|(sign, end)| satisfies(&version, sign, end))
            });
            let hit = ranges
                .iter()
                .any(|range| super::agreement::holds_by(range, &version, scheme_of(Ecosystem::Gem)));
            assert_eq!(hit, !safe, "{name} {version} {fine:?} {ranges:?}");
            asked += 1;
        }
    }
    assert!(asked > 10_000, "too few to say anything: {asked}");
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let gems = std::fs::read_dir(folder).unwrap();
    let of_gem = |gem: std::io::Result<std::fs::DirEntry>| std::fs::read_dir(gem.unwrap().path()).unwrap();
    gems.flat_map(of_gem).map(|file| file.unwrap().path()).collect()
}

/// The requirements of a record, read line by line: each a list of operators and versions.
fn requirements(text: &str) -> Vec<Vec<(String, String)>> {
    let mut within = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if !line.starts_with([' ', '-']) {
            within = line.starts_with("patched_versions:") || line.starts_with("unaffected_versions:");
        } else if let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| within) {
            let item = item.trim().trim_matches(['"', '\'']);
            let part = |part: &str| {
                let part = part.trim();
                let at = part.find(|sign: char| sign.is_ascii_alphanumeric()).unwrap();
                (part[..at].trim().to_owned(), part[at..].trim().to_owned())
            };
            found.push(item.split(',').map(part).collect());
        }
    }
    found
}

fn neighbours(fine: &[Vec<(String, String)>]) -> BTreeSet<String> {
    let mut all = BTreeSet::from(["0".to_owned(), "999".to_owned()]);
    for (_, version) in fine.iter().flatten() {
        all.insert(version.clone());
        all.insert(format!("{version}.1"));
        all.insert(format!("{version}.a"));
        let numbers: Vec<&str> = version.split('.').collect();
        for kept in 1..numbers.len() {
            let next = numbers[kept - 1].parse::<u64>().map(|number| number + 1);
            let Ok(next) = next else { continue };
            let head: Vec<String> = numbers[..kept - 1]
                .iter()
                .map(|&text| text.to_owned())
                .chain([next.to_string()])
                .collect();
            all.insert(head.join("."));
            all.insert(format!("{}.rc1", head.join(".")));
        }
    }
    all
}

/// RubyGems' own rule for each operator.
fn satisfies(version: &str, sign: &str, end: &str) -> bool {
    let against = |end: &str| scheme_of(Ecosystem::Gem).compare(version, end);
    match sign {
        ">=" => against(end).is_ge(),
        ">" => against(end).is_gt(),
        "<=" => against(end).is_le(),
        "<" => against(end).is_lt(),
        "" | "=" => against(end) == Ordering::Equal,
        "~>" => {
            against(end).is_ge() && {
                let compare = |a: &str, b: &str| scheme_of(Ecosystem::Gem).compare(a, b);
                compare(&release(version), &bump(end)).is_lt()
            }
        }
        other => panic!("{other}"),
    }
}

/// A version without the part of it that is a pre-release.
fn release(version: &str) -> String {
    let parts = version.split(['.', '-']);
    let numbers: Vec<&str> = parts.take_while(|part| part.parse::<u64>().is_ok()).collect();
    numbers.join(".")
}

/// The version that `~>` stays below: the last number but one raised.
fn bump(version: &str) -> String {
    let release = release(version);
    let mut numbers: Vec<u64> = release.split('.').map(|part| part.parse().unwrap()).collect();
    if numbers.len() > 1 {
        numbers.pop();
    }
    *numbers.last_mut().unwrap() += 1;
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}
