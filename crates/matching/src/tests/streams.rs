//! Rule 4 and the Pro half of rule 6: modules and update streams.

use tidewaiter_advisories::{Affected, FixState, Subject};
use tidewaiter_types::Package;

use super::*;

const CVE: &str = "CVE-2023-4911";

fn in_stream(stream: &str, row: Affected) -> Affected {
    Affected {
        stream: Some(stream.into()),
        ..row
    }
}

fn in_module(module: &str, row: Affected) -> Affected {
    Affected {
        module: Some(module.into()),
        ..row
    }
}

fn modular(name: &str, version: &str, label: Option<&str>) -> Package {
    Package {
        module: label.map(str::to_owned),
        ..rpm(name, version)
    }
}

/// glibc as Red Hat fixed CVE-2023-4911 in release 9 and in its extended stream 9.0.
fn glibc() -> Database {
    let row = |version: &str| fixed("redhat:9", "glibc", Subject::Binary, version);
    database([
        erratum(
            "redhat-osv",
            "RHSA-2023:5453",
            &[CVE],
            vec![row("0:2.34-60.el9_2.7")],
        ),
        erratum(
            "redhat-osv",
            "RHSA-2023:5454",
            &[CVE],
            vec![in_stream("eus:9.0", row("0:2.34-28.el9_0.4"))],
        ),
    ])
}

#[test]
fn rule_4_an_extended_stream_counts_for_packages_built_for_it() {
    let db = glibc();
    let at = |version: &str| fix(&db, "redhat:9", &rpm("glibc", version));
    assert_eq!(at("2.34-28.el9_0.4"), None, "fixed in 9.0's stream");
    assert_eq!(at("2.34-28.el9_0.2").as_deref(), Some("0:2.34-28.el9_0.4"));
    assert_eq!(at("2.34-60.el9_2.7"), None, "fixed in the main stream");
}

#[test]
fn rule_4_el9_2_is_not_compared_with_a_fix_of_el9_0() {
    let db = glibc();
    let at = |version: &str| fix(&db, "redhat:9", &rpm("glibc", version));
    assert_eq!(at("2.34-60.el9_2.6").as_deref(), Some("0:2.34-60.el9_2.7"));
    assert_eq!(at("2.34-60.el9").as_deref(), Some("0:2.34-60.el9_2.7"));
}

#[test]
fn rule_4_not_affected_in_the_main_stream_does_not_speak_for_an_extended_one() {
    let row = fixed("redhat:9", "a", Subject::Binary, "1-2.el9_2");
    let db = database([
        cve("redhat-cve", CVE, vec![not_affected("redhat:9", "a")]),
        erratum("redhat-osv", "RHSA-1", &[CVE], vec![in_stream("eus:9.2", row)]),
    ]);
    assert_eq!(
        fix(&db, "redhat:9", &rpm("a", "1-1.el9_2")).as_deref(),
        Some("1-2.el9_2")
    );
    assert_eq!(fix(&db, "redhat:9", &rpm("a", "1-1.el9_4")), None);
}

#[test]
fn rule_4_a_modules_row_counts_for_that_module_and_stream_only() {
    let row = |stream: &str, version: &str| {
        in_module(stream, fixed("redhat:8", "nodejs", Subject::Binary, version))
    };
    let db = database([
        erratum(
            "r",
            "R-16",
            &[CVE],
            vec![row("nodejs:16", "1:16.20-2.module+el8.8.0+1+a")],
        ),
        erratum(
            "r",
            "R-18",
            &[CVE],
            vec![row("nodejs:18", "1:18.18-2.module+el8.8.0+1+a")],
        ),
    ]);
    let node = |version: &str, label| modular("nodejs", version, label);
    let at = |package: &Package| fix(&db, "redhat:8", package);
    let eighteen = Some("nodejs:18:8080020231013072020:63b34585");
    assert_eq!(
        at(&node("1:18.17-1.module+el8.8.0+1+b", eighteen)).as_deref(),
        Some("1:18.18-2.module+el8.8.0+1+a"),
        "16's fix is lower, and of another stream"
    );
    assert_eq!(at(&node("1:18.18-2.module+el8.8.0+1+a", eighteen)), None);
    assert_eq!(
        at(&node("1:20.1-1.module+el8.8.0+1+b", Some("nodejs:20:1:2"))),
        None
    );
    assert_eq!(at(&node("1:18.1-1.el8", None)), None, "a package of no module");
    assert_eq!(
        at(&node("1:16.1-1.module+el8.8.0+1+b", None)).as_deref(),
        Some("1:16.20-2.module+el8.8.0+1+a"),
        "built for a module, without a label: told by its major version"
    );
}

#[test]
fn rule_4_a_row_without_a_module_counts_for_packages_of_none() {
    let db = database([cve(
        "redhat-cve",
        CVE,
        vec![unfixed("redhat:8", "perl", FixState::WillNotFix)],
    )]);
    assert_eq!(
        fix(&db, "redhat:8", &rpm("perl", "4:5.26-1.el8")).as_deref(),
        Some("WillNotFix")
    );
    let of_module = modular("perl", "4:5.30-1.module+el8.3.0+1+a", Some("perl:5.30:1:2"));
    assert_eq!(fix(&db, "redhat:8", &of_module), None);
}

#[test]
fn rule_4_a_modular_fix_of_an_unnamed_stream_counts_within_its_range() {
    let mut row = fixed(
        "redhat:8",
        "postgresql",
        Subject::Binary,
        "13.14-1.module+el8.9.0+1+a",
    );
    row.ranges[0].introduced = Some("13".into());
    let db = database([erratum("r", "R-1", &[CVE], vec![row])]);
    let at = |version: &str| {
        fix(
            &db,
            "redhat:8",
            &modular("postgresql", version, Some("postgresql:x:1:2")),
        )
    };
    assert!(at("13.11-1.module+el8.8.0+1+a").is_some());
    assert_eq!(at("12.11-1.module+el8.8.0+1+a"), None);
    assert_eq!(fix(&db, "redhat:8", &rpm("postgresql", "13.11-1.el8")), None);
}

