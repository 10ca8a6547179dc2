//! Fedora's updates, the `updateinfo.xml` of each release's repository; by binary package.
//!
//! Odd: only updates of type `security` are read. Their CVEs stand in the titles of the bug reports that they close, and
//! where none does, in the update's own text; one that names none stands for itself. The release is told by the update
//! (`Fedora 43`), not by the path. EPEL is published in the same way but is no release: its packages are added to Red
//! Hat and its rebuilds, whose own packages nothing in an image tells from them, so it is left out.

use std::collections::BTreeMap;

use tidewaiter_advisories::{Affected, Limit, Range};
use tidewaiter_types::Space;

use super::erratum;
use super::updateinfo::{self, Collection, Update};
use crate::{Feed, FeedError, Sink, Tally, names, time};

/// The feed `fedora`.
pub(crate) struct Fedora;

impl Feed for Fedora {
    fn name(&self) -> &'static str {
        "fedora"
    }

    fn title(&self) -> &'static str {
        "Fedora updates"
    }

    fn licence(&self) -> &'static str {
        "none stated; a public feed of the Fedora Project"
    }

    fn attribution(&self) -> &'static str {
        "Fedora updates, https://bodhi.fedoraproject.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["fedora"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path
            .strip_suffix(".gz")
            .or_else(|| path.strip_suffix(".zst"))
            .unwrap_or(path);
        path.starts_with("fedora/") && file.ends_with("updateinfo.xml")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let mut tally = Tally::default();
        let updates = updateinfo::read(path, bytes, &mut tally)?;
        for update in updates
            .iter()
            .filter(|update| update.kind.as_deref() == Some("security"))
        {
            let Some(space) = update.release.as_deref().and_then(space) else {
                continue;
            };
            let mut advisory = update.advisory(self.name());
            advisory.title.clone_from(&update.title);
            advisory.severity = advisory.severity.filter(|word| word != "None");
            advisory.vulnerabilities = cves(update);
            advisory.affected = update
                .collections()
                .iter()
                .flat_map(|list| rows(list, update, &space))
                .collect();
            out(advisory.into());
        }
        Ok(tally)
    }
}

/// The space of `Fedora 43` or `Fedora 38 Modular`.
fn space(release: &str) -> Option<Space> {
    let number = release.strip_prefix("Fedora ")?.split(' ').next()?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Space::of_release("fedora", number))
}

fn cves(update: &Update) -> Vec<String> {
    let links = update.references.reference.iter();
    let titles = links
        .flat_map(|link| [link.title.as_deref(), link.id.as_deref()])
        .flatten();
    let mut cves = names::cves(titles);
    if cves.is_empty() {
        cves = names::cves(
            update
                .title
                .as_deref()
                .into_iter()
                .chain(update.description.as_deref()),
        );
    }
    if cves.is_empty() {
        cves.push(update.id.clone());
    }
    cves
}

fn rows(list: &Collection, update: &Update, space: &Space) -> Vec<Affected> {
    let mut builds = erratum::Builds::default();
    for package in &list.package {
        builds.add(&package.name, &package.evr(), &package.arch);
    }
    let module = list.module.as_ref().map(updateinfo::Module::label);
    let date = update
        .issued
        .as_ref()
        .and_then(|moment| time::parse(&moment.date));
    let row = |(package, evr, arches)| {
        let range = Range {
            introduced: None,
            limit: Limit::Fixed(evr),
        };
        Affected {
            module: module.clone(),
            fixed_at: date,
            ..erratum::fixed_row(space.clone(), package, range, arches)
        }
    };
    let rows = builds.fixes().into_iter().map(row);
    // Several lists of one update may repeat a package.
    rows.map(|row| ((row.package.clone(), row.arches.clone()), row))
        .collect::<BTreeMap<_, _>>()
        .into_values()
        .collect()
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::Advisory;

    use super::*;

    const PACKAGES: &str = r#"<package name="a" version="1" release="2.fc43" epoch="1" arch="x86_64"><filename>a.rpm</filename></package>
        <package name="a" version="1" release="2.fc43" epoch="1" arch="src"><filename>a.src.rpm</filename></package>"#;

    fn read(kind: &str, release: &str, references: &str) -> Vec<Advisory> {
        let text = format!(
            r#"<updates><update type="{kind}"><id>FEDORA-2099-1</id><title>a-1-2.fc43</title><issued date="2099-01-01 00:00:00"/>
            <release>{release}</release><severity>None</severity><description>Fixes CVE-2099-0009</description><references>{references}</references>
            <pkglist><collection short="F43"><name>x</name><module name="m" stream="1"/>{PACKAGES}</collection></pkglist></update></updates>"#
        );
        let mut found = Vec::new();
        Fedora
            .read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))
            .unwrap();
        found
    }

    #[test]
    fn cves_stand_in_the_titles_of_bug_reports() {
        let link = r#"<reference href="https://example.org/" id="1" type="bugzilla" title="CVE-2099-0001 a: bad, also CVE-2099-0002"/>"#;
        let found = read("security", "Fedora 43", link).remove(0);
        assert_eq!(found.vulnerabilities, ["CVE-2099-0001", "CVE-2099-0002"]);
        assert_eq!(found.severity, None);
        let row = &found.affected[0];
        assert_eq!((found.affected.len(), row.space.as_str()), (1, "fedora:43"));
        assert_eq!(row.ranges[0].limit, Limit::Fixed("1:1-2.fc43".into()));
        assert_eq!(
            (row.module.as_deref(), row.fixed_at),
            (Some("m:1"), found.published)
        );
        assert_eq!(
            read("security", "Fedora 43", "").remove(0).vulnerabilities,
            ["CVE-2099-0009"]
        );
    }

    #[test]
    fn only_security_updates_of_releases_are_read() {
        assert!(read("bugfix", "Fedora 43", "").is_empty());
        assert!(read("security", "Fedora EPEL 9", "").is_empty());
        assert_eq!(read("security", "Fedora 38 Modular", "").len(), 1);
    }
}
