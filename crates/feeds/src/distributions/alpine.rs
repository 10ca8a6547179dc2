//! Alpine's secdb, a JSON file for each release and repository; its format is told in `secdb`.
//!
//! Odd: one CVE is spread over all releases, so its parts are gathered.

use tidewaiter_types::Space;

use super::secdb;
use crate::{Feed, FeedError, Sink, Tally};

/// The feed `alpine`.
pub(crate) struct Alpine;

impl Feed for Alpine {
    fn name(&self) -> &'static str {
        "alpine"
    }

    fn title(&self) -> &'static str {
        "Alpine Linux security database"
    }

    fn licence(&self) -> &'static str {
        "none stated"
    }

    fn attribution(&self) -> &'static str {
        "Alpine Linux security database, https://secdb.alpinelinux.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["alpine-secdb"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("alpine-secdb/") && path.ends_with(".json")
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let file: secdb::File<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let space = space(&file).ok_or_else(|| FeedError::text(path, "no `distroversion`"))?;
        Ok(secdb::hand_on(&file, self.name(), &space, out))
    }
}

/// The space of the file's release.
pub(super) fn space(file: &secdb::File<'_>) -> Option<Space> {
    let version = file.distroversion.as_deref()?;
    let release = version.strip_prefix('v').unwrap_or(version);
    (!release.is_empty()).then(|| Space::of_release("alpine", release))
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, FixState, Limit};

    use super::*;

    fn read(secfixes: &str) -> Vec<Advisory> {
        let text = format!(
            r#"{{"distroversion":"v3.18","reponame":"main","packages":[{{"pkg":{{"name":"a","secfixes":{secfixes}}}}}]}}"#
        );
        let mut found = Vec::new();
        Alpine
            .read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        found
    }

    #[test]
    fn version_zero_was_never_affected() {
        let found = read(r#"{"0":["CVE-2099-0001"],"1-r0":["CVE-2099-0002"]}"#);
        assert_eq!(
            (found[0].affected[0].state, found[0].affected[0].ranges.len()),
            (FixState::NotAffected, 0)
        );
        assert_eq!(found[1].affected[0].ranges[0].limit, Limit::Fixed("1-r0".into()));
        assert_eq!(found[1].affected[0].space.as_str(), "alpine:3.18");
    }

    #[test]
    fn a_second_fix_counts_beside_the_first() {
        let found = read(
            r#"{"1-r0":["CVE-2099-0001"],"1-r1":["CVE-2099-0001 (+ regression fix)"],"0":["CVE-2099-0001"]}"#,
        );
        assert_eq!((found.len(), found[0].affected.len()), (1, 1));
        assert_eq!(
            (found[0].affected[0].ranges.len(), found[0].affected[0].state),
            (2, FixState::Fixed)
        );
    }
}
