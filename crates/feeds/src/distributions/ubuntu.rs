//! Ubuntu's CVE tracker, its text form, a file for each CVE; source packages, a row for each release.
//!
//! Odd: a line `focal_glibc: released (2.31-0ubuntu9)` names release, package and status; `esm-infra/focal_glibc` is the
//! same for the Pro stream `esm-infra`. `devel` is the release after the newest one that the file names for the
//! package. `DNE` (does not exist) and lines of `upstream` and `snap` say nothing of a release's packages. A file of a
//! newer pack replaces what an older one said of the same package and stream.

use tidewaiter_advisories::{
    Advisory, Affected, Cvss, FixState, Limit, Range, Reference, ReferenceKind, Subject,
};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `ubuntu`.
pub(crate) struct Ubuntu;

/// Releases in order, with the version that os-release gives; `None` for interim releases that are not read, because
/// they had ended before the tracker's text form was last published.
const RELEASES: [(&str, Option<&str>); 12] = [
    ("focal", Some("20.04")),
    ("groovy", None),
    ("hirsute", None),
    ("impish", None),
    ("jammy", Some("22.04")),
    ("kinetic", None),
    ("lunar", None),
    ("mantic", Some("23.10")),
    ("noble", Some("24.04")),
    ("oracular", Some("24.10")),
    ("plucky", Some("25.04")),
    ("questing", Some("25.10")),
];

impl Feed for Ubuntu {
    fn name(&self) -> &'static str {
        "ubuntu"
    }

    fn title(&self) -> &'static str {
        "Ubuntu CVE tracker"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-SA-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Ubuntu CVE tracker, Canonical Ltd., https://ubuntu.com/security/cves"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["ubuntu"]
    }

    fn recognises(&self, path: &str) -> bool {
        let mut parts = path.split('/');
        let pack = parts
            .next()
            .is_some_and(|pack| pack == "ubuntu" || pack.starts_with("ubuntu-20"));
        let folder = matches!(parts.next(), Some("active" | "retired"));
        pack && folder && parts.next().is_some_and(names::is_cve) && parts.next().is_none()
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let file = File::parse(&String::from_utf8_lossy(bytes));
        let mut tally = Tally::of_one();
        let id = file.candidate.as_deref().and_then(names::leading_cve);
        let id = id.ok_or_else(|| FeedError::text(path, "no line `Candidate: CVE-…`"))?;
        let rows = file.statuses.iter().filter_map(|status| file.row(status));
        let (rows, unknown): (Vec<_>, Vec<_>) = rows.partition(Result::is_ok);
        tally.damaged = unknown
            .into_iter()
            .filter_map(Result::err)
            .map(|why| FeedError::text(path, why))
            .collect();
        let mut advisory = file.advisory(id);
        advisory.affected = rows.into_iter().flatten().collect();
        out(advisory.into());
        Ok(tally)
    }
}

/// What a file says, line by line.
#[derive(Default)]
struct File {
    candidate: Option<String>,
    published: Option<String>,
    priority: Option<String>,
    /// `Priority_PACKAGE` and `Priority_PACKAGE_RELEASE`: the part behind `Priority_`, and the word.
    priorities: Vec<(String, String)>,
    description: Vec<String>,
    references: Vec<String>,
    vectors: Vec<String>,
    statuses: Vec<Status>,
}

/// One line about a package in a release.
struct Status {
    stream: Option<String>,
    release: String,
    package: String,
    word: String,
    /// What stands in brackets behind the word.
    remark: String,
}

impl File {
    fn parse(text: &str) -> Self {
        let mut file = Self::default();
        let mut section = "";
        for line in text.lines() {
            if line.starts_with([' ', '\t']) {
                file.continued(section, line.trim());
            } else if let Some((key, value)) = line.split_once(':') {
                section = key;
                file.field(key, value.trim());
            }
        }
        file
    }

    fn field(&mut self, key: &str, value: &str) {
        match key {
            "Candidate" => self.candidate = Some(value.to_owned()),
            "PublicDate" => self.published = Some(value.to_owned()),
            "Priority" => self.priority = word(value),
            "Description" | "References" | "CVSS" if !value.is_empty() => self.continued(key, value),
            _ => self.package_field(key, value),
        }
    }

    fn package_field(&mut self, key: &str, value: &str) {
        let Some((left, package)) = key.split_once('_') else {
            return;
        };
        if left == "Priority" {
            self.priorities
                .extend(word(value).map(|priority| (package.to_owned(), priority)));
        } else {
            self.statuses.extend(Status::parse(left, package, value));
        }
    }

    fn continued(&mut self, section: &str, text: &str) {
        let list = match section {
            "Description" => &mut self.description,
            "References" => &mut self.references,
            "CVSS" => &mut self.vectors,
            _ => return,
        };
        list.push(text.to_owned());
    }

