//! The rules of what a right finding is, a file for each that concerns matching, on real records.
//!
//! The records are those of a few packages, read once from the feeds and made into a small database that all these tests
//! share. Rules 11 and 15 are the inventory's and are tested there. What only made-up records show is tested beside the
//! code (`src/tests`).

mod rule_01_the_distribution_decides_for_its_own_files;
mod rule_02_source_and_binary_packages;
mod rule_03_the_kernel_is_a_group;
mod rule_04_streams;
mod rule_05_rebuilds;
mod rule_06_unfixed_states_are_kept_apart;
mod rule_07_what_does_not_stand;
mod rule_08_go;
mod rule_09_java;
mod rule_10_alpine;
mod rule_12_nothing_is_guessed;
mod rule_13_versions_in_their_own_order;
mod rule_14_unknown_systems;
mod rule_16_severity_has_a_source;
mod rule_17_one_finding;
mod rule_18_end_of_life;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use tidewaiter_advisories::{Advisory, BuildOptions, Database, DatabaseBuilder, Record};
use tidewaiter_feeds::{ALL, Feed, by_name, read_packs};
use tidewaiter_matching::{
    Candidate, Candidates, Conclusion, Finding, Match, explain, findings, match_candidates,
};
use tidewaiter_testkit::data;
use tidewaiter_types::{Ecosystem, Package, Space};

use super::{package, space};

/// The feeds that the small database is made of.
const FEEDS: &[&str] = &[
    "debian",
    "ubuntu",
    "alpine",
    "redhat-cve",
    "redhat-osv",
    "alma",
    "rocky",
    "ghsa",
    "pypa",
    "govulndb",
    "rustsec",
    "ruby",
    "npm-mal",
    "nvd",
    "epss",
    "kev",
];

/// The packages whose records are kept.
const PACKAGES: &[&str] = &[
    "python-django",
    "django",
    "jinja2",
    "requests",
    "zstd",
    "gcc-12",
    "openssl",
    "openssl-libs",
    "linux",
    "glibc",
    "nodejs",
    "xz",
    "curl",
    "python3",
    "stdlib",
    "toolchain",
    "golang.org/x/net",
    "github.com/docker/docker",
    "github.com/gorilla/sessions",
    "github.com/lib/pq",
    "com.google.guava:guava",
    "com.fasterxml.jackson.core:jackson-databind",
    "org.apache.logging.log4j:log4j-core",
    "apache-log4j2",
    "lodash",
    "redis",
    "appboy-web-sdk-v2",
    "time",
    "badge",
    "rack",
    "newtonsoft.json",
    "guzzlehttp/psr7",
    "plug",
    "xen",
    "binutils",
    "ansible",
    "tokio",
    "nokogiri",
];

/// The small database; `None` where there is no test data.
pub fn records() -> Option<&'static Database> {
    static DATABASE: OnceLock<Option<Database>> = OnceLock::new();
    DATABASE.get_or_init(build).as_ref()
}

fn build() -> Option<Database> {
    let folder = data::dir()?.join("feeds");
    let is_one = |feed: &&&'static dyn Feed| FEEDS.contains(&feed.name());
    let feeds: Vec<&'static dyn Feed> = ALL.iter().filter(is_one).copied().collect();
    assert_eq!(feeds.len(), FEEDS.len(), "each feed is there");
    let mut records = Vec::new();
    let mut keep = |record: Record| {
        if !matches!(&record, Record::Advisory(advisory) if !may_be_wanted(advisory)) {
            records.push(record);
        }
    };
    read_packs(&folder, &feeds, &mut |_| {}, &mut keep).unwrap();
    records.extend(lifetimes()?);
    Some(small_database(records))
}

