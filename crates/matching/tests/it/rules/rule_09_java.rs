//! Rule 9, the part about versions: flavours and rebuilds.

use super::*;

fn java(name: &str, version: &str, id: &str) -> Option<String> {
    of_library(Ecosystem::Maven, name, version, id).and_then(|found| found.fixed_version)
}

#[test]
fn a_flavour_is_no_version() {
    if records().is_none() {
        return;
    }
    let fix = |version| java("com.google.guava:guava", version, "CVE-2023-2976");
    assert_eq!(fix("31.1-jre").as_deref(), Some("32.0.0-android"));
    for fixed in ["32.0.0-jre", "32.0.0-android", "32.0.1-jre", "32.0.0"] {
        assert_eq!(fix(fixed), None, "{fixed}");
    }
}

#[test]
fn a_rebuild_counts_as_what_was_rebuilt() {
    if records().is_none() {
        return;
    }
    let name = "com.fasterxml.jackson.core:jackson-databind";
    let fix = |version| java(name, version, "CVE-2022-42003");
    assert_eq!(fix("2.13.4.redhat-00001").as_deref(), Some("2.13.4.2"));
    assert_eq!(fix("2.12.7.1.redhat-00003"), None);
    assert_eq!(fix("2.14.0.redhat-00001"), None);
}
