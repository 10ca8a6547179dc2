//! Bitnami's vulnerability database: OSV records of the components in its images.
//!
//! The authority for what lies below `/opt/bitnami`. Odd: vectors are NVD's, and stand at the package instead of at the
//! record.

use super::record;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `bitnami`.
pub(crate) struct Bitnami;

impl Feed for Bitnami {
    fn name(&self) -> &'static str {
        "bitnami"
    }

    fn title(&self) -> &'static str {
        "Bitnami Vulnerability Database"
    }

    fn licence(&self) -> &'static str {
        "Apache-2.0"
    }

    fn attribution(&self) -> &'static str {
        "Bitnami Vulnerability Database, https://github.com/bitnami/vulndb"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["bitnami"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        path.starts_with("bitnami/") && file.starts_with("BIT-") && file.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        out(record::advisory(&record, self.name(), "BITNAMI").into());
        Ok(Tally::of_one())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_a_package_are_the_records() {
        let text = r#"{"id":"BIT-a-2099-0001","aliases":["CVE-2099-0001"],"database_specific":{"severity":"High","cpes":[]},
            "affected":[{"package":{"ecosystem":"Bitnami","name":"a","purl":"pkg:bitnami/a"},
            "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}],
            "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"}]}]}]}"#;
        let mut found = Vec::new();
        Bitnami
            .read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        assert_eq!(
            (found[0].severity.as_deref(), found[0].cvss[0].score),
            (Some("High"), 7.5)
        );
        assert_eq!(found[0].affected[0].space.as_str(), "bitnami");
    }
}
