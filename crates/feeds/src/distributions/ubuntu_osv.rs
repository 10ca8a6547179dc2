//! Ubuntu's vulnerabilities and notices (USN) in OSV form, as Canonical exports them; source packages.
//!
//! Odd: the feed `ubuntu-osv` reads the records of vulnerabilities and stands beside the tracker's text form (`ubuntu`):
//! the tracker knows why nothing is fixed, the export is whole and current. A release that is not affected is told by
//! absence. A notice names all its CVEs once, though not every CVE touches every release; so where vulnerabilities are
//! there, the feed `ubuntu-usn` only says on which day a version came out. Ecosystems are written
//! `Ubuntu:22.04:LTS`; `Ubuntu:Pro:22.04:LTS` becomes the stream `esm`, `Ubuntu:Pro:FIPS-updates:22.04:LTS` the stream
//! `fips-updates`. Kernel live patches (`LSN-…`) are no packages of an image and are not read.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Affected, FixState, Subject};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, names, osv};

/// The feed `ubuntu-osv`.
pub(crate) struct UbuntuOsv;

/// The feed `ubuntu-usn`.
pub(crate) struct UbuntuUsn;

/// What only this export says of an affected package.
#[derive(Deserialize)]
struct Extras<'a> {
    #[serde(borrow, default)]
    affected: Vec<Extra<'a>>,
}

#[derive(Deserialize)]
struct Extra<'a> {
    #[serde(borrow)]
    ecosystem_specific: Option<Specific<'a>>,
}

#[derive(Deserialize)]
struct Specific<'a> {
    #[serde(borrow)]
    ubuntu_priority: Option<Cow<'a, str>>,
}

impl Feed for UbuntuOsv {
    fn name(&self) -> &'static str {
        "ubuntu-osv"
    }

    fn title(&self) -> &'static str {
        "Ubuntu vulnerabilities"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-SA-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Ubuntu security notices, Canonical Ltd., https://github.com/canonical/ubuntu-security-notices"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["ubuntu-osv"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("ubuntu-osv/") && is_record(path, "UBUNTU-CVE-")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let extras: Extras<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = cve(&record).into_iter().collect();
        advisory.cvss = record.cvss("UBUNTU");
        let both = record.affected.iter().zip(&extras.affected);
        advisory.affected = both
            .filter_map(|(package, extra)| {
                Some(Affected {
                    severity: extra.priority().map(str::to_owned),
                    ..row(package)?
                })
            })
            .collect();
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(Tally::of_one())
    }
}

impl Feed for UbuntuUsn {
    fn name(&self) -> &'static str {
        "ubuntu-usn"
    }

    fn title(&self) -> &'static str {
        "Ubuntu security notices"
    }

    fn licence(&self) -> &'static str {
        UbuntuOsv.licence()
    }

    fn attribution(&self) -> &'static str {
        UbuntuOsv.attribution()
    }

    fn packs(&self) -> &'static [&'static str] {
        &["ubuntu-osv", "ubuntu-usn"]
    }

    fn recognises(&self, path: &str) -> bool {
        let pack = path.starts_with("ubuntu-osv/") || path.starts_with("ubuntu-usn/");
        pack && is_record(path, "USN-")
    }

    fn dates(&self) -> &'static [&'static str] {
        &["ubuntu", "ubuntu-osv"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = record.cves();
        advisory.title = record.summary.as_deref().map(str::to_owned);
        advisory.affected = record.affected.iter().filter_map(row).collect();
        for row in advisory
            .affected
            .iter_mut()
            .filter(|row| row.state == FixState::Fixed)
        {
            row.fixed_at = advisory.published;
        }
        if !advisory.vulnerabilities.is_empty() {
            out(advisory.into());
        }
        Ok(Tally::of_one())
    }
}

fn is_record(path: &str, start: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.starts_with(start) && file.ends_with(".json")
}

/// The CVE that a record is about: its id names it.
fn cve(record: &osv::Record<'_>) -> Option<String> {
    names::leading_cve(record.id.strip_prefix("UBUNTU-")?)
}

