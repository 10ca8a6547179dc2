//! Seeds of feeds: the smallest real files of each; and a small database built of them.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use anyhow::{Context, Result};
use tidewaiter_advisories::{Advisory, BuildOptions, DatabaseBuilder};
use tidewaiter_feeds::by_name;

use crate::{Seeds, unpack, walk};

/// Feed, pack, and the target that reads it.
const FEEDS: [(&str, &str, &str); 25] = [
    ("debian", "debian-osv", "feed_osv"),
    ("redhat-osv", "redhat-osv", "feed_osv"),
    ("alma", "alma-osv", "feed_osv"),
    ("ubuntu", "ubuntu", "feed_ubuntu"),
    ("alpine", "alpine-secdb", "feed_alpine"),
    ("redhat-cve", "redhat-cve", "feed_redhat_cve"),
    ("rocky", "rocky-errata", "feed_rocky"),
    ("amazon", "amazon", "feed_amazon"),
    ("arch", "arch", "feed_lists"),
    ("alpine-yaml", "alpine-secdb-yaml-2020", "feed_secdb_yaml"),
    ("debian-dsa", "debian-dsa-dla", "feed_debian_dsa"),
    ("ghsa", "ghsa-maven", "feed_osv_languages"),
    ("govulndb", "govulndb", "feed_osv_languages"),
    ("bitnami", "bitnami", "feed_osv_languages"),
    ("npm-mal", "npm-mal-2025", "feed_osv_languages"),
    ("pypa", "pypa", "feed_language_yaml"),
    ("ruby", "ruby", "feed_language_yaml"),
    ("php", "php", "feed_language_yaml"),
    ("rustsec", "rustsec", "feed_markdown"),
    ("haskell", "haskell", "feed_markdown"),
    ("nodejs-wg", "nodejs-wg", "feed_nodejs"),
    ("vulnrichment", "vulnrichment", "feed_enrichment"),
    ("cwe", "cwe", "feed_enrichment"),
    ("epss", "epss", "feed_enrichment"),
    ("kev", "kev", "feed_enrichment"),
];
/// A small file of NVD's; its own are a year each.
const NVD: &str = "format-samples/pkg/fetch/nvd/feed/cve/v1/testdata/fixtures/nvdcve-1.1-2021.json.gz";
/// Excerpts of feeds of which there is no pack: the target, and the file in the samples.
const EXCERPTS: [(&str, &str); 4] = [
    (
        "feed_debian_tracker",
        "debian/tracker/api/testdata/fixtures/advisory.json",
    ),
    ("feed_alpine", "wolfi/secdb/testdata/fixtures/happy/security.json"),
    (
        "feed_lists",
        "photon/cve/testdata/fixtures/happy/cve_data_photon4.0.json",
    ),
    ("feed_lists", "arch/testdata/fixtures/advisory.json"),
];
/// Files of each feed: some of the smallest, and some of a middling size.
const MOST: usize = 15;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    let mut advisories = Vec::new();
    for (feed, pack, target) in FEEDS {
        for (path, bytes) in files(feed, pack)? {
            seeds.add(target, &bytes)?;
            advisories.extend(read(feed, &path, &bytes)?);
        }
    }
    for (target, excerpt) in EXCERPTS {
        let file = unpack("feeds/format-samples")?
            .join("format-samples/pkg/fetch")
            .join(excerpt);
        seeds.add(target, &fs::read(file)?)?;
    }
    let mut nvd = Vec::new();
    let file = fs::File::open(unpack("feeds/format-samples")?.join(NVD))?;
    flate2::read::GzDecoder::new(file).read_to_end(&mut nvd)?;
    seeds.add("feed_nvd", &nvd)?;
    advisories.extend(read("nvd", "nvd/nvdcve-1.1-2021.json", &nvd)?);
    for most in [3, 40, 400] {
        let step = (advisories.len() / most).max(1);
        let some = advisories
            .iter()
            .step_by(step)
            .filter(|advisory| advisory.affected.len() < 40);
        let mut builder = DatabaseBuilder::new(BuildOptions::default());
        some.cloned().for_each(|advisory| builder.add(advisory));
        seeds.add("database", &builder.to_vec()?)?;
    }
    Ok(())
}

/// Paths in the pack's folder, and bytes.
fn files(feed: &str, pack: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let feed = by_name(feed).context("no such feed")?;
    let folder = unpack(&format!("feeds/{pack}"))?;
    let mut sized: Vec<(u64, String, PathBuf)> = Vec::new();
    for file in walk(&folder)? {
        let path = file.strip_prefix(&folder)?.display().to_string();
        if feed.recognises(&path) {
            sized.push((fs::metadata(&file)?.len(), path, file));
        }
    }
    sized.sort();
    let middle = sized.len() / 2;
    let chosen = sized
        .iter()
        .take(MOST)
        .chain(sized.iter().skip(middle.max(MOST)).take(MOST));
    chosen
        .map(|(_, path, file)| Ok((path.clone(), fs::read(file)?)))
        .collect()
}

fn read(feed: &str, path: &str, bytes: &[u8]) -> Result<Vec<Advisory>> {
    let feed = by_name(feed).context("no such feed")?;
    let mut found = Vec::new();
    feed.read(path, bytes, &mut |advisory| {
        found.extend(advisory.into_advisory())
    })?;
    Ok(found)
}
