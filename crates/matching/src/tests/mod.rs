//! The rules of matching, a test for each, named after it.

mod basic;
mod explain;
mod rules;
mod streams;

use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Database, DatabaseBuilder, FixState, Limit, Range, Subject,
};
use tidewaiter_types::{Ecosystem, Package, SourcePackage, Space};

use crate::{Match, match_packages};

fn space(key: &str) -> Space {
    Space::from(key.to_owned())
}

fn database(advisories: impl IntoIterator<Item = Advisory>) -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    advisories.into_iter().for_each(|advisory| builder.add(advisory));
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

/// A feed's record of a CVE with its rows.
fn cve(feed: &str, id: &str, affected: Vec<Affected>) -> Advisory {
    Advisory {
        id: id.into(),
        feed: feed.into(),
        vulnerabilities: vec![id.into()],
        affected,
        ..Advisory::default()
    }
}

/// An erratum about CVEs.
fn erratum(feed: &str, id: &str, cves: &[&str], affected: Vec<Affected>) -> Advisory {
    let vulnerabilities = cves.iter().map(|cve| (*cve).to_owned()).collect();
    Advisory {
        id: id.into(),
        feed: feed.into(),
        vulnerabilities,
        affected,
        ..Advisory::default()
    }
}

fn row(place: &str, package: &str, subject: Subject, state: FixState, limit: Limit) -> Affected {
    Affected {
        space: space(place),
        package: package.into(),
        subject,
        ranges: vec![Range {
            introduced: None,
            limit,
        }],
        state,
        fixed_at: None,
        severity: None,
        arches: Vec::new(),
        module: None,
        stream: None,
    }
}

fn fixed(place: &str, package: &str, subject: Subject, version: &str) -> Affected {
    row(
        place,
        package,
        subject,
        FixState::Fixed,
        Limit::Fixed(version.into()),
    )
}

fn unfixed(place: &str, package: &str, state: FixState) -> Affected {
    row(place, package, Subject::Source, state, Limit::Open)
}

fn not_affected(place: &str, package: &str) -> Affected {
    Affected {
        ranges: Vec::new(),
        ..unfixed(place, package, FixState::NotAffected)
    }
}

fn deb(name: &str, version: &str, source: &str, source_version: &str) -> Package {
    let source = SourcePackage {
        name: source.into(),
        version: source_version.into(),
    };
    Package {
        source: Some(source),
        ..Package::new(Ecosystem::Deb, name, version)
    }
}

fn rpm(name: &str, version: &str) -> Package {
    Package {
        arch: Some("x86_64".into()),
        ..Package::new(Ecosystem::Rpm, name, version)
    }
}

fn matches(db: &Database, place: &str, package: &Package) -> Vec<Match> {
    match_packages(db, &space(place), [package]).unwrap()
}

/// The fixed version of the only match, or nothing where there is no match.
fn fix(db: &Database, place: &str, package: &Package) -> Option<String> {
    let mut found = matches(db, place, package);
    assert!(found.len() <= 1, "{found:?}");
    found.pop().map(|found| {
        found
            .fixed_version
            .unwrap_or_else(|| format!("{:?}", found.state))
    })
}
