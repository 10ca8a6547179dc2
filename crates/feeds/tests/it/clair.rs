//! Clair's bundle, in lines made after its format.

use std::io::Write;

use tidewaiter_advisories::{Advisory, Epss, FixState, Limit, Range, Record, Subject};
use tidewaiter_feeds::clair;

const LINES: &str = include_str!("clair.jsonl");

fn read(bundle: &[u8]) -> (u64, usize, Vec<Record>) {
    let mut found = Vec::new();
    let tally = clair::read(bundle, &mut |record| found.push(record)).unwrap();
    (tally.records, tally.damaged.len(), found)
}

fn advisory<'a>(found: &'a [Record], id: &str) -> &'a Advisory {
    let advisories = found.iter().filter_map(|record| match record {
        Record::Advisory(advisory) => Some(&**advisory),
        _ => None,
    });
    advisories.into_iter().find(|advisory| advisory.id == id).unwrap()
}

fn range(introduced: Option<&str>, fixed: &str) -> Range {
    Range {
        introduced: introduced.map(str::to_owned),
        limit: Limit::Fixed(fixed.to_owned()),
    }
}

#[test]
fn vulnerabilities_are_gathered_by_name() {
    let (records, damaged, found) = read(LINES.as_bytes());
    assert_eq!((records, damaged), (9, 1));
    let debian = advisory(&found, "CVE-2023-4911");
    assert_eq!(debian.feed, "clair:debian/updater");
    assert_eq!(debian.severity.as_deref(), Some("high"));
    let rows: Vec<_> = debian
        .affected
        .iter()
        .map(|row| (row.space.as_str(), row.state))
        .collect();
    assert_eq!(
        rows,
        [("debian:12", FixState::Fixed), ("debian:13", FixState::Affected)]
    );
    assert_eq!(debian.affected[0].subject, Subject::Source);
    assert_eq!(debian.affected[0].ranges, [range(None, "2.36-9+deb12u3")]);
}

#[test]
fn an_erratum_is_about_the_cves_of_its_links() {
    let (.., found) = read(LINES.as_bytes());
    let erratum = advisory(&found, "RHSA-2023:5455");
    assert_eq!(erratum.vulnerabilities, ["CVE-2023-4806", "CVE-2023-4911"]);
    let row = &erratum.affected[0];
    assert_eq!((row.space.as_str(), row.subject), ("redhat:8", Subject::Binary));
    assert_eq!(row.arches, ["aarch64", "x86_64"]);
}

#[test]
fn ranges_of_libraries_are_read_in_both_writings() {
    let (.., found) = read(LINES.as_bytes());
    let python = advisory(&found, "GHSA-aaaa-bbbb-cccc");
    assert_eq!(python.vulnerabilities, ["CVE-2099-0001"]);
    assert_eq!(python.affected[0].space.as_str(), "pypi");
    let ranges = [range(Some("1.0"), "1.2+x"), range(Some("2.0"), "2.1")];
    assert_eq!(python.affected[0].ranges, ranges);
    let node = advisory(&found, "GHSA-dddd-eeee-ffff");
    assert_eq!(node.affected[0].ranges, [range(Some("1.2.3"), "1.4.0")]);
}

#[test]
fn scores_come_as_scores_and_gzip_as_its_content() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(LINES.as_bytes()).unwrap();
    let (.., found) = read(&packed.finish().unwrap());
    assert_eq!(found, read(LINES.as_bytes()).2);
    let score = Epss {
        cve: "CVE-2023-4911".into(),
        score: 0.5,
        percentile: 0.75,
    };
    assert!(found.contains(&Record::Epss(score)));
}
