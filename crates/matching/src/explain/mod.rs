//! Why each package of a list is affected by a vulnerability, or why it is not.
//!
//! Every package is told of that any record of the vulnerability names, by its own name or by its source's, in its own
//! space or in another release's; a language's package in its own alone, since another language's of that name is another
//! package. Rows are read and weighed by the code that matches, so an explanation says
//! "affected" exactly where there is a match; a test and a fuzz target hold that.
//!
//! Odd: an erratum's id stands for several vulnerabilities; each is explained by itself.

mod rows;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError, Found, Standing, Subject, VulnerabilityRecord};

use crate::candidate::{Candidate, Candidates, is_of_system};
use crate::decide::{Decision, Judged, decide};
use crate::evidence::evidence;
use crate::exclusion::of_standing;
use crate::kernel::is_kernel_policy;
use crate::lookup::{Spaces, space_key};
use crate::ownership::OwnersWord;
use crate::subject::Compared;
use rows::{cleared_words, counted, of_vulnerability, tell};

pub use rows::{Outcome, RowExplanation};

/// Vulnerabilities of one erratum that are explained; more have none but hostile ones and kernels.
const MOST_VULNERABILITIES: usize = 500;

/// One vulnerability, seen from a list of packages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The vulnerability's id.
    pub vulnerability: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Whether it stands.
    pub standing: Standing,
    /// Each package that a record of it names, by place.
    pub packages: Vec<PackageExplanation>,
}

/// Why one package is affected, or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageExplanation {
    /// The package's place in the list that was asked about.
    pub package: usize,
    /// The space in which its advisories are looked up; `None` where its system is unknown.
    pub space: Option<String>,
    /// What it comes to.
    pub conclusion: Conclusion,
    /// Why, in words.
    pub because: String,
    /// Every row of its space that bears its name or its source's.
    pub rows: Vec<RowExplanation>,
    /// Other spaces in which the vulnerability is said of a package of that name.
    pub elsewhere: Vec<String>,
}

/// What is true of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conclusion {
    /// It is affected.
    Affected,
    /// It has the fix.
    Fixed,
    /// It is said to be not affected.
    NotAffected,
    /// Its version lies in no range.
    OutOfRange,
    /// All rows that bear its name are about something else.
    NotMeant,
    /// Only other releases, systems or ecosystems have a row of that name (rules 5 and 12).
    OnlyElsewhere,
    /// The vulnerability itself was withdrawn or rejected (rule 7).
    Withdrawn,
    /// The distribution's package that owns its files does not have it (rule 1).
    SilencedByOwner,
}

/// Explains what is known under an id: a vulnerability, an alias of one, or an erratum with all that it is about. Empty
/// if the database knows no such id.
///
/// # Errors
/// If the database is damaged.
pub fn explain(
    db: &Database,
    candidates: &Candidates<'_>,
    id: &str,
) -> Result<Vec<Explanation>, DatabaseError> {
    let numbers: Vec<u32> = match db.find(id)? {
        None => Vec::new(),
        Some(Found::Vulnerability(record)) => vec![record.number],
        Some(Found::Advisory(record)) => record.vulnerabilities().take(MOST_VULNERABILITIES).collect(),
    };
    let mut explaining = Explaining {
        db,
        candidates,
        spaces: Spaces::new(db, candidates.system),
    };
    numbers
        .into_iter()
        .map(|number| explaining.vulnerability(number))
        .collect()
}

/// The spaces in which each name is said to be affected.
type Mentions<'a> = BTreeMap<String, Vec<&'a str>>;

fn mentions<'a>(record: &VulnerabilityRecord<'a>) -> Result<Mentions<'a>, DatabaseError> {
    let mut mentions = Mentions::new();
    for (space, name) in record.packages()? {
        mentions.entry(name).or_default().push(space);
    }
    Ok(mentions)
}

struct Explaining<'a, 'p> {
    db: &'a Database,
    candidates: &'p Candidates<'p>,
    spaces: Spaces<'a, 'p>,
}

