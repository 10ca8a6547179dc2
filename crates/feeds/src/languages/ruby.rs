//! The Ruby Advisory Database: YAML, a file for each flaw of a gem (`gems/`) or of a Ruby (`rubies/`).
//!
//! The authority for RubyGems. Odd: a record tells which versions are *not* affected (`patched_versions`,
//! `unaffected_versions`); all others are. One CVE may lie in several gems and then in several files, which are gathered.
//! Severities are bare CVSS scores without vectors and are not read: GitHub's and NVD's records have the vectors. What
//! holds for one platform only (JRuby's builds of a gem) is a stream of its own.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Reference, ReferenceKind};
use tidewaiter_types::Ecosystem;

use super::{ecosystem, record};
use crate::requirements::{self, VersionSet};
use crate::{Feed, FeedError, Sink, Tally, time, yaml};

/// The feed `ruby`.
pub(crate) struct Ruby;

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    gem: Option<Cow<'a, str>>,
    #[serde(borrow)]
    engine: Option<Cow<'a, str>>,
    #[serde(borrow)]
    platform: Option<Cow<'a, str>>,
    #[serde(borrow)]
    cve: Option<Cow<'a, str>>,
    #[serde(borrow)]
    ghsa: Option<Cow<'a, str>>,
    #[serde(borrow)]
    osvdb: Option<Cow<'a, str>>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow)]
    patched_versions: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow)]
    unaffected_versions: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow)]
    related: Option<Related<'a>>,
}

#[derive(Deserialize)]
struct Related<'a> {
    #[serde(borrow)]
    url: Option<Vec<Cow<'a, str>>>,
}

