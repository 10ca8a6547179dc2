//! From packages to matches.
//!
//! Odd: packages of one source of which only the source is spoken of have the same matches: they are decided once (an
//! image has 20 packages of `systemd`, and `linux` has thousands of rows).

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError, FixState, SpaceView, VulnerabilityRecord};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_types::{Ecosystem, Package, Space};

use crate::candidate::{Candidate, Candidates, is_of_system};
use crate::decide::{Decision, Judged, decide};
use crate::evidence::{Evidence, evidence};
use crate::exclusion::of_standing;
use crate::kernel::is_kernel_policy;
use crate::lookup::Spaces;
use crate::ownership::OwnersWord;
use crate::rows::{by_vulnerability, judged_rows};
use crate::severity;
use crate::subject::Compared;
use crate::verdict::Verdict;

/// So many packages take longer than a thread takes to begin.
const WORTH_A_THREAD: usize = 100;

/// One vulnerability of one package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The package's place in the list that was asked about.
    pub package: usize,
    /// The vulnerability's id.
    pub vulnerability: String,
    /// What the source says about a fix; never `NotAffected`.
    pub state: FixState,
    /// The first version that is not affected, of the subject that the evidence names; only with `Fixed`.
    pub fixed_version: Option<String>,
    /// The source's own word for the severity, unmapped.
    pub severity: Option<String>,
    /// Whether the package belongs to the kernel's policy group (rule 3).
    pub kernel_policy: bool,
    /// What decided.
    pub evidence: Evidence,
}

/// A match with the number of its vulnerability in the database.
#[derive(Clone)]
pub struct Numbered {
    /// See [`Database::vulnerability_at`].
    pub number: u32,
    /// The match.
    pub found: Match,
}

/// The matches of all packages of an image; places are those of its list. None of its system's packages where the
/// system is unknown or no feed speaks of it: "not looked" is for the caller to say, from the image's distribution and
/// [`Database::space`].
///
/// # Errors
/// If the database is damaged.
pub fn match_image(db: &Database, image: &ImageInventory) -> Result<Vec<Match>, DatabaseError> {
    match_candidates(db, &Candidates::of_image(image))
}

/// The matches of packages in a system, by package and then by vulnerability.
///
/// # Errors
/// If the database is damaged.
pub fn match_packages<'p>(
    db: &Database,
    system: &'p Space,
    packages: impl IntoIterator<Item = &'p Package>,
) -> Result<Vec<Match>, DatabaseError> {
    match_candidates(db, &Candidates::new(Some(system), packages))
}

/// The matches of a list of packages, by package and then by vulnerability.
///
/// # Errors
/// If the database is damaged.
pub fn match_candidates(db: &Database, candidates: &Candidates<'_>) -> Result<Vec<Match>, DatabaseError> {
    let numbered = match_numbered(db, candidates)?;
    Ok(numbered.into_iter().map(|numbered| numbered.found).collect())
}

/// As [`match_candidates`].
pub fn match_numbered(db: &Database, candidates: &Candidates<'_>) -> Result<Vec<Numbered>, DatabaseError> {
    match_places(db, candidates, 0..candidates.list.len())
}

/// As [`match_numbered`], on two threads if that is worth it: the system's packages, which most rows are about, on one of
/// them, and all others on the other.
pub fn match_side_by_side(
    db: &Database,
    candidates: &Candidates<'_>,
) -> Result<Vec<Numbered>, DatabaseError> {
    let all = candidates.list.len();
    let is_of_system = |candidate: &Candidate<'_>| is_of_system(candidate.package.ecosystem);
    let first = candidates.list.partition_point(is_of_system);
    if first.min(all - first) < WORTH_A_THREAD {
        return match_numbered(db, candidates);
    }
    thread::scope(|scope| {
        let rest = scope.spawn(|| match_places(db, candidates, first..all));
        let mut matches = match_places(db, candidates, 0..first)?;
        matches.extend(rest.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        Ok(matches)
    })
}

fn match_places(
    db: &Database,
    candidates: &Candidates<'_>,
    places: Range<usize>,
) -> Result<Vec<Numbered>, DatabaseError> {
    let mut matcher = Matcher {
        db,
        candidates,
        spaces: Spaces::new(db, candidates.system),
        matches: Vec::new(),
        of_sources: FxHashMap::default(),
    };
    for place in places {
        matcher.add(place, &candidates.list[place])?;
    }
    Ok(matcher.matches)
}

/// All of a package that matching looks at, if no row speaks of the package by its own name.
type SourceKey<'p> = (
    Ecosystem,
    &'p str,
    &'p str,
    &'p str,
    Option<&'p str>,
    Option<&'p str>,
);

fn source_key(package: &Package) -> SourceKey<'_> {
    (
        package.ecosystem,
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
    candidates: &'p Candidates<'p>,
    spaces: Spaces<'a, 'p>,
    matches: Vec<Numbered>,
    /// Where the matches of a package lie that are those of its source.
    of_sources: FxHashMap<SourceKey<'p>, Range<usize>>,
}

impl<'p> Matcher<'_, 'p> {
    fn add(&mut self, place: usize, candidate: &Candidate<'p>) -> Result<(), DatabaseError> {
        let package = candidate.package;
        let Some(view) = self.spaces.of(package.ecosystem)? else {
            return Ok(());
        };
        if is_of_system(package.ecosystem) {
            return self.add_of_system(&view, place, package);
        }
        let first = self.matches.len();
        match_package(self.db, &view, place, package, &mut self.matches)?;
        match candidate.owner {
            Some(owner) => self.silence(first, owner),
            None => Ok(()),
        }
    }

    fn add_of_system(
        &mut self,
        view: &SpaceView<'_>,
        place: usize,
        package: &'p Package,
    ) -> Result<(), DatabaseError> {
        let key = source_key(package);
        let named = package.name == package.source_name() || view.affected(&package.name)?.next().is_some();
        if !named && let Some(known) = self.of_sources.get(&key).cloned() {
            self.repeat(known, place, package);
            return Ok(());
        }
        let first = self.matches.len();
        match_package(self.db, view, place, package, &mut self.matches)?;
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

    /// Takes those matches of a language's package away, from `first` on, on which its owner's distribution has spoken.
    fn silence(&mut self, first: usize, owner: usize) -> Result<(), DatabaseError> {
        let Some(owner) = self
            .candidates
            .owner_at(owner)
            .filter(|_| first < self.matches.len())
        else {
            return Ok(());
        };
        let Some(view) = self.spaces.of(owner.ecosystem)? else {
            return Ok(());
        };
        let word = OwnersWord::read(&view, owner)?;
        for numbered in self.matches.split_off(first) {
            if word.silencer(numbered.number)?.is_none() {
                self.matches.push(numbered);
            }
        }
        Ok(())
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
        let Decision::Affected(decided) = decide(&compared, &group)? else {
            continue;
        };
        let vulnerability = db.vulnerability_at(number)?;
        if of_standing(vulnerability.standing).is_some() {
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
    let package = compared.package;
    Ok(Match {
        package: 0,
        vulnerability: vulnerability.id.to_owned(),
        state: row.state,
        fixed_version,
        severity: None,
        kernel_policy: is_of_system(package.ecosystem) && is_kernel_policy(&package.name),
        evidence: evidence(compared, decided)?,
    })
}