impl<'a> Explaining<'a, '_> {
    fn vulnerability(&mut self, number: u32) -> Result<Explanation, DatabaseError> {
        let record = self.db.vulnerability_at(number)?;
        let mentions = mentions(&record)?;
        let mut packages = Vec::new();
        for (place, candidate) in self.candidates.list.iter().enumerate() {
            packages.extend(self.package(place, candidate, &record, &mentions)?);
        }
        Ok(Explanation {
            vulnerability: record.id.to_owned(),
            aliases: record.aliases().map(str::to_owned).collect(),
            standing: record.standing,
            packages,
        })
    }

    /// One package, if it is named anywhere.
    fn package(
        &mut self,
        place: usize,
        candidate: &Candidate<'_>,
        record: &VulnerabilityRecord<'a>,
        mentions: &Mentions<'a>,
    ) -> Result<Option<PackageExplanation>, DatabaseError> {
        let compared = Compared::new(candidate.package);
        let own = space_key(self.candidates.system, candidate.package.ecosystem);
        let own = own.as_ref().map(|space| space.as_str());
        let (is_here, elsewhere) = places(&compared, own, mentions);
        let elsewhere = match is_of_system(candidate.package.ecosystem) {
            true => elsewhere,
            false => Vec::new(),
        };
        if !is_here && elsewhere.is_empty() {
            return Ok(None);
        }
        let view = self.spaces.of(candidate.package.ecosystem)?;
        let rows = view.map(|view| of_vulnerability(&view, &compared, record.number));
        let rows = rows.transpose()?.unwrap_or_default();
        let judged = counted(&compared, &rows);
        let decision = decide(&compared, &judged)?;
        let (conclusion, because) = match rows.is_empty() {
            true => only_elsewhere(own, &elsewhere),
            false => self.conclude(&compared, candidate, record, &decision, &judged)?,
        };
        Ok(Some(PackageExplanation {
            package: place,
            space: own.map(str::to_owned),
            conclusion,
            because,
            rows: tell(&compared, &rows, &judged, &decision)?,
            elsewhere: elsewhere.into_iter().map(str::to_owned).collect(),
        }))
    }

    fn conclude(
        &mut self,
        compared: &Compared<'_>,
        candidate: &Candidate<'_>,
        record: &VulnerabilityRecord<'a>,
        decision: &Decision<'_, 'a>,
        judged: &[Judged<'a>],
    ) -> Result<(Conclusion, String), DatabaseError> {
        Ok(match decision {
            Decision::Affected(row) => self.affected(compared, candidate, record, row)?,
            Decision::Refuted(row) => {
                let feed = row.row.advisory.feed()?;
                (
                    Conclusion::NotAffected,
                    format!("{feed} says that it is not affected"),
                )
            }
            Decision::Cleared(row) => (Conclusion::Fixed, cleared_words(compared, row)),
            Decision::Untouched if judged.is_empty() => (
                Conclusion::NotMeant,
                "no record of that name is about this package".to_owned(),
            ),
            Decision::Untouched => (
                Conclusion::OutOfRange,
                format!("no range holds {}", compared.package.version),
            ),
        })
    }

    fn affected(
        &mut self,
        compared: &Compared<'_>,
        candidate: &Candidate<'_>,
        record: &VulnerabilityRecord<'a>,
        row: &Judged<'a>,
    ) -> Result<(Conclusion, String), DatabaseError> {
        if of_standing(record.standing).is_some() {
            let words = "the vulnerability itself was withdrawn or rejected";
            return Ok((Conclusion::Withdrawn, words.to_owned()));
        }
        if let Some(words) = self.owners_word(candidate, record.number)? {
            return Ok((Conclusion::SilencedByOwner, words));
        }
        let mut words = evidence(compared, row)?.decided;
        if is_kernel_policy(&compared.package.name) {
            words.push_str("; it belongs to the kernel's policy group, which is not counted by default");
        }
        Ok((Conclusion::Affected, words))
    }

    /// What the distribution says of the owner of a language's package, if that silences the vulnerability.
    fn owners_word(
        &mut self,
        candidate: &Candidate<'_>,
        number: u32,
    ) -> Result<Option<String>, DatabaseError> {
        let owner = candidate.owner.and_then(|owner| self.candidates.owner_at(owner));
        let Some(owner) = owner.filter(|_| !is_of_system(candidate.package.ecosystem)) else {
            return Ok(None);
        };
        let Some(view) = self.spaces.of(owner.ecosystem)? else {
            return Ok(None);
        };
        let row = OwnersWord::read(&view, owner)?.silencer(number)?;
        let words = |row: Judged<'_>| {
            let feed = row.row.advisory.feed()?;
            let (name, version) = (&owner.name, &owner.version);
            Ok(format!(
                "its files belong to {name} {version}, which is not affected, says {feed}"
            ))
        };
        row.map(words).transpose()
    }
}

/// Whether a package is named in its own space, and the other spaces that name it.
fn places<'a>(compared: &Compared<'_>, own: Option<&str>, mentions: &Mentions<'a>) -> (bool, Vec<&'a str>) {
    let names = [compared.name(Subject::Binary), compared.name(Subject::Source)];
    let spaces = names.into_iter().filter_map(|name| mentions.get(name)).flatten();
    let (here, mut elsewhere): (Vec<&str>, Vec<&str>) = spaces.partition(|space| Some(**space) == own);
    elsewhere.sort_unstable();
    elsewhere.dedup();
    (!here.is_empty(), elsewhere)
}

fn only_elsewhere(own: Option<&str>, elsewhere: &[&str]) -> (Conclusion, String) {
    let said_of = elsewhere.join(", ");
    let words = match own {
        Some(own) => format!("no record speaks of {own}; a package of this name is named in {said_of}"),
        None => format!("its system is unknown; a package of this name is named in {said_of}"),
    };
    (Conclusion::OnlyElsewhere, words)
}
