//! An enhanced scan: an image is looked into, and what is new in it is judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tidewaiter_advisories::Database;
use tidewaiter_inventory::ImageInventory;
use tidewaiter_store::{
    Effects, FinishedScan, Image, KeptContents, NewContents, Repository, RevisionNumber, Scan, ScanStatus,
    Windows, counts_json,
};
use tidewaiter_types::oci::Manifest;
use tidewaiter_types::{Digest, Severity};

use super::contents::{Contents, contents_of, kept};
use super::expansion::Told;
use super::findings::{EnhancedFinding, EnhancedResult};
use super::followers::ImageNews;
use super::judge::judge;
use super::told::{Coverage, had_result, last_ended};
use crate::basic::{COMPLETE, counts_of, readable_layers, words_of};
use crate::error::Result;
use crate::rules::Frequency;
use crate::start::ScanJob;
use crate::{ScanError, Scanning};

/// AWS's words for an image whose findings follow the advisories.
pub(super) const CONTINUOUS: &str = "Continuous scan is selected for image.";
const UNSUPPORTED: &str = "UnsupportedImageError: The image has no package that can be judged.";
/// What `Inspector2 Scan` says of an image's first result, and of later ones.
const INITIAL: &str = "INITIAL_SCAN_COMPLETE";
pub(super) const RESCANNED: &str = "RESCAN_COMPLETE";
/// Scans of an image that are looked at for the one before.
const HISTORY: u32 = 20;
/// What an image says that has no layer of files of a media type that is read.
pub const NO_LAYERS: &str =
    "UnsupportedImageError: No layer of the image is of a media type that is scanned.";
/// How often an image is judged again because a new revision came in between.
const ATTEMPTS: usize = 5;

/// What a look into an image came to.
enum Seen {
    Packages(Box<EnhancedResult>),
    NoPackages,
    NoLayers,
}

impl Scanning {
    /// Looks into the image of a job. An image that went meanwhile is no error: its scan went with it.
    pub(crate) async fn scan_enhanced(&self, job: &ScanJob) -> Result<()> {
        let Some((repository, image, scan)) = self.open(job).await? else {
            return Ok(());
        };
        let finished = match self.look_into(&repository, &image, &scan).await {
            Ok(Seen::Packages(result)) => self.finished(&result),
            Ok(Seen::NoPackages) => self.end(ScanStatus::UnsupportedImage, UNSUPPORTED),
            Ok(Seen::NoLayers) => self.end(ScanStatus::UnsupportedImage, NO_LAYERS),
            Err(error @ ScanError::Layer { .. }) => self.end(ScanStatus::Failed, &error.to_string()),
            Err(error) => return Err(error),
        };
        self.finish_enhanced(&repository, &image, &scan, &finished).await
    }

    /// Notes what an enhanced scan came to, and tells of it: of the scan if there is a result, and of the image's coverage if
    /// it is another than after the scan before.
    pub(crate) async fn finish_enhanced(
        &self,
        repository: &Repository,
        image: &Image,
        scan: &Scan,
        finished: &FinishedScan,
    ) -> Result<()> {
        let history = self
            .store()
            .scan_history(&repository.id, &image.digest, HISTORY)
            .await?;
        let before = last_ended(&history, scan);
        let news = ImageNews::of(&repository.id, &image.digest);
        let (of, at) = (self.subject_of(repository, image), finished.completed_at);
        let covered = Coverage::of(finished.status);
        let has_result = finished.revision.is_some();
        let status = match had_result(&history, scan) {
            true => RESCANNED,
            false => INITIAL,
        };
        let scanned = has_result.then(|| of.scan(status, &counts_of(&finished.counts), at));
        let is_other = before.is_none_or(|before| Coverage::of(before.status) != covered);
        let coverage = is_other.then(|| of.coverage(covered, at));
        let events = coverage.into_iter().chain(scanned);
        let effects = Effects {
            events: events.map(|event| of.for_outbox(&event, at)).collect(),
            ..news.effects(self.now())
        };
        self.store().finish_scan(&scan.id, finished, &effects).await?;
        metrics::counter!("tidewaiter_scans_total", "status" => finished.status.as_str()).increment(1);
        Ok(())
    }

    /// What a scan's row says of a result.
    pub(crate) fn finished(&self, result: &EnhancedResult) -> FinishedScan {
        let (status, words) = match result.image.continuous {
            true => (ScanStatus::Active, CONTINUOUS),
            false => (ScanStatus::Complete, COMPLETE),
        };
        FinishedScan {
            revision: Some(result.revision.digest),
            database_date: Some(result.revision.database_date),
            counts: counts_json(&result.counts()),
            ..self.end(status, words)
        }
    }

