//! Feeds of which no whole pack is had: what real excerpts of them say, checked by eye in the originals.

use std::io::Read;
use std::process::Command;

use tidewaiter_advisories::{Advisory, Affected, FixState, Limit};
use tidewaiter_feeds::by_name;
use tidewaiter_testkit::data;

/// An excerpt: the feed, the path that it is read under, and where it lies in the samples (with `#MEMBER` in an archive).
pub const EXCERPTS: [(&str, &str, &str); 13] = [
    (
        "debian-tracker",
        "debian-tracker/json",
        "debian/tracker/api/testdata/fixtures/advisory.json",
    ),
    (
        "ubuntu-osv",
        "ubuntu-osv/cve/2024/UBUNTU-CVE-2024-51988.json",
        "ubuntu/osv/testdata/fixtures/happy/osv-all.tar.xz#osv/cve/2024/UBUNTU-CVE-2024-51988.json",
    ),
    (
        "ubuntu-usn",
        "ubuntu-osv/usn/USN-7095-1.json",
        "ubuntu/osv/testdata/fixtures/happy/osv-all.tar.xz#osv/usn/USN-7095-1.json",
    ),
    (
        "wolfi",
        "wolfi/security.json",
        "wolfi/secdb/testdata/fixtures/happy/security.json",
    ),
    (
        "chainguard",
        "chainguard/security.json",
        "chainguard/secdb/testdata/fixtures/happy/security.json",
    ),
    (
        "minimos",
        "minimos/security.json",
        "minimos/secdb/testdata/fixtures/happy/security.json",
    ),
    (
        "redhat-csaf",
        "redhat-csaf/2023/cve-2023-6228.json",
        "redhat/vex/v2/testdata/fixtures/vex-archive.tar.zst#2023/cve-2023-6228.json",
    ),
    (
        "redhat-csaf",
        "redhat-csaf/2023/cve-2023-6212.json",
        "redhat/vex/v1/testdata/fixtures/2023/cve-2023-6212.json",
    ),
    (
        "oracle",
        "oracle/com.oracle.elsa-all.xml",
        "oracle/linux/testdata/fixtures/com.oracle.elsa-all.xml.bz2",
    ),
    (
        "fedora",
        "fedora/updates/38/Modular/updateinfo.xml",
        "fedora/updateinfo/testdata/fixtures/happy/archive/fedora/linux/updates/38/Modular/x86_64/repodata/\
         5018295245e031a2d51db78a23935461d067cdbc1b6e43d8575983c5f6893252-updateinfo.xml.xz",
    ),
    (
        "suse",
        "suse/SUSE-SU-403.json",
        "suse/osv/testdata/fixtures/osv.tar.bz2#osv/SUSE-SU-403.json",
    ),
    (
        "photon",
        "photon/cve_data_photon4.0.json",
        "photon/cve/testdata/fixtures/happy/cve_data_photon4.0.json",
    ),
    ("arch", "arch/all.json", "arch/testdata/fixtures/advisory.json"),
];

