//! GitHub's advisory database, reviewed advisories: OSV records of all its ecosystems.
//!
//! The authority for npm, Maven, NuGet, Composer and Hex, where no better one is kept; for the others their own
//! databases (PyPA, RustSec, Go, RubySec) know versions and functions more exactly, and GitHub's adds vectors and
//! severities. Odd: a record may lie in the packs of several ecosystems, so its parts are gathered. GitHub has one
//! range for each entry of `affected`, so a package comes several times. Unreviewed advisories name no package and are
//! not read.

use super::record;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `ghsa`.
pub(crate) struct Ghsa;

impl Feed for Ghsa {
    fn name(&self) -> &'static str {
        "ghsa"
    }

    fn title(&self) -> &'static str {
        "GitHub Advisory Database"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "GitHub Advisory Database, https://github.com/advisories"
    }

    fn packs(&self) -> &'static [&'static str] {
        &[
            "ghsa",
            "ghsa-pip",
            "ghsa-npm",
            "ghsa-maven",
            "ghsa-nuget",
            "ghsa-composer",
            "ghsa-rubygems",
            "ghsa-golang",
            "ghsa-cargo",
            "ghsa-erlang",
        ]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        let own = path.starts_with("ghsa/") || path.starts_with("ghsa-");
        own && file.starts_with("GHSA-") && file.ends_with(".json") && !path.contains("/unreviewed/")
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        out(record::advisory(&record, self.name(), "GHSA").into());
        Ok(Tally::of_one())
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{FixState, Limit, Standing};
    use tidewaiter_types::Timestamp;

    use super::*;

    #[test]
    fn a_record_is_read() {
        let text = r#"{"id":"GHSA-aaaa-bbbb-cccc","aliases":["CVE-2099-0001"],"withdrawn":"2099-01-01T00:00:00Z","summary":"S",
            "affected":[{"package":{"ecosystem":"Maven","name":"org.a:b"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"last_affected":"1.0"}]}]},
                        {"package":{"ecosystem":"Maven","name":"org.a:b"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"2.0"},{"fixed":"2.1"}]}]}],
            "database_specific":{"cwe_ids":["CWE-22"],"severity":"MODERATE"}}"#;
        let mut found = Vec::new();
        Ghsa.read("ghsa-maven/x.json", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })
        .unwrap();
        let one = &found[0];
        assert_eq!(one.standing, Standing::Withdrawn);
        assert_eq!(one.withdrawn, Some(Timestamp(4_070_908_800_000)));
        assert_eq!(
            (one.vulnerabilities[0].as_str(), one.aliases[0].as_str()),
            ("CVE-2099-0001", "GHSA-aaaa-bbbb-cccc")
        );
        let rows: Vec<_> = one
            .affected
            .iter()
            .map(|row| (row.state, &row.ranges[0].limit))
            .collect();
        let ends = (Limit::LastAffected("1.0".into()), Limit::Fixed("2.1".into()));
        assert_eq!(rows, [(FixState::Affected, &ends.0), (FixState::Fixed, &ends.1)]);
    }

    #[test]
    fn any_layout_of_reviewed_advisories_is_recognised() {
        for path in [
            "ghsa-npm/2019/03/GHSA-fx7m-j728-mjw3/GHSA-fx7m-j728-mjw3.json",
            "ghsa/advisories/github-reviewed/2019/03/GHSA-fx7m-j728-mjw3/GHSA-fx7m-j728-mjw3.json",
        ] {
            assert!(Ghsa.recognises(path), "{path}");
        }
        assert!(
            !Ghsa.recognises(
                "ghsa/advisories/unreviewed/2022/05/GHSA-2222-2222-2222/GHSA-2222-2222-2222.json"
            )
        );
    }
}
