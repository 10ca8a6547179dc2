//! From packages to matches.
//!
//! Odd: rows are judged once per package and only then grouped by vulnerability, as an erratum's row serves all its
//! vulnerabilities. Packages of one source of which only the source is spoken of have the same matches: they are
//! decided once (an image has 20 packages of `systemd`, and `linux` has thousands of rows).

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{
    AffectedRow, Database, DatabaseError, FixState, Limits, SpaceView, Standing, Subject, VulnerabilityRecord,
};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::{Package, Space};

use crate::decide::{Judged, decide};
use crate::kernel::is_kernel_policy;
use crate::scope::Origin;
use crate::severity;
use crate::subject::Compared;
use crate::verdict::{Verdict, judge};

/// Rows of one package that are looked at before its list is taken for a hostile one. The Linux kernel has some
/// ten thousand.
const MOST_ROWS: usize = 4_000_000;

/// One vulnerability of one package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The package's place in the list that was asked about.
    pub package: usize,
    /// The vulnerability's id.
    pub vulnerability: String,
    /// What the distribution says about a fix; never `NotAffected`.
    pub state: FixState,
    /// The first version that is not affected, of the subject that the evidence names; only with `Fixed`.
    pub fixed_version: Option<String>,
    /// The distribution's own word for the severity, unmapped.
    pub severity: Option<String>,
    /// Whether the package belongs to the kernel's policy group (rule 3).
    pub kernel_policy: bool,
    /// What decided.
    pub evidence: Evidence,
}

/// Why a match is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The advisory's id.
    pub advisory: String,
    /// The feed that it came from.
    pub feed: String,
    /// Whether the advisory speaks of the source or of the binary package.
    pub subject: Subject,
    /// The name under which it was found.
    pub name: String,
    /// The affected versions, in words: `>= 1.0, < 1.2-3`.
    pub range: String,
    /// The version that was compared: the source's or the package's.
    pub compared: String,
    /// The comparison that decided, with the order used: `1.2-1 < 1.2-3 (dpkg)`.
    pub decided: String,
}

/// The matches of an image; places are those of its list of packages. None where its system is unknown or no feed
/// speaks of it: "not looked" is for the caller to say, from the image's distribution and [`Database::space`].
///
/// # Errors
/// If the database is damaged.
pub fn match_image(db: &Database, image: &ImageInventory) -> Result<Vec<Match>, DatabaseError> {
    match space_of(image) {
        Some(space) => match_packages(
            db,
            space,
            image.packages.iter().map(|installed| &installed.package),
        ),
        None => Ok(Vec::new()),
    }
}

/// Where an image's advisories are looked up.
pub fn space_of(image: &ImageInventory) -> Option<&Space> {
    image.distribution.as_ref()?.space.as_ref()
}

/// The matches of packages in a space, by package and then by vulnerability. None if nothing is known of the space.
///
/// # Errors
/// If the database is damaged.
pub fn match_packages<'p>(
    db: &Database,
    space: &Space,
    packages: impl IntoIterator<Item = &'p Package>,
) -> Result<Vec<Match>, DatabaseError> {
    let numbered = match_numbered(db, space, packages)?;
    Ok(numbered.into_iter().map(|numbered| numbered.found).collect())
}

/// A match with the number of its vulnerability in the database.
#[derive(Clone)]
pub struct Numbered {
    /// See [`Database::vulnerability_at`].
    pub number: u32,
    /// The match.
    pub found: Match,
}

/// As [`match_packages`].
pub fn match_numbered<'p>(
    db: &Database,
    space: &Space,
    packages: impl IntoIterator<Item = &'p Package>,
) -> Result<Vec<Numbered>, DatabaseError> {
    let Some(view) = db.space(space)? else {
        return Ok(Vec::new());
    };
    let mut matcher = Matcher {
        db,
        view,
        matches: Vec::new(),
        of_sources: FxHashMap::default(),
    };
    for (place, package) in packages.into_iter().enumerate() {
        matcher.add(place, package)?;
    }
    Ok(matcher.matches)
}

/// All of a package that matching looks at, if no row speaks of the package by its own name.
type SourceKey<'p> = (&'p str, &'p str, &'p str, Option<&'p str>, Option<&'p str>);

fn source_key(package: &Package) -> SourceKey<'_> {
    (
        package.source_name(),
        package.source_version(),
        &package.version,
        package.arch.as_deref(),
        package.module.as_deref(),
    )
}

/// Gathers the matches of package after package.
struct Matcher<'a, 'p> {
    db: &'a Database,
    view: SpaceView<'a>,
    matches: Vec<Numbered>,
    /// Where the matches of a package lie that are those of its source.
    of_sources: FxHashMap<SourceKey<'p>, Range<usize>>,
}

impl<'p> Matcher<'_, 'p> {
    fn add(&mut self, place: usize, package: &'p Package) -> Result<(), DatabaseError> {
        let key = source_key(package);
        let named = package.name == key.0 || self.view.affected(&package.name)?.next().is_some();
        if !named && let Some(known) = self.of_sources.get(&key).cloned() {
            self.repeat(known, place, package);
            return Ok(());
        }
        let first = self.matches.len();
        match_package(self.db, &self.view, place, package, &mut self.matches)?;
        if !named {
            self.of_sources.insert(key, first..self.matches.len());
        }
        Ok(())
    }

    fn repeat(&mut self, known: Range<usize>, place: usize, package: &Package) {
        let first = self.matches.len();
        self.matches.extend_from_within(known);
        let kernel_policy = is_kernel_policy(&package.name);
        for numbered in &mut self.matches[first..] {
            numbered.found.package = place;
            numbered.found.kernel_policy = kernel_policy;
        }
    }
}

