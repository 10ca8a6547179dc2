//! The feeds of languages and of enrichment, counted by `languages.py` and by us.

use std::collections::BTreeSet;

use tidewaiter_advisories::{Advisory, Limit, Nature, Record, Standing};
use tidewaiter_types::Timestamp;

use super::counts::{Counts, add, check_by, oracle};

fn check(feed: &str, packs: &[&str], keys: impl Fn(&mut Counts, &Advisory)) {
    check_by("languages.py", feed, packs, keys);
}

fn cves(advisory: &Advisory) -> usize {
    let ids = advisory.vulnerabilities.iter();
    ids.filter(|id| id.starts_with("CVE-")).count()
}

fn spaces(counts: &mut Counts, advisory: &Advisory) {
    let rows = advisory.affected.iter();
    let packages: BTreeSet<_> = rows.map(|row| (row.space.as_str(), &row.package)).collect();
    for (space, _) in packages {
        add(counts, format!("{space} packages"), 1);
    }
}

fn osv(counts: &mut Counts, advisory: &Advisory) {
    add(counts, "advisories", 1);
    add(counts, "cves", cves(advisory));
    add(counts, "aliases", advisory.aliases.len());
    add(counts, "withdrawn", usize::from(advisory.withdrawn.is_some()));
    assert_eq!(
        advisory.withdrawn.is_some(),
        advisory.standing == Standing::Withdrawn,
        "{}",
        advisory.id
    );
    let word = advisory.severity.as_deref().unwrap_or("None");
    add(counts, format!("word {word}"), 1);
    spaces(counts, advisory);
    let mut ends = BTreeSet::new();
    for row in &advisory.affected {
        for range in &row.ranges {
            let end = match range.limit {
                Limit::Fixed(_) => "fixes",
                Limit::Open => "open",
                Limit::LastAffected(_) => continue,
            };
            ends.insert((row.space.as_str(), end, &row.package, range));
        }
    }
    for (space, end, _, _) in ends {
        add(counts, format!("{space} {end}"), 1);
    }
}

#[test]
fn ghsa() {
    let ecosystems = "cargo composer erlang golang maven npm nuget pip rubygems";
    let packs: Vec<String> = ecosystems.split(' ').map(|name| format!("ghsa-{name}")).collect();
    let packs: Vec<&str> = packs.iter().map(String::as_str).collect();
    check("ghsa", &packs, osv);
}

#[test]
fn govulndb() {
    check("govulndb", &["govulndb"], osv);
}

#[test]
fn bitnami() {
    check("bitnami", &["bitnami"], osv);
}

#[test]
fn pypa() {
    check("pypa", &["pypa"], osv);
}

#[test]
fn malicious_packages() {
    check("npm-mal", &["npm-mal-2025"], |counts, advisory| {
        assert_eq!(advisory.nature, Nature::Malware);
        osv(counts, advisory);
    });
}

#[test]
fn rustsec() {
    check("rustsec", &["rustsec"], |counts, advisory| {
        add(counts, "notices", usize::from(advisory.nature == Nature::Notice));
        add(
            counts,
            "withdrawn",
            usize::from(advisory.standing == Standing::Withdrawn),
        );
        add(counts, "vectors", advisory.cvss.len());
        add(counts, "cves", cves(advisory));
        let row = advisory.affected.first();
        add(counts, row.map_or("nowhere", |row| row.space.as_str()), 1);
        add(
            counts,
            "elsewhere",
            usize::from(row.is_some_and(|row| row.stream.is_some())),
        );
    });
}

#[test]
fn haskell() {
    check("haskell", &["haskell"], |counts, advisory| {
        add(counts, "cwes", advisory.cwes.len());
        let mut packages = BTreeSet::new();
        for row in &advisory.affected {
            packages.insert((row.space.as_str(), &row.package));
            let fixes = row
                .ranges
                .iter()
                .filter(|range| range.limit != Limit::Open)
                .count();
            add(counts, "fixes", fixes);
            add(counts, "open", row.ranges.len() - fixes);
        }
        for (space, _) in packages {
            add(counts, space, 1);
        }
    });
}

#[test]
fn ruby() {
    check("ruby", &["ruby"], |counts, advisory| {
        add(counts, "advisories", 1);
        spaces(counts, advisory);
    });
}

#[test]
fn php() {
    check("php", &["php"], |counts, advisory| {
        add(counts, "advisories", 1);
        add(counts, "cves", cves(advisory));
        spaces(counts, advisory);
    });
}

#[test]
fn nodejs() {
    check("nodejs-wg", &["nodejs-wg"], |counts, advisory| {
        let core = advisory
            .affected
            .iter()
            .any(|row| row.space.as_str() == "generic");
        add(counts, if core { "core" } else { "npm" }, 1);
        add(counts, "cves", cves(advisory));
        add(counts, "vectors", advisory.cvss.len());
    });
}

#[test]
fn vulnrichment() {
    check("vulnrichment", &["vulnrichment"], |counts, advisory| {
        add(counts, format!("{:?}", advisory.exploit), 1);
        for cvss in &advisory.cvss {
            add(counts, format!("{} {}", cvss.source, cvss.version), 1);
        }
    });
}

/// Counts facts; `keys` counts one.
fn facts(feed: &str, pack: &str, keys: impl Fn(&mut Counts, &Record)) {
    let (Some(theirs), Some(found)) = (oracle("languages.py", feed, &[pack]), super::facts_of(feed)) else {
        return;
    };
    let mut ours = Counts::from([("records".to_owned(), found.len() as u64)]);
    add(&mut ours, "facts", found.len());
    found.iter().for_each(|record| keys(&mut ours, record));
    assert!(theirs.len() > 3, "the script found nothing: {theirs:?}");
    assert_eq!(ours, theirs, "{feed}");
}

fn year(date: Option<Timestamp>) -> String {
    let date = jiff::Timestamp::from_millisecond(date.unwrap().0).unwrap();
    date.to_string()[..4].to_owned()
}

#[test]
fn epss() {
    facts("epss", "epss", |counts, record| {
        let Record::Epss(epss) = record else {
            panic!("{record:?}")
        };
        let tenth = (f64::from(epss.score) * 10.0 + 1e-6).floor();
        add(counts, format!("tenths {tenth}"), 1);
        add(counts, format!("year {}", &epss.cve[4..8]), 1);
    });
}

#[test]
fn kev() {
    facts("kev", "kev", |counts, record| {
        let Record::Exploited(one) = record else {
            panic!("{record:?}")
        };
        add(counts, "ransomware", usize::from(one.ransomware));
        add(counts, format!("added {}", year(one.added)), 1);
        add(counts, format!("due {}", year(one.due)), 1);
        add(
            counts,
            "signs of actions",
            one.action.as_deref().unwrap_or_default().chars().count(),
        );
    });
}

#[test]
fn cwe() {
    facts("cwe", "cwe", |counts, record| {
        let Record::Weakness(one) = record else {
            panic!("{record:?}")
        };
        add(counts, format!("thousands {}", one.number / 1000), 1);
        add(counts, "signs of names", one.name.chars().count());
    });
}