#[test]
fn rule_4_what_goes_on_after_the_main_stream_counts_for_all() {
    let row = fixed("redhat:7", "a", Subject::Binary, "1-9.el7_9");
    let db = database([erratum("r", "R-1", &[CVE], vec![in_stream("els:7", row)])]);
    assert_eq!(
        fix(&db, "redhat:7", &rpm("a", "1-8.el7_9")).as_deref(),
        Some("1-9.el7_9")
    );
}

#[test]
fn rule_4_another_products_rows_count_for_its_modules_only() {
    let refuted = in_stream("advanced_virtualization:8", not_affected("redhat:8", "qemu-kvm"));
    let db = database([cve(
        "redhat-cve",
        CVE,
        vec![refuted, unfixed("redhat:8", "qemu-kvm", FixState::Affected)],
    )]);
    assert_eq!(
        fix(&db, "redhat:8", &rpm("qemu-kvm", "15:6.2-1.el8")).as_deref(),
        Some("Affected")
    );
}

#[test]
fn rule_6_ubuntu_pro_rows_count_for_pro_packages() {
    let standard = unfixed("ubuntu:20.04", "a", FixState::EndOfLife);
    let pro = in_stream(
        "esm-infra",
        fixed("ubuntu:20.04", "a", Subject::Source, "1-1ubuntu0.1+esm2"),
    );
    let db = database([cve("ubuntu", CVE, vec![standard, pro])]);
    let at = |version: &str| fix(&db, "ubuntu:20.04", &deb("a", version, "a", version));
    assert_eq!(
        at("1-1ubuntu0.1").as_deref(),
        Some("EndOfLife"),
        "without Pro there is no fix to install"
    );
    assert_eq!(at("1-1ubuntu0.1+esm1").as_deref(), Some("1-1ubuntu0.1+esm2"));
    assert_eq!(at("1-1ubuntu0.1+esm2"), None);
}

#[test]
fn rule_5_oracles_builds_for_ksplice_and_fips_are_judged_apart() {
    let row = |version: &str| fixed("oracle:8", "openssl-libs", Subject::Binary, version);
    let db = database([
        erratum("oracle", "ELSA-1", &[CVE], vec![row("1:1.0.2k-21.el8")]),
        erratum(
            "oracle",
            "ELSA-2",
            &[CVE],
            vec![in_stream("ksplice", row("2:1.0.2k-21.ksplice1.el8"))],
        ),
        erratum(
            "oracle",
            "ELSA-3",
            &[CVE],
            vec![in_stream("fips", row("10:1.0.2k-22.el8_fips"))],
        ),
    ]);
    let at = |version: &str| fix(&db, "oracle:8", &rpm("openssl-libs", version));
    assert_eq!(
        at("1:1.0.2k-21.el8"),
        None,
        "a fix of another build has a higher epoch"
    );
    assert_eq!(at("1:1.0.2k-19.el8").as_deref(), Some("1:1.0.2k-21.el8"));
    assert_eq!(
        at("2:1.0.2k-19.ksplice1.el8").as_deref(),
        Some("2:1.0.2k-21.ksplice1.el8"),
        "which is above the main stream's fix"
    );
    assert_eq!(
        at("10:1.0.2k-21.el8_fips").as_deref(),
        Some("10:1.0.2k-22.el8_fips")
    );
    assert_eq!(at("10:1.0.2k-22.el8_fips"), None);
}

#[test]
fn a_package_of_no_architecture_is_meant_whatever_a_row_lists() {
    let row = Affected {
        arches: vec!["aarch64".into()],
        ..fixed("oracle:8", "a", Subject::Binary, "1-2.el8")
    };
    let db = database([erratum("oracle", "ELSA-1", &[CVE], vec![row])]);
    let of = |arch: &str| Package {
        arch: Some(arch.into()),
        ..rpm("a", "1-1.el8")
    };
    assert!(fix(&db, "oracle:8", &of("noarch")).is_some());
    assert!(fix(&db, "oracle:8", &of("aarch64")).is_some());
    assert_eq!(fix(&db, "oracle:8", &of("x86_64")), None);
}

#[test]
fn rule_4_what_suse_goes_on_with_after_a_service_pack_counts_for_all() {
    let row = fixed("sles:15.3", "a", Subject::Binary, "1-150300.3.9");
    let db = database([erratum(
        "suse",
        "SUSE-SU-1",
        &[CVE],
        vec![in_stream("ltss:15", row)],
    )]);
    assert_eq!(
        fix(&db, "sles:15.3", &rpm("a", "1-150300.3.6")).as_deref(),
        Some("1-150300.3.9")
    );
}

#[test]
fn rule_5_a_rebuilds_own_errata_decide() {
    let db = database([
        erratum(
            "redhat-osv",
            "RHSA-1",
            &[CVE],
            vec![fixed("redhat:9", "a", Subject::Binary, "1-2.el9_2")],
        ),
        erratum(
            "alma",
            "ALSA-1",
            &[CVE],
            vec![fixed("almalinux:9", "a", Subject::Binary, "1-2.el9_2.alma.1")],
        ),
    ]);
    let package = rpm("a", "1-2.el9_2");
    assert_eq!(
        fix(&db, "almalinux:9", &package).as_deref(),
        Some("1-2.el9_2.alma.1")
    );
    assert_eq!(fix(&db, "redhat:9", &package), None);
    assert_eq!(fix(&db, "rocky:9", &package), None);
}
