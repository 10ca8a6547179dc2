//! What each type of scanning would say of an image now, whichever the registry has chosen. Nothing is kept of it.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_inventory::ImageInventory;
use tidewaiter_matching::{Candidates, CvssVersion, Finding, FixAvailable, basic_findings, findings};
use tidewaiter_types::{Digest, Severity};

use super::contents::kept;
use crate::basic::readable_layers;
use crate::configuration::{BasicVersion, KernelFindings};
use crate::error::Result;
use crate::{ScanError, Scanning};

/// What both types find in one image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeComparison {
    /// Packages of the system.
    pub system_packages: usize,
    /// Libraries and programs, which basic scanning does not look at.
    pub libraries: usize,
    /// Basic scanning's findings by severity, one for each package.
    pub basic: BTreeMap<Severity, u32>,
    /// Enhanced scanning's findings by severity, one for each vulnerability.
    pub enhanced: BTreeMap<Severity, u32>,
    /// Vulnerabilities that enhanced scanning alone finds.
    pub only_enhanced: Vec<OnlyEnhanced>,
}

/// A vulnerability that basic scanning does not find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyEnhanced {
    /// Its id.
    pub vulnerability: String,
    /// How grave it is.
    pub severity: Severity,
    /// Whether it is in CISA's catalogue of exploited ones.
    pub is_exploited: bool,
    /// Whether there is a fix for some of its packages at least.
    pub has_fix: bool,
}

impl Scanning {
    /// What both types find in an image.
    ///
    /// # Errors
    /// [`ScanError::ImageNotFound`], [`ScanError::Layer`] for a layer that cannot be read.
    pub async fn compare(&self, repository: &str, digest: &Digest) -> Result<TypeComparison> {
        let (layers, _) = readable_layers(&self.manifest(repository, digest).await?);
        if layers.is_empty() {
            return Ok(TypeComparison::default());
        }
        let inventory = self.inventory_and_owners(&layers).await?;
        let (database, kernel) = (self.database(), self.0.kernel_findings);
        let version = match self.basic_version().await? {
            BasicVersion::Clair => CvssVersion::V2,
            BasicVersion::AwsNative => CvssVersion::V3,
        };
        let comparing =
            tokio::task::spawn_blocking(move || compare_now(&database, &inventory, version, kernel));
        comparing.await.map_err(kept)?
    }
}

fn compare_now(
    database: &tidewaiter_advisories::Database,
    inventory: &ImageInventory,
    version: CvssVersion,
    kernel: KernelFindings,
) -> Result<TypeComparison> {
    let damaged = |error: tidewaiter_advisories::DatabaseError| ScanError::Kept(error.to_string());
    let basic = basic_findings(database, inventory, version).map_err(damaged)?;
    let enhanced = findings(database, &Candidates::of_everything(inventory)).map_err(damaged)?;
    let found: BTreeSet<&str> = basic.iter().map(|finding| finding.name.as_str()).collect();
    let is_new = |finding: &&Finding| {
        let mut ids = finding.aliases.iter().chain([&finding.vulnerability]);
        !ids.any(|id| found.contains(id.as_str()))
    };
    let counted = basic
        .iter()
        .filter(|finding| kernel == KernelFindings::Count || !finding.kernel_policy);
    Ok(TypeComparison {
        system_packages: inventory.packages.len(),
        libraries: inventory.libraries.len(),
        basic: counts(counted.map(|finding| finding.severity)),
        enhanced: counts(enhanced.iter().map(|finding| finding.severity)),
        only_enhanced: enhanced.iter().filter(is_new).map(only_enhanced).collect(),
    })
}

fn only_enhanced(finding: &Finding) -> OnlyEnhanced {
    OnlyEnhanced {
        vulnerability: finding.vulnerability.clone(),
        severity: finding.severity,
        is_exploited: finding.exploited.is_some(),
        has_fix: finding.fix_available != FixAvailable::No,
    }
}

fn counts(severities: impl Iterator<Item = Severity>) -> BTreeMap<Severity, u32> {
    let mut counts = BTreeMap::new();
    for severity in severities {
        *counts.entry(severity).or_default() += 1;
    }
    counts
}
