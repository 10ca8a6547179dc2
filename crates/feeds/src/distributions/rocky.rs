//! Rocky Linux errata as its errata service (Apollo) gives them, with lists of built files.
//!
//! Odd: this feed is chosen over Rocky's OSV export, which names source packages and repeats a package for each minor
//! release. Products of special interest groups (`Rocky Linux SIG Cloud 8`) become streams (`sig-cloud`). An erratum's
//! vectors belong to its CVEs, so they are kept only where it has a single one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Limit, Range, Reference, ReferenceKind};
use tidewaiter_types::Space;

use super::{erratum, rpm};
use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `rocky`.
pub(crate) struct Rocky;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    name: Cow<'a, str>,
    #[serde(borrow)]
    synopsis: Cow<'a, str>,
    #[serde(borrow)]
    severity: Cow<'a, str>,
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow)]
    published_at: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    cves: Vec<Cve<'a>>,
    #[serde(borrow, default)]
    fixes: Vec<Fix<'a>>,
    #[serde(default)]
    rpms: BTreeMap<String, Files>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cve<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    cvss3_scoring_vector: Option<Cow<'a, str>>,
    #[serde(borrow)]
    cvss3_base_score: Option<Cow<'a, str>>,
    #[serde(borrow)]
    cwe: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    #[serde(borrow)]
    source_link: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Files {
    #[serde(default)]
    nvras: Vec<String>,
}

impl Feed for Rocky {
    fn name(&self) -> &'static str {
        "rocky"
    }

    fn title(&self) -> &'static str {
        "Rocky Linux errata"
    }

    fn licence(&self) -> &'static str {
        "BSD-3-Clause"
    }

    fn attribution(&self) -> &'static str {
        "Rocky Linux errata, https://errata.rockylinux.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["rocky-errata"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("rocky-errata/") && path.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record: Record<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let mut tally = Tally::of_one();
        let mut advisory = advisory(&record);
        for (product, files) in &record.rpms {
            match rows(product, files, &record.synopsis) {
                Ok(rows) => advisory.affected.extend(rows),
                Err(why) => tally.damaged.push(FeedError::text(path, why)),
            }
        }
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(tally)
    }
}

fn advisory(record: &Record<'_>) -> Advisory {
    let mut cves: Vec<String> = record
        .cves
        .iter()
        .filter_map(|cve| names::leading_cve(&cve.name))
        .collect();
    cves.sort_unstable();
    cves.dedup();
    let single = record.cves.iter().filter(|_| cves.len() == 1);
    Advisory {
        id: record.name.to_string(),
        feed: Rocky.name().to_owned(),
        published: record.published_at.as_deref().and_then(time::parse),
        description: record.description.as_deref().map(str::to_owned),
        severity: severity(&record.severity),
        cvss: single.clone().filter_map(vector).collect(),
        cwes: names::cwes(single.filter_map(|cve| cve.cwe.as_deref())),
        references: record.fixes.iter().filter_map(Fix::reference).collect(),
        vulnerabilities: cves,
        ..Advisory::default()
    }
}

fn vector(cve: &Cve<'_>) -> Option<tidewaiter_advisories::Cvss> {
    let score = cve
        .cvss3_base_score
        .as_deref()
        .and_then(|score| score.parse().ok());
    cvss::vector(cve.cvss3_scoring_vector.as_deref()?, score, "ROCKY")
}

/// `Important` of `SEVERITY_IMPORTANT`, as the errata pages show it.
fn severity(word: &str) -> Option<String> {
    let word = word.strip_prefix("SEVERITY_")?;
    let known = ["Critical", "Important", "Moderate", "Low"];
    known
        .iter()
        .find(|known| known.eq_ignore_ascii_case(word))
        .map(|known| (*known).to_owned())
}

impl Fix<'_> {
    fn reference(&self) -> Option<Reference> {
        let url = self.source_link.as_deref()?.to_owned();
        Some(Reference {
            kind: ReferenceKind::Report,
            url,
        })
    }
}

fn rows(product: &str, files: &Files, title: &str) -> Result<Vec<Affected>, String> {
    let (space, stream) = place(product).ok_or_else(|| format!("unknown product {product:?}"))?;
    let mut builds = erratum::Builds::default();
    for file in &files.nvras {
        let (name, evr, arch) =
            rpm::nevra(file).ok_or_else(|| format!("{file:?} is no name of an rpm file"))?;
        builds.add(name, evr, arch);
    }
    let modules = rpm::modules(title);
    let row = |(package, evr, arches)| {
        let range = Range {
            introduced: None,
            limit: Limit::Fixed(evr),
        };
        Affected {
            stream: stream.clone(),
            ..erratum::fixed_row(space.clone(), package, range, arches)
        }
    };
    Ok(builds
        .fixes()
        .into_iter()
        .map(row)
        .flat_map(|row| erratum::in_modules(row, &modules))
        .collect())
}

/// Space and stream of `Rocky Linux 8` or `Rocky Linux SIG Cloud 8`.
fn place(product: &str) -> Option<(Space, Option<String>)> {
    let (group, release) = product.strip_prefix("Rocky Linux")?.rsplit_once(' ')?;
    let number = !release.is_empty() && release.bytes().all(|byte| byte.is_ascii_digit());
    let group = group.trim();
    let stream = (!group.is_empty()).then(|| group.to_ascii_lowercase().replace(' ', "-"));
    number.then(|| (Space::of_release("rocky", release), stream))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_placed() {
        assert_eq!(
            place("Rocky Linux 8"),
            Some((Space::of_release("rocky", "8"), None))
        );
        let cloud = Some((Space::of_release("rocky", "9"), Some("sig-cloud".to_owned())));
        assert_eq!(place("Rocky Linux SIG Cloud 9"), cloud);
        assert_eq!(place("Fedora 40"), None);
    }

    const FIXTURE: &str = r#"{"name":"RLSA-2099:0001","synopsis":"Important: a:1 security update","severity":"SEVERITY_IMPORTANT",
        "publishedAt":"2099-01-01T00:00:00Z","cves":[{"name":"CVE-2099-0001","cvss3BaseScore":"UNKNOWN","cvss3ScoringVector":"UNKNOWN","cwe":"CWE-20"}],
        "rpms":{"Rocky Linux 8":{"nvras":["a-0:1-2.module+el8.5.0+1+b.x86_64.rpm","a-0:1-2.module+el8.4.0+1+b.x86_64.rpm","a-0:1-2.module+el8.4.0+1+b.src.rpm"]},
        "Rocky Linux 9":{"nvras":["nonsense"]}}}"#;

    #[test]
    fn files_become_rows_and_damage_is_counted() {
        let mut found = Vec::new();
        let tally = Rocky
            .read("x", FIXTURE.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        assert_eq!((tally.records, tally.damaged.len()), (1, 1));
        assert_eq!(
            (found[0].severity.as_deref(), found[0].cvss.len()),
            (Some("Important"), 0)
        );
        let row = &found[0].affected[0];
        assert_eq!((found[0].affected.len(), row.module.as_deref()), (1, Some("a:1")));
        assert_eq!(
            row.ranges[0].limit,
            Limit::Fixed("0:1-2.module+el8.4.0+1+b".into())
        );
    }
}
