//! Advisories to build from: a few by hand, and any number by chance.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use tidewaiter_advisories::*;
use tidewaiter_types::{Space, Timestamp};

/// A database of these advisories.
pub fn built(advisories: impl IntoIterator<Item = Advisory>) -> Database {
    Database::from_bytes(bytes(advisories, BuildOptions::default())).unwrap()
}

/// Its bytes.
pub fn bytes(advisories: impl IntoIterator<Item = Advisory>, options: BuildOptions) -> Vec<u8> {
    let mut builder = DatabaseBuilder::new(options);
    advisories.into_iter().for_each(|advisory| builder.add(advisory));
    builder.to_vec().unwrap()
}

/// The bytes of a database of any records.
pub fn built_of(records: impl IntoIterator<Item = Record>, options: BuildOptions) -> Vec<u8> {
    let mut builder = DatabaseBuilder::new(options);
    records.into_iter().for_each(|record| builder.add(record));
    builder.to_vec().unwrap()
}

/// A package that is fixed at a version.
pub fn fixed(space: &str, package: &str, subject: Subject, version: &str) -> Affected {
    Affected {
        space: Space::from(space.to_owned()),
        package: package.into(),
        subject,
        ranges: vec![Range {
            introduced: None,
            limit: Limit::Fixed(version.into()),
        }],
        state: FixState::Fixed,
        fixed_at: None,
        severity: None,
        arches: Vec::new(),
        module: None,
        stream: None,
    }
}

/// A record about itself.
pub fn record(feed: &str, id: &str) -> Advisory {
    Advisory {
        id: id.into(),
        feed: feed.into(),
        vulnerabilities: vec![id.into()],
        ..Advisory::default()
    }
}

fn word() -> impl Strategy<Value = String> {
    "[a-c]{1,3}"
}

fn instant() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        (0i64..20_000).prop_map(|days| days * 86_400_000),
        -5_000i64..2_000_000_000_000
    ]
    .prop_map(Timestamp)
}

fn cvss() -> impl Strategy<Value = Cvss> {
    (2u8..5, word(), 0u8..101, word()).prop_map(|(version, vector, tenths, source)| Cvss {
        version,
        vector,
        score: f32::from(tenths) / 10.0,
        source,
    })
}

fn reference() -> impl Strategy<Value = Reference> {
    let kind = prop_oneof![
        Just(ReferenceKind::Fix),
        Just(ReferenceKind::Web),
        Just(ReferenceKind::Exploit)
    ];
    (kind, word()).prop_map(|(kind, url)| Reference { kind, url })
}

fn range() -> impl Strategy<Value = Range> {
    let limit = prop_oneof![
        word().prop_map(Limit::Fixed),
        word().prop_map(Limit::LastAffected),
        Just(Limit::Open)
    ];
    (option::of(word()), limit).prop_map(|(introduced, limit)| Range { introduced, limit })
}

fn state() -> impl Strategy<Value = FixState> {
    prop_oneof![
        Just(FixState::Fixed),
        Just(FixState::Affected),
        Just(FixState::UnderInvestigation),
        Just(FixState::Deferred),
        Just(FixState::WillNotFix),
        Just(FixState::EndOfLife),
        Just(FixState::Pending),
        Just(FixState::NotAffected),
    ]
}

fn affected() -> impl Strategy<Value = Affected> {
    let subject = prop_oneof![Just(Subject::Source), Just(Subject::Binary)];
    let limits = (
        vec(word(), 0..3),
        option::of(word()),
        option::of(word()),
        option::of(word()),
        option::of(instant()),
    );
    (
        "[a-b](:[1-2])?",
        word(),
        subject,
        vec(range(), 0..3),
        state(),
        limits,
    )
        .prop_map(
            |(space, package, subject, ranges, state, (arches, module, stream, severity, fixed_at))| {
                Affected {
                    space: Space::from(space),
                    package,
                    subject,
                    ranges,
                    state,
                    fixed_at,
                    severity,
                    arches,
                    module,
                    stream,
                }
            },
        )
}

