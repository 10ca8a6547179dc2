//! What a scan of one image came to, whatever form it is written in.

use tidewaiter_advisories::{DatabaseInfo, FeedInfo};
use tidewaiter_inventory::{ImageInventory, Problem};
use tidewaiter_matching::EndOfLife;

use crate::contents::Contents;
use crate::evaluation::{Evaluation, LibraryCoverage};
use crate::findings::Findings;
use crate::image::Image;

/// What a scan of one image came to.
pub struct Report<'a> {
    /// The image.
    pub image: Image,
    /// What is in it.
    pub inventory: &'a ImageInventory,
    /// The same, with names and places.
    pub contents: &'a Contents<'a>,
    /// Findings, in the order in which they are to be shown.
    pub findings: &'a Findings,
    /// The advisory database that they were made with.
    pub database: &'a DatabaseInfo,
    /// Whose advisories were applied.
    pub evaluation: Evaluation,
    /// How many libraries could be judged.
    pub libraries: LibraryCoverage,
    /// The end of the system's life, if it was over by the date of the database.
    pub end_of_life: Option<EndOfLife>,
    /// Layers that were not read, each with the reason.
    pub unread: Vec<UnreadLayer>,
    /// What was asked for that makes a difference, in words: filters that leave findings out, exceptions that ended.
    pub notes: Vec<String>,
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
        let mut gaps: Vec<String> = self.system_gap().into_iter().collect();
        for unread in &self.unread {
            gaps.push(format!(
                "layer {} was not read: {}",
                unread.layer + 1,
                unread.reason
            ));
        }
        gaps
    }

    /// Why the system's packages were not judged. An image that has none but has libraries lacks nothing.
    fn system_gap(&self) -> Option<String> {
        let is_judged = self.judges_libraries() && self.evaluation == Evaluation::NoPackages;
        self.evaluation.gap().filter(|_| !is_judged)
    }

    fn is_enhanced(&self) -> bool {
        self.findings.scan_type == crate::ScanType::Enhanced
    }

    /// Whether there are libraries, and they were judged.
    pub fn judges_libraries(&self) -> bool {
        self.is_enhanced() && self.libraries.judged > 0
    }

    /// What could not be read as it should be, in words: something may be missing for it.
    pub fn problems(&self) -> Vec<String> {
        let problem = |problem: &Problem| {
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
        let gap = self.system_gap();
        let end = self
            .end_of_life
            .as_ref()
            .map(|end| end.words(self.database.created));
        let known = self
            .inventory
            .warnings
            .iter()
            .filter(|words| Some(*words) != gap.as_ref());
        let libraries = self.libraries.gap().filter(|_| self.is_enhanced());
        end.into_iter()
            .chain(known.cloned())
            .chain(libraries)
            .chain(self.notes.iter().cloned())
            .collect()
    }

    /// Whether all that could have findings was read and evaluated.
    pub fn is_complete(&self) -> bool {
        self.gaps().is_empty() && self.inventory.problems.is_empty()
    }

    /// The feeds of the database that speak of the image's system, with the date of their newest record.
    pub(crate) fn own_feeds(&self) -> impl Iterator<Item = &FeedInfo> {
        let space = self.evaluation.space();
        // Feeds are named after their distribution, in whole or in part: `alma` of `almalinux`, `redhat-cve`.
        let is_own = move |name: &str| {
            let distribution = name.split('-').next().unwrap_or(name);
            space.is_some_and(|space| space.name().starts_with(distribution))
        };
        self.database.feeds.iter().filter(move |feed| is_own(&feed.name))
    }

    /// An id for something of this report: of this image, judged by this revision.
    pub(crate) fn id(&self, parts: &[&str]) -> String {
        let image = self.image.digest.to_string();
        let revision = self.database.revision.to_string();
        let own = [
            image.as_str(),
            revision.as_str(),
            self.findings.scan_type.as_str(),
        ];
        crate::ids::uuid(&[&own, parts].concat())
    }
}