    fn advisory(&self, id: String) -> Advisory {
        let description = self.description.join(" ").trim().to_owned();
        Advisory {
            vulnerabilities: vec![id.clone()],
            id,
            feed: Ubuntu.name().to_owned(),
            published: self.published.as_deref().and_then(time::parse),
            standing: names::standing(&description),
            description: (!description.is_empty()).then_some(description),
            severity: self.priority.clone(),
            cvss: self.vectors.iter().filter_map(|line| vector(line)).collect(),
            references: self
                .references
                .iter()
                .filter_map(|line| reference(line))
                .collect(),
            ..Advisory::default()
        }
    }

    /// The row that a status line stands for; `None` if it says nothing of a release that is read.
    fn row(&self, status: &Status) -> Option<Result<Affected, String>> {
        let version = self.version(status)?;
        let (state, ranges) = match status.verdict() {
            Ok(verdict) => verdict?,
            Err(why) => return Some(Err(why)),
        };
        Some(Ok(Affected {
            space: Space::of_release("ubuntu", version),
            package: status.package.clone(),
            subject: Subject::Source,
            ranges,
            state,
            fixed_at: None,
            severity: self.own_priority(status),
            arches: Vec::new(),
            module: None,
            stream: status.stream.clone(),
        }))
    }

    fn version(&self, status: &Status) -> Option<&'static str> {
        let place = match status.release.as_str() {
            "devel" => self.newest(&status.package)? + 1,
            name => place(name)?,
        };
        RELEASES.get(place)?.1
    }

    /// The newest release that the file names for a package.
    fn newest(&self, package: &str) -> Option<usize> {
        let own = self
            .statuses
            .iter()
            .filter(|status| status.package == package && status.stream.is_none());
        own.filter_map(|status| place(&status.release)).max()
    }

    fn own_priority(&self, status: &Status) -> Option<String> {
        let in_release = format!("{}_{}", status.package, status.release);
        let named = |name: &str| self.priorities.iter().find(|(package, _)| package == name);
        let found = named(&in_release).or_else(|| named(&status.package));
        found.map(|(_, priority)| priority.clone())
    }
}

fn place(release: &str) -> Option<usize> {
    RELEASES.iter().position(|(name, _)| *name == release)
}

fn word(value: &str) -> Option<String> {
    value.split_whitespace().next().map(str::to_owned)
}

/// A line such as `nvd: CVSS:3.1/AV:L/… [7.8 HIGH]`.
fn vector(line: &str) -> Option<Cvss> {
    let (source, rest) = line.split_once(':')?;
    let mut words = rest.split_whitespace();
    let text = words.next()?;
    let score = words
        .next()
        .and_then(|word| word.trim_start_matches('[').parse().ok());
    cvss::vector(text, score, &source.to_ascii_uppercase())
}

fn reference(line: &str) -> Option<Reference> {
    let url = line
        .split_whitespace()
        .next()
        .filter(|word| word.starts_with("http"))?;
    let own = url.starts_with("https://ubuntu.com/security/notices/");
    let kind = if own {
        ReferenceKind::Advisory
    } else {
        ReferenceKind::Web
    };
    Some(Reference {
        kind,
        url: url.to_owned(),
    })
}

impl Status {
    fn parse(left: &str, package: &str, value: &str) -> Option<Self> {
        let (stream, release) = match left.rsplit_once('/') {
            Some((stream, release)) => (Some(stream.to_owned()), release),
            None => (None, left),
        };
        let known = release == "devel" || place(release).is_some();
        let (word, rest) = value.split_once([' ', '\t']).unwrap_or((value, ""));
        let remark = rest.trim_matches([' ', '\t', '(', ')']);
        known.then(|| Self {
            stream,
            release: release.to_owned(),
            package: package.to_owned(),
            word: word.to_owned(),
            remark: remark.to_owned(),
        })
    }

    /// State and ranges; `None` if the package does not exist there, an error for a word that is not known.
    fn verdict(&self) -> Result<Option<(FixState, Vec<Range>)>, String> {
        let state = match self.word.as_str() {
            "DNE" => return Ok(None),
            "released" => return Ok(Some(self.released())),
            "not-affected" => return Ok(Some((FixState::NotAffected, Vec::new()))),
            "pending" => return Ok(Some((FixState::Pending, vec![self.until(self.fix())]))),
            "needed" => FixState::Affected,
            "needs-triage" => FixState::UnderInvestigation,
            "deferred" => FixState::Deferred,
            "ignored" if self.has_ended() => FixState::EndOfLife,
            "ignored" => FixState::WillNotFix,
            other => {
                return Err(format!(
                    "{}_{}: unknown status {other:?}",
                    self.release, self.package
                ));
            }
        };
        Ok(Some((state, vec![self.until(None)])))
    }

    /// A fix without a version is out for every version that is to be had: nothing of it can be compared.
    fn released(&self) -> (FixState, Vec<Range>) {
        match self.fix() {
            Some(fix) => (FixState::Fixed, vec![self.until(Some(fix))]),
            None => (FixState::NotAffected, Vec::new()),
        }
    }

