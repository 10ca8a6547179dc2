//! Rule 4. Modules and extended update streams of Red Hat; operating systems and Rubies of languages.

use tidewaiter_matching::{Exclusion, Outcome};

use super::*;

fn rpm(name: &str, version: &str, module: Option<&str>) -> Package {
    Package {
        arch: Some("x86_64".into()),
        module: module.map(str::to_owned),
        ..package(Ecosystem::Rpm, name, name, version)
    }
}

/// How `explain` excludes rows of an advisory's id.
fn exclusions(candidates: &Candidates<'_>, id: &str) -> BTreeSet<String> {
    let told = explain(records().unwrap(), candidates, id).unwrap();
    let rows = told
        .iter()
        .flat_map(|one| &one.packages)
        .flat_map(|one| &one.rows);
    let excluded = rows.filter_map(|row| match row.outcome {
        Outcome::Excluded(exclusion) => Some(format!("{exclusion:?}")),
        _ => None,
    });
    excluded.collect()
}

#[test]
fn el9_4_is_not_compared_with_a_fix_of_el9_0() {
    if records().is_none() {
        return;
    }
    let system = space("redhat:9");
    // RHSA-2023:5454 fixed it for the extended stream of 9.0 in a build of a lower number.
    let glibc = rpm("glibc", "2.34-60.el9_2.6", None);
    let candidates = Candidates::new(Some(&system), [&glibc]);
    let found = matches(&candidates);
    let found = found
        .iter()
        .find(|found| found.vulnerability == "CVE-2023-4911")
        .unwrap();
    assert_eq!(found.fixed_version.as_deref(), Some("0:2.34-60.el9_2.7"));
    let excluded = exclusions(&candidates, "CVE-2023-4911");
    assert!(
        excluded.contains(&format!("{:?}", Exclusion::Stream)),
        "{excluded:?}"
    );
    let extended = rpm("glibc", "2.34-28.el9_0.4", None);
    assert_eq!(
        conclusion(&Candidates::new(Some(&system), [&extended]), "CVE-2023-4911"),
        Conclusion::Fixed
    );
}

#[test]
fn a_module_is_judged_by_its_own_streams_errata() {
    if records().is_none() {
        return;
    }
    let system = space("redhat:8");
    // CVE-2023-44487 was fixed in nodejs 16, 18 and 20, in each at its own version.
    let of = |version: &str, stream: &str| {
        let label = format!("nodejs:{stream}:8080020231013072020:63b34585");
        let node = rpm("nodejs", version, Some(&label));
        let found = matches(&Candidates::new(Some(&system), [&node]));
        found
            .into_iter()
            .find(|found| found.vulnerability == "CVE-2023-44487")
            .and_then(|found| found.fixed_version)
    };
    let sixteen = of("1:16.20.1-1.module+el8.8.0+19453+81c19ae3", "16").expect("16 is affected");
    let eighteen = of("1:18.16.1-1.module+el8.8.0+19438+94e84959", "18").expect("18 is affected");
    assert!(sixteen.starts_with("1:16.20.2-"), "{sixteen}");
    assert!(eighteen.starts_with("1:18.18.2-"), "{eighteen}");
    let eighteen = rpm(
        "nodejs",
        "1:18.16.1-1.module+el8.8.0+19438+94e84959",
        Some("nodejs:18:1:2"),
    );
    let excluded = exclusions(&Candidates::new(Some(&system), [&eighteen]), "CVE-2023-44487");
    assert!(
        excluded.contains(&format!("{:?}", Exclusion::Module)),
        "{excluded:?}"
    );
}

/// RUSTSEC-2023-0001 is about tokio's named pipes on Windows; GitHub's copy of it does not say so.
#[test]
fn a_flaw_on_windows_touches_no_image() {
    if records().is_none() {
        return;
    }
    assert_eq!(
        of_library(Ecosystem::Cargo, "tokio", "1.20.0", "CVE-2023-22466"),
        None
    );
    let tokio = library(Ecosystem::Cargo, "tokio", "1.20.0");
    let excluded = exclusions(&Candidates::new(None, [&tokio]), "CVE-2023-22466");
    let expected = [Exclusion::Authority, Exclusion::Platform].map(|one| format!("{one:?}"));
    assert_eq!(excluded, BTreeSet::from(expected));
}

/// CVE-2022-23437 is in Xerces, which only Nokogiri's builds for JRuby contain; CVE-2022-24836 is in all.
#[test]
fn a_flaw_on_jruby_touches_gems_for_jruby() {
    if records().is_none() {
        return;
    }
    let at = |platform: Option<&str>, version: &str, id: &str| {
        let gem = Package {
            arch: platform.map(str::to_owned),
            ..library(Ecosystem::Gem, "nokogiri", version)
        };
        let found = matches(&Candidates::new(None, [&gem]));
        found.iter().any(|found| found.vulnerability == id)
    };
    assert!(at(Some("java"), "1.13.3", "CVE-2022-23437"));
    assert!(!at(Some("java"), "1.13.4", "CVE-2022-23437"));
    for platform in [None, Some("x86_64-linux")] {
        assert!(!at(platform, "1.13.3", "CVE-2022-23437"), "{platform:?}");
        assert!(at(platform, "1.13.3", "CVE-2022-24836"), "{platform:?}");
    }
}