impl Feed for Ruby {
    fn name(&self) -> &'static str {
        "ruby"
    }

    fn title(&self) -> &'static str {
        "Ruby Advisory Database"
    }

    fn licence(&self) -> &'static str {
        "public domain"
    }

    fn attribution(&self) -> &'static str {
        "Ruby Advisory Database, https://github.com/rubysec/ruby-advisory-db"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["ruby"]
    }

    fn recognises(&self, path: &str) -> bool {
        let list = path.contains("/gems/") || path.contains("/rubies/");
        path.starts_with("ruby/") && list && path.ends_with(".yml")
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let entry: Entry<'_> = yaml::parse(path, bytes)?;
        let advisory = entry.advisory().map_err(|why| FeedError::text(path, why))?;
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

impl Entry<'_> {
    fn advisory(&self) -> Result<Advisory, String> {
        let mut ids = self.ids();
        let mut advisory = Advisory {
            id: ids.next().ok_or("a record without an id")?,
            feed: Ruby.name().to_owned(),
            published: self.date.as_deref().and_then(time::parse),
            title: self.title.as_deref().map(str::to_owned),
            description: self.description.as_deref().map(str::to_owned),
            references: self.references(),
            affected: self.rows()?,
            ..Advisory::default()
        };
        let names: Vec<String> = ids.collect();
        record::identify(&mut advisory, names.iter().map(String::as_str));
        Ok(advisory)
    }

    /// The ids, the best known first.
    fn ids(&self) -> impl Iterator<Item = String> {
        let long = |prefix: &str, id: &Option<Cow<'_, str>>| {
            let id = id.as_deref().map(str::trim).filter(|id| !id.is_empty());
            id.map(|id| format!("{prefix}-{id}"))
        };
        let all = [
            long("CVE", &self.cve),
            long("GHSA", &self.ghsa),
            long("OSVDB", &self.osvdb),
        ];
        all.into_iter().flatten()
    }

    fn references(&self) -> Vec<Reference> {
        let related = self.related.iter().filter_map(|related| related.url.as_ref());
        let mut urls: Vec<&str> = self.url.as_deref().into_iter().collect();
        for url in related.flatten() {
            if !urls.contains(&&**url) && urls.len() < 100 {
                urls.push(url);
            }
        }
        let link = |url: &str| Reference {
            kind: ReferenceKind::Web,
            url: url.to_owned(),
        };
        urls.into_iter().map(link).collect()
    }

    fn rows(&self) -> Result<Vec<Affected>, String> {
        let (ecosystem, name) = match (&self.gem, &self.engine) {
            (Some(gem), _) => (Ecosystem::Gem, gem),
            (None, Some(engine)) => (Ecosystem::Generic, engine),
            (None, None) => return Err("neither a gem nor a Ruby".to_owned()),
        };
        let ranges = self.affected()?.ranges(requirements::next_gem);
        let mut rows = record::rows(ecosystem, name, ranges, &[]);
        for row in &mut rows {
            row.stream = self.platform().map(|platform| format!("platform:{platform}"));
        }
        Ok(rows)
    }

    /// The platform, unless the gem itself says that it is JRuby's.
    fn platform(&self) -> Option<&str> {
        let own = self.gem.as_deref().is_some_and(|gem| gem.starts_with("jruby"));
        self.platform.as_deref().filter(|_| !own)
    }

    /// All versions that are not said to be unaffected.
    fn affected(&self) -> Result<VersionSet, String> {
        let order = ecosystem::order(Ecosystem::Gem);
        let mut fine = VersionSet::none();
        let lists = self.patched_versions.iter().chain(&self.unaffected_versions);
        for text in lists.flatten() {
            fine = fine.union(requirements::gem(text, order)?, order);
        }
        Ok(fine.complement(order))
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{FixState, Limit};

    use super::*;

    fn read(text: &str) -> Result<Vec<Advisory>, FeedError> {
        let mut found = Vec::new();
        Ruby.read("ruby/gems/a/x.yml", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok(found)
    }

    fn spans(text: &str) -> Vec<(Option<String>, Limit)> {
        let found = read(text).unwrap();
        let rows = found.into_iter().flat_map(|one| one.affected);
        let ranges = rows.flat_map(|row| row.ranges);
        ranges.map(|range| (range.introduced, range.limit)).collect()
    }

    #[test]
    fn what_is_not_unaffected_is_affected() {
        let text = "gem: actionpack\ncve: 2099-33167\nghsa: pgm4-439c-5jp6\nunaffected_versions:\n- \"< 8.1.0\"\npatched_versions:\n- \"~> 8.1.2.1\"\n- \">= 8.2.0.1\"\n";
        let fixed = |version: &str| Limit::Fixed(version.to_owned());
        let expected = [
            (Some("8.1.0".to_owned()), fixed("8.1.2.1")),
            (Some("8.1.3.a".to_owned()), fixed("8.2.0.1")),
        ];
        assert_eq!(spans(text), expected);
        let one = &read(text).unwrap()[0];
        assert_eq!(
            (one.id.as_str(), one.aliases[0].as_str()),
            ("CVE-2099-33167", "GHSA-pgm4-439c-5jp6")
        );
        assert_eq!(one.affected[0].state, FixState::Fixed);
    }

    #[test]
    fn without_a_patched_version_all_are_affected() {
        assert_eq!(spans("gem: a\nosvdb: 108575\n"), [(None, Limit::Open)]);
        let one = &read("gem: a\nosvdb: 108575\n").unwrap()[0];
        assert_eq!(one.vulnerabilities, ["OSVDB-108575"]);
        let above = "gem: a\ncve: 2099-1000\nunaffected_versions: ['> 4.2.2', '<= 4.0.1']\n";
        let expected = [(
            Some("4.0.1.0.1.a".to_owned()),
            Limit::LastAffected("4.2.2".into()),
        )];
        assert_eq!(spans(above), expected);
    }

    #[test]
    fn a_ruby_and_a_platform_are_told() {
        let text = "engine: mruby\nplatform: jruby\ncve: 2099-1000\npatched_versions: ['>= 1']\n";
        let row = &read(text).unwrap()[0].affected[0];
        assert_eq!((row.space.as_str(), row.package.as_str()), ("generic", "mruby"));
        assert_eq!(row.stream.as_deref(), Some("platform:jruby"));
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        for text in [
            "gem: a\n",
            "cve: 2099-1000\n",
            "gem: a\ncve: 2099-1000\npatched_versions: ['?? 1']\n",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
