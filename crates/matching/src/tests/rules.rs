//! Rules 1, 2, 3, 6, 7, 10 and 13.

use tidewaiter_advisories::{Advisory, FixState, Limit, Range, Standing, Subject};
use tidewaiter_types::{Ecosystem, Package};

use super::*;

const CVE: &str = "CVE-2023-4911";

#[test]
fn rule_1_a_backported_fix_is_fixed() {
    let db = database([
        erratum(
            "redhat-osv",
            "RHSA-1",
            &[CVE],
            vec![fixed("redhat:9", "glibc", Subject::Binary, "2.34-60.el9_2.7")],
        ),
        cve(
            "redhat-cve",
            CVE,
            vec![unfixed("redhat:9", "glibc", FixState::Affected)],
        ),
    ]);
    assert_eq!(fix(&db, "redhat:9", &rpm("glibc", "2.34-60.el9_2.7")), None);
    assert_eq!(
        fix(&db, "redhat:9", &rpm("glibc", "2.34-60.el9")).as_deref(),
        Some("2.34-60.el9_2.7")
    );
}

#[test]
fn rule_1_not_affected_silences_the_rows_of_other_feeds() {
    let db = database([
        erratum(
            "other",
            "X-1",
            &[CVE, "CVE-2023-1"],
            vec![fixed("redhat:7", "glibc", Subject::Binary, "2.99-1")],
        ),
        cve("redhat-cve", CVE, vec![not_affected("redhat:7", "glibc")]),
    ]);
    let found = matches(&db, "redhat:7", &rpm("glibc", "2.17-1.el7"));
    let ids: Vec<&str> = found.iter().map(|found| found.vulnerability.as_str()).collect();
    assert_eq!(ids, ["CVE-2023-1"]);
}

#[test]
fn rule_1_not_affected_within_a_range_speaks_of_that_range_only() {
    let mut refuted = not_affected("redhat:9", "a");
    refuted.ranges = vec![Range {
        introduced: None,
        limit: Limit::Fixed("2".into()),
    }];
    let db = database([cve(
        "x",
        CVE,
        vec![refuted, fixed("redhat:9", "a", Subject::Binary, "3")],
    )]);
    assert_eq!(fix(&db, "redhat:9", &rpm("a", "1-1")), None);
    assert_eq!(fix(&db, "redhat:9", &rpm("a", "2-1")).as_deref(), Some("3"));
}

#[test]
fn rule_2_a_source_row_compares_the_sources_version() {
    let db = database([cve(
        "debian",
        CVE,
        vec![fixed("debian:12", "gcc-12", Subject::Source, "12.2.0-15")],
    )]);
    let found = matches(&db, "debian:12", &deb("libstdc++6", "99", "gcc-12", "12.2.0-14"));
    assert_eq!(found[0].evidence.compared, "12.2.0-14");
    assert_eq!(
        (found[0].evidence.subject, found[0].evidence.name.as_str()),
        (Subject::Source, "gcc-12")
    );
    assert_eq!(found[0].evidence.decided, "12.2.0-14 < 12.2.0-15 (dpkg)");
    assert_eq!(found[0].evidence.range, "< 12.2.0-15");
    assert_eq!(
        fix(&db, "debian:12", &deb("libstdc++6", "1", "gcc-12", "12.2.0-15")),
        None
    );
    assert_eq!(
        fix(&db, "debian:12", &deb("gcc-12", "1", "gcc-defaults", "1")),
        None,
        "a binary of that name"
    );
}

#[test]
fn rule_2_a_binary_row_is_not_a_row_of_its_source() {
    let rows = vec![fixed("almalinux:9", "openssl", Subject::Binary, "1:3.0.7-25")];
    let db = database([erratum("alma", "ALSA-1", &[CVE], rows)]);
    let source = Some(SourcePackage {
        name: "openssl".into(),
        version: "3.0.7-24".into(),
    });
    let libs = Package {
        source,
        ..rpm("openssl-libs", "1:3.0.7-24")
    };
    assert_eq!(fix(&db, "almalinux:9", &libs), None);
    assert_eq!(
        fix(&db, "almalinux:9", &rpm("openssl", "1:3.0.7-24")).as_deref(),
        Some("1:3.0.7-25")
    );
}

#[test]
fn rule_2_binary_fixes_go_before_source_fixes() {
    let db = database([
        cve(
            "a",
            CVE,
            vec![fixed("redhat:9", "glibc", Subject::Source, "2.34-100")],
        ),
        erratum(
            "b",
            "B-1",
            &[CVE],
            vec![fixed("redhat:9", "glibc", Subject::Binary, "2.34-90")],
        ),
    ]);
    assert_eq!(fix(&db, "redhat:9", &rpm("glibc", "2.34-95")), None);
    assert_eq!(
        fix(&db, "redhat:9", &rpm("glibc", "2.34-80")).as_deref(),
        Some("2.34-90")
    );
}

