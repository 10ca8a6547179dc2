//! `explain` agrees with matching on any database and any packages, and says why in each case.

use proptest::prelude::*;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Nature, Range, Standing, Subject};
use tidewaiter_types::{Ecosystem, Package};

use super::*;
use crate::{
    Candidate, Candidates, Conclusion, Exclusion, Outcome, PackageExplanation, explain, findings,
    match_candidates,
};

const CVE: &str = "CVE-2023-4911";

/// What is said of the only package.
fn told(db: &Database, place: &str, package: &Package) -> PackageExplanation {
    let system = space(place);
    let mut told = explain(db, &Candidates::new(Some(&system), [package]), CVE).unwrap();
    assert_eq!(told.len(), 1);
    told.remove(0).packages.remove(0)
}

#[test]
fn each_reason_is_told() {
    let arm = Affected {
        arches: vec!["aarch64".into()],
        ..fixed("redhat:9", "a", Subject::Binary, "3-1")
    };
    let extended = Affected {
        stream: Some("eus:9.2".into()),
        ..fixed("redhat:9", "a", Subject::Binary, "1-2.el9_2")
    };
    let modular = Affected {
        module: Some("a:5".into()),
        ..fixed("redhat:9", "a", Subject::Binary, "5-1")
    };
    let source = fixed("redhat:9", "a", Subject::Source, "4-1");
    let withdrawn = Advisory {
        standing: Standing::Withdrawn,
        ..erratum(
            "x",
            "X-0",
            &[CVE],
            vec![fixed("redhat:9", "a", Subject::Binary, "9-1")],
        )
    };
    let rows = vec![
        arm,
        extended,
        modular,
        source,
        fixed("redhat:9", "a", Subject::Binary, "2-1"),
    ];
    let db = database([withdrawn, erratum("x", "X-1", &[CVE], rows)]);
    let of_other_source = Package {
        source: Some(SourcePackage {
            name: "b".into(),
            version: "1-1".into(),
        }),
        ..rpm("a", "1-1.el9")
    };
    let told = told(&db, "redhat:9", &of_other_source);
    assert_eq!(
        (told.conclusion, told.because.as_str()),
        (Conclusion::Affected, "1-1.el9 < 2-1 (rpm)")
    );
    let excluded: Vec<Exclusion> = told
        .rows
        .iter()
        .filter_map(|row| match row.outcome {
            Outcome::Excluded(exclusion) => Some(exclusion),
            _ => None,
        })
        .collect();
    for expected in [
        Exclusion::Architecture,
        Exclusion::Stream,
        Exclusion::Module,
        Exclusion::Subject,
        Exclusion::Withdrawn,
    ] {
        assert!(excluded.contains(&expected), "{expected:?} in {:#?}", told.rows);
    }
}

#[test]
fn a_fix_a_refusal_and_a_later_beginning_are_told_apart() {
    let one = |row| database([cve("debian", CVE, vec![row])]);
    let at = |db: &Database, version: &str| told(db, "debian:12", &deb("a", version, "a", version));
    let db = one(fixed("debian:12", "a", Subject::Source, "2"));
    let has_fix = at(&db, "3");
    assert_eq!(
        (has_fix.conclusion, has_fix.because.as_str()),
        (Conclusion::Fixed, "3 >= 2 (dpkg)")
    );
    assert_eq!(
        at(&one(not_affected("debian:12", "a")), "1").conclusion,
        Conclusion::NotAffected
    );
    let mut later = fixed("debian:12", "a", Subject::Source, "9");
    later.ranges[0].introduced = Some("5".into());
    let outside = at(&one(later), "1");
    assert_eq!(outside.conclusion, Conclusion::OutOfRange);
    assert_eq!(outside.rows[0].because, "1 < 5 (dpkg), where it begins");
    let elsewhere = at(&one(fixed("debian:11", "a", Subject::Source, "2")), "1");
    assert_eq!(
        (elsewhere.conclusion, elsewhere.elsewhere),
        (Conclusion::OnlyElsewhere, vec!["debian:11".to_owned()])
    );
}

#[test]
fn an_unknown_id_has_no_explanation_and_an_erratum_has_one_for_each_cve() {
    let rows = vec![fixed("debian:12", "a", Subject::Source, "2")];
    let db = database([erratum("debian", "DSA-1", &[CVE, "CVE-2023-1"], rows)]);
    let package = deb("b", "1", "b", "1");
    let system = space("debian:12");
    let candidates = Candidates::new(Some(&system), [&package]);
    assert_eq!(explain(&db, &candidates, "CVE-1").unwrap(), []);
    let told = explain(&db, &candidates, "DSA-1").unwrap();
    assert_eq!(told.len(), 2);
    assert!(
        told.iter().all(|one| one.packages.is_empty()),
        "no package of that name"
    );
}

