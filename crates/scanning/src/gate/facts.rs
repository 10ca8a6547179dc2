//! What is known of an image that the gate's rules look at.
//!
//! The scan counts that the registry's configuration asks for now. Odd: basic scanning does not note since when a finding
//! is known; there it is the time of the scan, and a new scan begins every age and grace anew.

use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_matching::{BasicFinding, FixAvailable};
use tidewaiter_store::{Image, Repository, Scan, ScanStatus, ScanType};
use tidewaiter_types::Timestamp;

use super::policy::{GateFacts, GateFinding};
use crate::basic::BasicResult;
use crate::enhanced::EnhancedFinding;
use crate::error::Result;
use crate::start::is_scannable;
use crate::{ScanError, Scanning};

impl Scanning {
    /// What is known of an image; with its scan, as far as there is one.
    pub(super) async fn gate_facts(
        &self,
        repository: &Repository,
        image: &Image,
    ) -> Result<(GateFacts, Option<Scan>)> {
        if !is_scannable(&image.media_type, image.config_media_type.as_deref()) {
            return Ok((GateFacts::NoImage, None));
        }
        let scan_type = self.configuration().await?.scan_type;
        let scan = self
            .store()
            .latest_scan(&repository.id, &image.digest, scan_type)
            .await?;
        let facts = match &scan {
            None => GateFacts::Unscanned("it was not scanned".to_owned()),
            Some(scan) => self.facts_of_scan(repository, image, scan).await?,
        };
        Ok((facts, scan))
    }

    async fn facts_of_scan(&self, repository: &Repository, image: &Image, scan: &Scan) -> Result<GateFacts> {
        let unscanned = |words: &str| Ok(GateFacts::Unscanned(words.to_owned()));
        match scan.status {
            _ if scan.is_under_way() => return unscanned("its scan has not ended yet"),
            ScanStatus::Complete | ScanStatus::Active => {}
            ScanStatus::UnsupportedImage => return Ok(GateFacts::Unsupported),
            _ => return unscanned("its scan failed"),
        }
        let findings = match scan.scan_type {
            ScanType::Enhanced => self.enhanced_facts(repository, image).await?,
            ScanType::Basic => self.basic_facts(scan).await?,
        };
        Ok(findings.map_or_else(
            || GateFacts::Unscanned("its scan kept no result".to_owned()),
            GateFacts::Scanned,
        ))
    }

    async fn enhanced_facts(
        &self,
        repository: &Repository,
        image: &Image,
    ) -> Result<Option<Vec<GateFinding>>> {
        let result = self.enhanced_result(repository, &image.digest).await?;
        Ok(result.map(|result| result.shown().map(of_enhanced).collect()))
    }

    async fn basic_facts(&self, scan: &Scan) -> Result<Option<Vec<GateFinding>>> {
        let Some(result) = self.basic_result(scan).await? else {
            return Ok(None);
        };
        let (database, since) = (self.database(), scan.completed_at.unwrap_or(scan.started_at));
        let reading = tokio::task::spawn_blocking(move || of_basic_result(&database, &result, since));
        let findings = reading
            .await
            .map_err(|error| ScanError::Kept(error.to_string()))?;
        findings.map(Some)
    }
}

fn of_enhanced(found: &EnhancedFinding) -> GateFinding {
    let finding = &found.finding;
    let packages = finding
        .packages
        .iter()
        .map(|package| named(&package.name, &package.version, package.fixed_version.as_deref()));
    GateFinding {
        vulnerability: finding.vulnerability.clone(),
        severity: finding.severity,
        fix_available: finding.fix_available != FixAvailable::No,
        epss: finding.epss.as_ref().map(|epss| epss.score),
        known_exploited: finding.exploited.is_some(),
        known_since: found.first_observed_at,
        packages: packages.collect(),
    }
}

fn of_basic_result(
    database: &Arc<Database>,
    result: &BasicResult,
    since: Timestamp,
) -> Result<Vec<GateFinding>> {
    let counted = result.findings.iter().filter(|finding| !result.excludes(finding));
    counted
        .map(|finding| of_basic(database, finding, since))
        .collect()
}

fn of_basic(database: &Database, finding: &BasicFinding, since: Timestamp) -> Result<GateFinding> {
    let damaged = |error: tidewaiter_advisories::DatabaseError| ScanError::Kept(error.to_string());
    let epss = database.epss(&finding.name).map_err(damaged)?;
    Ok(GateFinding {
        vulnerability: finding.name.clone(),
        severity: finding.severity,
        fix_available: finding.fixed_version.is_some(),
        epss: epss.map(|epss| epss.score),
        known_exploited: database.is_exploited(&finding.name).map_err(damaged)?,
        known_since: since,
        packages: vec![named(
            &finding.package_name,
            &finding.package_version,
            finding.fixed_version.as_deref(),
        )],
    })
}

fn named(name: &str, version: &str, fix: Option<&str>) -> String {
    match fix {
        Some(fix) => format!("{name} {version}, fixed in {fix}"),
        None => format!("{name} {version}, no fix"),
    }
}
