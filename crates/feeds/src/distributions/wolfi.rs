//! Wolfi, Chainguard and MinimOS: one `security.json` each, in the format of Alpine's secdb (`secdb`).
//!
//! Odd: none of them has releases. A GHSA id stands beside the CVE of the same flaw as an entry of its own, and which of
//! them belong together is not said: the advisories of the languages know it. Others report that all three are given for
//! non-commercial use only, so nothing of them comes with the program; whoever fetches them reads the terms first.

use tidewaiter_types::Space;

use super::secdb;
use crate::{Feed, FeedError, Sink, Tally};

/// Their publishers' terms, as others report them.
const TERMS: &str = "CC-BY-NC-ND-4.0 as others report; see its publisher's terms";

/// A feed of this kind.
pub(crate) struct Secdb {
    /// Its name, which is that of its space and of its folder.
    name: &'static str,
    title: &'static str,
    licence: &'static str,
    attribution: &'static str,
    packs: &'static [&'static str],
}

/// The feed `wolfi`.
pub(crate) static WOLFI: Secdb = Secdb {
    name: "wolfi",
    title: "Wolfi security database",
    licence: TERMS,
    attribution: "Wolfi security database, https://packages.wolfi.dev/os/security.json",
    packs: &["wolfi"],
};

/// The feed `chainguard`.
pub(crate) static CHAINGUARD: Secdb = Secdb {
    name: "chainguard",
    title: "Chainguard security database",
    licence: TERMS,
    attribution: "Chainguard security database, https://packages.cgr.dev/chainguard/security.json",
    packs: &["chainguard"],
};

/// The feed `minimos`.
pub(crate) static MINIMOS: Secdb = Secdb {
    name: "minimos",
    title: "MinimOS security database",
    licence: TERMS,
    attribution: "MinimOS security database, https://packages.mini.dev/advisories/secdb/security.json",
    packs: &["minimos"],
};

impl Feed for Secdb {
    fn name(&self) -> &'static str {
        self.name
    }

    fn title(&self) -> &'static str {
        self.title
    }

    fn licence(&self) -> &'static str {
        self.licence
    }

    fn attribution(&self) -> &'static str {
        self.attribution
    }

    fn packs(&self) -> &'static [&'static str] {
        self.packs
    }

    fn recognises(&self, path: &str) -> bool {
        let inner = path
            .strip_prefix(self.name)
            .and_then(|rest| rest.strip_prefix('/'));
        inner.is_some_and(|inner| inner == "security.json" || inner.ends_with("/security.json"))
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let file: secdb::File<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        Ok(secdb::hand_on(
            &file,
            self.name,
            &Space::of_ecosystem(self.name),
            out,
        ))
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::FixState;

    use super::*;

    const FIXTURE: &str = r#"{"reponame":"os","packages":[{"pkg":{"name":"a","secfixes":{
        "0":["CVE-2099-0001"],"1.2-r3":["CVE-2099-0002","GHSA-aaaa-bbbb-cccc"]}}}]}"#;

    #[test]
    fn a_file_without_a_release_is_of_the_whole_system() {
        for feed in [&WOLFI, &CHAINGUARD, &MINIMOS] {
            let mut found = Vec::new();
            feed.read("x", FIXTURE.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
            let rows: Vec<_> = found
                .iter()
                .map(|one| {
                    (
                        one.id.as_str(),
                        one.feed.as_str(),
                        one.affected[0].space.as_str(),
                        one.affected[0].state,
                    )
                })
                .collect();
            assert_eq!(
                rows,
                [
                    ("CVE-2099-0001", feed.name, feed.name, FixState::NotAffected),
                    ("CVE-2099-0002", feed.name, feed.name, FixState::Fixed),
                    ("GHSA-aaaa-bbbb-cccc", feed.name, feed.name, FixState::Fixed),
                ]
            );
        }
    }

    #[test]
    fn each_keeps_to_its_folder() {
        assert!(WOLFI.recognises("wolfi/security.json") && WOLFI.recognises("wolfi/os/security.json"));
        assert!(!WOLFI.recognises("chainguard/security.json") && !WOLFI.recognises("wolfi/other.json"));
    }
}
