//! Debian's security tracker in OSV form, a file for each CVE; source packages, a row for each release.
//!
//! Odd: a release that is not affected is told by absence. A row without a fix is open; with the urgency
//! `end-of-life` nothing will come for it. `unimportant` is kept as the severity word and stays affected: Debian
//! does not count such an issue as a vulnerability of the package, and it is shown as INFORMATIONAL. The files of DSA
//! and DLA repeat what the CVEs say and are not read. Not read where the tracker's own file is (`debian-tracker`), which
//! knows more states. The vectors were added by the converter, not by Debian.

use tidewaiter_advisories::{Affected, FixState, Subject};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, osv};

/// The feed `debian`.
pub(crate) struct Debian;

impl Feed for Debian {
    fn name(&self) -> &'static str {
        "debian"
    }

    fn title(&self) -> &'static str {
        "Debian security tracker"
    }

    fn licence(&self) -> &'static str {
        "none stated by the tracker"
    }

    fn attribution(&self) -> &'static str {
        "Debian security tracker, https://security-tracker.debian.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["debian-osv"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("debian-osv/CVE/") && path.ends_with(".json")
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["debian-tracker"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record.advisory(self.name());
        advisory.vulnerabilities = vec![advisory.id.clone()];
        advisory.aliases = record.aliases.clone();
        advisory.cvss = record.cvss("OSV");
        advisory.affected = record.affected.iter().filter_map(row).collect();
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

fn row(package: &osv::Package<'_>) -> Option<Affected> {
    let release = package.package.ecosystem.strip_prefix("Debian:")?;
    let mut row = package.row(Space::of_release("debian", release), Subject::Source)?;
    row.severity = package.urgency().map(str::to_owned);
    if row.state == FixState::Affected && package.urgency() == Some("end-of-life") {
        row.state = FixState::EndOfLife;
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, Limit, Standing};

    use super::*;

    const FIXTURE: &str = r#"{"id":"CVE-2099-0001","published":"2099-01-01T00:00:00Z","modified":"2099-01-02T00:00:00Z",
        "related":["DSA-1-1"],"details":"made up",
        "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"}],
        "affected":[
        {"package":{"ecosystem":"Debian:12","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1-1"}]}],"ecosystem_specific":{"urgency":"not yet assigned"}},
        {"package":{"ecosystem":"Debian:11","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}],"ecosystem_specific":{"urgency":"end-of-life"}},
        {"package":{"ecosystem":"Debian:13","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}],"ecosystem_specific":{"urgency":"unimportant"}},
        {"package":{"ecosystem":"Alpine:v3.18","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]}]}"#;

    fn read(text: &str) -> Vec<Advisory> {
        let mut found = Vec::new();
        Debian
            .read("debian-osv/CVE/x.json", text.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        found
    }

    #[test]
    fn states_follow_fix_and_urgency() {
        let advisory = read(FIXTURE).pop().unwrap();
        assert_eq!(
            (advisory.standing, advisory.cvss[0].score),
            (Standing::Active, 7.8)
        );
        let rows = &advisory.affected;
        assert_eq!(
            rows.len(),
            3,
            "other ecosystems of a combined record are not Debian's"
        );
        assert_eq!(rows[0].space.as_str(), "debian:12");
        assert_eq!(
            (rows[0].state, &rows[0].ranges[0].limit),
            (FixState::Fixed, &Limit::Fixed("1-1".into()))
        );
        assert_eq!(
            (rows[1].state, &rows[1].ranges[0].limit),
            (FixState::EndOfLife, &Limit::Open)
        );
        assert_eq!(
            (rows[2].state, rows[2].severity.as_deref()),
            (FixState::Affected, Some("unimportant"))
        );
    }

    #[test]
    fn errata_files_are_left_alone() {
        assert!(Debian.recognises("debian-osv/CVE/2023/CVE-2023-4911.json"));
        assert!(!Debian.recognises("debian-osv/DSA/2023/DSA-5514-1.json"));
    }
}