    fn until(&self, fix: Option<&str>) -> Range {
        let limit = fix.map_or(Limit::Open, |fix| Limit::Fixed(fix.to_owned()));
        Range {
            introduced: None,
            limit,
        }
    }

    /// The version in the remark.
    fn fix(&self) -> Option<&str> {
        let first = self.remark.split([' ', ',', ')']).next()?;
        first
            .starts_with(|sign: char| sign.is_ascii_digit())
            .then_some(first)
    }

    /// Whether nobody cares for this package any more: its release has ended, or another source took its place.
    fn has_ended(&self) -> bool {
        let remark = self.remark.to_ascii_lowercase();
        [
            "end of",
            "end-of",
            "out of standard support",
            "superseded by",
            "replaced by",
        ]
        .iter()
        .any(|words| remark.contains(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = "Candidate: CVE-2099-0001\nPublicDate: 2099-01-01 00:00:00 UTC\nReferences:\n https://ubuntu.com/security/notices/USN-1-1\n\
        Description:\n made up\n in two lines\nPriority: high\n because\nPriority_b: low\nPriority_a_jammy: negligible\n\
        CVSS:\n nvd: CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H [7.8 HIGH]\n\n\
        Patches_a:\nupstream_a: released (9)\nfocal_a: released (1-1)\nesm-infra/focal_a: needed\njammy_a: needs-triage\n\
        mantic_a: pending (2-1)\ndevel_a: not-affected (3-1)\nfocal_b: DNE\njammy_b: ignored (end of life, was needed)\n\
        mantic_b: ignored (too intrusive)\ndevel_b: deferred (2099-01-01)\nfocal_c: released\nxenial_a: needed\n";

    fn read(text: &str) -> Result<(Advisory, Tally), FeedError> {
        let mut found = Vec::new();
        let tally = Ubuntu.read("ubuntu/active/CVE-2099-0001", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok((found.remove(0), tally))
    }

    #[test]
    fn each_status_has_its_state() {
        let (advisory, _) = read(FIXTURE).unwrap();
        let rows: Vec<_> = advisory
            .affected
            .iter()
            .map(|row| {
                let limit = row.ranges.first().map(|range| range.limit.clone());
                (
                    row.package.as_str(),
                    row.space.release().unwrap(),
                    row.stream.as_deref(),
                    row.state,
                    limit,
                )
            })
            .collect();
        let fixed = |version: &str| Some(Limit::Fixed(version.into()));
        let open = Some(Limit::Open);
        assert_eq!(
            rows,
            [
                ("a", "20.04", None, FixState::Fixed, fixed("1-1")),
                ("a", "20.04", Some("esm-infra"), FixState::Affected, open.clone()),
                ("a", "22.04", None, FixState::UnderInvestigation, open.clone()),
                ("a", "23.10", None, FixState::Pending, fixed("2-1")),
                ("a", "24.04", None, FixState::NotAffected, None),
                ("b", "22.04", None, FixState::EndOfLife, open.clone()),
                ("b", "23.10", None, FixState::WillNotFix, open.clone()),
                ("b", "24.04", None, FixState::Deferred, open),
                ("c", "20.04", None, FixState::NotAffected, None),
            ]
        );
    }

    #[test]
    fn a_package_may_have_a_priority_of_its_own() {
        let (advisory, _) = read(FIXTURE).unwrap();
        assert_eq!(advisory.severity.as_deref(), Some("high"));
        let own = |package: &str, release: &str| {
            let row = advisory
                .affected
                .iter()
                .find(|row| row.package == package && row.space.release() == Some(release));
            row.unwrap().severity.clone()
        };
        assert_eq!(own("a", "20.04"), None);
        assert_eq!(own("a", "22.04").as_deref(), Some("negligible"));
        assert_eq!(own("b", "22.04").as_deref(), Some("low"));
    }

    #[test]
    fn the_head_is_read() {
        let (advisory, _) = read(FIXTURE).unwrap();
        assert_eq!(advisory.description.as_deref(), Some("made up in two lines"));
        assert_eq!(
            (advisory.cvss[0].source.as_str(), advisory.cvss[0].score),
            ("NVD", 7.8)
        );
        assert_eq!(advisory.references[0].kind, ReferenceKind::Advisory);
    }

    #[test]
    fn an_unknown_status_is_counted_and_the_rest_is_read() {
        let (advisory, tally) = read("Candidate: CVE-2099-0001\nfocal_a: 1.2.3\njammy_a: needed\n").unwrap();
        assert_eq!((tally.damaged.len(), advisory.affected.len()), (1, 1));
        assert!(read("Priority: low\n").is_err());
    }

    #[test]
    fn both_packs_are_recognised() {
        assert!(Ubuntu.recognises("ubuntu/retired/CVE-2023-4911"));
        assert!(Ubuntu.recognises("ubuntu-2024-08/active/CVE-2023-4911"));
        assert!(!Ubuntu.recognises("ubuntu/active/00boilerplate"));
        assert!(!Ubuntu.recognises("ubuntu-cve-tracker/active/CVE-2023-4911"));
    }
}
