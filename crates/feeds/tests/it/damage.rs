//! Damaged input: real records with bytes changed, and samples that are broken on purpose.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use tidewaiter_feeds::{ALL, Feed, by_name};
use tidewaiter_testkit::data;

use super::excerpts::{self, EXCERPTS};

/// A real file for each feed, and the path that it is read under.
const SAMPLES: [(&str, &str, &str); 28] = [
    ("debian", "debian-osv", "CVE/2023/CVE-2023-4911.json"),
    ("ubuntu", "ubuntu-2024-08", "active/CVE-2023-4911"),
    ("alpine", "alpine-secdb", "3.5/community.json"),
    ("redhat-cve", "redhat-cve", "2023/CVE-2023-4911.json"),
    ("redhat-osv", "redhat-osv", "RHSA/2019/RHSA-2019:0975.json"),
    ("alma", "alma-osv", "advisories/almalinux8/ALSA-2023:6938.json"),
    ("rocky", "rocky-errata", "2019/RLSA-2019:0981.json"),
    ("amazon", "amazon", "2/extras/dnsmasq/updateinfo.xml"),
    ("nvd", "nvd", "nvdcve-1.1-1999.json"),
    (
        "ghsa",
        "ghsa-maven",
        "2021/12/GHSA-jfh8-c2jp-5v3q/GHSA-jfh8-c2jp-5v3q.json",
    ),
    ("pypa", "pypa", "vulns/django/PYSEC-2024-69.yaml"),
    ("govulndb", "govulndb", "data/osv/GO-2021-0054.json"),
    ("rustsec", "rustsec", "crates/wasmtime/RUSTSEC-2021-0110.md"),
    ("rustsec-osv", "rustsec-osv", "crates/RUSTSEC-2021-0110.json"),
    ("ruby", "ruby", "gems/actionpack/CVE-2026-33167.yml"),
    ("php", "php", "symfony/symfony/CVE-2026-48784.yaml"),
    ("nodejs-wg", "nodejs-wg", "vuln/core/100.json"),
    ("nodejs-wg", "nodejs-wg", "vuln/npm/10.json"),
    (
        "haskell",
        "haskell",
        "advisories/published/2024/HSEC-2024-0008.md",
    ),
    ("bitnami", "bitnami", "data/gitlab/BIT-gitlab-2020-10073.json"),
    ("npm-mal", "npm-mal-2025", "MAL/2025/MAL-2025-1.json"),
    ("vulnrichment", "vulnrichment", "2024/39xxx/CVE-2024-39305.json"),
    ("epss", "epss", "EPSS_CVE_data/CVE_1999_EPSS.csv"),
    ("kev", "kev", "known_exploited_vulnerabilities.json"),
    ("cwe", "cwe", "weakness/79.json"),
    ("arch", "arch", "AVG-2596.json"),
    ("alpine-yaml", "alpine-secdb-yaml-2020", "v3.5/community.yaml"),
    ("debian-dsa", "debian-dsa-dla", "data/DLA/list"),
];

/// Excerpts larger than this are only read whole: cut, they say nothing.
const MOST: usize = 150_000;