fn ecosystem() -> impl Strategy<Value = Ecosystem> {
    prop::sample::select(vec![
        Ecosystem::Deb,
        Ecosystem::Rpm,
        Ecosystem::Npm,
        Ecosystem::Golang,
        Ecosystem::Maven,
    ])
}

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(choices).prop_map(str::to_owned)
}

fn version() -> impl Strategy<Value = String> {
    text(&[
        "0",
        "1",
        "1.1",
        "2-1.el9_2",
        "2",
        "2.redhat-1",
        "3",
        "go1.2",
        "(devel)",
        "",
        "3-1.module+el8.1.0+1",
    ])
}

fn name() -> impl Strategy<Value = String> {
    text(&["a", "b", "stdlib", "linux-headers-1"])
}

prop_compose! {
    fn package()(ecosystem in ecosystem(), name in name(), version in version(), source in prop::option::of((name(), version())),
        arch in prop::option::of(text(&["x86_64", "aarch64"])), module in prop::option::of(text(&["m:1:x", "m:2"]))) -> Package {
        let source = source.map(|(name, version)| SourcePackage { name, version });
        Package { source, arch, module, ..Package::new(ecosystem, name, version) }
    }
}

fn range() -> impl Strategy<Value = Range> {
    let limit = prop_oneof![
        version().prop_map(Limit::Fixed),
        version().prop_map(Limit::LastAffected),
        Just(Limit::Open)
    ];
    (prop::option::of(version()), limit).prop_map(|(introduced, limit)| Range { introduced, limit })
}

prop_compose! {
    fn affected()(place in text(&["x:1", "x:2", "npm", "golang", "maven"]), package in name(), by_source in any::<bool>(),
        ranges in prop::collection::vec(range(), 0..3), state in 0..8usize, arch in prop::option::of(text(&["x86_64"])),
        module in prop::option::of(text(&["m:1", "m:3"])), stream in prop::option::of(text(&["eus:9.2", "esm", "els:7"]))) -> Affected {
        let states = [FixState::Fixed, FixState::Affected, FixState::Deferred, FixState::WillNotFix,
            FixState::EndOfLife, FixState::Pending, FixState::NotAffected, FixState::UnderInvestigation];
        let subject = if by_source { Subject::Source } else { Subject::Binary };
        let mut row = Affected::new(space(&place), package, subject, states[state]);
        row.ranges = if ranges.is_empty() && state != 6 { vec![Range { introduced: None, limit: Limit::Open }] } else { ranges };
        row.arches = arch.into_iter().collect();
        (row.module, row.stream) = (module, stream);
        row
    }
}

prop_compose! {
    fn advisory()(feed in text(&["ghsa", "govulndb", "x", "y"]), id in text(&["X-1", "X-2", "X-3", "CVE-2020-1"]),
        about in prop::collection::btree_set(text(&["CVE-2020-1", "CVE-2020-2", "CVE-2020-3"]), 1..3),
        affected in prop::collection::vec(affected(), 1..4), standing in 0..4usize, nature in 0..3usize) -> Advisory {
        let standings = [Standing::Active, Standing::Active, Standing::Withdrawn, Standing::Rejected];
        let natures = [Nature::Vulnerability, Nature::Malware, Nature::Notice];
        Advisory { id, feed, vulnerabilities: about.into_iter().collect(), affected, standing: standings[standing],
            nature: natures[nature], ..Advisory::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn explain_says_affected_exactly_where_there_is_a_match(
        advisories in prop::collection::vec(advisory(), 1..6),
        packages in prop::collection::vec((package(), prop::option::of(0..3usize)), 1..5),
    ) {
        let db = database(advisories);
        let system = space("x:1");
        let list = packages.iter().map(|(package, owner)| Candidate { package, owner: *owner }).collect();
        let candidates = Candidates { system: Some(&system), list };
        let found = match_candidates(&db, &candidates).unwrap();
        let mut by_match: Vec<(String, usize)> =
            found.iter().map(|found| (found.vulnerability.clone(), found.package)).collect();
        by_match.sort();
        let mut by_explain = Vec::new();
        for record in db.vulnerabilities() {
            for told in explain(&db, &candidates, record.unwrap().id).unwrap() {
                let affected = told.packages.iter().filter(|one| one.conclusion == Conclusion::Affected);
                by_explain.extend(affected.map(|one| (told.vulnerability.clone(), one.package)));
                for one in &told.packages {
                    let deciding = one.rows.iter().filter(|row| row.outcome == Outcome::Decides).count();
                    let may_decide = matches!(one.conclusion, Conclusion::Affected | Conclusion::Withdrawn | Conclusion::SilencedByOwner);
                    prop_assert_eq!(deciding, usize::from(may_decide), "{:#?}", one);
                }
            }
        }
        by_explain.sort();
        prop_assert_eq!(&by_match, &by_explain);
        let grouped = findings(&db, &candidates).unwrap();
        let in_findings: usize = grouped.iter().map(|one| one.packages.len()).sum();
        prop_assert_eq!(in_findings, by_match.len());
    }
}
