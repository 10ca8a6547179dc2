//! Why an image is affected by a vulnerability, or why it is not: for people and as JSON.
//!
//! Odd: "nothing is known" is an answer too, and must not look like "not affected". So what was not evaluated stands
//! in both forms. A library that lies at several places is told of once, with all of them.

use std::fmt::Write;

use serde::Serialize;
use tidewaiter_advisories::Standing;
use tidewaiter_inventory::{FoundLibrary, ImageInventory};
use tidewaiter_matching::{Conclusion, Exclusion, Explanation, Outcome, PackageExplanation, RowExplanation};
use tidewaiter_types::Package;

use crate::findings::words::state;
use crate::{Evaluation, LibraryCoverage, UnreadLayer};

/// The version of the JSON schema.
pub const SCHEMA: u32 = 1;

/// What was asked, and what it came to.
pub struct Answer<'a> {
    /// How people name the image.
    pub image: &'a str,
    /// The id that was asked about.
    pub asked: &'a str,
    /// What is in the image.
    pub inventory: &'a ImageInventory,
    /// Whose advisories apply.
    pub evaluation: Evaluation,
    /// What of the libraries can be judged.
    pub libraries: LibraryCoverage,
    /// Layers that were not read.
    pub unread: &'a [UnreadLayer],
    /// One for each vulnerability of that id, over everything in the image; none if the database knows none.
    pub explanations: &'a [Explanation],
}

impl Answer<'_> {
    fn package(&self, place: usize) -> Option<&Package> {
        match self.library(place) {
            Some(library) => Some(&library.package),
            None => self.inventory.packages.get(place).map(|found| &found.package),
        }
    }

    /// Libraries have the places behind all packages.
    fn library(&self, place: usize) -> Option<&FoundLibrary> {
        let place = place.checked_sub(self.inventory.packages.len())?;
        self.inventory.libraries.get(place)
    }

    fn location(&self, place: usize) -> Option<String> {
        let library = self.library(place)?;
        Some(match &library.inner_path {
            Some(inner) => format!("{}!{inner}", library.path),
            None => library.path.clone(),
        })
    }

    /// What is told of in one: a package of the system, or a library at all its places of which the same is true.
    fn told_in_one<'e>(
        &self,
        told: &'e [PackageExplanation],
    ) -> impl Iterator<Item = &'e [PackageExplanation]> {
        told.chunk_by(|one, two| {
            let is_library = self.library(one.package).is_some() && self.library(two.package).is_some();
            let said = |told: &PackageExplanation| (told.conclusion, told.because.clone());
            is_library && self.package(one.package) == self.package(two.package) && said(one) == said(two)
        })
    }

    fn locations(&self, told: &[PackageExplanation]) -> Vec<String> {
        told.iter().filter_map(|one| self.location(one.package)).collect()
    }

    fn gaps(&self) -> Vec<String> {
        let unread = self.unread.iter();
        let unread =
            unread.map(|unread| format!("layer {} was not read: {}", unread.layer + 1, unread.reason));
        let gaps = [self.evaluation.gap(), self.libraries.gap()];
        gaps.into_iter().flatten().chain(unread).collect()
    }
}

/// The answer for people, with a line feed at its end.
pub fn text(answer: &Answer<'_>) -> String {
    let mut text = String::new();
    if answer.explanations.is_empty() {
        line(
            &mut text,
            &format!(
                "The advisory database knows nothing of the name {}.",
                answer.asked
            ),
        );
    }
    for explanation in answer.explanations {
        vulnerability(&mut text, answer, explanation);
    }
    for gap in answer.gaps() {
        line(&mut text, &format!("NOT EVALUATED: {gap}"));
    }
    text
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push('\n');
}

fn vulnerability(text: &mut String, answer: &Answer<'_>, explanation: &Explanation) {
    line(text, &heading(answer, explanation));
    if explanation.packages.is_empty() {
        line(text, "  no record is about any package of this image");
    }
    for told in answer.told_in_one(&explanation.packages) {
        package_text(text, answer, told);
    }
    line(text, "");
}

fn heading(answer: &Answer<'_>, explanation: &Explanation) -> String {
    let aliases = match explanation.aliases.is_empty() {
        true => String::new(),
        false => format!(" ({})", explanation.aliases.join(", ")),
    };
    let standing = match explanation.standing {
        Standing::Active => "",
        Standing::Withdrawn => ", withdrawn",
        Standing::Rejected => ", rejected",
        Standing::Disputed => ", disputed",
    };
    let affected = explanation
        .packages
        .iter()
        .any(|package| package.conclusion == Conclusion::Affected);
    let verdict = if affected { "affects" } else { "does not affect" };
    format!(
        "{}{aliases}{standing} {verdict} {}",
        explanation.vulnerability, answer.image
    )
}

fn package_text(text: &mut String, answer: &Answer<'_>, at_places: &[PackageExplanation]) {
    let Some((told, package)) = at_places
        .first()
        .and_then(|told| Some((told, answer.package(told.package)?)))
    else {
        return;
    };
    let built_from = match &package.source {
        Some(source) if source.name != package.name => {
            format!(" (source {} {})", source.name, source.version)
        }
        _ => String::new(),
    };
    line(text, "");
    line(
        text,
        &format!("  {} {}{built_from}", package.name, package.version),
    );
    for location in answer.locations(at_places) {
        line(text, &format!("    in {location}"));
    }
    line(
        text,
        &format!("    {}: {}", conclusion(told.conclusion), told.because),
    );
    for row in &told.rows {
        line(text, &format!("    - {}", row_words(row)));
    }
    // Where it is the conclusion, it is said already.
    if !told.elsewhere.is_empty() && told.conclusion != Conclusion::OnlyElsewhere {
        line(text, &format!("    also named in {}", told.elsewhere.join(", ")));
    }
}

