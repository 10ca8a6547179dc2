//! Red Hat's CVE records (Security Data API): severity, vectors, and what is not fixed, by source package.
//!
//! Odd: fixes are read only where `redhat-osv` has none: in release 7, and from errata that are not RHSA. Where a fix and
//! an unfixed state name the same package of the main stream, the fix wins. A package may be written as
//! `module:stream/name`; names such as `rhel9/ruby-33` are container images and skipped, as are fixes without a
//! version (modules in whole, kpatch-patch). "Out of support scope" is an end of life: no fix will come for it there.
//! A row without a module speaks of the package outside of modules: `nodejs: will not fix` in release 9 is not about
//! the module `nodejs:18`, which was fixed. Not read where the VEX files are (`redhat-csaf`), which say the same and more.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{
    Advisory, Affected, FixState, Limit, Range, Reference, ReferenceKind, Standing, Subject,
};

use super::{redhat_osv, rpm};
use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `redhat-cve`.
pub(crate) struct RedHatCve;

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    name: Cow<'a, str>,
    #[serde(borrow)]
    threat_severity: Option<Cow<'a, str>>,
    #[serde(borrow)]
    public_date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    bugzilla: Option<Bug<'a>>,
    #[serde(borrow)]
    cvss: Option<Cvss2<'a>>,
    #[serde(borrow)]
    cvss3: Option<Cvss3<'a>>,
    #[serde(borrow)]
    cwe: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    affected_release: Vec<Release<'a>>,
    #[serde(borrow, default)]
    package_state: Vec<State<'a>>,
}

#[derive(Deserialize)]
struct Bug<'a> {
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Cvss2<'a> {
    #[serde(borrow)]
    cvss_base_score: Cow<'a, str>,
    #[serde(borrow)]
    cvss_scoring_vector: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Cvss3<'a> {
    #[serde(borrow)]
    cvss3_base_score: Cow<'a, str>,
    #[serde(borrow)]
    cvss3_scoring_vector: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Release<'a> {
    #[serde(borrow)]
    advisory: Cow<'a, str>,
    #[serde(borrow)]
    cpe: Cow<'a, str>,
    #[serde(borrow)]
    package: Option<Cow<'a, str>>,
    #[serde(borrow)]
    impact: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct State<'a> {
    #[serde(borrow)]
    cpe: Cow<'a, str>,
    #[serde(borrow)]
    fix_state: Cow<'a, str>,
    #[serde(borrow)]
    package_name: Cow<'a, str>,
    #[serde(borrow)]
    impact: Option<Cow<'a, str>>,
}

impl Feed for RedHatCve {
    fn name(&self) -> &'static str {
        "redhat-cve"
    }

    fn title(&self) -> &'static str {
        "Red Hat CVE database"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Red Hat Security Data, https://access.redhat.com/security/data"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["redhat-cve"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("redhat-cve/") && path.ends_with(".json")
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["redhat-csaf"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record: Record<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        out(advisory(&record).into());
        Ok(Tally::of_one())
    }
}

fn advisory(record: &Record<'_>) -> Advisory {
    let title = record
        .bugzilla
        .as_ref()
        .and_then(|bug| bug.description.as_deref());
    Advisory {
        id: record.name.to_string(),
        feed: RedHatCve.name().to_owned(),
        vulnerabilities: vec![record.name.to_string()],
        published: record.public_date.as_deref().and_then(time::parse),
        standing: title.map_or(Standing::Active, names::standing),
        description: title.map(str::to_owned),
        severity: record.threat_severity.as_deref().map(str::to_owned),
        cvss: vectors(record),
        cwes: names::cwes(record.cwe.as_deref()),
        references: bug_reference(record),
        affected: rows(record),
        ..Advisory::default()
    }
}

fn vectors(record: &Record<'_>) -> Vec<tidewaiter_advisories::Cvss> {
    let vector = |text: &str, score: &str| cvss::vector(text, score.parse().ok(), "REDHAT");
    let two = record
        .cvss
        .as_ref()
        .and_then(|one| vector(&one.cvss_scoring_vector, &one.cvss_base_score));
    let three = record
        .cvss3
        .as_ref()
        .and_then(|one| vector(&one.cvss3_scoring_vector, &one.cvss3_base_score));
    two.into_iter().chain(three).collect()
}

