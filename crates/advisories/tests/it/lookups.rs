//! Single promises of the file, one test each.

use tidewaiter_advisories::*;
use tidewaiter_types::{Space, Timestamp};

use crate::samples::{built, bytes, fixed, record};

fn space(key: &str) -> Space {
    Space::from(key.to_owned())
}

fn erratum() -> Advisory {
    Advisory {
        vulnerabilities: vec!["CVE-2023-4911".into(), "CVE-2023-4527".into()],
        severity: Some("Important".into()),
        affected: vec![fixed("alma:9", "glibc", Subject::Binary, "2.34-60.el9_2.7")],
        ..record("alma", "ALSA-2023:5453")
    }
}

#[test]
fn an_erratum_is_stored_once_and_serves_all_its_vulnerabilities() {
    let db = built([erratum()]);
    let rows: Vec<_> = db
        .affected(&space("alma:9"), "glibc")
        .unwrap()
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows.len(), 1);
    let ids: Vec<&str> = rows[0]
        .advisory
        .vulnerabilities()
        .map(|number| db.vulnerability_at(number).unwrap().id)
        .collect();
    assert_eq!(ids, ["CVE-2023-4527", "CVE-2023-4911"]);
    assert_eq!(rows[0].advisory.severity().unwrap(), Some("Important"));
    assert!(matches!(
        db.find("ALSA-2023:5453").unwrap(),
        Some(Found::Advisory(_))
    ));
}

#[test]
fn an_alias_leads_to_its_vulnerability() {
    let mut advisory = record("ghsa", "CVE-2021-44228");
    advisory.aliases = vec!["GHSA-jfh8-c2jp-5v3q".into()];
    let db = built([advisory]);
    match db.find("GHSA-jfh8-c2jp-5v3q").unwrap() {
        Some(Found::Vulnerability(found)) => assert_eq!(found.id, "CVE-2021-44228"),
        _ => panic!("the alias is unknown"),
    }
    assert!(db.find("GHSA-none").unwrap().is_none());
}

#[test]
fn one_record_that_rejects_a_vulnerability_is_enough() {
    let mut rejected = record("nvd", "CVE-2020-0001");
    rejected.standing = Standing::Rejected;
    let db = built([
        rejected,
        record("debian", "CVE-2020-0001"),
        record("debian", "CVE-2020-0002"),
    ]);
    assert_eq!(
        db.vulnerability("CVE-2020-0001").unwrap().unwrap().standing,
        Standing::Rejected
    );
    assert_eq!(
        db.vulnerability("CVE-2020-0002").unwrap().unwrap().standing,
        Standing::Active
    );
}

#[test]
fn a_vulnerability_is_withdrawn_only_when_all_its_records_are() {
    let withdrawn = |feed| Advisory {
        standing: Standing::Withdrawn,
        ..record(feed, "CVE-2020-0003")
    };
    let standing = |db: &Database| db.vulnerability("CVE-2020-0003").unwrap().unwrap().standing;
    assert_eq!(
        standing(&built([withdrawn("a"), withdrawn("b")])),
        Standing::Withdrawn
    );
    assert_eq!(
        standing(&built([withdrawn("a"), record("b", "CVE-2020-0003")])),
        Standing::Active
    );
}

#[test]
fn the_newer_version_of_a_record_wins_and_the_older_fills_gaps() {
    let version = |millis, fix: &str, package: &str| Advisory {
        modified: Some(Timestamp(millis)),
        affected: vec![fixed("debian:12", package, Subject::Source, fix)],
        ..record("debian", "CVE-2024-1")
    };
    let older = Advisory {
        severity: Some("low".into()),
        ..version(1_000, "1", "a")
    };
    let newer = version(2_000, "2", "a");
    let other = version(1_500, "3", "b");
    let db = built([newer, older, other]);
    assert_eq!(db.info().advisories, 1);
    let fixes = |package: &str| -> Vec<Range> {
        let rows = db.affected(&space("debian:12"), package).unwrap().unwrap();
        rows.flat_map(|row| row.unwrap().ranges.map(RangeEntry::to_range))
            .collect()
    };
    assert_eq!(
        fixes("a"),
        [Range {
            introduced: None,
            limit: Limit::Fixed("2".into())
        }]
    );
    assert_eq!(
        fixes("b"),
        [Range {
            introduced: None,
            limit: Limit::Fixed("3".into())
        }]
    );
    let record = db.advisories().next().unwrap().unwrap();
    assert_eq!(record.severity().unwrap(), Some("low"));
}

#[test]
fn feeds_are_told_with_counts_and_newest_record() {
    let mut dated = record("nvd", "CVE-2024-2");
    dated.published = Some(Timestamp(5_000));
    let db = built([dated, erratum(), record("nvd", "CVE-2024-3")]);
    let info = db.info();
    let told: Vec<_> = info
        .feeds
        .iter()
        .map(|feed| (feed.name.as_str(), feed.advisories, feed.affected, feed.newest))
        .collect();
    assert_eq!(
        told,
        [("alma", 1, 1, None), ("nvd", 2, 0, Some(Timestamp(5_000)))]
    );
    assert_eq!((info.created, info.vulnerabilities), (Timestamp(5_000), 4));
}

#[test]
fn a_database_of_facts_has_no_prose_and_few_links() {
    let mut advisory = record("nvd", "CVE-2024-4");
    advisory.description = Some("Upstream's own words.".into());
    let link = |kind, url: &str| Reference {
        kind,
        url: url.into(),
    };
    advisory.references = vec![
        link(ReferenceKind::Web, "https://example.org/news"),
        link(ReferenceKind::Fix, "https://example.org/CVE-2024-4"),
        link(ReferenceKind::Fix, "https://example.org/commit"),
        link(ReferenceKind::Exploit, "https://example.org/exploit"),
    ];
    let options = BuildOptions {
        facts_only: true,
        ..BuildOptions::default()
    };
    let db = Database::from_bytes(bytes([advisory], options)).unwrap();
    assert!(db.info().facts_only);
    let (_, texts) = db
        .vulnerability("CVE-2024-4")
        .unwrap()
        .unwrap()
        .texts()
        .unwrap()
        .remove(0);
    assert_eq!(texts.description, None);
    let urls: Vec<&str> = texts.references.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        urls,
        ["https://example.org/exploit", "https://example.org/commit"]
    );
}

#[test]
fn a_file_is_written_in_one_piece_and_opened_by_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("advisories.tidedb");
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    builder.add(erratum());
    builder.write(&path).unwrap();
    let db = Database::open(&path).unwrap();
    db.verify().unwrap();
    assert_eq!(db.info().revision, built([erratum()]).info().revision);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let missing = Database::open(&folder.path().join("none")).err().unwrap();
    assert!(missing.to_string().contains("none"), "{missing}");
}

#[test]
fn texts_of_several_blocks_come_back_each_by_itself() {
    let prose = |number: usize| format!("Flaw {number}. ").repeat(number % 900 + 1);
    let advisories = (0..600).map(|number| Advisory {
        description: Some(prose(number)),
        ..record("nvd", &format!("CVE-2024-{number:05}"))
    });
    let db = built(advisories);
    for number in 0..600 {
        let id = format!("CVE-2024-{number:05}");
        let (feed, texts) = db.vulnerability(&id).unwrap().unwrap().texts().unwrap().remove(0);
        assert_eq!((feed, texts.description), ("nvd", Some(prose(number))));
    }
}
