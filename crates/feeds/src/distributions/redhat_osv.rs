//! Red Hat's security errata (RHSA) in OSV form: the authority for fixes in releases 8 and 9, by binary package.
//!
//! Odd: ecosystems are written like CPEs (`Red Hat:enterprise_linux:8::appstream`, `Red Hat:rhel_eus:8.6::baseos`).
//! `enterprise_linux` is the release's main stream; `rhel_eus:8.6` becomes the stream `eus:8.6` of release 8. The
//! repository (`appstream`) is dropped: one package has one fix in all of them. Versions of modules carry no stream, only
//! the erratum's title does. The record has no severity word; that of the CVE is in `redhat-cve`. Not read where the VEX
//! files are (`redhat-csaf`), which say the same and more.

use tidewaiter_types::Space;

use super::erratum;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `redhat-osv`.
pub(crate) struct RedHatOsv;

impl Feed for RedHatOsv {
    fn name(&self) -> &'static str {
        "redhat-osv"
    }

    fn title(&self) -> &'static str {
        "Red Hat security errata"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Red Hat Security Data, https://access.redhat.com/security/data"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["redhat-osv"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("redhat-osv/") && path.ends_with(".json")
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["redhat-csaf"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = record.cves();
        advisory.cvss = record.cvss("REDHAT");
        advisory.affected =
            erratum::osv_rows(&record, |ecosystem| place(ecosystem.strip_prefix("Red Hat:")?));
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(Tally::of_one())
    }
}

/// Space and stream of a product and its version (`rhel_eus:8.6`, perhaps with a repository behind it).
pub(crate) fn place(product: &str) -> Option<(Space, Option<String>)> {
    let mut parts = product.split(':');
    let (product, version) = (parts.next()?, parts.next()?);
    let major = version.split('.').next().filter(|major| !major.is_empty())?;
    let stream = match product {
        "enterprise_linux" => None,
        other => Some(format!(
            "{}:{version}",
            other.strip_prefix("rhel_").unwrap_or(other)
        )),
    };
    Some((Space::of_release("redhat", major), stream))
}

#[cfg(test)]
mod tests {

    use super::*;

    const FIXTURE: &str = r#"{"id":"RHSA-2099:0001","related":["CVE-2099-0001","GO-2099-1"],
        "summary":"Red Hat Security Advisory: nodejs:18 security update","affected":[
        {"package":{"ecosystem":"Red Hat:enterprise_linux:8::appstream","name":"nodejs"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1:18.1-1.module+el8.8.0+1+a"}]}]},
        {"package":{"ecosystem":"Red Hat:enterprise_linux:8::crb","name":"nodejs"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1:18.1-1.module+el8.8.0+1+a"}]}]},
        {"package":{"ecosystem":"Red Hat:rhel_eus:8.6::appstream","name":"glibc"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"0:2-1.el8_6"}]}]},
        {"package":{"ecosystem":"Red Hat:rhel_eus:8.6::appstream","name":"glibc-debuginfo"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"0:2-1.el8_6"}]}]}]}"#;

    #[test]
    fn streams_and_modules_are_told_apart() {
        let mut found = Vec::new();
        RedHatOsv
            .read("x", FIXTURE.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        assert_eq!(found[0].vulnerabilities, ["CVE-2099-0001"]);
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| {
                (
                    row.space.as_str(),
                    row.package.as_str(),
                    row.module.as_deref(),
                    row.stream.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("redhat:8", "glibc", None, Some("eus:8.6")),
                ("redhat:8", "nodejs", Some("nodejs:18"), None),
            ]
        );
    }

    #[test]
    fn a_product_without_a_version_is_nowhere() {
        assert_eq!(place("enterprise_linux"), None);
        assert_eq!(place("enterprise_linux:"), None);
    }
}