fn small_database(records: Vec<Record>) -> Database {
    let named = |record: &Record| match record {
        Record::Advisory(advisory) => advisory.vulnerabilities.clone(),
        _ => Vec::new(),
    };
    let of_packages = records.iter().filter(|record| has_packages(record));
    let wanted: BTreeSet<String> = of_packages.flat_map(named).collect();
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    for record in records {
        let is_wanted = match &record {
            Record::Advisory(advisory) => advisory.vulnerabilities.iter().any(|id| wanted.contains(id)),
            Record::Epss(epss) => wanted.contains(&epss.cve),
            _ => true,
        };
        if is_wanted {
            builder.add(record);
        }
    }
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

fn has_packages(record: &Record) -> bool {
    matches!(record, Record::Advisory(advisory) if !advisory.affected.is_empty())
}

/// Records that enrich others are sorted out later.
fn may_be_wanted(advisory: &Advisory) -> bool {
    let mut rows = advisory.affected.iter();
    advisory.affected.is_empty() || rows.any(|row| PACKAGES.contains(&row.package.as_str()))
}

/// The sample of endoflife.date, which the packs lack.
fn lifetimes() -> Option<Vec<Record>> {
    let sample = "format-samples/pkg/fetch/endoflife-date/api/testdata/fixtures/happy/full";
    let file = std::fs::read(data::unpack("feeds/format-samples")?.join(sample)).unwrap();
    let feed = by_name("endoflife").expect("the feed is there");
    let mut records = Vec::new();
    feed.read("endoflife/full.json", &file, &mut |record| records.push(record))
        .unwrap();
    Some(records)
}

/// A package of a language.
fn library(ecosystem: Ecosystem, name: &str, version: &str) -> Package {
    Package::new(ecosystem, name, version)
}

/// A library in an image of this system, found in files that `owner` owns.
fn owned<'p>(system: &'p Space, owner: &'p Package, library: &'p Package) -> Candidates<'p> {
    let library = Candidate {
        package: library,
        owner: Some(0),
    };
    Candidates {
        system: Some(system),
        list: vec![owner.into(), library],
    }
}

fn matches(candidates: &Candidates<'_>) -> Vec<Match> {
    match_candidates(records().unwrap(), candidates).unwrap()
}

/// The match of a library with a vulnerability.
fn of_library(ecosystem: Ecosystem, name: &str, version: &str, id: &str) -> Option<Match> {
    let package = library(ecosystem, name, version);
    let found = matches(&Candidates::new(None, [&package]));
    let explained = explain(records().unwrap(), &Candidates::new(None, [&package]), id).unwrap();
    let affected = explained.iter().flat_map(|one| &one.packages);
    let affected = affected
        .filter(|one| one.conclusion == Conclusion::Affected)
        .count();
    let found = found.into_iter().find(|found| found.vulnerability == id);
    assert_eq!(
        affected,
        usize::from(found.is_some()),
        "explain agrees: {explained:#?}"
    );
    found
}

/// A version below the fix is affected and told the fix; the fix is not affected.
fn check_library(ecosystem: Ecosystem, name: &str, id: &str, below: &str, fix: &str) {
    let found = of_library(ecosystem, name, below, id);
    let found = found.unwrap_or_else(|| panic!("{name} {below} is affected by {id}"));
    assert_eq!(found.fixed_version.as_deref(), Some(fix), "{name} {below}");
    assert_eq!(of_library(ecosystem, name, fix, id), None, "{name} {fix}");
}

/// What `explain` says of the only package.
fn conclusion(candidates: &Candidates<'_>, id: &str) -> Conclusion {
    let mut told = explain(records().unwrap(), candidates, id).unwrap();
    assert_eq!(told.len(), 1, "{id}");
    let packages = told.remove(0).packages;
    packages
        .last()
        .unwrap_or_else(|| panic!("{id} names a package"))
        .conclusion
}

/// The finding of this id.
fn finding(candidates: &Candidates<'_>, id: &str) -> Finding {
    let all = findings(records().unwrap(), candidates).unwrap();
    let found = all.into_iter().find(|finding| finding.vulnerability == id);
    found.unwrap_or_else(|| panic!("{id} is found"))
}
