//! The difference of two revisions, against the answers that their users get.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tidewaiter_advisories::*;
use tidewaiter_types::Space;

use crate::samples::{built, built_of, fixed, record, two_states};

fn open(records: Vec<Record>) -> Database {
    Database::from_bytes(built_of(records, BuildOptions::default())).unwrap()
}

/// Everything that a verdict or a severity can come from, asked as `matching` asks.
fn answer(db: &Database, space: &str, package: &str) -> Vec<String> {
    let rows = db.affected(&Space::from(space.to_owned()), package).unwrap();
    let row = |row: Result<AffectedRow<'_>, DatabaseError>| {
        let row = row.unwrap();
        let ranges: Vec<_> = row.ranges.map(RangeEntry::to_range).collect();
        let arches: Vec<_> = row.arches.collect();
        let vulnerabilities: Vec<_> = row.advisory.vulnerabilities().collect();
        let about: Vec<_> = vulnerabilities.into_iter().map(|it| judged(db, it)).collect();
        format!(
            "{} {:?} {:?} {:?} {ranges:?} {arches:?} {:?} {:?} {:?} {about:?}",
            facts(&row.advisory),
            row.subject,
            row.state,
            row.fixed_at,
            row.severity,
            row.module,
            row.stream,
        )
    };
    rows.into_iter().flatten().map(row).collect()
}

fn facts(advisory: &AdvisoryRecord<'_>) -> String {
    let cvss: Vec<_> = advisory.cvss().map(|it| it.unwrap()).collect();
    let names = (advisory.feed().unwrap(), advisory.id().unwrap());
    let states = (advisory.standing, advisory.nature, advisory.exploit);
    format!("{names:?} {states:?} {:?} {cvss:?}", advisory.severity().unwrap())
}

fn judged(db: &Database, number: u32) -> String {
    let record = db.vulnerability_at(number).unwrap();
    let own = record.advisories().map(|it| it.unwrap());
    let own: Vec<_> = own
        .filter(AdvisoryRecord::is_single)
        .map(|it| facts(&it))
        .collect();
    let aliases: Vec<_> = record.aliases().collect();
    let exploited = db.is_exploited(record.id).unwrap();
    format!(
        "{} {:?} {aliases:?} {own:?} {exploited}",
        record.id, record.standing
    )
}

fn names(db: &Database) -> BTreeSet<(String, String)> {
    let mut names = BTreeSet::new();
    for space in db.spaces() {
        let space = space.unwrap();
        names.extend(space.packages().map(|it| (space.name().to_owned(), it.unwrap())));
    }
    names
}

/// The records of each feed and id.
fn grouped(db: &Database) -> BTreeMap<(String, String), Vec<Advisory>> {
    let mut groups: BTreeMap<_, Vec<Advisory>> = BTreeMap::new();
    let mut reader = db.record_reader().unwrap();
    for record in reader.records() {
        if let Some(advisory) = record.unwrap().into_advisory() {
            let key = (advisory.feed.clone(), advisory.id.clone());
            groups.entry(key).or_default().push(advisory);
        }
    }
    groups
}

/// What set algebra says of two maps.
fn changes<K: Ord + Clone, V: PartialEq>(older: &BTreeMap<K, V>, newer: &BTreeMap<K, V>) -> Changes<K> {
    let only = |a: &BTreeMap<K, V>, b: &BTreeMap<K, V>| {
        a.keys().filter(|key| !b.contains_key(key)).cloned().collect()
    };
    let both = older
        .iter()
        .filter_map(|(key, old)| Some((key, old, newer.get(key)?)));
    Changes {
        added: only(newer, older),
        changed: both
            .filter(|(_, old, new)| old != new)
            .map(|(key, ..)| key.clone())
            .collect(),
        removed: only(older, newer),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_package_whose_answer_differs_is_named_and_no_other((older, newer) in two_states()) {
        let (older, newer) = (open(older), open(newer));
        let named: BTreeSet<(String, String)> =
            diff(&older, &newer).unwrap().packages.into_iter().map(|it| (it.space, it.package)).collect();
        for (space, package) in names(&older).union(&names(&newer)) {
            let differs = answer(&older, space, package) != answer(&newer, space, package);
            prop_assert_eq!(
                named.contains(&(space.clone(), package.clone())), differs, "{} {}", space, package
            );
        }
    }

    #[test]
    fn every_record_that_differs_is_told((older, newer) in two_states()) {
        let (older, newer) = (open(older), open(newer));
        let told = diff(&older, &newer).unwrap();
        let name = |it: &AdvisoryName| (it.feed.clone(), it.id.clone());
        let names = |list: &[AdvisoryName]| list.iter().map(name).collect::<Vec<_>>();
        let expected = changes(&grouped(&older), &grouped(&newer));
        prop_assert_eq!(names(&told.advisories.added), expected.added);
        prop_assert_eq!(names(&told.advisories.changed), expected.changed);
        prop_assert_eq!(names(&told.advisories.removed), expected.removed);
        let scores = |db: &Database| -> BTreeMap<String, (u32, u32)> {
            let bits = |it: Epss| (it.cve, (it.score.to_bits(), it.percentile.to_bits()));
            db.scores().map(|it| bits(it.unwrap())).collect()
        };
        prop_assert_eq!(told.scores, changes(&scores(&older), &scores(&newer)));
        let exploited = |db: &Database| -> BTreeMap<String, Exploited> {
            db.all_exploited().map(|it| it.unwrap()).map(|it| (it.cve.clone(), it)).collect()
        };
        prop_assert_eq!(told.exploited, changes(&exploited(&older), &exploited(&newer)));
    }

    #[test]
    fn a_revision_does_not_differ_from_itself((records, _) in two_states()) {
        let db = open(records);
        let told = diff(&db, &db).unwrap();
        let nothing = Diff {
            from: db.info().revision,
            to: db.info().revision,
            packages: Vec::new(),
            advisories: Changes::default(),
            vulnerabilities: Changes::default(),
            scores: Changes::default(),
            exploited: Changes::default(),
            weaknesses: Changes::default(),
            lifetimes: Changes::default(),
        };
        prop_assert_eq!(told, nothing);
    }
}

/// A vector that another feed gives touches every package of that vulnerability, whatever feed named the package.
#[test]
fn a_vector_of_another_feed_touches_the_packages_of_its_vulnerability() {
    let mut tracker = record("debian", "CVE-2024-1");
    tracker.affected = vec![fixed("debian:12", "glibc", Subject::Source, "1")];
    let mut other = record("debian", "CVE-2024-2");
    other.affected = vec![fixed("debian:12", "zlib", Subject::Source, "1")];
    let enriched = || record("nvd", "CVE-2024-1");
    let older = built([tracker.clone(), other.clone(), enriched()]);
    let mut scored = enriched();
    scored.cvss = vec![Cvss {
        version: 3,
        vector: "CVSS:3.1/AV:N".into(),
        score: 9.8,
        source: "NVD".into(),
    }];
    let told = diff(&older, &built([tracker.clone(), other.clone(), scored])).unwrap();
    let glibc = PackageName {
        space: "debian:12".into(),
        package: "glibc".into(),
    };
    assert_eq!(told.packages, [glibc]);
    assert_eq!(told.vulnerabilities.changed, ["CVE-2024-1"]);
    // Prose and dates change no verdict.
    let mut described = enriched();
    described.description = Some("A flaw.".into());
    let told = diff(&older, &built([tracker, other, described])).unwrap();
    assert_eq!(told.packages, []);
    assert_eq!(told.vulnerabilities.changed, ["CVE-2024-1"]);
}
