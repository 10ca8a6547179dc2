//! Node.js's own record of flaws: in Node itself (`vuln/core`), and in npm packages until 2018 (`vuln/npm`).
//!
//! The authority for Node itself, which no package manager brought: the package `node` of the space `generic`. For npm,
//! GitHub's database took the records over and is the authority; they are read for their ids (`NSWG-ECO-…`). Odd: Node's
//! vulnerable versions are whole lines (`14.x || 16.x`), of which the patched ones (`^14.20.1`) must be taken away.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Reference, ReferenceKind};
use tidewaiter_types::Ecosystem;

use super::{ecosystem, record};
use crate::{Feed, FeedError, Sink, Tally, cvss, requirements, time};

/// The feed `nodejs-wg`.
pub(crate) struct NodeJs;

/// A flaw of Node itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Core<'a> {
    #[serde(default)]
    cve: Vec<String>,
    #[serde(borrow)]
    vulnerable: Cow<'a, str>,
    #[serde(borrow)]
    patched: Option<Cow<'a, str>>,
    #[serde(borrow, rename = "ref")]
    reference: Option<Cow<'a, str>>,
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow)]
    overview: Option<Cow<'a, str>>,
    #[serde(borrow)]
    severity: Option<Cow<'a, str>>,
    #[serde(borrow, rename = "publish_date")]
    published: Option<Cow<'a, str>>,
}

/// A flaw of an npm package.
#[derive(Deserialize)]
struct Package<'a> {
    id: u32,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    module_name: Cow<'a, str>,
    #[serde(borrow)]
    publish_date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    updated_at: Option<Cow<'a, str>>,
    cves: Option<Vec<String>>,
    #[serde(borrow)]
    vulnerable_versions: Cow<'a, str>,
    #[serde(borrow)]
    patched_versions: Option<Cow<'a, str>>,
    #[serde(borrow)]
    overview: Option<Cow<'a, str>>,
    #[serde(borrow)]
    recommendation: Option<Cow<'a, str>>,
    references: Option<Vec<String>>,
    #[serde(borrow)]
    cvss_vector: Option<Cow<'a, str>>,
    cvss_score: Option<f32>,
}

impl Feed for NodeJs {
    fn name(&self) -> &'static str {
        "nodejs-wg"
    }

    fn title(&self) -> &'static str {
        "Node.js vulnerability records"
    }

    fn licence(&self) -> &'static str {
        "MIT"
    }

    fn attribution(&self) -> &'static str {
        "Node.js Security Working Group, https://github.com/nodejs/security-wg"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["nodejs-wg"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("nodejs-wg/") && (core_number(path).is_some() || number(path, "npm").is_some())
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let failed = |error| FeedError::json(path, error);
        let advisory = match core_number(path) {
            Some(number) => serde_json::from_slice::<Core<'_>>(bytes)
                .map_err(failed)?
                .advisory(number),
            None => serde_json::from_slice::<Package<'_>>(bytes)
                .map_err(failed)?
                .advisory(),
        };
        out(advisory.map_err(|why| FeedError::text(path, why))?.into());
        Ok(Tally::of_one())
    }
}

/// The number of a flaw of Node itself.
fn core_number(path: &str) -> Option<u32> {
    number(path, "core")
}

/// `100` of `…/vuln/core/100.json`. The `index.json` beside them repeats all.
fn number(path: &str, kind: &str) -> Option<u32> {
    let mut parts = path.rsplit('/');
    let number = parts.next()?.strip_suffix(".json")?.parse().ok()?;
    (parts.next()? == kind && parts.next()? == "vuln").then_some(number)
}

impl Core<'_> {
    fn advisory(&self, number: u32) -> Result<Advisory, String> {
        let mut advisory = Advisory {
            id: format!("NSWG-COR-{number}"),
            feed: NodeJs.name().to_owned(),
            published: self.published.as_deref().and_then(time::parse),
            title: self.description.as_deref().map(str::to_owned),
            description: self.overview.as_deref().map(str::to_owned),
            severity: self.severity.as_deref().map(str::to_owned),
            references: self.reference.as_deref().map(link).into_iter().collect(),
            affected: rows(
                Ecosystem::Generic,
                "node",
                &self.vulnerable,
                self.patched.as_deref(),
            )?,
            ..Advisory::default()
        };
        record::identify(&mut advisory, self.cve.iter().map(String::as_str));
        Ok(advisory)
    }
}