#[test]
fn rule_2_an_rpm_source_takes_the_epoch_of_its_binary() {
    let db = database([cve(
        "redhat-cve",
        CVE,
        vec![fixed("redhat:7", "openssl", Subject::Source, "1:1.0.2k-26")],
    )]);
    let package = |version: &str, source_version: &str| Package {
        source: Some(SourcePackage {
            name: "openssl".into(),
            version: source_version.into(),
        }),
        ..rpm("openssl-libs", version)
    };
    assert_eq!(fix(&db, "redhat:7", &package("1:1.0.2k-26", "1.0.2k-26")), None);
    assert_eq!(
        fix(&db, "redhat:7", &package("1:1.0.2k-25", "1.0.2k-25")).as_deref(),
        Some("1:1.0.2k-26")
    );
}

#[test]
fn rule_3_kernel_headers_and_tools_are_a_group_of_their_own() {
    let db = database([cve(
        "debian",
        CVE,
        vec![fixed("debian:12", "linux", Subject::Source, "6.1.55-1")],
    )]);
    let flag =
        |name: &str| matches(&db, "debian:12", &deb(name, "6.1.52-1", "linux", "6.1.52-1"))[0].kernel_policy;
    for name in [
        "linux-libc-dev",
        "linux-headers-6.1.0-12-amd64",
        "linux-kbuild-6.1",
        "linux-perf",
        "bpftool",
    ] {
        assert!(flag(name), "{name}");
    }
    assert!(!flag("linux-image-6.1.0-12-amd64"));
    for name in [
        "kernel-headers",
        "kernel-devel",
        "kernel-tools-libs",
        "linux-headers",
    ] {
        assert!(crate::is_kernel_policy(name), "{name}");
    }
    for name in [
        "kernel",
        "kernel-core",
        "perforce",
        "linux-firmware",
        "util-linux",
    ] {
        assert!(!crate::is_kernel_policy(name), "{name}");
    }
}

#[test]
fn rule_6_unfixed_states_are_kept_apart() {
    let states = [
        FixState::Affected,
        FixState::UnderInvestigation,
        FixState::Deferred,
        FixState::WillNotFix,
        FixState::EndOfLife,
        FixState::Pending,
    ];
    for state in states {
        let db = database([cve("redhat-cve", CVE, vec![unfixed("redhat:9", "glibc", state)])]);
        let found = matches(&db, "redhat:9", &rpm("glibc", "2.34-1"));
        assert_eq!((found[0].state, found[0].fixed_version.as_deref()), (state, None));
        assert_eq!(found[0].evidence.decided, "no fixed version is known");
        assert_eq!(found[0].evidence.range, "all versions");
    }
}

#[test]
fn rule_6_a_pending_fix_is_no_fix_to_install() {
    let pending = row(
        "ubuntu:22.04",
        "a",
        Subject::Source,
        FixState::Pending,
        Limit::Fixed("2".into()),
    );
    let db = database([cve("ubuntu", CVE, vec![pending])]);
    assert_eq!(
        fix(&db, "ubuntu:22.04", &deb("a", "1", "a", "1")).as_deref(),
        Some("Pending")
    );
    assert_eq!(fix(&db, "ubuntu:22.04", &deb("a", "2", "a", "2")), None);
}

#[test]
fn rule_7_withdrawn_and_rejected_never_match_and_disputed_does() {
    let rows = || vec![unfixed("debian:12", "a", FixState::Affected)];
    let package = deb("a", "1", "a", "1");
    for (standing, count) in [
        (Standing::Withdrawn, 0),
        (Standing::Rejected, 0),
        (Standing::Disputed, 1),
        (Standing::Active, 1),
    ] {
        let db = database([Advisory {
            standing,
            ..cve("debian", CVE, rows())
        }]);
        assert_eq!(matches(&db, "debian:12", &package).len(), count, "{standing:?}");
    }
    let rejected = Advisory {
        standing: Standing::Rejected,
        ..cve("nvd", CVE, Vec::new())
    };
    let db = database([rejected, cve("debian", CVE, rows())]);
    assert!(
        matches(&db, "debian:12", &package).is_empty(),
        "NVD's word holds for all feeds"
    );
}

#[test]
fn rule_7_a_withdrawn_erratum_leaves_the_other_records_standing() {
    let rows = |version: &str| vec![fixed("rocky:9", "a", Subject::Binary, version)];
    let withdrawn = Advisory {
        standing: Standing::Withdrawn,
        ..erratum("rocky", "RLSA-1", &[CVE, "CVE-1"], rows("1-5"))
    };
    let db = database([withdrawn, erratum("rocky", "RLSA-2", &[CVE], rows("1-7"))]);
    assert_eq!(fix(&db, "rocky:9", &rpm("a", "1-6")).as_deref(), Some("1-7"));
}

