//! Scan results for people and tools: table, JSON, CycloneDX.
//!
//! A [`Report`] holds what a scan found beside what it looked at, and is written by [`table`], [`json`] or
//! [`cyclonedx`]. Every form says whose advisories were applied, how old they are, and what was not evaluated: a result
//! without findings must never be mistaken for a look that was not taken. The same report gives the same bytes: dates
//! come from the image and the database, never from a clock.

pub mod cyclonedx;
mod evaluation;
pub mod explanation;
mod findings;
pub mod json;
mod references;
mod summary;
pub mod table;
mod time;

use tidewaiter_advisories::DatabaseInfo;
use tidewaiter_inventory::ImageInventory;
use tidewaiter_matching::BasicFinding;
use tidewaiter_types::Digest;

pub use evaluation::Evaluation;
pub use summary::Summary;

/// What a scan of one image came to.
pub struct Report<'a> {
    /// The image.
    pub image: Image,
    /// What is in it.
    pub inventory: &'a ImageInventory,
    /// Findings, in the order in which they are to be shown.
    pub findings: &'a [BasicFinding],
    /// The advisory database that they were made with.
    pub database: &'a DatabaseInfo,
    /// Whose advisories were applied.
    pub evaluation: Evaluation,
    /// Layers that were not read, each with the reason.
    pub unread: Vec<UnreadLayer>,
}

/// The image that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// How people name it.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
    /// When it was made, as its configuration says (RFC 3339).
    pub created: Option<String>,
    /// Operating system, in Go's names.
    pub os: String,
    /// Processor architecture, in Go's names.
    pub architecture: String,
    /// Digests of its layers, lowest first.
    pub layers: Vec<Digest>,
}

/// A layer that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadLayer {
    /// Its index, from the lowest.
    pub layer: usize,
    /// Why, in words for people.
    pub reason: String,
}

impl Report<'_> {
    /// What was not evaluated, in words; empty if everything was.
    pub fn gaps(&self) -> Vec<String> {
        let mut gaps: Vec<String> = self.evaluation.gap().into_iter().collect();
        for unread in &self.unread {
            gaps.push(format!(
                "layer {} was not read: {}",
                unread.layer + 1,
                unread.reason
            ));
        }
        gaps
    }

    /// What could not be read as it should be, in words: something may be missing for it.
    pub fn problems(&self) -> Vec<String> {
        let problem = |problem: &tidewaiter_inventory::Problem| {
            let path = problem.path.as_deref().map(|path| format!(", {path}"));
            format!(
                "layer {}{}: {}",
                problem.layer + 1,
                path.unwrap_or_default(),
                problem.words
            )
        };
        self.inventory.problems.iter().map(problem).collect()
    }

    /// What people should know of the result, in words, beside gaps and problems.
    pub fn warnings(&self) -> Vec<String> {
        let gap = self.evaluation.gap();
        let known = self
            .inventory
            .warnings
            .iter()
            .filter(|words| Some(*words) != gap.as_ref());
        known.cloned().collect()
    }

    /// Whether all that could have findings was read and evaluated.
    pub fn is_complete(&self) -> bool {
        self.gaps().is_empty() && self.inventory.problems.is_empty()
    }

    /// The feeds of the database that speak of the image's system, with the date of their newest record.
    fn own_feeds(&self) -> impl Iterator<Item = &tidewaiter_advisories::FeedInfo> {
        let space = self.evaluation.space();
        // Feeds are named after their distribution, in whole or in part: `alma` of `almalinux`, `redhat-cve`.
        let is_own = move |name: &str| {
            let distribution = name.split('-').next().unwrap_or(name);
            space.is_some_and(|space| space.name().starts_with(distribution))
        };
        self.database.feeds.iter().filter(move |feed| is_own(&feed.name))
    }
}
