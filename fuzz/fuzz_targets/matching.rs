//! A small database and a list of packages, both made of the input: nothing panics, and `explain` says "affected" exactly
//! where there is a match.

#![no_main]

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Database, DatabaseBuilder, FixState, Limit, Nature, Range, Standing,
    Subject,
};
use tidewaiter_matching::{Candidate, Candidates, Conclusion, CvssVersion, basic_findings_of_packages};
use tidewaiter_matching::{explain, findings, match_candidates};
use tidewaiter_types::{Ecosystem, Package, SourcePackage, Space};

/// Names are few, so that they meet.
const NAMES: &[&str] = &["a", "b", "stdlib", "linux-headers-6", "g:a"];
const SPACES: &[&str] = &["x:1", "x:2", "ubuntu:22.04", "npm", "golang", "maven", "pypi"];
const FEEDS: &[&str] = &["x", "ubuntu", "ghsa", "govulndb", "pypa", "nvd"];
const IDS: &[&str] = &["CVE-2020-1", "CVE-2020-2", "GHSA-a", "GHSA-b", "X-1"];
const STREAMS: &[&str] = &["eus:9.2", "esm-infra", "els:7", "advanced_virtualization:8"];
const MODULES: &[&str] = &["m:1", "m:2", "m:1:c:d"];
const ARCHES: &[&str] = &["x86_64", "aarch64"];
const STATES: &[FixState] = &[
    FixState::Fixed,
    FixState::Affected,
    FixState::UnderInvestigation,
    FixState::Deferred,
    FixState::WillNotFix,
    FixState::EndOfLife,
    FixState::Pending,
    FixState::NotAffected,
];
const STANDINGS: &[Standing] = &[
    Standing::Active,
    Standing::Withdrawn,
    Standing::Rejected,
    Standing::Disputed,
];
const NATURES: &[Nature] = &[Nature::Vulnerability, Nature::Malware, Nature::Notice];

/// What is asked.
#[derive(Debug)]
struct Question {
    advisories: Vec<Advisory>,
    packages: Vec<(Package, Option<usize>)>,
    system: Option<Space>,
}

impl<'a> Arbitrary<'a> for Question {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let mut advisories = Vec::new();
        for _ in 0..input.int_in_range(1..=6)? {
            advisories.push(advisory(input)?);
        }
        let mut packages = Vec::new();
        for _ in 0..input.int_in_range(1..=5)? {
            packages.push((package(input)?, maybe(input, |input| input.int_in_range(0..=5))?));
        }
        let system = maybe(input, |input| space(input))?;
        Ok(Self {
            advisories,
            packages,
            system,
        })
    }
}

fn maybe<'a, T>(
    input: &mut Unstructured<'a>,
    make: impl Fn(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Option<T>> {
    match bool::arbitrary(input)? {
        true => make(input).map(Some),
        false => Ok(None),
    }
}

fn word(input: &mut Unstructured<'_>, words: &[&str]) -> Result<String> {
    input.choose(words).map(|word| (*word).to_owned())
}

fn space(input: &mut Unstructured<'_>) -> Result<Space> {
    word(input, SPACES).map(Space::from)
}

fn version(input: &mut Unstructured<'_>) -> Result<String> {
    let text = <&str>::arbitrary(input)?;
    Ok(text.chars().take(24).collect())
}

fn package(input: &mut Unstructured<'_>) -> Result<Package> {
    let ecosystem = *input.choose(&Ecosystem::ALL)?;
    let source = |input: &mut Unstructured<'_>| {
        Ok(SourcePackage {
            name: word(input, NAMES)?,
            version: version(input)?,
        })
    };
    Ok(Package {
        arch: maybe(input, |input| word(input, ARCHES))?,
        module: maybe(input, |input| word(input, MODULES))?,
        source: maybe(input, source)?,
        ..Package::new(ecosystem, word(input, NAMES)?, version(input)?)
    })
}

fn advisory(input: &mut Unstructured<'_>) -> Result<Advisory> {
    let mut vulnerabilities = vec![word(input, IDS)?];
    vulnerabilities.extend(maybe(input, |input| word(input, IDS))?);
    vulnerabilities.sort();
    vulnerabilities.dedup();
    let mut affected = Vec::new();
    for _ in 0..input.int_in_range(0..=4)? {
        affected.push(row(input)?);
    }
    Ok(Advisory {
        id: word(input, IDS)?,
        feed: word(input, FEEDS)?,
        aliases: maybe(input, |input| word(input, IDS))?.into_iter().collect(),
        vulnerabilities,
        affected,
        standing: *input.choose(STANDINGS)?,
        nature: *input.choose(NATURES)?,
        severity: maybe(input, |input| word(input, &["high", "untriaged"]))?,
        ..Advisory::default()
    })
}

fn row(input: &mut Unstructured<'_>) -> Result<Affected> {
    let subject = *input.choose(&[Subject::Source, Subject::Binary])?;
    let state = *input.choose(STATES)?;
    let mut row = Affected::new(space(input)?, word(input, NAMES)?, subject, state);
    for _ in 0..input.int_in_range(0..=3)? {
        row.ranges.push(range(input)?);
    }
    if row.ranges.is_empty() && state != FixState::NotAffected {
        row.ranges.push(Range {
            introduced: None,
            limit: Limit::Open,
        });
    }
    row.arches = maybe(input, |input| word(input, ARCHES))?.into_iter().collect();
    row.module = maybe(input, |input| word(input, MODULES))?;
    row.stream = maybe(input, |input| word(input, STREAMS))?;
    Ok(row)
}

fn range(input: &mut Unstructured<'_>) -> Result<Range> {
    let limit = match input.int_in_range(0..=2)? {
        0 => Limit::Open,
        1 => Limit::Fixed(version(input)?),
        _ => Limit::LastAffected(version(input)?),
    };
    Ok(Range {
        introduced: maybe(input, version)?,
        limit,
    })
}

fuzz_target!(|question: Question| {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    question.advisories.into_iter().for_each(|advisory| builder.add(advisory));
    let file = builder.to_vec().expect("any advisories make a database");
    let db = Database::from_bytes(file).expect("what was built is whole");
    let list = question.packages.iter().map(|(package, owner)| Candidate {
        package,
        owner: *owner,
    });
    let candidates = Candidates {
        system: question.system.as_ref(),
        list: list.collect(),
    };
    let mut by_match: Vec<_> = match_candidates(&db, &candidates)
        .expect("the database is whole")
        .into_iter()
        .map(|found| (found.vulnerability, found.package))
        .collect();
    by_match.sort();
    assert_eq!(by_match, explained(&db, &candidates));
    let grouped = findings(&db, &candidates).expect("the database is whole");
    assert_eq!(grouped.iter().map(|one| one.packages.len()).sum::<usize>(), by_match.len());
    if let Some(system) = &question.system {
        let packages: Vec<&Package> = question.packages.iter().map(|(package, _)| package).collect();
        basic_findings_of_packages(&db, system, &packages, CvssVersion::V2).expect("the database is whole");
    }
});

/// The packages that are affected, as `explain` has it.
fn explained(db: &Database, candidates: &Candidates<'_>) -> Vec<(String, usize)> {
    let mut affected = Vec::new();
    for record in db.vulnerabilities() {
        let id = record.expect("the database is whole").id;
        for told in explain(db, candidates, id).expect("the database is whole") {
            for package in told.packages {
                if package.conclusion == Conclusion::Affected {
                    affected.push((told.vulnerability.clone(), package.package));
                }
            }
        }
    }
    affected.sort();
    affected
}
