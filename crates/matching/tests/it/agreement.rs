//! Basic findings against `tests/oracles/agreement.py`: for versions just below, at and just above thousands of real
//! fixes, exactly the CVEs that the tools' own orders give when they are applied to the original feeds.
//!
//! Stated policy, which the script knows nothing of: a CVE that its source or NVD calls rejected or withdrawn is no
//! finding (rule 7), and an entry under another name of a CVE (Alpine's `XSA-398`) is about that CVE. Packages of the kernel's policy group are findings like all others.

use std::collections::BTreeSet;
use std::process::Command;

use tidewaiter_advisories::Standing;
use tidewaiter_matching::{BasicFinding, CvssVersion, basic_findings_of_packages};

use super::*;

/// Of a hundred expected findings, policy may take away this many; more would hide a mistake behind it.
const MOST_BY_POLICY: usize = 2;

/// A feed, how the script reads it, and what its packages are.
struct Feed {
    kind: &'static str,
    pack: &'static str,
    /// How several fixes of one CVE in one package are read, see `decide`.
    several: &'static str,
    ecosystem: Ecosystem,
}

impl Feed {
    /// Whether a finding's CVE is named in the feed by another name alone.
    fn is_by_alias(&self, found: &BasicFinding) -> bool {
        self.ecosystem == Ecosystem::Apk && found.evidence.advisory != found.name
    }
}

/// What was asked and compared.
#[derive(Default, Debug)]
struct Counts {
    questions: usize,
    found: usize,
    expected: usize,
    by_policy: usize,
}

/// What the oracle prints: space, package, version, module and CVEs, tab separated.
fn oracle(feed: &Feed) -> Option<String> {
    let folder = data::unpack(&format!("feeds/{}", feed.pack))?.join(feed.pack);
    let script = data::project_root().join("tests/oracles/agreement.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(feed.kind).arg(folder).arg(feed.several);
    let output = command
        .output()
        .expect("python3 is there; `cargo xtask test` installs it");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "needs libdpkg-perl, dpkg and rpm; `cargo xtask test` installs them: {words}"
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The installed package that a question is about; where the feed names sources, its source has the same version.
fn installed(feed: &Feed, name: &str, version: &str, module: &str) -> Package {
    let rpm = feed.ecosystem == Ecosystem::Rpm;
    Package {
        arch: rpm.then(|| "x86_64".to_owned()),
        module: (!module.is_empty()).then(|| module.to_owned()),
        ..package(
            feed.ecosystem,
            if rpm { name } else { "any-binary" },
            name,
            version,
        )
    }
}

fn is_out_by_policy(db: &Database, cve: &str) -> bool {
    let record = db.vulnerability(cve).unwrap().expect("it is in the feed");
    matches!(record.standing, Standing::Rejected | Standing::Withdrawn)
}

/// Recall and precision of 1 for one question.
fn compare(db: &Database, feed: &Feed, line: &str, counts: &mut Counts) {
    let [place, name, version, module, cves] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("not five columns: {line:?}")
    };
    let package = installed(feed, name, version, module);
    let findings = basic_findings_of_packages(db, &space(place), &[&package], CvssVersion::V3).unwrap();
    let names: BTreeSet<&str> = findings.iter().map(|found| found.name.as_str()).collect();
    assert_eq!(names.len(), findings.len(), "each CVE once: {line}");
    // What has no CVE id in the feed is no part of the question.
    let by_cve = findings.iter().filter(|found| !feed.is_by_alias(found));
    let ours = by_cve
        .map(|found| found.name.as_str())
        .filter(|id| id.starts_with("CVE-"));
    let ours: BTreeSet<&str> = ours.collect();
    let theirs = cves.split(',').filter(|cve| !cve.is_empty());
    let (out, expected): (BTreeSet<&str>, BTreeSet<&str>) = theirs.partition(|cve| is_out_by_policy(db, cve));
    let (missed, invented) = (&expected - &ours, &ours - &expected);
    assert!(
        missed.is_empty() && invented.is_empty(),
        "{line}: missed {missed:?}, invented {invented:?}"
    );
    counts.questions += 1;
    counts.found += ours.len();
    counts.expected += expected.len();
    counts.by_policy += out.len();
}

fn agree(feed: &Feed) {
    let (Some(db), Some(text)) = (database(), oracle(feed)) else {
        return;
    };
    let mut counts = Counts::default();
    for line in text.lines() {
        compare(db, feed, line, &mut counts);
    }
    println!("{}: recall 1.0, precision 1.0 of {counts:?}", feed.pack);
    assert!(
        counts.questions >= 6_000 && counts.found >= 6_000,
        "too few to say anything: {counts:?}"
    );
    assert!(
        counts.by_policy * 100 <= (counts.expected + counts.by_policy) * MOST_BY_POLICY,
        "{counts:?}"
    );
}

#[test]
fn debian_agrees_with_dpkg() {
    agree(&Feed {
        kind: "deb",
        pack: "debian-osv",
        several: "any",
        ecosystem: Ecosystem::Deb,
    });
}

#[test]
fn alma_agrees_with_rpm() {
    agree(&Feed {
        kind: "rpm",
        pack: "alma-osv",
        several: "lowest",
        ecosystem: Ecosystem::Rpm,
    });
}

#[test]
fn rocky_agrees_with_rpm() {
    agree(&Feed {
        kind: "rocky",
        pack: "rocky-errata",
        several: "lowest",
        ecosystem: Ecosystem::Rpm,
    });
}

#[test]
fn amazon_agrees_with_rpm() {
    agree(&Feed {
        kind: "amazon",
        pack: "amazon",
        several: "lowest",
        ecosystem: Ecosystem::Rpm,
    });
}

#[test]
fn alpine_agrees_with_the_rules_of_apk() {
    agree(&Feed {
        kind: "apk",
        pack: "alpine-secdb",
        several: "any",
        ecosystem: Ecosystem::Apk,
    });
}
