//! AlmaLinux errata in OSV form, by binary package.
//!
//! Odd: bug-fix and enhancement errata (ALBA, ALEA) are in the same feed; a record is read if it is a security
//! erratum (ALSA) or names a CVE. The severity word stands in front of the title (`Important: glibc security update`).

use tidewaiter_types::Space;

use super::erratum;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `alma`.
pub(crate) struct Alma;

impl Feed for Alma {
    fn name(&self) -> &'static str {
        "alma"
    }

    fn title(&self) -> &'static str {
        "AlmaLinux errata"
    }

    fn licence(&self) -> &'static str {
        "MIT"
    }

    fn attribution(&self) -> &'static str {
        "AlmaLinux OSV database, https://github.com/AlmaLinux/osv-database"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["alma-osv"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("alma-osv/advisories/") && path.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = record.cves();
        advisory.severity = record.summary.as_deref().and_then(severity).map(str::to_owned);
        advisory.affected = erratum::osv_rows(&record, |ecosystem| {
            let release = ecosystem.strip_prefix("AlmaLinux:")?;
            Some((Space::of_release("almalinux", release), None))
        });
        if advisory.vulnerabilities.is_empty() && advisory.id.starts_with("ALSA-") {
            advisory.vulnerabilities.push(advisory.id.clone());
        }
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(Tally::of_one())
    }
}

/// The severity word in front of an erratum's title.
pub(crate) fn severity(title: &str) -> Option<&str> {
    let (word, _) = title.split_once(':')?;
    matches!(word, "Critical" | "Important" | "Moderate" | "Low").then_some(word)
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::Advisory;

    use super::*;

    fn read(id: &str, related: &str) -> Vec<Advisory> {
        let text = format!(
            r#"{{"id":"{id}","summary":"Important: a security update","related":[{related}],"affected":[
            {{"package":{{"ecosystem":"AlmaLinux:9","name":"a"}},"ranges":[{{"type":"ECOSYSTEM","events":[{{"introduced":"0"}},{{"fixed":"1-1.el9"}}]}}]}}]}}"#
        );
        let mut found = Vec::new();
        Alma.read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        found
    }

    #[test]
    fn only_security_errata_count() {
        let found = read("ALSA-2099:0001", r#""CVE-2099-0001""#);
        assert_eq!(found[0].severity.as_deref(), Some("Important"));
        assert_eq!(found[0].affected[0].space.as_str(), "almalinux:9");
        assert_eq!(read("ALSA-2099:0001", "")[0].vulnerabilities, ["ALSA-2099:0001"]);
        assert_eq!(read("ALBA-2099:0001", r#""CVE-2099-0001""#).len(), 1);
        assert!(read("ALBA-2099:0001", "").is_empty());
    }
}