/// Any advisory, of feeds and ids so few that records meet.
pub fn advisory() -> impl Strategy<Value = Advisory> {
    let standing = prop_oneof![
        Just(Standing::Active),
        Just(Standing::Withdrawn),
        Just(Standing::Rejected),
        Just(Standing::Disputed)
    ];
    let names = (
        "[A-C]{1,2}|CVE-[1-3]",
        "[fg]",
        vec("[A-C]{1,2}|CVE-[1-3]", 0..4),
        vec("[X-Z]{1,2}|GHSA-[1-3]|A", 0..3),
    );
    let nature = prop_oneof![
        Just(Nature::Vulnerability),
        Just(Nature::Malware),
        Just(Nature::Notice)
    ];
    let exploit = prop_oneof![
        Just(Exploit::Unknown),
        Just(Exploit::NotSeen),
        Just(Exploit::ProofOfConcept),
        Just(Exploit::Active)
    ];
    let dates = (
        option::of(instant()),
        option::of(instant()),
        option::of(instant()),
    );
    let text = || option::of("[a-z ]{1,40}").prop_map(|text| text.filter(|text| !text.trim().is_empty()));
    let facts = (dates, (standing, nature, exploit), (text(), text(), text()));
    let lists = (
        vec(cvss(), 0..3),
        vec(0u32..2000, 0..3),
        vec(reference(), 0..3),
        vec(affected(), 0..5),
    );
    (names, facts, option::of(word()), lists).prop_map(|(names, facts, severity, lists)| Advisory {
        id: names.0,
        feed: names.1,
        vulnerabilities: names.2,
        aliases: names.3,
        published: facts.0.0,
        modified: facts.0.1,
        withdrawn: facts.0.2,
        standing: facts.1.0,
        nature: facts.1.1,
        exploit: facts.1.2,
        title: facts.2.0,
        description: facts.2.1,
        remediation: facts.2.2,
        severity,
        cvss: lists.0,
        cwes: lists.1,
        references: lists.2,
        affected: lists.3,
    })
}

/// Anything that is known beside advisories, of the same few CVEs.
pub fn beside() -> impl Strategy<Value = Record> {
    let cve = || "CVE-[1-4]";
    let part = || (0u32..=100_000).prop_map(|steps| steps as f32 / 100_000.0);
    let epss = (cve(), part(), part()).prop_map(|(cve, score, percentile)| {
        Record::Epss(Epss {
            cve,
            score,
            percentile,
        })
    });
    let exploited = (
        cve(),
        option::of(instant()),
        option::of(instant()),
        any::<bool>(),
        option::of("[a-z]{0,9}"),
    )
        .prop_map(|(cve, added, due, ransomware, action)| {
            Record::Exploited(Exploited {
                cve,
                added,
                due,
                ransomware,
                action,
            })
        });
    let weakness =
        (0u32..5, "[A-C]{0,3}").prop_map(|(number, name)| Record::Weakness(Weakness { number, name }));
    let lifetime = ("[a-b](:[1-2])?", option::of(instant()), option::of(instant())).prop_map(
        |(space, end, extended_end)| {
            Record::Lifetime(Lifetime {
                space: Space::from(space),
                end,
                extended_end,
            })
        },
    );
    prop_oneof![epss, exploited, weakness, lifetime]
}

/// Two lists of records that have much in common: the second lacks some of the first and has some of its own.
pub fn two_states() -> impl Strategy<Value = (Vec<Record>, Vec<Record>)> {
    let records = |most| {
        let advisories = vec(advisory().prop_map(Record::from), 0..most);
        (advisories, vec(beside(), 0..most)).prop_map(|(first, second)| [first, second].concat())
    };
    (records(10), records(3), vec(any::<bool>(), 20)).prop_map(|(older, fresh, keep)| {
        let kept = older.iter().zip(&keep).filter(|(_, keep)| **keep);
        let newer = kept.map(|(record, _)| record.clone()).chain(fresh).collect();
        (older, newer)
    })
}
