//! Rule 4. Modules and extended update streams of Red Hat.

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
