//! The Go team's vulnerability database: OSV records of modules, of the standard library (`stdlib`) and of the
//! toolchain (`toolchain`).
//!
//! The authority for Go: versions are checked against the module proxy. Odd: a program that is no library is released
//! under tags that are no module versions (`v20.1.0` without `/v20` in its path); then `ranges` says "all" and
//! `custom_ranges` has the releases' numbers. Go 1.24 and newer write exactly these into a binary, so they are taken. The
//! functions that a flaw is in (`imports`) are not read, because a finding is about a module. No record has a severity.

use tidewaiter_advisories::{Limit, Range};
use tidewaiter_types::Ecosystem;

use super::record;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `govulndb`.
pub(crate) struct GoVulnDb;

impl Feed for GoVulnDb {
    fn name(&self) -> &'static str {
        "govulndb"
    }

    fn title(&self) -> &'static str {
        "Go Vulnerability Database"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Go Vulnerability Database, https://vuln.go.dev/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["govulndb"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        path.starts_with("govulndb/") && file.starts_with("GO-") && file.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record::advisory(&record, self.name(), "GO");
        let rows = record
            .affected
            .iter()
            .flat_map(|package| record::rows(Ecosystem::Golang, &package.package.name, ranges(package), &[]));
        advisory.affected = rows.collect();
        // The year 1 stands for "not known".
        for date in [&mut advisory.published, &mut advisory.modified] {
            *date = date.filter(|date| date.0 > 0);
        }
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

fn ranges(package: &osv::Package<'_>) -> Vec<Range> {
    let spans = package.spans();
    let says_all = matches!(
        &spans[..],
        [Range {
            introduced: None,
            limit: Limit::Open
        }]
    );
    let custom = package.custom_spans();
    if says_all && !custom.is_empty() {
        custom
    } else {
        spans
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, FixState};

    use super::*;

    fn read(affected: &str) -> Advisory {
        let text = format!(
            r#"{{"id":"GO-2099-0001","modified":"0001-01-01T00:00:00Z","aliases":["GHSA-1"],"affected":[{affected}]}}"#
        );
        let mut found = Vec::new();
        GoVulnDb
            .read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        found.remove(0)
    }

    #[test]
    fn the_standard_library_is_a_package() {
        let one = read(
            r#"{"package":{"ecosystem":"Go","name":"stdlib"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.17.3"},{"introduced":"1.18.0-0"},{"fixed":"1.18.1"}]}],
            "ecosystem_specific":{"imports":[{"path":"net/http","symbols":["Get"]}]}}"#,
        );
        let row = &one.affected[0];
        assert_eq!(
            (row.space.as_str(), row.package.as_str(), row.ranges.len()),
            ("golang", "stdlib", 2)
        );
        assert_eq!(
            (one.modified, one.vulnerabilities[0].as_str()),
            (None, "GO-2099-0001")
        );
    }

    #[test]
    fn releases_that_are_no_module_versions_count_by_their_own_numbers() {
        let all = r#"[{"type":"SEMVER","events":[{"introduced":"0"}]}]"#;
        let custom = r#""ecosystem_specific":{"custom_ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"2.0.0"},{"fixed":"2.9.12"}]}]}"#;
        let program =
            format!(r#"{{"package":{{"ecosystem":"Go","name":"a.org/b"}},"ranges":{all},{custom}}}"#);
        let row = &read(&program).affected[0];
        assert_eq!(
            (row.state, row.ranges[0].introduced.as_deref()),
            (FixState::Fixed, Some("2.0.0"))
        );
        let library = program.replace(r#"{"introduced":"0"}"#, r#"{"introduced":"0"},{"fixed":"1.2.0"}"#);
        let row = &read(&library).affected[0];
        assert_eq!(row.ranges[0].limit, Limit::Fixed("1.2.0".into()));
    }
}
