//! FriendsOfPHP's security advisories for Composer packages: YAML, a file for each flaw of a package.
//!
//! GitHub's database takes these in, with vectors, and is the authority. Odd: a record has branches (`5.4.x`), each
//! with comparisons that must all hold; a branch without a date got no fix, and its end is only where the next branch
//! begins, so branches that touch are joined. A record has no id but its CVE or its path. One CVE may lie in several
//! packages (the parts of a framework) and then in several files, which are gathered.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Reference, ReferenceKind};
use tidewaiter_types::Ecosystem;

use super::{ecosystem, record};
use crate::requirements::{self, VersionSet};
use crate::{Feed, FeedError, Sink, Tally, time, yaml};

/// The feed `php`.
pub(crate) struct Php;

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    link: Option<Cow<'a, str>>,
    #[serde(borrow)]
    cve: Option<Cow<'a, str>>,
    #[serde(borrow)]
    branches: BTreeMap<Cow<'a, str>, Branch<'a>>,
    #[serde(borrow)]
    reference: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Branch<'a> {
    #[serde(borrow)]
    time: Option<Cow<'a, str>>,
    #[serde(borrow)]
    versions: Vec<Cow<'a, str>>,
}

impl Feed for Php {
    fn name(&self) -> &'static str {
        "php"
    }

    fn title(&self) -> &'static str {
        "FriendsOfPHP security advisories"
    }

    fn licence(&self) -> &'static str {
        "Unlicense"
    }

    fn attribution(&self) -> &'static str {
        "FriendsOfPHP, https://github.com/FriendsOfPHP/security-advisories"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["php"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("php/") && path.ends_with(".yaml") && !path.contains("/.")
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let entry: Entry<'_> = yaml::parse(path, bytes)?;
        let advisory = entry.advisory(path).map_err(|why| FeedError::text(path, why))?;
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

impl Entry<'_> {
    fn advisory(&self, path: &str) -> Result<Advisory, String> {
        let package = self.reference.strip_prefix("composer://");
        let package = package.ok_or("its reference is no Composer package")?;
        let cve = self
            .cve
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty() && *id != "~");
        let mut advisory = Advisory {
            id: cve.map_or_else(|| own_id(path, package), str::to_owned),
            feed: Php.name().to_owned(),
            published: self.first_fix(),
            title: self.title.as_deref().map(str::to_owned),
            references: self.link.as_deref().map(link).into_iter().collect(),
            affected: self.rows(package)?,
            ..Advisory::default()
        };
        record::identify(&mut advisory, []);
        Ok(advisory)
    }

    fn first_fix(&self) -> Option<tidewaiter_types::Timestamp> {
        let times = self.branches.values().filter_map(|branch| branch.time.as_deref());
        times.filter_map(time::parse).min()
    }

    fn rows(&self, package: &str) -> Result<Vec<Affected>, String> {
        let order = ecosystem::order(Ecosystem::Composer);
        let mut set = VersionSet::none();
        for branch in self.branches.values() {
            let versions = branch.versions.iter().map(|text| &**text);
            set = set.union(requirements::composer_affected(versions, order)?, order);
        }
        let ranges = set.ranges(requirements::next_composer);
        Ok(record::rows(Ecosystem::Composer, package, ranges, &[]))
    }
}

/// `symfony/symfony/2015-04-13-1` from the path of a file.
fn own_id(path: &str, package: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    format!("{package}/{}", file.trim_end_matches(".yaml"))
}

fn link(url: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Advisory,
        url: url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Limit, Range};

    use super::*;

    fn read(text: &str) -> Result<Advisory, FeedError> {
        let mut found = Vec::new();
        Php.read("php/a/b/2099-01-01-1.yaml", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok(found.remove(0))
    }

    const RECORD: &str = "title: T\nlink: https://example.org/\ncve: CVE-2099-0001\nbranches:\n    2.x:\n        time: ~\n        versions: ['>=2.0.0', '<3.0.0']\n    3.x:\n        time: 2099-05-26 08:00:00\n        versions: ['>=3.0.0', '<3.4.53']\n    4.0:\n        time: ~\n        versions: ['>4.0.1', '<=4.0.8']\nreference: composer://A/b\n";

    #[test]
    fn branches_that_touch_are_one_range() {
        let one = read(RECORD).unwrap();
        let ranges: Vec<Range> = one.affected.into_iter().flat_map(|row| row.ranges).collect();
        let range = |introduced: &str, limit| Range {
            introduced: Some(introduced.to_owned()),
            limit,
        };
        let expected = [
            range("2.0.0-dev", Limit::Fixed("3.4.53".into())),
            range("4.0.1-patch0", Limit::LastAffected("4.0.8".into())),
        ];
        assert_eq!(ranges, expected);
        assert_eq!(one.published, time::parse("2099-05-26 08:00:00"));
    }

    #[test]
    fn a_record_without_a_cve_is_called_by_its_path() {
        let one = read(&RECORD.replace("CVE-2099-0001", "~")).unwrap();
        assert_eq!(one.vulnerabilities, ["A/b/2099-01-01-1"]);
        assert_eq!(one.affected[0].package, "a/b");
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        for (from, to) in [
            ("composer://", "pear://"),
            ("'>=2.0.0'", "'about 2'"),
            ("branches", "twigs"),
        ] {
            assert!(read(&RECORD.replace(from, to)).is_err(), "{to}");
        }
    }
}