#[test]
fn rule_10_alpine_fixed_at_0_was_never_affected() {
    let apk = Package::new(Ecosystem::Apk, "openssl", "3.1.0-r0");
    for never in [
        fixed("alpine:3.18", "openssl", Subject::Source, "0"),
        not_affected("alpine:3.18", "openssl"),
    ] {
        let other = erratum(
            "other",
            "X-1",
            &[CVE],
            vec![fixed("alpine:3.18", "openssl", Subject::Source, "9")],
        );
        let db = database([cve("alpine", CVE, vec![never]), other]);
        assert!(matches(&db, "alpine:3.18", &apk).is_empty());
    }
}

#[test]
fn rule_10_no_record_is_nothing_known_and_branches_are_different_lists() {
    let db = database([cve(
        "alpine",
        CVE,
        vec![fixed("alpine:edge", "openssl", Subject::Source, "3.1.1-r0")],
    )]);
    let apk = Package::new(Ecosystem::Apk, "openssl", "3.1.0-r0");
    assert!(matches(&db, "alpine:3.18", &apk).is_empty());
    assert_eq!(fix(&db, "alpine:edge", &apk).as_deref(), Some("3.1.1-r0"));
}

#[test]
fn rule_13_each_ecosystem_has_its_own_order() {
    // dpkg: `~` sorts before the end. rpm: `^` behind it. apk: `_rc` before, `_p` behind.
    let cases = [
        (Ecosystem::Deb, "1.0~rc1-1", "1.0-1", true),
        (Ecosystem::Deb, "2:1.0", "10.0", false),
        (Ecosystem::Rpm, "1.0^git1-1", "1.0-1", false),
        (Ecosystem::Rpm, "1.0~rc1-1", "1.0-1", true),
        (Ecosystem::Rpm, "0:1.0-1", "1.0-1", false),
        (Ecosystem::Apk, "1.0_rc1-r0", "1.0-r0", true),
        (Ecosystem::Apk, "1.0_p1-r0", "1.0-r0", false),
    ];
    for (ecosystem, version, limit, affected) in cases {
        let db = database([cve("x", CVE, vec![fixed("x:1", "a", Subject::Source, limit)])]);
        let found = matches(&db, "x:1", &Package::new(ecosystem, "a", version));
        assert_eq!(!found.is_empty(), affected, "{version} {limit}");
    }
}

#[test]
fn several_ranges_of_a_row_are_alternatives() {
    let range = |introduced: Option<&str>, limit| Range {
        introduced: introduced.map(str::to_owned),
        limit,
    };
    let mut ranged = fixed("debian:12", "a", Subject::Source, "1.5");
    ranged.ranges.push(range(Some("2.0"), Limit::Fixed("2.3".into())));
    ranged
        .ranges
        .push(range(Some("3.0"), Limit::LastAffected("3.1".into())));
    let db = database([cve("debian", CVE, vec![ranged])]);
    let at = |version: &str| fix(&db, "debian:12", &deb("a", version, "a", version));
    assert_eq!(at("1.0").as_deref(), Some("1.5"));
    assert_eq!(at("1.7"), None);
    assert_eq!(at("2.1").as_deref(), Some("2.3"));
    assert_eq!(at("3.1").as_deref(), Some("Fixed"));
    assert_eq!(at("3.2"), None);
}

#[test]
fn ranges_that_overlap_are_left_behind_together() {
    let mut twice = fixed("alpine:3.18", "a", Subject::Source, "1-r0");
    twice.ranges.push(Range {
        introduced: None,
        limit: Limit::Fixed("1-r1".into()),
    });
    let db = database([cve("alpine", CVE, vec![twice])]);
    let at = |version: &str| fix(&db, "alpine:3.18", &Package::new(Ecosystem::Apk, "a", version));
    assert_eq!(at("0.9-r0").as_deref(), Some("1-r1"));
    assert_eq!(at("1-r0").as_deref(), Some("1-r1"));
    assert_eq!(at("1-r1"), None);
}

#[test]
fn the_lowest_of_several_errata_counts() {
    let fix_at = |id: &str, version: &str| {
        erratum(
            "redhat-osv",
            id,
            &[CVE],
            vec![fixed("redhat:9", "a", Subject::Binary, version)],
        )
    };
    let db = database([fix_at("RHSA-1", "1-5.el9_4.2"), fix_at("RHSA-2", "1-9.el9_5")]);
    assert_eq!(
        fix(&db, "redhat:9", &rpm("a", "1-5.el9_4.1")).as_deref(),
        Some("1-5.el9_4.2")
    );
    assert_eq!(
        fix(&db, "redhat:9", &rpm("a", "1-5.el9_4.2")),
        None,
        "it has the first fix"
    );
    assert_eq!(
        fix(&db, "redhat:9", &rpm("a", "1-8.el9_5")),
        None,
        "and so has each later build"
    );
}

