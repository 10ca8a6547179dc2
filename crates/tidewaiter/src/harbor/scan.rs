//! One scan for Harbor, from the registry to its reports.

use std::path::PathBuf;

use anyhow::bail;
use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidates, findings};
use tidewaiter_reports::{Evaluation, Findings, LibraryCoverage, Report, cyclonedx};
use tidewaiter_types::Clock;

use super::artifact::Target;
use super::report::{Reports, sbom, vulnerabilities};
use super::wire::Capability;
use crate::clock::SystemClock;
use crate::commands::scan::image;
use crate::layers::{self, Contents, LayerCache};
use crate::starter;

/// What scans work with.
pub struct Scanner {
    /// The advisory database's file; without one the starter database.
    pub advisories: Option<PathBuf>,
    /// Where it is kept what layers hold.
    pub cache: Option<LayerCache>,
}

impl Scanner {
    /// Scans an image and writes the reports that are wanted. It blocks.
    pub fn scan(&self, target: &Target, wanted: &[Capability]) -> anyhow::Result<Reports> {
        let found = target.open()?;
        let contents = layers::read(&found, self.cache.as_ref())?;
        // It is opened for each scan, so that one that was renewed is used.
        let database = starter::open_or(self.advisories.as_deref())?;
        let now = instant(SystemClock.now().0);
        let mut reports = Reports::default();
        if wanted.contains(&Capability::Vulnerability) {
            let found = findings(&database, &Candidates::of_everything(&contents.inventory))?;
            if found.is_empty() {
                refuse_unseen(&contents, &database)?;
            }
            reports.vulnerabilities = Some(vulnerabilities(&target.artifact, &now, &found));
        }
        if wanted.contains(&Capability::Sbom) {
            let components = tidewaiter_reports::Contents::of(&contents.inventory);
            let report = Report {
                image: image(&found),
                inventory: &contents.inventory,
                contents: &components,
                findings: &Findings::of_enhanced(vec![], &components, None),
                database: &database.info(),
                evaluation: Evaluation::of(&contents.inventory, &database)?,
                libraries: LibraryCoverage::of(&contents.inventory, &database)?,
                end_of_life: None,
                unread: contents.unread,
                notes: vec![],
            };
            let document = serde_json::from_str(&cyclonedx::render_inventory(&report))?;
            reports.sbom = Some(sbom(&target.artifact, &now, document));
        }
        Ok(reports)
    }

    /// The date of the advisory database.
    pub fn database_date(&self) -> anyhow::Result<String> {
        let database = starter::open_or(self.advisories.as_deref())?;
        Ok(instant(database.info().created.0))
    }
}

/// Harbor's report has no place for what was not looked at, so an image without findings of which something was not
/// looked at is no success.
fn refuse_unseen(contents: &Contents, database: &Database) -> anyhow::Result<()> {
    let evaluation = Evaluation::of(&contents.inventory, database)?;
    let gap = evaluation.gap().filter(|_| evaluation != Evaluation::NoPackages);
    if let Some(words) = gap {
        bail!("nothing was found, but not all was evaluated: {words}");
    }
    if let Some(unread) = contents.unread.first() {
        bail!(
            "nothing was found, but layer {} was not read: {}",
            unread.layer + 1,
            unread.reason
        );
    }
    Ok(())
}

/// RFC 3339; empty outside the years that it can write.
fn instant(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map_or(String::new(), |at| at.to_string())
}