fn match_package(
    db: &Database,
    view: &SpaceView<'_>,
    place: usize,
    package: &Package,
    matches: &mut Vec<Numbered>,
) -> Result<(), DatabaseError> {
    let compared = Compared::new(package);
    let rows = judged_rows(view, &compared)?;
    let pairs = by_vulnerability(&rows)?;
    let mut group = Vec::new();
    for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
        let number = pairs[0].0;
        group.clear();
        group.extend(pairs.iter().map(|(_, row)| rows[*row as usize]));
        let Some(decided) = decide(compared.scheme, &group) else {
            continue;
        };
        let vulnerability = db.vulnerability_at(number)?;
        if matches!(vulnerability.standing, Standing::Withdrawn | Standing::Rejected) {
            continue;
        }
        let severity = severity::label(view.name(), decided, &group, &vulnerability)?;
        let found = Match {
            package: place,
            severity: severity.map(str::to_owned),
            ..found(&compared, decided, &vulnerability)?
        };
        matches.push(Numbered { number, found });
    }
    Ok(())
}

/// All rows that stand and are about the package, by its own name and by its source's.
fn judged_rows<'a>(view: &SpaceView<'a>, compared: &Compared<'_>) -> Result<Vec<Judged<'a>>, DatabaseError> {
    let origin = Origin::new(compared.package);
    let mut judged = Vec::new();
    for subject in [Subject::Binary, Subject::Source] {
        for row in view.affected(compared.name(subject))? {
            let row = row?;
            if row.subject == subject && stands(&row) && origin.is_meant_by(&row) {
                let verdict = judge(compared.scheme, compared.version(subject), row.ranges);
                judged.push(Judged { row, verdict });
            }
        }
    }
    Ok(judged)
}

/// Rule 7, for the record; the vulnerability has a standing of its own.
fn stands(row: &AffectedRow<'_>) -> bool {
    !matches!(row.advisory.standing, Standing::Withdrawn | Standing::Rejected)
}

/// Each vulnerability that some row calls affected, with the places of all rows that are about it, by the
/// vulnerability's number. A package with all fixes, as most are, has none, and the vulnerabilities that its rows list
/// need not be gone through.
fn by_vulnerability(rows: &[Judged<'_>]) -> Result<Vec<(u32, u32)>, DatabaseError> {
    let mut affected = Vec::new();
    for judged in rows.iter().filter(|judged| judged.is_hit()) {
        affected.extend(judged.row.advisory.vulnerabilities());
        bounded(affected.len())?;
    }
    affected.sort_unstable();
    affected.dedup();
    let mut pairs = Vec::with_capacity(affected.len());
    for (place, judged) in rows.iter().enumerate().filter(|_| !affected.is_empty()) {
        let numbers = judged.row.advisory.vulnerabilities();
        let numbers = numbers.filter(|number| affected.binary_search(number).is_ok());
        pairs.extend(numbers.map(|number| (number, place as u32)));
        bounded(pairs.len())?;
    }
    pairs.sort_unstable();
    Ok(pairs)
}

fn bounded(rows: usize) -> Result<(), DatabaseError> {
    match rows > MOST_ROWS {
        true => Err(DatabaseError::Damaged("a package has more rows than can be true")),
        false => Ok(()),
    }
}

fn found(
    compared: &Compared<'_>,
    decided: &Judged<'_>,
    vulnerability: &VulnerabilityRecord<'_>,
) -> Result<Match, DatabaseError> {
    let row = &decided.row;
    let fixed_version = match decided.verdict {
        Verdict::FixedIn(fix) if row.state == FixState::Fixed => Some(fix.to_owned()),
        _ => None,
    };
    Ok(Match {
        package: 0,
        vulnerability: vulnerability.id.to_owned(),
        state: row.state,
        fixed_version,
        severity: None,
        kernel_policy: is_kernel_policy(&compared.package.name),
        evidence: evidence(compared, decided)?,
    })
}

fn evidence(compared: &Compared<'_>, decided: &Judged<'_>) -> Result<Evidence, DatabaseError> {
    let row = &decided.row;
    let version = compared.version(row.subject);
    let scheme = compared.scheme.name();
    Ok(Evidence {
        advisory: row.advisory.id()?.to_owned(),
        feed: row.advisory.feed()?.to_owned(),
        subject: row.subject,
        name: compared.name(row.subject).to_owned(),
        range: range_words(row),
        compared: version.to_owned(),
        decided: match decided.verdict {
            Verdict::FixedIn(fix) => format!("{version} < {fix} ({scheme})"),
            Verdict::UpTo(last) => format!("{version} <= {last} ({scheme})"),
            Verdict::Open | Verdict::Cleared | Verdict::Outside => "no fixed version is known".to_owned(),
        },
    })
}

fn range_words(row: &AffectedRow<'_>) -> String {
    let one = |range: tidewaiter_advisories::RangeEntry<'_>| match (range.introduced, range.limit) {
        (None, Limits::Open) => "all versions".to_owned(),
        (None, Limits::Fixed(fix)) => format!("< {fix}"),
        (None, Limits::LastAffected(last)) => format!("<= {last}"),
        (Some(first), Limits::Open) => format!(">= {first}"),
        (Some(first), Limits::Fixed(fix)) => format!(">= {first}, < {fix}"),
        (Some(first), Limits::LastAffected(last)) => format!(">= {first}, <= {last}"),
    };
    row.ranges.map(one).collect::<Vec<_>>().join(" or ")
}