#[test]
fn a_row_that_begins_later_says_nothing_of_older_versions() {
    let mut topic = fixed("amazon:2", "kernel", Subject::Binary, "5.10.200-1.amzn2");
    topic.ranges[0].introduced = Some("5.10".into());
    topic.stream = Some("extras:kernel-5.10".into());
    let core = fixed("amazon:2", "kernel", Subject::Binary, "4.14.300-1.amzn2");
    let db = database([
        erratum("amazon", "ALAS-1", &[CVE], vec![core]),
        erratum("amazon", "ALAS-2", &[CVE], vec![topic]),
    ]);
    assert_eq!(
        fix(&db, "amazon:2", &rpm("kernel", "4.14.200-1.amzn2")).as_deref(),
        Some("4.14.300-1.amzn2")
    );
    assert_eq!(fix(&db, "amazon:2", &rpm("kernel", "4.14.300-1.amzn2")), None);
}

#[test]
fn a_row_of_another_architecture_is_not_meant() {
    let mut arm = fixed("rocky:9", "a", Subject::Binary, "2-1");
    arm.arches = vec!["aarch64".into()];
    let db = database([erratum("rocky", "RLSA-1", &[CVE], vec![arm])]);
    assert_eq!(fix(&db, "rocky:9", &rpm("a", "1-1")), None);
    let arm = Package {
        arch: Some("aarch64".into()),
        ..rpm("a", "1-1")
    };
    assert_eq!(fix(&db, "rocky:9", &arm).as_deref(), Some("2-1"));
}

#[test]
fn an_unknown_space_gives_no_match() {
    let db = database([cve(
        "debian",
        CVE,
        vec![unfixed("debian:12", "a", FixState::Affected)],
    )]);
    assert!(matches(&db, "plan9:4", &deb("a", "1", "a", "1")).is_empty());
}

/// Each byte behind the header is flipped; sections are not checked on opening, so the look-ups meet the damage.
#[test]
fn a_damaged_database_is_an_error_or_another_answer() {
    let rows = vec![
        fixed("debian:12", "glibc", Subject::Source, "2"),
        unfixed("debian:12", "zlib", FixState::Affected),
    ];
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    builder.add(erratum("debian", "X-1", &[CVE, "CVE-2023-1"], rows.clone()));
    builder.add(cve("debian", CVE, rows));
    let file = builder.to_vec().unwrap();
    let packages = [deb("libc6", "1", "glibc", "1"), deb("zlib1g", "1", "zlib", "1")];
    let mut damaged = 0;
    for at in 412..file.len() {
        for mask in [0x01, 0x80, 0xff] {
            let mut bad = file.clone();
            bad[at] ^= mask;
            let db = Database::from_bytes(bad);
            let found = db.and_then(|db| match_packages(&db, &space("debian:12"), &packages));
            damaged += usize::from(found.is_err());
        }
    }
    assert!(damaged > 50, "only {damaged} of the flips were seen");
}

#[test]
fn packages_of_one_source_share_its_matches_but_not_what_is_said_of_one_of_them() {
    let source = |name| fixed("debian:12", name, Subject::Source, "6.1.55-1");
    let binary = fixed("debian:12", "linux-image", Subject::Binary, "6.1.50-1");
    let db = database([
        cve("debian", CVE, vec![source("linux"), binary]),
        cve("debian", "CVE-2023-2", vec![source("linux")]),
    ]);
    let of = |name: &str, arch: &str, version: &str| Package {
        arch: Some(arch.into()),
        ..deb(name, version, "linux", version)
    };
    let packages = [
        of("linux-doc", "all", "6.1.52-1"),
        of("linux-image", "amd64", "6.1.52-1"),
        of("linux", "amd64", "6.1.52-1"),
        of("usbip", "amd64", "6.1.52-1"),
        of("linux-image-amd64", "amd64", "6.1.52-1"),
        of("linux-image-old", "amd64", "6.1.0-1"),
        of("linux-image-new", "amd64", "6.1.55-1"),
    ];
    let whole = match_packages(&db, &space("debian:12"), &packages).unwrap();
    let mut single = Vec::new();
    for (place, package) in packages.iter().enumerate() {
        let alone = matches(&db, "debian:12", package).into_iter();
        single.extend(alone.map(|found| Match {
            package: place,
            ..found
        }));
    }
    assert_eq!(whole, single, "as if each were the only one");
    let places: Vec<usize> = whole.iter().map(|found| found.package).collect();
    assert_eq!(places, [0, 0, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    let policy: Vec<bool> = whole.iter().map(|found| found.kernel_policy).collect();
    assert_eq!(
        policy,
        [
            true, true, false, false, false, true, true, false, false, false, false
        ]
    );
}