fn row(package: &osv::Package<'_>) -> Option<Affected> {
    let (space, stream) = place(&package.package.ecosystem)?;
    Some(Affected {
        stream,
        ..package.row(space, Subject::Source)?
    })
}

/// Space and stream of `Ubuntu:Pro:FIPS-updates:22.04:LTS`.
fn place(ecosystem: &str) -> Option<(Space, Option<String>)> {
    let parts: Vec<&str> = ecosystem.strip_prefix("Ubuntu:")?.split(':').collect();
    let at = parts
        .iter()
        .position(|part| part.starts_with(|sign: char| sign.is_ascii_digit()))?;
    let stream = match parts[..at] {
        [] => None,
        ["Pro"] => Some("esm".to_owned()),
        [.., service] => Some(service.to_ascii_lowercase()),
    };
    Some((Space::of_release("ubuntu", parts[at]), stream))
}

impl Extra<'_> {
    fn priority(&self) -> Option<&str> {
        self.ecosystem_specific.as_ref()?.ubuntu_priority.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, Limit};

    use super::*;

    fn record(id: &str) -> String {
        let package = |ecosystem: &str, events: &str| {
            format!(
                r#"{{"package":{{"ecosystem":"{ecosystem}","name":"a"}},"ranges":[{{"type":"ECOSYSTEM","events":[{{"introduced":"0"}}{events}]}}],
                "ecosystem_specific":{{"ubuntu_priority":"medium","availability":"x"}}}}"#
            )
        };
        format!(
            r#"{{"id":"{id}","related":["CVE-2099-0001"],"published":"2099-01-01T00:00:00Z","affected":[{},{},{}]}}"#,
            package("Ubuntu:22.04:LTS", r#",{"fixed":"1-1ubuntu0.1"}"#),
            package("Ubuntu:Pro:16.04:LTS", r#",{"fixed":"1-1ubuntu0.1~esm1"}"#),
            package("Ubuntu:24.10", "")
        )
    }

    fn read(feed: &dyn Feed, id: &str) -> Advisory {
        let mut found = Vec::new();
        feed.read("x", record(id).as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })
        .unwrap();
        found.remove(0)
    }

    #[test]
    fn releases_and_services_are_told_apart() {
        let advisory = read(&UbuntuOsv, "UBUNTU-CVE-2099-0001");
        assert_eq!(advisory.vulnerabilities, ["CVE-2099-0001"]);
        let rows: Vec<_> = advisory
            .affected
            .iter()
            .map(|row| {
                (
                    row.space.as_str(),
                    row.stream.as_deref(),
                    row.state,
                    row.severity.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("ubuntu:22.04", None, FixState::Fixed, Some("medium")),
                ("ubuntu:16.04", Some("esm"), FixState::Fixed, Some("medium")),
                ("ubuntu:24.10", None, FixState::Affected, Some("medium")),
            ]
        );
        let stream = |ecosystem| place(ecosystem).and_then(|(_, stream)| stream);
        assert_eq!(
            stream("Ubuntu:Pro:FIPS-updates:22.04:LTS").as_deref(),
            Some("fips-updates")
        );
        assert_eq!(place("Ubuntu"), None);
    }

    #[test]
    fn a_notice_dates_its_fixes() {
        let notice = read(&UbuntuUsn, "USN-1-1");
        let dated: Vec<_> = notice.affected.iter().map(|row| row.fixed_at.is_some()).collect();
        assert_eq!(dated, [true, true, false]);
        assert_eq!(
            notice.affected[0].ranges[0].limit,
            Limit::Fixed("1-1ubuntu0.1".into())
        );
    }

    #[test]
    fn each_reads_its_own_files_of_the_pack() {
        assert!(UbuntuOsv.recognises("ubuntu-osv/cve/2024/UBUNTU-CVE-2024-51988.json"));
        assert!(UbuntuUsn.recognises("ubuntu-osv/usn/USN-7095-1.json"));
        for feed in [&UbuntuOsv as &dyn Feed, &UbuntuUsn] {
            assert!(!feed.recognises("ubuntu-osv/lsn/LSN-0108-1.json"));
        }
    }
}
