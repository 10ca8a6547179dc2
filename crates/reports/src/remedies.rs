//! Findings grouped by what to do about them: the package to upgrade and the version that ends all of them, or why there is
//! nothing to take.
//!
//! Odd: binary packages of one source have one fix, so they make one group; and where one finding is fixed earlier than
//! another, the later version is named, since it ends both.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_advisories::FixState;
use tidewaiter_ecosystems::scheme_of;
use tidewaiter_types::{Ecosystem, Severity};

use crate::contents::Contents;
use crate::findings::{Affected, Findings, Issue, words};

/// Names that a heading lists; if there are more it tells their number.
const MOST_NAMES: usize = 4;

/// A row: a vulnerability and what it affects.
pub type Row<'a> = (&'a Issue, &'a Affected);

/// Findings that one action ends, or that none does.
pub struct Remedy<'a> {
    /// What to do.
    pub action: Action<'a>,
    /// What it is about, the gravest first; never empty.
    pub rows: Vec<Row<'a>>,
}

/// What can be done.
pub enum Action<'a> {
    /// Take newer packages.
    Upgrade {
        /// The packages, by name.
        names: Vec<&'a str>,
        /// What they are built from, where that has another name.
        source: Option<&'a str>,
        /// The version that ends all findings of the group: the source's, if it is named.
        version: &'a str,
    },
    /// There is nothing to take.
    Nothing(FixState),
}

impl Remedy<'_> {
    /// In a line: `upgrade zlib1g to 1.2-3 fixes 2`.
    pub fn heading(&self) -> String {
        match &self.action {
            Action::Nothing(state) => words::unfixed(*state).to_owned(),
            Action::Upgrade {
                names,
                source,
                version,
            } => {
                let what = named(names, *source);
                format!("upgrade {what} to {version} fixes {}", self.vulnerabilities())
            }
        }
    }

    /// How many vulnerabilities it is about.
    pub fn vulnerabilities(&self) -> usize {
        let ids: BTreeSet<&str> = self.rows.iter().map(|(issue, _)| issue.id.as_str()).collect();
        ids.len()
    }

    fn gravest(&self) -> Severity {
        let severities = self.rows.iter().map(|(_, affected)| affected.severity);
        severities.max().unwrap_or(Severity::Undefined)
    }

    /// Upgrades first, the gravest and then the largest first; then what cannot be helped, by how near a fix is.
    fn order(&self) -> (u8, Reverse<Severity>, Reverse<usize>) {
        let behind = match &self.action {
            Action::Upgrade { .. } => 0,
            Action::Nothing(FixState::Fixed) => 1,
            Action::Nothing(FixState::Pending) => 2,
            Action::Nothing(FixState::Affected) => 3,
            Action::Nothing(FixState::UnderInvestigation) => 4,
            Action::Nothing(FixState::Deferred) => 5,
            Action::Nothing(FixState::WillNotFix) => 6,
            Action::Nothing(FixState::EndOfLife | FixState::NotAffected) => 7,
        };
        let (severity, count) = match behind {
            0 => (self.gravest(), self.vulnerabilities()),
            _ => (Severity::Undefined, 0),
        };
        (behind, Reverse(severity), Reverse(count))
    }
}

fn named(names: &[&str], source: Option<&str>) -> String {
    let source = source.filter(|source| names != [*source]);
    match (names.len() > MOST_NAMES, source) {
        (true, Some(source)) => format!("{} packages of {source}", names.len()),
        (_, Some(source)) => format!("{} (built from {source})", names.join(", ")),
        (_, None) => names.join(", "),
    }
}

/// Groups rows that are wanted.
pub fn group<'a>(
    findings: &'a Findings,
    contents: &Contents<'_>,
    wanted: impl Fn(&Affected) -> bool,
) -> Vec<Remedy<'a>> {
    let mut groups: BTreeMap<Key<'a>, Vec<Row<'a>>> = BTreeMap::new();
    for row in findings
        .rows()
        .into_iter()
        .filter(|(_, affected)| wanted(affected))
    {
        groups.entry(Key::of(row.1, contents)).or_default().push(row);
    }
    let remedies = groups.into_iter().map(|(key, rows)| remedy(&key, rows));
    let mut remedies: Vec<_> = remedies.collect();
    remedies.sort_by_key(Remedy::order);
    remedies
}

/// What findings have in common that one action ends.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    /// The source or package that the advisory speaks of, and the version of it that is installed.
    Upgrade(Ecosystem, &'a str, &'a str),
    Nothing(&'static str),
}

impl<'a> Key<'a> {
    fn of(affected: &'a Affected, contents: &Contents<'_>) -> Self {
        let component = affected.components.first();
        match component.filter(|_| affected.fixed_version.is_some()) {
            None => Self::Nothing(words::state(affected.state)),
            Some(number) => Self::Upgrade(
                contents.components[*number].package.ecosystem,
                &affected.evidence.name,
                &affected.evidence.compared,
            ),
        }
    }
}

fn remedy<'a>(key: &Key<'a>, rows: Vec<Row<'a>>) -> Remedy<'a> {
    let action = match key {
        Key::Nothing(_) => Action::Nothing(rows[0].1.state),
        Key::Upgrade(ecosystem, source, _) => {
            let names: BTreeSet<&str> = rows.iter().map(|(_, one)| one.name.as_str()).collect();
            let names: Vec<&str> = names.into_iter().collect();
            // Names in advisories may be written otherwise than in packages (`flask-login`).
            let is_source = rows[0].1.evidence.subject == tidewaiter_advisories::Subject::Source;
            Action::Upgrade {
                source: Some(*source).filter(|_| is_source),
                names,
                version: latest(*ecosystem, &rows),
            }
        }
    };
    Remedy { action, rows }
}

fn latest<'a>(ecosystem: Ecosystem, rows: &[Row<'a>]) -> &'a str {
    let scheme = scheme_of(ecosystem);
    let fixes = rows.iter().filter_map(|(_, one)| one.fixed_version.as_deref());
    let latest = fixes.reduce(|one, two| match scheme.compare(one, two) {
        Ordering::Less => two,
        _ => one,
    });
    latest.unwrap_or_default()
}
