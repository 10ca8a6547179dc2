//! The Haskell Security Response Team's advisories: Markdown with a TOML block.
//!
//! The authority for Hackage. Odd: a record is of a package or of a part of the compiler (`ghc-component`), which is a
//! package of the space `generic`. The vector stands at the package, and there are no dates: they are git's.

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Limit, Range, Reference, ReferenceKind};
use tidewaiter_types::Ecosystem;

use super::{markdown, record};
use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `haskell`.
pub(crate) struct Haskell;

#[derive(Deserialize)]
struct Facts {
    advisory: Head,
    #[serde(default)]
    affected: Vec<Package>,
    #[serde(default)]
    references: Vec<Link>,
}

#[derive(Deserialize)]
struct Head {
    #[serde(deserialize_with = "names::owned_id")]
    id: String,
    date: Option<toml::Value>,
    #[serde(default)]
    cwe: Vec<u32>,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    package: Option<String>,
    #[serde(rename = "ghc-component")]
    component: Option<String>,
    cvss: Option<String>,
    #[serde(default)]
    versions: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    introduced: String,
    fixed: Option<String>,
}

#[derive(Deserialize)]
struct Link {
    #[serde(rename = "type")]
    kind: String,
    url: String,
}

impl Feed for Haskell {
    fn name(&self) -> &'static str {
        "haskell"
    }

    fn title(&self) -> &'static str {
        "Haskell security advisories"
    }

    fn licence(&self) -> &'static str {
        "CC0-1.0"
    }

    fn attribution(&self) -> &'static str {
        "Haskell Security Response Team, https://github.com/haskell/security-advisories"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["haskell"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        path.starts_with("haskell/") && file.starts_with("HSEC-") && file.ends_with(".md")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        out(advisory(markdown::parse(path, bytes)?).into());
        Ok(Tally::of_one())
    }
}

fn advisory(document: markdown::Document<Facts>) -> Advisory {
    let facts = document.facts;
    let vectors = facts.affected.iter().filter_map(|one| one.cvss.as_deref());
    let mut cvss: Vec<_> = vectors
        .filter_map(|text| cvss::vector(text, None, "HSEC"))
        .collect();
    cvss.dedup_by(|second, first| second.vector == first.vector);
    let date = facts.advisory.date.map(|date| date.to_string());
    let mut advisory = Advisory {
        id: facts.advisory.id,
        feed: Haskell.name().to_owned(),
        published: date.and_then(|date| time::parse(&date)),
        title: document.title,
        description: document.prose,
        cvss,
        cwes: facts.advisory.cwe,
        references: facts.references.into_iter().map(Link::reference).collect(),
        affected: facts.affected.iter().flat_map(Package::rows).collect(),
        ..Advisory::default()
    };
    record::identify(&mut advisory, facts.advisory.aliases.iter().map(String::as_str));
    advisory
}

impl Package {
    fn rows(&self) -> Vec<Affected> {
        let ranges: Vec<Range> = self.versions.iter().map(Span::range).collect();
        match (&self.package, &self.component) {
            (Some(name), _) => record::rows(Ecosystem::Hackage, name, ranges, &[]),
            (None, Some(name)) => record::rows(Ecosystem::Generic, name, ranges, &[]),
            (None, None) => Vec::new(),
        }
    }
}

impl Span {
    fn range(&self) -> Range {
        Range {
            introduced: Some(self.introduced.clone()).filter(|start| start != "0"),
            limit: self.fixed.clone().map_or(Limit::Open, Limit::Fixed),
        }
    }
}

impl Link {
    fn reference(self) -> Reference {
        let kind = match self.kind.as_str() {
            "ADVISORY" => ReferenceKind::Advisory,
            "FIX" => ReferenceKind::Fix,
            "REPORT" => ReferenceKind::Report,
            "EVIDENCE" => ReferenceKind::Exploit,
            _ => ReferenceKind::Web,
        };
        Reference { kind, url: self.url }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_and_the_compiler_are_read() {
        let text = "```toml\n[advisory]\nid = \"HSEC-2099-0001\"\ncwe = [20, 78]\naliases = [\"CVE-2099-0001\"]\n\n[[affected]]\npackage = \"a\"\ncvss = \"CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H\"\n[[affected.versions]]\nintroduced = \"0\"\nfixed = \"6.2017\"\n\n[[affected]]\nghc-component = \"ghc\"\n[[affected.versions]]\nintroduced = \"9.2\"\n\n[[references]]\ntype = \"FIX\"\nurl = \"https://example.org/\"\n```\n# T\n";
        let mut found = Vec::new();
        Haskell
            .read("x.md", text.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| (row.space.as_str(), row.ranges[0].introduced.as_deref()))
            .collect();
        assert_eq!(rows, [("hackage", None), ("generic", Some("9.2"))]);
        assert_eq!((&found[0].cwes[..], found[0].cvss[0].score), (&[20, 78][..], 8.8));
        assert_eq!(found[0].references[0].kind, ReferenceKind::Fix);
    }
}
