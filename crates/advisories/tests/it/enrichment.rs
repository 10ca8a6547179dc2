//! What is known beside advisories: scores, exploited CVEs, weaknesses, lifetimes.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::*;
use tidewaiter_types::{Space, Timestamp};

use crate::samples::record;

fn epss(cve: &str, score: f32, percentile: f32) -> Epss {
    Epss {
        cve: cve.into(),
        score,
        percentile,
    }
}

fn exploited(cve: &str, added: i64) -> Exploited {
    Exploited {
        cve: cve.into(),
        added: Some(Timestamp(added * 86_400_000)),
        due: None,
        ransomware: true,
        action: Some(format!("Apply updates for {cve}.")),
    }
}

fn built(records: Vec<Record>, options: BuildOptions) -> Database {
    let mut builder = DatabaseBuilder::new(options);
    records.into_iter().for_each(|record| builder.add(record));
    let db = Database::from_bytes(builder.to_vec().unwrap()).unwrap();
    db.verify().unwrap();
    db
}

fn samples() -> Vec<Record> {
    let weakness = |number, name: &str| {
        Record::Weakness(Weakness {
            number,
            name: name.into(),
        })
    };
    let lifetime = Lifetime {
        space: Space::of_release("debian", "10"),
        end: Some(Timestamp(1_662_768_000_000)),
        extended_end: Some(Timestamp(1_719_705_600_000)),
    };
    vec![
        Record::Epss(epss("CVE-2021-44228", 0.99999, 1.0)),
        Record::Epss(epss("CVE-2023-0001", 0.00043, 0.07971)),
        Record::Exploited(exploited("CVE-2021-44228", 18971)),
        weakness(79, "Improper Neutralization of Input"),
        weakness(502, "Deserialization of Untrusted Data"),
        Record::Lifetime(lifetime),
        record("nvd", "CVE-2021-44228").into(),
    ]
}

#[test]
fn everything_is_found_and_nothing_else() {
    let db = built(samples(), BuildOptions::default());
    let score = db.epss("CVE-2023-0001").unwrap().unwrap();
    assert_eq!((score.score, score.percentile), (0.00043, 0.07971));
    assert_eq!(db.epss("CVE-2023-0002").unwrap(), None);
    assert_eq!(
        db.exploited("CVE-2021-44228").unwrap(),
        Some(exploited("CVE-2021-44228", 18971))
    );
    assert!(!db.is_exploited("CVE-2023-0001").unwrap());
    assert_eq!(
        db.weakness(502).unwrap(),
        Some("Deserialization of Untrusted Data")
    );
    assert_eq!(db.weakness(80).unwrap(), None);
    let debian = db.lifetime(&Space::of_release("debian", "10")).unwrap().unwrap();
    assert_eq!(debian.end, Some(Timestamp(1_662_768_000_000)));
    assert_eq!(db.lifetime(&Space::of_release("debian", "11")).unwrap(), None);
    let info = db.info();
    assert_eq!(
        (info.scores, info.exploited, info.weaknesses, info.lifetimes),
        (2, 1, 2, 1)
    );
}

#[test]
fn all_of_it_comes_back() {
    let db = built(samples(), BuildOptions::default());
    let mut back: Vec<Record> = Vec::new();
    back.extend(db.scores().map(|it| Record::Epss(it.unwrap())));
    back.extend(db.all_exploited().map(|it| Record::Exploited(it.unwrap())));
    back.extend(db.weaknesses().map(|it| Record::Weakness(it.unwrap())));
    back.extend(db.lifetimes().map(|it| Record::Lifetime(it.unwrap())));
    let told: Vec<Record> = samples()
        .into_iter()
        .filter(|it| !matches!(it, Record::Advisory(_)))
        .collect();
    assert_eq!(back, told);
}

#[test]
fn a_database_of_facts_has_the_catalogue_without_its_prose() {
    let options = BuildOptions {
        facts_only: true,
        ..BuildOptions::default()
    };
    let found = built(samples(), options)
        .exploited("CVE-2021-44228")
        .unwrap()
        .unwrap();
    assert_eq!((found.action, found.ransomware), (None, true));
}

proptest! {
    /// The later entry of the same CVE wins, in whatever order they come.
    #[test]
    fn scores_answer_as_a_map_does(
        scores in vec(("CVE-20[0-2][0-9]-[0-9]{4,6}", 0u32..=100_000, 0u32..=100_000), 0..60),
    ) {
        let part = |steps: u32| steps as f32 / 100_000.0;
        let records = |scores: &[(String, u32, u32)]| -> Vec<Record> {
            let one = |(cve, score, percentile): &(String, u32, u32)| {
                Record::Epss(epss(cve, part(*score), part(*percentile)))
            };
            scores.iter().map(one).collect()
        };
        let db = built(records(&scores), BuildOptions::default());
        let mut expected: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for (cve, score, percentile) in &scores {
            let known = expected.entry(cve.clone()).or_default();
            *known = (*known).max((*score, *percentile));
        }
        let found: BTreeMap<String, (u32, u32)> = db
            .scores()
            .map(|it| it.unwrap())
            .map(|it| {
                let steps = |part: f32| (part * 100_000.0).round() as u32;
                (it.cve, (steps(it.score), steps(it.percentile)))
            })
            .collect();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(db.info().scores as usize, expected.len());
        let mut reversed = scores.clone();
        reversed.reverse();
        prop_assert_eq!(db.info().revision, built(records(&reversed), BuildOptions::default()).info().revision);
    }
}