/// A feed, a path in a pack and the file's bytes.
type Sample = (&'static dyn Feed, String, Vec<u8>);

fn samples() -> Option<Vec<Sample>> {
    let one = |(feed, pack, path): (&'static str, &str, &str)| {
        let file = data::unpack(&format!("feeds/{pack}"))?.join(pack).join(path);
        let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Some((by_name(feed).unwrap(), format!("{pack}/{path}"), bytes))
    };
    let excerpt = |(feed, path, sample): (&'static str, &str, &str)| {
        Some((by_name(feed).unwrap(), path.to_owned(), excerpts::bytes(sample)?))
    };
    let whole = SAMPLES.into_iter().map(one);
    whole.chain(EXCERPTS.into_iter().map(excerpt)).collect()
}

/// A change of a file.
#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Cut(Index),
    Repeat(Index, Index),
    Remove(Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (
            any::<Index>(),
            prop::sample::select(b"{}[]\":,<>/&() \n0-".to_vec())
        )
            .prop_map(|(at, byte)| Change::Set(at, byte)),
        any::<Index>().prop_map(Change::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Repeat(from, to)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, count)| Change::Remove(at, count)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    match change {
        Change::Set(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Change::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Change::Repeat(from, to) => {
            let start = from.index(bytes.len());
            let piece = bytes[start..bytes.len().min(start + 200)].to_vec();
            let at = to.index(bytes.len());
            bytes.splice(at..at, piece);
        }
        Change::Remove(at, count) => {
            let start = at.index(bytes.len());
            bytes.drain(start..bytes.len().min(start + usize::from(*count)));
        }
    }
}

#[test]
fn no_feed_panics_on_mutated_real_records() {
    let Some(samples) = samples() else { return };
    let changes = prop::collection::vec(change(), 1..8);
    for (feed, path, bytes) in samples.iter().filter(|(feed, _, bytes)| {
        bytes.len() < MOST || !EXCERPTS.iter().any(|(name, _, _)| *name == feed.name())
    }) {
        // One runner for all would stop after the first sample: it counts cases over all its runs.
        let mut runner = TestRunner::new(ProptestConfig {
            failure_persistence: None,
            ..Default::default()
        });
        runner
            .run(&changes, |changes| {
                let mut bytes = bytes[..bytes.len().min(200_000)].to_vec();
                changes.iter().for_each(|change| apply(&mut bytes, change));
                // Either outcome is right; only a panic is not.
                let _ = feed.read(path, &bytes, &mut |_| {});
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn every_sample_reads_whole_and_is_recognised_by_its_feed_alone() {
    let Some(samples) = samples() else { return };
    for (feed, path, bytes) in samples {
        let mut found = 0;
        let tally = feed.read(&path, &bytes, &mut |_| found += 1).unwrap();
        assert!(found > 0 && tally.damaged.is_empty(), "{path}");
        let names: Vec<_> = ALL
            .iter()
            .filter(|one| one.recognises(&path))
            .map(|one| one.name())
            .collect();
        assert_eq!(names, [feed.name()], "{path}");
    }
}

/// Two records without an id would be taken for one and the same.
#[test]
fn a_record_without_an_id_is_damaged() {
    for (feed, path, text) in [
        ("debian", "debian-osv/CVE/2023/CVE-2023-1.json", r#"{"id":""}"#),
        (
            "redhat-osv",
            "redhat-osv/RHSA/2019/RHSA-2019:1.json",
            r#"{"id":" ","related":["CVE-2023-1"]}"#,
        ),
        (
            "alma",
            "alma-osv/advisories/almalinux8/ALSA-2023:1.json",
            r#"{"id":"","related":["CVE-2023-1"]}"#,
        ),
        ("redhat-cve", "redhat-cve/2023/CVE-2023-1.json", r#"{"name":""}"#),
        (
            "rocky",
            "rocky-errata/2019/RLSA-2019:1.json",
            r#"{"name":"","synopsis":"","severity":"","cves":[{"name":"CVE-2023-1"}]}"#,
        ),
        (
            "amazon",
            "amazon/2/core/updateinfo.xml",
            "<updates><update><id></id><references/><pkglist/></update></updates>",
        ),
        ("ghsa", "ghsa-npm/GHSA-1.json", r#"{"id":""}"#),
        ("pypa", "pypa/PYSEC-1.yaml", "id: ''"),
        ("ruby", "ruby/gems/a/x.yml", "gem: a\ncve: ''\n"),
        (
            "rustsec",
            "rustsec/crates/a/RUSTSEC-1.md",
            "```toml\n[advisory]\nid = \"\"\npackage = \"a\"\n```\n",
        ),
        (
            "haskell",
            "haskell/HSEC-1.md",
            "```toml\n[advisory]\nid = \" \"\n```\n",
        ),
        (
            "vulnrichment",
            "vulnrichment/CVE-1.json",
            r#"{"cveMetadata":{"cveId":""},"containers":{}}"#,
        ),
        ("kev", "kev/x.json", r#"{"vulnerabilities":[{"cveID":""}]}"#),
        (
            "nvd",
            "nvd/api/x.json",
            r#"{"vulnerabilities":[{"cve":{"id":""}}]}"#,
        ),
        (
            "ubuntu-osv",
            "ubuntu-osv/cve/UBUNTU-CVE-2023-1.json",
            r#"{"id":"","related":["CVE-2023-1"]}"#,
        ),
        (
            "suse",
            "suse/SUSE-SU-2023:1-1.json",
            r#"{"id":"","related":["CVE-2023-1"]}"#,
        ),
        (
            "fedora",
            "fedora/updateinfo.xml",
            r#"<updates><update type="security"><id></id></update></updates>"#,
        ),
        ("arch", "arch/AVG-1.json", r#"{"name":"","status":"Fixed"}"#),
        (
            "nvd",
            "nvd/nvdcve-1.1-2021.json",
            r#"{"CVE_Items":[{"cve":{"CVE_data_meta":{"ID":""}}}]}"#,
        ),
    ] {
        let mut found = 0;
        let outcome = by_name(feed)
            .unwrap()
            .read(path, text.as_bytes(), &mut |_| found += 1);
        assert_eq!(found, 0, "{feed}");
        let words = match outcome {
            Ok(tally) => tally.damaged.first().map(ToString::to_string).unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        assert!(words.contains("without an id"), "{feed}: {words}");
    }
}

#[test]
fn samples_broken_on_purpose_are_errors() {
    let Some(dir) = data::unpack("feeds/format-samples") else {
        return;
    };
    let fetch = dir.join("format-samples/pkg/fetch");
    let invalid = fs::read(fetch.join("alma/errata/testdata/fixtures/invalid.json")).unwrap();
    for feed in ALL.iter().filter(|feed| feed.name() != "amazon") {
        assert!(feed.read("x", &invalid, &mut |_| {}).is_err(), "{}", feed.name());
    }
    for name in ["updateinfo_invalid_xml.xml.gz", "repomd_invalid.xml"] {
        let bytes = fs::read(fetch.join("amazon/testdata/fixtures").join(name)).unwrap();
        let pack = pack_of("amazon", "2/core/updateinfo.xml", &bytes);
        let report = tidewaiter_feeds::read_packs(pack.path(), ALL, &mut |_| {}, &mut |_| {}).unwrap();
        assert_eq!(
            (report.feeds[0].damaged, report.feeds[0].advisories),
            (1, 0),
            "{name}"
        );
    }
}

#[test]
fn real_samples_of_other_dates_are_read() {
    let Some(dir) = data::unpack("feeds/format-samples") else {
        return;
    };
    let fetch = dir.join("format-samples/pkg/fetch");
    for (pack, path, sample) in [
        (
            "amazon",
            "2/core/updateinfo.xml",
            "amazon/testdata/fixtures/updateinfo_2_kernel-5.15.xml.gz",
        ),
        (
            "amazon",
            "2023/core/updateinfo.xml",
            "amazon/testdata/fixtures/updateinfo_2023.xml.gz",
        ),
        (
            "nvd",
            "nvdcve-1.1-2021.json",
            "nvd/feed/cve/v1/testdata/fixtures/nvdcve-1.1-2021.json.gz",
        ),
        (
            "alpine-secdb",
            "edge/main.json",
            "alpine/secdb/testdata/fixtures/edge/main.json",
        ),
        (
            "redhat-cve",
            "2023/CVE-2023-6204.json",
            "redhat/cve/testdata/fixtures/CVE-2023-6204.json",
        ),
        (
            "nvd",
            "api/0-3.json",
            "nvd/api/cve/testdata/fixtures/3_items/0-3.json",
        ),
        (
            "nvd",
            "api/0-1.json",
            "nvd/api/cve/testdata/fixtures/ssvc_affected/0-1.json",
        ),
        (
            "endoflife",
            "full.json",
            "endoflife-date/api/testdata/fixtures/happy/full",
        ),
        (
            "epss",
            "epss_scores-2021-04-14.csv.gz",
            "epss/testdata/fixtures/epss_scores-2021-04-14.csv.gz",
        ),
        (
            "epss",
            "epss_scores-2023-03-07.csv.gz",
            "epss/testdata/fixtures/epss_scores-2023-03-07.csv.gz",
        ),
        (
            "kev",
            "known_exploited_vulnerabilities.json",
            "cisa/kev/testdata/fixtures/known_exploited_vulnerabilities.json",
        ),
        (
            "ubuntu",
            "active/CVE-2022-36879",
            "ubuntu/tracker/testdata/fixtures/ubuntu-cve-tracker/data/active/CVE-2022-36879",
        ),
    ] {
        let pack = pack_of(pack, path, &fs::read(fetch.join(sample)).unwrap());
        let report = tidewaiter_feeds::read_packs(pack.path(), ALL, &mut |_| {}, &mut |_| {}).unwrap();
        let own = &report.feeds[0];
        assert!(
            own.advisories + own.facts > 0 && own.damaged == 0,
            "{sample}: {own:?}"
        );
    }
}

/// A folder with one pack of one file.
fn pack_of(pack: &str, path: &str, bytes: &[u8]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(pack).join(path);
    fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).unwrap();
    fs::write(file, bytes).unwrap();
    dir
}
