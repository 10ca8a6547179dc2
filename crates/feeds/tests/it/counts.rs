//! Every feed's records and rows, counted by `counts.py` and by us.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use tidewaiter_advisories::{Advisory, Affected, Standing};
use tidewaiter_feeds::Report;
use tidewaiter_testkit::data;

pub type Counts = BTreeMap<String, u64>;

/// What a script beside this file counts in packs, given oldest first.
pub fn oracle(script: &str, feed: &str, packs: &[&str]) -> Option<Counts> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it");
    let mut command = Command::new("python3");
    command.args([&format!("{folder}/{script}"), feed]);
    for pack in packs {
        command.arg(data::unpack(&format!("feeds/{pack}"))?.join(pack));
    }
    let output = command
        .output()
        .expect("python3 is there; `cargo xtask setup` installs it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let pairs = text.lines().map(|line| line.split_once('\t').unwrap());
    Some(
        pairs
            .map(|(key, count)| (key.to_owned(), count.parse().unwrap()))
            .collect(),
    )
}

pub fn add(counts: &mut Counts, key: impl Into<String>, count: usize) {
    if count > 0 {
        *counts.entry(key.into()).or_default() += count as u64;
    }
}

/// Compares; `keys` counts one advisory.
fn check(feed: &str, packs: &[&str], keys: impl Fn(&mut Counts, &Advisory)) {
    check_by("counts.py", feed, packs, keys);
}

/// Compares with what that script counts.
pub fn check_by(script: &str, feed: &str, packs: &[&str], keys: impl Fn(&mut Counts, &Advisory)) {
    let Some(theirs) = oracle(script, feed, packs) else {
        return;
    };
    compare(feed, super::everything().unwrap(), &theirs, keys);
}

/// The same for a feed that yields to another one, or only dates it: its pack is read without the others.
fn check_alone(feed: &str, pack: &str, keys: impl Fn(&mut Counts, &Advisory)) {
    let Some(theirs) = oracle("counts.py", feed, &[pack]) else {
        return;
    };
    compare(feed, &super::alone(pack).unwrap(), &theirs, keys);
}

fn compare(
    feed: &str,
    (report, advisories): &(Report, Vec<Advisory>),
    theirs: &Counts,
    keys: impl Fn(&mut Counts, &Advisory),
) {
    let own = report.feeds.iter().find(|one| one.feed == feed).unwrap();
    assert_eq!((own.damaged, &own.problems[..]), (0, &[][..]), "{feed}");
    let mut ours = Counts::from([("records".to_owned(), own.records)]);
    let advisories = advisories.iter().filter(|advisory| advisory.feed == feed);
    advisories.for_each(|advisory| keys(&mut ours, advisory));
    assert!(theirs.len() > 3, "the script found nothing: {theirs:?}");
    assert_eq!(ours, *theirs, "{feed}");
}

fn place(row: &Affected) -> String {
    format!("{} {}", row.space, row.stream.as_deref().unwrap_or("None"))
}

#[test]
fn debian() {
    check("debian", &["debian-osv"], |counts, advisory| {
        for row in &advisory.affected {
            let urgency = row.severity.as_deref().unwrap_or("None");
            add(counts, format!("{} {:?} {urgency}", row.space, row.state), 1);
        }
    });
}

#[test]
fn ubuntu() {
    check("ubuntu", &["ubuntu", "ubuntu-2024-08"], |counts, advisory| {
        add(counts, "advisories", 1);
        for row in &advisory.affected {
            add(counts, format!("{} {:?}", place(row), row.state), 1);
        }
    });
}

#[test]
fn alpine() {
    check("alpine", &["alpine-secdb"], |counts, advisory| {
        for row in advisory
            .affected
            .iter()
            .filter(|_| advisory.id.starts_with("CVE-"))
        {
            add(counts, format!("{} {} fixes", row.space, row.ranges.len()), 1);
        }
    });
}

#[test]
fn alpine_yaml() {
    check_alone("alpine-yaml", "alpine-secdb-yaml-2020", |counts, advisory| {
        for row in advisory
            .affected
            .iter()
            .filter(|_| advisory.id.starts_with("CVE-"))
        {
            add(counts, format!("{} {} fixes", row.space, row.ranges.len()), 1);
        }
    });
}

#[test]
fn debian_dsa() {
    check_alone("debian-dsa", "debian-dsa-dla", |counts, advisory| {
        add(counts, "advisories", 1);
        add(counts, "cves", advisory.vulnerabilities.len());
        for row in &advisory.affected {
            add(counts, format!("{} {:?}", row.space, row.state), 1);
        }
    });
}

#[test]
fn arch() {
    check("arch", &["arch"], |counts, advisory| {
        add(counts, "cves", advisory.vulnerabilities.len());
        let severity = advisory.severity.as_deref().unwrap_or("Unknown");
        add(counts, format!("severity {severity}"), 1);
        for row in &advisory.affected {
            add(counts, format!("{:?}", row.state), 1);
        }
    });
}

#[test]
fn redhat_cve() {
    check("redhat-cve", &["redhat-cve"], |counts, advisory| {
        for row in &advisory.affected {
            add(counts, format!("{} {:?}", place(row), row.state), 1);
        }
    });
}

/// Rows of an OSV erratum; a modular row that stands under two modules counts once.
fn erratum(counts: &mut Counts, advisory: &Advisory) {
    add(counts, "advisories", 1);
    add(counts, "cves", advisory.vulnerabilities.len());
    let distinct: BTreeSet<_> = advisory
        .affected
        .iter()
        .map(|row| (place(row), &row.package, &row.ranges))
        .collect();
    for (place, _, _) in distinct {
        add(counts, place, 1);
    }
}

#[test]
fn redhat_osv() {
    check("redhat-osv", &["redhat-osv"], erratum);
}

#[test]
fn alma() {
    check("alma", &["alma-osv"], erratum);
}

#[test]
fn rocky() {
    check("rocky", &["rocky-errata"], |counts, advisory| {
        add(counts, "cves", advisory.vulnerabilities.len());
        let distinct: BTreeSet<_> = advisory
            .affected
            .iter()
            .map(|row| (product(row), &row.package))
            .collect();
        for (product, _) in distinct {
            add(counts, format!("{product} packages"), 1);
        }
    });
}

fn product(row: &Affected) -> String {
    let group = if row.stream.is_some() { " SIG Cloud" } else { "" };
    format!("Rocky Linux{group} {}", row.space.release().unwrap())
}

#[test]
fn amazon() {
    check("amazon", &["amazon"], |counts, advisory| {
        add(counts, "cves", advisory.vulnerabilities.len());
        let distinct: BTreeSet<_> = advisory
            .affected
            .iter()
            .map(|row| (place(row), &row.package))
            .collect();
        for (place, _) in distinct {
            add(counts, format!("{place} packages"), 1);
        }
    });
}

#[test]
fn nvd() {
    check("nvd", &["nvd"], |counts, advisory| {
        let scored = |version| {
            advisory
                .cvss
                .iter()
                .filter(|cvss| cvss.version == version)
                .count()
        };
        add(counts, "v2", scored(2));
        add(counts, "v3", scored(3));
        add(counts, "references", advisory.references.len());
        add(
            counts,
            "Rejected",
            usize::from(advisory.standing == Standing::Rejected),
        );
        add(
            counts,
            "Disputed",
            usize::from(advisory.standing == Standing::Disputed),
        );
    });
}
