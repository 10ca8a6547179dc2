//! What the gate would say of every image: for a policy that is being tried out.

use tidewaiter_store::{Image, Repository};
use tidewaiter_types::Digest;

use super::policy::{PullGate, Reason};
use crate::Scanning;
use crate::error::Result;

/// Repositories, or images of one, that are read at once.
const PAGE: u32 = 100;

/// What the gate would say of all images.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateReport {
    /// How many images rules are for.
    pub judged: usize,
    /// Those that may not be pulled.
    pub refused: Vec<ReportedImage>,
}

/// An image that may not be pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedImage {
    /// Its repository.
    pub repository: String,
    /// Its digest.
    pub digest: Digest,
    /// Its tags.
    pub tags: Vec<String>,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Scanning {
    /// What a policy says of all images, as they are known now; no scan is begun or waited for.
    ///
    /// # Errors
    /// If a store fails.
    pub async fn gate_report(&self, policy: &PullGate) -> Result<GateReport> {
        let mut report = GateReport::default();
        let mut after: Option<String> = None;
        loop {
            let page = self.store().repositories(after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(report);
            };
            after = Some(last.name.clone());
            for repository in page.iter().filter(|one| policy.is_for(&one.name)) {
                self.report_repository(policy, repository, &mut report).await?;
            }
        }
    }

    async fn report_repository(
        &self,
        policy: &PullGate,
        repository: &Repository,
        report: &mut GateReport,
    ) -> Result<()> {
        let mut cursor = None;
        loop {
            let images = self
                .store()
                .next_images(&repository.id, &mut cursor, PAGE)
                .await?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.report_image(policy, repository, image, report).await?;
            }
        }
    }

    async fn report_image(
        &self,
        policy: &PullGate,
        repository: &Repository,
        image: &Image,
        report: &mut GateReport,
    ) -> Result<()> {
        let (facts, _) = self.gate_facts(repository, image).await?;
        let was_pulled = image.last_pulled_at.is_some();
        let judgement = policy.judge(&repository.name, &facts, was_pulled, self.now());
        report.judged += 1;
        if !judgement.reasons.is_empty() {
            report.refused.push(ReportedImage {
                repository: repository.name.clone(),
                digest: image.digest,
                tags: image.tags.clone(),
                reasons: judgement.reasons,
            });
        }
        Ok(())
    }
}
