//! Basic findings: severities (rule 16), one finding per vulnerability and package (rule 17), vectors, order.

use tidewaiter_advisories::{Advisory, Cvss, FixState, Subject};
use tidewaiter_types::{Package, Severity};

use super::*;
use crate::{BasicFinding, CvssVersion, SeveritySource, basic_findings_of_packages};

const CVE: &str = "CVE-2023-4911";
const V2: &str = "AV:L/AC:L/Au:N/C:C/I:C/A:C";
const V3: &str = "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H";

fn cvss(source: &str, version: u8, score: f32, vector: &str) -> Cvss {
    Cvss {
        version,
        vector: vector.into(),
        score,
        source: source.into(),
    }
}

fn nvd() -> Advisory {
    Advisory {
        cvss: vec![cvss("NVD", 2, 5.0, V2), cvss("NVD", 3, 9.8, V3)],
        description: Some("NVD's words.".into()),
        ..cve("nvd", CVE, Vec::new())
    }
}

/// Rated by NVD's score of this version.
fn rated(version: CvssVersion) -> SeveritySource {
    SeveritySource::Cvss {
        version,
        source: "NVD".into(),
    }
}

fn labelled(feed: &str, place: &str, label: &str) -> Advisory {
    let mut row = fixed(place, "glibc", Subject::Source, "2.36-9+deb12u3");
    row.severity = Some(label.into());
    cve(feed, CVE, vec![row])
}

fn findings(db: &Database, place: &str, version: CvssVersion) -> Vec<BasicFinding> {
    let libc = deb("libc6", "2.36-9", "glibc", "2.36-9");
    basic_findings_of_packages(db, &space(place), &[&libc], version).unwrap()
}

#[test]
fn rule_16_the_distributions_severity_goes_first() {
    let words = [
        ("high", Severity::High),
        ("medium**", Severity::Medium),
        ("Low", Severity::Low),
        ("unimportant", Severity::Informational),
        ("negligible", Severity::Informational),
        ("Moderate", Severity::Medium),
        ("Important", Severity::High),
        ("critical", Severity::Critical),
    ];
    for (word, severity) in words {
        let db = database([nvd(), labelled("debian", "debian:12", word)]);
        let found = &findings(&db, "debian:12", CvssVersion::V2)[0];
        assert_eq!(
            (found.severity, &found.severity_source),
            (severity, &SeveritySource::Distribution(word.into()))
        );
    }
}

#[test]
fn rule_16_without_one_cvss_of_the_wanted_version_rates() {
    for word in ["not yet assigned", "end-of-life", "untriaged"] {
        let db = database([nvd(), labelled("debian", "debian:12", word)]);
        let two = &findings(&db, "debian:12", CvssVersion::V2)[0];
        let three = &findings(&db, "debian:12", CvssVersion::V3)[0];
        assert_eq!(
            (two.severity, three.severity),
            (Severity::Medium, Severity::Critical),
            "{word}"
        );
        assert_eq!(
            (&two.severity_source, &three.severity_source),
            (&rated(CvssVersion::V2), &rated(CvssVersion::V3))
        );
    }
}

#[test]
fn rule_16_a_score_of_the_other_version_rates_before_nobody_does() {
    let only = |version, score, vector| Advisory {
        cvss: vec![cvss("NVD", version, score, vector)],
        ..nvd()
    };
    let shown = |nvd: Advisory, wanted| {
        let db = database([nvd, labelled("debian", "debian:12", "not yet assigned")]);
        findings(&db, "debian:12", wanted).remove(0)
    };
    let new = shown(only(3, 9.8, V3), CvssVersion::V2);
    assert_eq!(
        (new.severity, new.severity_source),
        (Severity::Critical, rated(CvssVersion::V3))
    );
    assert_eq!(new.cvss2, None, "a vector of CVSS 3 is none of CVSS 2");
    assert_eq!(new.cvss3.unwrap().score, 9.8);
    let old = shown(only(2, 10.0, V2), CvssVersion::V3);
    assert_eq!(
        (old.severity, old.severity_source),
        (Severity::High, rated(CvssVersion::V2)),
        "CVSS 2 has no rating above high"
    );
    assert_eq!(old.cvss3, None);
}

#[test]
fn rule_16_without_any_it_is_undefined() {
    let db = database([labelled("debian", "debian:12", "not yet assigned")]);
    for wanted in [CvssVersion::V2, CvssVersion::V3] {
        let found = &findings(&db, "debian:12", wanted)[0];
        assert_eq!(
            (found.severity, &found.severity_source),
            (Severity::Undefined, &SeveritySource::None)
        );
        assert_eq!((&found.cvss2, &found.cvss3), (&None, &None));
    }
}