fn row_words(row: &RowExplanation) -> String {
    let mut words = format!("{} of {}: {} {}", row.advisory, row.feed, subject(row), row.name);
    if !row.range.is_empty() {
        let _ = write!(words, " {}", row.range);
    }
    let _ = write!(words, ", {}", state(row.state));
    for limit in &row.limits {
        let _ = write!(words, ", {limit}");
    }
    let _ = write!(words, "; {}: {}", outcome(row.outcome), row.because);
    words
}

fn subject(row: &RowExplanation) -> &'static str {
    match row.subject {
        tidewaiter_advisories::Subject::Source => "source",
        tidewaiter_advisories::Subject::Binary => "package",
    }
}

fn conclusion(conclusion: Conclusion) -> &'static str {
    match conclusion {
        Conclusion::Affected => "AFFECTED",
        Conclusion::Fixed => "has the fix",
        Conclusion::NotAffected => "not affected",
        Conclusion::OutOfRange => "not affected",
        Conclusion::NotMeant => "not meant",
        Conclusion::OnlyElsewhere => "nothing is known",
        Conclusion::Withdrawn => "no finding",
        Conclusion::SilencedByOwner => "no finding",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Decides => "decides",
        Outcome::Agrees => "agrees",
        Outcome::Overruled => "overruled",
        Outcome::Fixed => "has the fix",
        Outcome::Refutes => "refutes",
        Outcome::OutOfRange => "out of range",
        Outcome::Excluded(_) => "does not count",
    }
}

/// The answer as indented JSON, with a line feed at its end.
pub fn json(answer: &Answer<'_>) -> String {
    let document = Document {
        schema: SCHEMA,
        image: answer.image,
        asked: answer.asked,
        not_evaluated: answer.gaps(),
        vulnerabilities: answer
            .explanations
            .iter()
            .map(|one| Vulnerability::new(answer, one))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.expect("texts, numbers and lists of them are always JSON") + "\n"
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: u32,
    image: &'a str,
    asked: &'a str,
    not_evaluated: Vec<String>,
    vulnerabilities: Vec<Vulnerability<'a>>,
}

#[derive(Serialize)]
struct Vulnerability<'a> {
    id: &'a str,
    aliases: &'a [String],
    standing: String,
    affected: bool,
    packages: Vec<PackageRecord<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PackageRecord<'a> {
    ecosystem: &'static str,
    name: &'a str,
    version: &'a str,
    paths: Vec<String>,
    source: Option<&'a str>,
    space: Option<&'a str>,
    conclusion: Conclusion,
    because: &'a str,
    rows: Vec<RowRecord<'a>>,
    elsewhere: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowRecord<'a> {
    advisory: &'a str,
    feed: &'a str,
    subject: String,
    name: &'a str,
    range: &'a str,
    state: &'static str,
    limits: &'a [String],
    compared: &'a str,
    order: &'a str,
    outcome: &'static str,
    excluded_by: Option<Exclusion>,
    because: &'a str,
}

impl<'a> Vulnerability<'a> {
    fn new(answer: &'a Answer<'_>, told: &'a Explanation) -> Self {
        let packages = answer.told_in_one(&told.packages);
        Self {
            id: &told.vulnerability,
            aliases: &told.aliases,
            standing: format!("{:?}", told.standing).to_lowercase(),
            affected: told
                .packages
                .iter()
                .any(|one| one.conclusion == Conclusion::Affected),
            packages: packages
                .filter_map(|one| PackageRecord::new(answer, one))
                .collect(),
        }
    }
}

impl<'a> PackageRecord<'a> {
    fn new(answer: &'a Answer<'_>, at_places: &'a [PackageExplanation]) -> Option<Self> {
        let told = at_places.first()?;
        let package = answer.package(told.package)?;
        Some(Self {
            ecosystem: package.ecosystem.as_str(),
            name: &package.name,
            version: &package.version,
            paths: answer.locations(at_places),
            source: package.source.as_ref().map(|source| source.name.as_str()),
            space: told.space.as_deref(),
            conclusion: told.conclusion,
            because: &told.because,
            rows: told.rows.iter().map(RowRecord::new).collect(),
            elsewhere: &told.elsewhere,
        })
    }
}

impl<'a> RowRecord<'a> {
    fn new(row: &'a RowExplanation) -> Self {
        Self {
            advisory: &row.advisory,
            feed: &row.feed,
            subject: format!("{:?}", row.subject).to_lowercase(),
            name: &row.name,
            range: &row.range,
            state: state(row.state),
            limits: &row.limits,
            compared: &row.compared,
            order: &row.order,
            outcome: outcome_key(row.outcome),
            excluded_by: match row.outcome {
                Outcome::Excluded(exclusion) => Some(exclusion),
                _ => None,
            },
            because: &row.because,
        }
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Decides => "decides",
        Outcome::Agrees => "agrees",
        Outcome::Overruled => "overruled",
        Outcome::Fixed => "fixed",
        Outcome::Refutes => "refutes",
        Outcome::OutOfRange => "out-of-range",
        Outcome::Excluded(_) => "excluded",
    }
}