/// The bytes of an excerpt, unpacked; `None` where there is no test data.
pub fn bytes(sample: &str) -> Option<Vec<u8>> {
    let fetch = data::unpack("feeds/format-samples")?.join("format-samples/pkg/fetch");
    let (file, member) = sample.split_once('#').unwrap_or((sample, ""));
    if file.ends_with(".tar.zst") {
        return Some(of_zstd(&std::fs::read(fetch.join(file)).unwrap(), member));
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/unpack.py");
    let mut command = Command::new("python3");
    command
        .arg(script)
        .arg(fetch.join(file))
        .args(Some(member).filter(|member| !member.is_empty()));
    let output = command
        .output()
        .expect("python3 is there; `cargo xtask setup` installs it");
    assert!(
        output.status.success(),
        "{sample}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(output.stdout)
}

fn of_zstd(archive: &[u8], member: &str) -> Vec<u8> {
    let mut archive = tar::Archive::new(zstd::Decoder::new(archive).unwrap());
    let mut entries = archive.entries().unwrap().map(Result::unwrap);
    let mut entry = entries
        .find(|entry| entry.path().unwrap().ends_with(member))
        .unwrap();
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).unwrap();
    bytes
}

/// All that an excerpt says.
fn read(wanted: &str) -> Option<Vec<Advisory>> {
    let (feed, path, sample) = EXCERPTS.into_iter().find(|(_, path, _)| *path == wanted).unwrap();
    let bytes = bytes(sample)?;
    let mut found = Vec::new();
    let tally = by_name(feed)
        .unwrap()
        .read(path, &bytes, &mut |record| found.extend(record.into_advisory()))
        .unwrap();
    assert!(tally.damaged.is_empty(), "{path}: {:?}", tally.damaged);
    Some(found)
}

/// A row in short: space, stream or module behind a slash, package, state, and fix.
fn short(row: &Affected) -> String {
    let part = row.stream.as_deref().or(row.module.as_deref());
    let part = part.map(|part| format!("/{part}")).unwrap_or_default();
    let fix = row.ranges.iter().find_map(|range| match &range.limit {
        Limit::Fixed(fix) => Some(format!(" {fix}")),
        _ => None,
    });
    format!(
        "{}{part} {} {:?}{}",
        row.space,
        row.package,
        row.state,
        fix.unwrap_or_default()
    )
}

/// The rows of one advisory, in short.
fn rows(path: &str, id: &str) -> Option<Vec<String>> {
    let found = read(path)?;
    let advisory = found.iter().find(|advisory| advisory.id == id).unwrap();
    Some(advisory.affected.iter().map(short).collect())
}

/// Asserts that these rows are among an advisory's, and how many it has.
fn has(path: &str, id: &str, count: usize, expected: &[&str]) {
    let Some(found) = rows(path, id) else { return };
    for row in expected {
        assert!(
            found.iter().any(|one| one == row),
            "{id}: no {row:?} in {found:#?}"
        );
    }
    assert_eq!(found.len(), count, "{id}: {found:#?}");
}

#[test]
fn debians_tracker_says_why_nothing_is_fixed() {
    let path = "debian-tracker/json";
    has(path, "CVE-2012-0833", 1, &["debian:11 389-ds-base NotAffected"]);
    has(
        path,
        "CVE-2016-5405",
        1,
        &["debian:11 389-ds-base Fixed 1.3.5.15-1"],
    );
    has(path, "CVE-2016-5416", 1, &["debian:11 389-ds-base WillNotFix"]);
}

#[test]
fn ubuntus_export_has_a_row_for_each_release() {
    let expected = [
        "ubuntu:20.04 rabbitmq-server Fixed 3.8.3-0ubuntu0.1",
        "ubuntu:22.04 rabbitmq-server Fixed 3.9.27-0ubuntu0.1",
        "ubuntu:24.04 rabbitmq-server Fixed 3.12.1-1ubuntu1",
        "ubuntu:24.10 rabbitmq-server Fixed 3.12.1-1ubuntu2",
    ];
    has(
        "ubuntu-osv/cve/2024/UBUNTU-CVE-2024-51988.json",
        "UBUNTU-CVE-2024-51988",
        4,
        &expected,
    );
    let Some(notices) = read("ubuntu-osv/usn/USN-7095-1.json") else {
        return;
    };
    assert!(
        notices[0]
            .vulnerabilities
            .iter()
            .any(|cve| cve == "CVE-2024-25741")
    );
    assert!(
        notices[0]
            .affected
            .iter()
            .all(|row| row.fixed_at == notices[0].published)
    );
}

#[test]
fn wolfi_and_its_kin_list_what_was_fixed() {
    has(
        "wolfi/security.json",
        "CVE-2023-45283",
        1,
        &["wolfi aactl NotAffected"],
    );
    has(
        "wolfi/security.json",
        "CVE-2024-29902",
        1,
        &["wolfi aactl Fixed 0.4.12-r10"],
    );
    let fips = "chainguard actions-runner-controller-fips Fixed 0.10.1-r1";
    has("chainguard/security.json", "CVE-2024-45338", 1, &[fips]);
    has(
        "minimos/security.json",
        "CVE-2025-0840",
        1,
        &["minimos binutils Fixed 2.44-r0"],
    );
}

#[test]
fn red_hats_vex_tells_states_and_streams_apart() {
    let expected = [
        "redhat:6 libtiff EndOfLife",
        "redhat:7 libtiff EndOfLife",
        "redhat:8 compat-libtiff3 WillNotFix",
        "redhat:8 libtiff Affected",
        "redhat:9 libtiff Fixed 0:4.4.0-12.el9",
        "redhat:9 libtiff-tools Fixed 0:4.4.0-12.el9",
    ];
    has(
        "redhat-csaf/2023/cve-2023-6228.json",
        "CVE-2023-6228",
        8,
        &expected,
    );
    let expected = [
        "redhat:6 firefox EndOfLife",
        "redhat:7 firefox Fixed 0:115.5.0-1.el7_9",
        "redhat:8/aus:8.4 thunderbird Fixed 0:115.5.0-1.el8_4",
        "redhat:9/eus:9.2 firefox Fixed 0:115.5.0-1.el9_2",
        "redhat:9 firefox Fixed 0:115.5.0-1.el9_3",
    ];
    has(
        "redhat-csaf/2023/cve-2023-6212.json",
        "CVE-2023-6212",
        32,
        &expected,
    );
}

#[test]
fn oracles_errata_name_built_packages_and_modules() {
    let path = "oracle/com.oracle.elsa-all.xml";
    has(path, "ELSA-2007-0057", 8, &["oracle:5 bind Fixed 30:9.3.3-8.el5"]);
    let hivex = "oracle:8/virt:kvm_utils hivex Fixed 0:1.3.18-21.module+el8.7.0+21037+8ee66348";
    has(path, "ELSA-2023-12342", 1, &[hivex]);
    let Some(found) = read(path) else { return };
    assert_eq!(found[0].vulnerabilities, ["CVE-2007-0493", "CVE-2007-0494"]);
}

#[test]
fn fedoras_bug_reports_name_the_cves() {
    let Some(found) = read("fedora/updates/38/Modular/updateinfo.xml") else {
        return;
    };
    assert_eq!(found[0].vulnerabilities, ["CVE-2024-24989", "CVE-2024-24990"]);
}

#[test]
fn suses_errata_name_built_packages() {
    let path = "suse/SUSE-SU-403.json";
    let Some(found) = read(path) else { return };
    let rows: Vec<String> = found[0].affected.iter().map(short).collect();
    for row in [
        "sles:12 libqt4-sql Fixed 4.8.6-7.1",
        "sles:12/sap:12 libqt4-sql Fixed 4.8.6-7.1",
    ] {
        assert!(rows.iter().any(|one| one == row), "no {row:?} in {rows:#?}");
    }
}

#[test]
fn photons_list_names_subpackages() {
    let expected = [
        "photon:4 curl Fixed 8.16.0-1.ph4",
        "photon:4 curl-devel Fixed 8.16.0-1.ph4",
        "photon:4 curl-libs Fixed 8.16.0-1.ph4",
    ];
    has("photon/cve_data_photon4.0.json", "CVE-2025-9086", 3, &expected);
}

#[test]
fn archs_own_list_of_groups_is_read() {
    let found = read("arch/all.json");
    let Some(found) = found else { return };
    assert_eq!(found[1].vulnerabilities, ["CVE-2015-7554", "CVE-2016-10095"]);
    assert_eq!(found[0].affected[0].state, FixState::Fixed);
}