#[test]
fn rule_16_a_cves_own_severity_goes_before_that_of_its_erratum() {
    let rows = vec![fixed("redhat:9", "glibc", Subject::Binary, "2.34-60.el9_2.7")];
    let whole = Advisory {
        severity: Some("Critical".into()),
        ..erratum("redhat-osv", "R-1", &[CVE, "CVE-2023-1"], rows)
    };
    let own = Advisory {
        severity: Some("Low".into()),
        ..cve("redhat-cve", CVE, Vec::new())
    };
    let db = database([whole, own]);
    let found = basic_findings_of_packages(
        &db,
        &space("redhat:9"),
        &[&rpm("glibc", "2.34-1.el9")],
        CvssVersion::V2,
    )
    .unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|found| (found.name.as_str(), found.severity))
        .collect();
    assert_eq!(told, [("CVE-2023-1", Severity::Critical), (CVE, Severity::Low)]);
}

#[test]
fn rule_16_nvds_vector_goes_first_then_the_distributions() {
    let other = |source: &str, score| Advisory {
        cvss: vec![cvss(source, 3, score, V3)],
        ..cve("redhat-cve", CVE, Vec::new())
    };
    let row = || {
        cve(
            "other",
            CVE,
            vec![fixed("redhat:9", "glibc", Subject::Source, "9")],
        )
    };
    let third = Advisory {
        cvss: vec![cvss("AAA", 3, 1.0, V3)],
        ..row()
    };
    let shown = |db: &Database| {
        let package = rpm("glibc", "2.34-1");
        let found = basic_findings_of_packages(db, &space("redhat:9"), &[&package], CvssVersion::V3).unwrap();
        found[0].cvss3.clone().unwrap().source
    };
    assert_eq!(
        shown(&database([nvd(), other("REDHAT", 7.8), third.clone()])),
        "NVD"
    );
    assert_eq!(shown(&database([other("REDHAT", 7.8), third.clone()])), "REDHAT");
    assert_eq!(shown(&database([third])), "AAA");
}

#[test]
fn rule_17_a_package_of_two_architectures_is_one_finding() {
    let db = database([nvd(), labelled("debian", "debian:12", "high")]);
    let of = |arch: &str| Package {
        arch: Some(arch.into()),
        ..deb("libc6", "2.36-9", "glibc", "2.36-9")
    };
    let (amd64, i386, bin) = (
        of("amd64"),
        of("i386"),
        deb("libc-bin", "2.36-9", "glibc", "2.36-9"),
    );
    let found = basic_findings_of_packages(&db, &space("debian:12"), &[&amd64, &i386, &bin], CvssVersion::V2)
        .unwrap();
    let names: Vec<&str> = found.iter().map(|found| found.package_name.as_str()).collect();
    assert_eq!(names, ["libc-bin", "libc6"]);
}

#[test]
fn a_finding_tells_what_ecr_shows() {
    let db = database([nvd(), labelled("debian", "debian:12", "not yet assigned")]);
    let found = &findings(&db, "debian:12", CvssVersion::V2)[0];
    assert_eq!(
        found.uri.as_deref(),
        Some("https://security-tracker.debian.org/tracker/CVE-2023-4911")
    );
    assert_eq!(found.description.as_deref(), Some("NVD's words."));
    assert_eq!(
        (found.package_name.as_str(), found.package_version.as_str()),
        ("libc6", "2.36-9")
    );
    assert_eq!(
        (found.fixed_version.as_deref(), found.state),
        (Some("2.36-9+deb12u3"), FixState::Fixed)
    );
    let two = found.cvss2.as_ref().unwrap();
    assert_eq!(
        (two.score, two.vector.as_str(), two.source.as_str()),
        (5.0, V2, "NVD")
    );
}

#[test]
fn the_gravest_come_first_then_the_newest() {
    let of = |id: &str, label: &str| {
        let mut row = unfixed("debian:12", "glibc", FixState::Affected);
        row.severity = Some(label.into());
        cve("debian", id, vec![row])
    };
    let db = database([
        of("CVE-2009-10000", "low"),
        of("CVE-2021-9999", "high"),
        of("CVE-2021-10000", "high"),
        of("CVE-2024-0001", "unimportant"),
        of("TEMP-0000", "high"),
    ]);
    let found = findings(&db, "debian:12", CvssVersion::V2);
    let names: Vec<&str> = found.iter().map(|found| found.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "CVE-2021-10000",
            "CVE-2021-9999",
            "TEMP-0000",
            "CVE-2009-10000",
            "CVE-2024-0001"
        ]
    );
}