impl Package<'_> {
    fn advisory(&self) -> Result<Advisory, String> {
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        let vector = self.cvss_vector.as_deref();
        let patched = self.patched_versions.as_deref();
        let mut advisory = Advisory {
            id: format!("NSWG-ECO-{}", self.id),
            feed: NodeJs.name().to_owned(),
            published: instant(&self.publish_date),
            modified: instant(&self.updated_at),
            title: self.title.as_deref().map(str::to_owned),
            description: self.overview.as_deref().map(str::to_owned),
            remediation: self.recommendation.as_deref().map(str::to_owned),
            cvss: vector
                .and_then(|vector| cvss::vector(vector, self.cvss_score, "NODEJS"))
                .into_iter()
                .collect(),
            references: self.references.iter().flatten().map(|url| link(url)).collect(),
            affected: rows(
                Ecosystem::Npm,
                &self.module_name,
                &self.vulnerable_versions,
                patched,
            )?,
            ..Advisory::default()
        };
        record::identify(&mut advisory, self.cves.iter().flatten().map(String::as_str));
        Ok(advisory)
    }
}

fn rows(
    ecosystem: Ecosystem,
    name: &str,
    vulnerable: &str,
    patched: Option<&str>,
) -> Result<Vec<Affected>, String> {
    let order = ecosystem::order(Ecosystem::Npm);
    let mut set = requirements::npm(vulnerable, order)?;
    if let Some(patched) = patched.filter(|text| !text.trim().is_empty()) {
        set = set.minus(requirements::npm(patched, order)?, order);
    }
    let ranges = set.ranges(requirements::next_semantic);
    Ok(record::rows(ecosystem, name, ranges, &[]))
}

fn link(url: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Web,
        url: url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::Limit;

    use super::*;

    fn read(path: &str, text: &str) -> Result<Advisory, FeedError> {
        let mut found = Vec::new();
        NodeJs.read(path, text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok(found.remove(0))
    }

    fn spans(one: &Advisory) -> Vec<(Option<&str>, &Limit)> {
        let ranges = one.affected.iter().flat_map(|row| &row.ranges);
        ranges
            .map(|range| (range.introduced.as_deref(), &range.limit))
            .collect()
    }

    #[test]
    fn patched_versions_are_taken_out_of_a_line() {
        let text = r#"{"cve":["CVE-2099-0001"],"vulnerable":"14.x || 16.x","patched":"^14.20.1 || ^16.17.1","overview":"o","severity":"medium"}"#;
        let one = read("nodejs-wg/vuln/core/100.json", text).unwrap();
        let ends = (Limit::Fixed("14.20.1".into()), Limit::Fixed("16.17.1".into()));
        assert_eq!(
            spans(&one),
            [(Some("14.0.0"), &ends.0), (Some("16.0.0"), &ends.1)]
        );
        assert_eq!(
            (one.affected[0].space.as_str(), one.aliases[0].as_str()),
            ("generic", "NSWG-COR-100")
        );
    }

    #[test]
    fn a_package_of_npm_is_read() {
        let text = r#"{"id":7,"module_name":"p","cves":[],"vulnerable_versions":"<0.2.2 || >=0.3.0 <=0.3.1","patched_versions":null,
            "references":null,"cvss_vector":"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N","cvss_score":6.5}"#;
        let one = read("nodejs-wg/vuln/npm/7.json", text).unwrap();
        let ends = (Limit::Fixed("0.2.2".into()), Limit::LastAffected("0.3.1".into()));
        assert_eq!(spans(&one), [(None, &ends.0), (Some("0.3.0"), &ends.1)]);
        assert_eq!((one.id.as_str(), one.cvss[0].score), ("NSWG-ECO-7", 6.5));
    }

    #[test]
    fn only_records_are_recognised() {
        assert!(
            NodeJs.recognises("nodejs-wg/vuln/core/1.json")
                && NodeJs.recognises("nodejs-wg/x/vuln/npm/1.json")
        );
        for path in [
            "nodejs-wg/vuln/core/index.json",
            "nodejs-wg/vuln/deps/1.json",
            "nodejs-wg/1.json",
        ] {
            assert!(!NodeJs.recognises(path), "{path}");
        }
    }
}