fn bug_reference(record: &Record<'_>) -> Vec<Reference> {
    let url = record.bugzilla.as_ref().and_then(|bug| bug.url.as_deref());
    url.map(|url| Reference {
        kind: ReferenceKind::Report,
        url: url.to_owned(),
    })
    .into_iter()
    .collect()
}

fn rows(record: &Record<'_>) -> Vec<Affected> {
    let fixes: Vec<Affected> = record.affected_release.iter().filter_map(fix).collect();
    let open = record.package_state.iter().filter_map(state);
    let open = open.filter(|row| !record.affected_release.iter().any(|release| release.settles(row)));
    let mut rows: Vec<Affected> = open.collect();
    rows.extend(fixes);
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// What an erratum fixed, unless `redhat-osv` says it better.
fn fix(release: &Release<'_>) -> Option<Affected> {
    let (space, stream) = redhat_osv::place(product(&release.cpe)?)?;
    let covered = matches!(space.release(), Some("8" | "9")) && release.advisory.starts_with("RHSA-");
    let (package, evr) = release.built().filter(|_| !covered)?;
    let limit = Limit::Fixed(evr.to_owned());
    Some(Affected {
        space,
        package: package.to_owned(),
        subject: Subject::Source,
        ranges: vec![Range {
            introduced: None,
            limit,
        }],
        state: FixState::Fixed,
        fixed_at: None,
        severity: release.impact.as_deref().map(str::to_owned),
        arches: Vec::new(),
        module: None,
        stream,
    })
}

/// What is said of a package that no erratum fixed.
fn state(state: &State<'_>) -> Option<Affected> {
    let (space, stream) = redhat_osv::place(product(&state.cpe)?)?;
    let (module, package) = package(&state.package_name)?;
    let fix_state = fix_state(&state.fix_state)?;
    let everything = Range {
        introduced: None,
        limit: Limit::Open,
    };
    Some(Affected {
        space,
        package: package.to_owned(),
        subject: Subject::Source,
        ranges: if fix_state == FixState::NotAffected {
            Vec::new()
        } else {
            vec![everything]
        },
        state: fix_state,
        fixed_at: None,
        severity: state.impact.as_deref().map(str::to_owned),
        arches: Vec::new(),
        module: module.map(str::to_owned),
        stream,
    })
}

/// `enterprise_linux:8` of `cpe:/o:redhat:enterprise_linux:8`.
fn product(cpe: &str) -> Option<&str> {
    cpe.splitn(4, ':').nth(3)
}

/// Module and name of a package; `None` for container images and jars.
pub(super) fn package(text: &str) -> Option<(Option<&str>, &str)> {
    match text.split_once('/') {
        None => Some((None, text)),
        Some((module, name)) if module.contains(':') && !name.contains('/') => Some((Some(module), name)),
        Some(_) => None,
    }
}

/// The state that Red Hat's words stand for.
pub(super) fn fix_state(words: &str) -> Option<FixState> {
    Some(match words {
        "Affected" => FixState::Affected,
        "Fix deferred" => FixState::Deferred,
        "Will not fix" => FixState::WillNotFix,
        "Out of support scope" => FixState::EndOfLife,
        "Under investigation" => FixState::UnderInvestigation,
        "Not affected" => FixState::NotAffected,
        _ => return None,
    })
}

impl Release<'_> {
    /// Whether this erratum fixed what a row calls unfixed in the main stream.
    fn settles(&self, row: &Affected) -> bool {
        let place = product(&self.cpe).and_then(redhat_osv::place);
        row.module.is_none()
            && row.state != FixState::NotAffected
            && place.is_some_and(|(space, stream)| space == row.space && stream == row.stream)
            && self.built().is_some_and(|(name, _)| name == row.package)
    }

    /// Name and `epoch:version-release` of what was built; `None` for a module in whole (`pki-core:10.6-80200…`) or a
    /// name without a version.
    fn built(&self) -> Option<(&str, &str)> {
        let (name, evr) = rpm::nvr(self.package.as_deref()?)?;
        let (epoch, _) = evr.split_once(':')?;
        let number = !epoch.is_empty() && epoch.bytes().all(|byte| byte.is_ascii_digit());
        (number && !name.contains(':')).then_some((name, evr))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(states: &str, releases: &str) -> Advisory {
        let text = format!(
            r#"{{"name":"CVE-2099-0001","threat_severity":"Important","public_date":"2099-01-01T00:00:00Z",
            "cvss":{{"cvss_base_score":"4.6","cvss_scoring_vector":"AV:L/AC:L/Au:N/C:P/I:P/A:P","status":"draft"}},
            "cwe":"CWE-122","affected_release":[{releases}],"package_state":[{states}]}}"#
        );
        let mut found = Vec::new();
        RedHatCve
            .read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        found.remove(0)
    }

    fn state_of(package: &str, words: &str) -> String {
        format!(
            r#"{{"cpe":"cpe:/o:redhat:enterprise_linux:8","fix_state":"{words}","package_name":"{package}","product_name":"R"}}"#
        )
    }

    fn release_of(cpe: &str, advisory: &str, package: &str) -> String {
        format!(r#"{{"cpe":"cpe:/{cpe}","advisory":"{advisory}","package":"{package}","product_name":"R"}}"#)
    }

    #[test]
    fn states_are_kept_apart() {
        for (words, state) in [
            ("Affected", FixState::Affected),
            ("Fix deferred", FixState::Deferred),
            ("Will not fix", FixState::WillNotFix),
            ("Out of support scope", FixState::EndOfLife),
            ("Under investigation", FixState::UnderInvestigation),
            ("Not affected", FixState::NotAffected),
        ] {
            let row = read(&state_of("glibc", words), "").affected.remove(0);
            assert_eq!(
                (row.state, row.ranges.is_empty()),
                (state, state == FixState::NotAffected),
                "{words}"
            );
        }
        assert!(read(&state_of("glibc", "Perhaps"), "").affected.is_empty());
    }

    #[test]
    fn modules_are_split_off_and_images_skipped() {
        let row = read(&state_of("mariadb:10.3/mariadb", "Affected"), "")
            .affected
            .remove(0);
        assert_eq!(
            (row.module.as_deref(), row.package.as_str()),
            (Some("mariadb:10.3"), "mariadb")
        );
        assert!(
            read(&state_of("rhel9/ruby-33", "Affected"), "")
                .affected
                .is_empty()
        );
    }

    #[test]
    fn only_fixes_that_the_errata_feed_lacks_are_read() {
        let of = |cpe, advisory| {
            read("", &release_of(cpe, advisory, "glibc-0:2.17-1.el7"))
                .affected
                .len()
        };
        assert_eq!(of("o:redhat:enterprise_linux:7", "RHSA-2099:0001"), 1);
        assert_eq!(of("o:redhat:enterprise_linux:8", "RHSA-2099:0001"), 0);
        assert_eq!(of("o:redhat:enterprise_linux:8", "RHBA-2099:0001"), 1);
        let module = release_of(
            "a:redhat:enterprise_linux:8",
            "RHBA-2099:0001",
            "pki-core:10.6-80200.a1",
        );
        assert!(read("", &module).affected.is_empty());
    }

    #[test]
    fn a_fix_settles_an_unfixed_state() {
        let fixed = release_of(
            "o:redhat:enterprise_linux:8",
            "RHSA-2099:0001",
            "glibc-0:2.28-1.el8",
        );
        assert!(read(&state_of("glibc", "Affected"), &fixed).affected.is_empty());
        assert_eq!(read(&state_of("glibc", "Not affected"), &fixed).affected.len(), 1);
        assert_eq!(read(&state_of("openssl", "Affected"), &fixed).affected.len(), 1);
    }

    #[test]
    fn red_hat_scores_for_itself() {
        let advisory = read("", "");
        assert_eq!(
            (advisory.cvss[0].version, advisory.cvss[0].source.as_str()),
            (2, "REDHAT")
        );
        assert_eq!(
            (advisory.severity.as_deref(), &advisory.cwes[..]),
            (Some("Important"), &[122][..])
        );
    }
}
