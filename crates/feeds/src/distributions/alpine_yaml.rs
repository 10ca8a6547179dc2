//! Alpine's secdb in the YAML that it was published in until 2020; the same words as the JSON of today.
//!
//! Odd: read only where there is no JSON (`alpine`), which has the same releases and was corrected since.

use super::{alpine, secdb};
use crate::{Feed, FeedError, Sink, Tally};

/// The feed `alpine-yaml`.
pub(crate) struct AlpineYaml;

impl Feed for AlpineYaml {
    fn name(&self) -> &'static str {
        "alpine-yaml"
    }

    fn title(&self) -> &'static str {
        "Alpine Linux security database, YAML of 2020 and before"
    }

    fn licence(&self) -> &'static str {
        "none stated"
    }

    fn attribution(&self) -> &'static str {
        "Alpine Linux security database, https://secdb.alpinelinux.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["alpine-secdb-yaml"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("alpine-secdb-yaml") && path.ends_with(".yaml")
    }

    fn gathers(&self) -> bool {
        true
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["alpine"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let text = std::str::from_utf8(bytes).map_err(|error| FeedError::text(path, error.to_string()))?;
        let file: secdb::File<'_> = serde_norway::from_str(text)
            .map_err(|error| FeedError::text(path, format!("not the expected YAML: {error}")))?;
        let space = alpine::space(&file).ok_or_else(|| FeedError::text(path, "no `distroversion`"))?;
        Ok(secdb::hand_on(&file, self.name(), &space, out))
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, Limit};

    use super::*;

    const FIXTURE: &str = "---\ndistroversion: v3.9\nreponame: main\narchs:\n  - x86_64\npackages:\n  - pkg:\n      name: a\n      secfixes:\n        \
        1.10:\n          - CVE-2099-0001 XSA-1\n        0:\n          - CVE-2099-0002\n";

    fn read(text: &str) -> Result<Vec<Advisory>, FeedError> {
        let mut found = Vec::new();
        AlpineYaml.read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))?;
        Ok(found)
    }

    #[test]
    fn versions_that_look_like_numbers_keep_their_writing() {
        let found = read(FIXTURE).unwrap();
        assert_eq!(found[0].affected[0].space.as_str(), "alpine:3.9");
        assert_eq!(found[0].affected[0].ranges[0].limit, Limit::Fixed("1.10".into()));
        assert_eq!(found[0].aliases, ["XSA-1"]);
        assert_eq!(found[1].affected[0].ranges, []);
    }

    #[test]
    fn what_is_no_such_yaml_is_an_error() {
        for text in ["", "a: [", "packages: []", "- 1"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