    /// Keeps what is in an image, and gives its findings.
    async fn look_into(&self, repository: &Repository, image: &Image, scan: &Scan) -> Result<Seen> {
        let manifest = self.manifest(&repository.name, &image.digest).await?;
        let (layers, unread) = readable_layers(&manifest);
        if layers.is_empty() {
            return Ok(Seen::NoLayers);
        }
        let inventory = self.inventory_and_owners(&layers).await?;
        if inventory.packages.is_empty() && inventory.libraries.is_empty() {
            return Ok(Seen::NoPackages);
        }
        let about = self.about(&manifest, &layers, &inventory, unread).await?;
        let contents = contents_of(&inventory)?;
        let before = self.severities(repository, image).await?;
        let windows = self.rescan_configuration().await?.windows();
        for _ in 0..ATTEMPTS {
            let of = (repository, image, scan);
            if self.keep(of, &about, &contents, &before).await? == KeptContents::Kept {
                self.settle_window(repository, image, windows).await?;
                let result = self.enhanced_result(repository, &image.digest).await?;
                return Ok(result.map_or(Seen::NoPackages, |result| Seen::Packages(Box::new(result))));
            }
        }
        Err(ScanError::Early(
            "the registry has newer advisories than this server, or they change right now; the image waits",
        ))
    }

    /// Whoever changes durations sets the windows of the images that are kept; this is for those that were not yet.
    async fn settle_window(&self, repository: &Repository, image: &Image, before: Windows) -> Result<()> {
        let windows = self.rescan_configuration().await?.windows();
        if windows != before {
            let images = [(repository.id.clone(), image.digest)];
            self.store().renew_windows(&images, windows).await?;
        }
        Ok(())
    }

    /// What a container of these layers would see, with the owners of libraries' files.
    pub(super) async fn inventory_and_owners(&self, digests: &[Digest]) -> Result<ImageInventory> {
        let mut inventory = self.image_inventory(digests).await?;
        if inventory.libraries.is_empty() || inventory.packages.is_empty() {
            return Ok(inventory);
        }
        let (mut layers, mut owned) = (Vec::new(), Vec::new());
        for digest in digests {
            layers.push(self.layer_inventory(digest).await?);
            owned.push(self.owned_files(digest).await?);
        }
        let finding = tokio::task::spawn_blocking(move || {
            let layers: Vec<_> = layers.iter().map(Arc::as_ref).collect();
            inventory.find_owners(&layers, &owned.iter().collect::<Vec<_>>());
            inventory
        });
        finding.await.map_err(kept)
    }

    /// What is known of an image beside its packages.
    async fn about(
        &self,
        manifest: &Manifest,
        layers: &[Digest],
        inventory: &ImageInventory,
        unread: Vec<String>,
    ) -> Result<Value> {
        let config = match &manifest.config {
            Some(config) => self.small_blob(&config.digest).await?,
            None => Vec::new(),
        };
        // A configuration that cannot be read says nothing; the image's packages were found without it.
        let config: Value = serde_json::from_slice(&config).unwrap_or_default();
        let warnings = [unread, words_of(inventory)].concat();
        Ok(json!({
            "distribution": inventory.distribution,
            "warnings": warnings,
            "layers": layers,
            "architecture": config["architecture"],
            "author": config["author"],
        }))
    }

    /// What is known of an image before a scan: its vulnerabilities, and how grave they are.
    async fn severities(&self, repository: &Repository, image: &Image) -> Result<BTreeMap<String, Severity>> {
        let known = self.enhanced_result(repository, &image.digest).await?;
        let findings = known.map(|known| known.findings).unwrap_or_default();
        let severity =
            |found: &EnhancedFinding| (found.finding.vulnerability.clone(), found.finding.severity);
        Ok(findings.iter().map(severity).collect())
    }

    async fn keep(
        &self,
        (repository, image, scan): (&Repository, &Image, &Scan),
        about: &Value,
        contents: &Contents,
        before: &BTreeMap<String, Severity>,
    ) -> Result<KeptContents> {
        let Some((database, revision)) = self.revision_in_use().await? else {
            return Ok(KeptContents::Stale);
        };
        let ids: Vec<_> = contents.packages.keys().copied().collect();
        let known = self.store().known_packages(&ids).await?;
        let new: BTreeMap<_, _> = contents
            .packages
            .iter()
            .filter(|(id, _)| !known.contains(id))
            .map(|(id, shared)| (*id, shared.clone()))
            .collect();
        let matches = judge(Arc::clone(&database), new).await?;
        self.tell_of_new(&database, revision, &matches).await?;
        let frequency = self.configuration().await?.applied_to(&repository.name).frequency;
        let new = NewContents {
            repository: repository.id.clone(),
            digest: image.digest,
            content: about.clone(),
            sets: contents.sets.clone(),
            matches: matches.into_iter().collect(),
            revision,
            continuous: frequency == Frequency::ContinuousScan,
            scanned_at: self.now(),
            scan: scan.id.clone(),
            windows: self.rescan_configuration().await?.windows(),
        };
        let told = Told::Scan {
            repository: repository.id.clone(),
            digest: image.digest,
            revision: revision.0,
            before: before.clone(),
        };
        let entry = told.scan_entry(&scan.id, (&repository.id, &image.digest), new.scanned_at);
        let effects = Effects {
            expansions: vec![entry],
            ..Effects::default()
        };
        Ok(self.store().keep_contents(&new, &effects).await?)
    }

    /// The database in use, if it is the registry's newest revision: a server that has not taken that yet judges nothing.
    pub(crate) async fn revision_in_use(&self) -> Result<Option<(Arc<Database>, RevisionNumber)>> {
        let database = self.database();
        let newest = self.store().current_revision().await?;
        Ok(newest
            .filter(|newest| newest.digest == database.info().revision)
            .map(|newest| (database, newest.number)))
    }
}
