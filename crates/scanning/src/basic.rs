//! Basic scanning of one image: its layers' inventories squashed, joined with the advisory database, kept as of now.
//!
//! A result stands as of its scan: it is kept whole, with the revision that it was judged by, until the next scan.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tidewaiter_advisories::Database;
use tidewaiter_events::Event;
use tidewaiter_inventory::{ImageInventory, Rereading, Round};
use tidewaiter_matching::{BasicFinding, CvssVersion, basic_findings};
use tidewaiter_store::{
    Effects, FinishedScan, Image, NewJob, Repository, Scan, ScanStatus, ScanType, counts_json,
};
use tidewaiter_types::oci::{Descriptor, Manifest};
use tidewaiter_types::{Digest, Distribution, Severity, Timestamp, media_type};

use crate::configuration::{BasicVersion, KernelFindings};
use crate::enhanced::ImageNews;
use crate::error::Result;
use crate::inventories::unreadable;
use crate::packed::{pack, unpack};
use crate::start::ScanJob;
use crate::{ScanError, Scanning};

pub(crate) const COMPLETE: &str = "The scan was completed successfully.";
/// AWS's words for an image in which there is nothing to judge.
const UNSUPPORTED: &str =
    "UnsupportedImageError: The operating system and/or package manager are not supported.";

/// What a basic scan found, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasicResult {
    /// Which CVSS version is shown and fallen back to.
    pub version: BasicVersion,
    /// What becomes of findings in kernel headers and tools.
    #[serde(default)]
    pub kernel: KernelFindings,
    /// The image's system.
    pub distribution: Option<Distribution>,
    /// How many packages were judged.
    pub packages: usize,
    /// What people should know of the result: what was not judged, and by whose advisories the rest was.
    pub warnings: Vec<String>,
    /// The findings, gravest first.
    pub findings: Vec<BasicFinding>,
}

impl BasicResult {
    /// How many findings there are of each severity, of those that are counted.
    pub fn counts(&self) -> BTreeMap<Severity, u32> {
        let mut counts = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| !self.excludes(finding)) {
            *counts.entry(finding.severity).or_default() += 1;
        }
        counts
    }

    /// The findings that are shown: all, or those that are counted.
    pub fn listed(&self) -> impl Iterator<Item = &BasicFinding> {
        let hides = self.kernel == KernelFindings::Hide;
        self.findings
            .iter()
            .filter(move |finding| !(hides && self.excludes(finding)))
    }

    /// Whether a finding does not count: a container runs on its host's kernel.
    pub fn excludes(&self, finding: &BasicFinding) -> bool {
        finding.kernel_policy && self.kernel != KernelFindings::Count
    }
}

/// What became of an image.
enum Verdict {
    Judged(BasicResult),
    Unsupported,
}

impl Scanning {
    /// The result of a scan that is complete; `None` if it kept none.
    pub async fn basic_result(&self, scan: &Scan) -> Result<Option<Arc<BasicResult>>> {
        if let Some(result) = self.0.results.get(&scan.id) {
            return Ok(Some(result));
        }
        let Some(bytes) = self.store().scan_result(&scan.id).await? else {
            return Ok(None);
        };
        let result = Arc::new(unpack(&bytes)?);
        self.0.results.put(scan.id.clone(), Arc::clone(&result));
        Ok(Some(result))
    }

    /// Whether those who follow findings are told of basic scans too.
    pub fn tells_of_basic(&self) -> bool {
        self.0.tells_of_basic
    }

    /// Scans the image of a job. An image that went meanwhile is no error: its scan went with it.
    pub(crate) async fn scan_image(&self, job: &ScanJob) -> Result<()> {
        let Some((repository, image, scan)) = self.open(job).await? else {
            return Ok(());
        };
        let database = self.database();
        let finished = match self.judge(&repository, &image, &database).await {
            Ok(Verdict::Judged(result)) => self.complete(&database, &result)?,
            Ok(Verdict::Unsupported) => self.end(ScanStatus::UnsupportedImage, UNSUPPORTED),
            Err(error @ ScanError::Layer { .. }) => self.end(ScanStatus::Failed, &error.to_string()),
            Err(error) => return Err(error),
        };
        self.finish(&repository, &image, &scan, &finished).await
    }

    /// Ends the scan of a job that was tried in vain too often.
    pub(crate) async fn fail_scan(&self, job: &ScanJob, why: &str) -> Result<()> {
        let Some((repository, image, scan)) = self.open(job).await? else {
            return Ok(());
        };
        let finished = self.end(ScanStatus::Failed, why);
        match job.scan_type {
            ScanType::Basic => self.finish(&repository, &image, &scan, &finished).await,
            ScanType::Enhanced => self.finish_enhanced(&repository, &image, &scan, &finished).await,
        }
    }

    /// The image of a job and its scan, if both are still there and the scan is still under way.
    pub(crate) async fn open(&self, job: &ScanJob) -> Result<Option<(Repository, Image, Scan)>> {
        let store = self.store();
        let repository = store.repository_by_id(&job.repository).await?;
        let image = store.image(&job.repository, &job.digest).await?;
        let scan = store
            .latest_scan(&job.repository, &job.digest, job.scan_type)
            .await?;
        Ok(match (repository, image, scan) {
            (Some(repository), Some(image), Some(scan)) if scan.is_under_way() => {
                Some((repository, image, scan))
            }
            _ => None,
        })
    }

    /// What is in an image, and words about layers that were not read; `None` if it holds no layer of files.
    ///
    /// # Errors
    /// [`ScanError::ImageNotFound`], [`ScanError::Layer`] for a layer that cannot be read.
    pub async fn contents(
        &self,
        repository: &str,
        digest: &Digest,
    ) -> Result<Option<(ImageInventory, Vec<String>)>> {
        let (digests, unread) = readable_layers(&self.manifest(repository, digest).await?);
        if digests.is_empty() {
            return Ok(None);
        }
        Ok(Some((self.image_inventory(&digests).await?, unread)))
    }

    /// The same as far as it is known without reading any layer; `None` where one would have to be read.
    ///
    /// # Errors
    /// [`ScanError::ImageNotFound`].
    pub async fn contents_at_hand(
        &self,
        repository: &str,
        digest: &Digest,
    ) -> Result<Option<ImageInventory>> {
        let (digests, _) = readable_layers(&self.manifest(repository, digest).await?);
        let mut layers = Vec::with_capacity(digests.len());
        for digest in &digests {
            match self.inventory_at_hand(digest).await? {
                Some(layer) => layers.push(layer),
                None => return Ok(None),
            }
        }
        Ok(match Rereading::of(layers).round() {
            Round::Complete(inventory) if !digests.is_empty() => Some(*inventory),
            _ => None,
        })
    }

    pub(crate) async fn manifest(&self, repository: &str, digest: &Digest) -> Result<Manifest> {
        let manifest = self.store().manifest_by_digest(repository, digest).await?;
        let manifest = manifest.ok_or(ScanError::ImageNotFound)?;
        serde_json::from_slice(&manifest.bytes)
            .map_err(|error| unreadable(digest, format!("its manifest is damaged: {error}")))
    }

    async fn judge(
        &self,
        repository: &Repository,
        image: &Image,
        database: &Arc<Database>,
    ) -> Result<Verdict> {
        let contents = self.contents(&repository.name, &image.digest).await?;
        let Some((inventory, mut warnings)) =
            contents.filter(|(inventory, _)| !inventory.packages.is_empty())
        else {
            return Ok(Verdict::Unsupported);
        };
        warnings.extend(words_of(&inventory));
        let choices = (self.basic_version().await?, self.0.kernel_findings);
        evaluate(inventory, Arc::clone(database), choices, warnings)
            .await
            .map(Verdict::Judged)
    }

    /// What a container of these layers would see.
    pub(crate) async fn image_inventory(&self, digests: &[Digest]) -> Result<ImageInventory> {
        let mut layers = Vec::with_capacity(digests.len());
        for digest in digests {
            layers.push(self.layer_inventory(digest).await?);
        }
        let mut rereading = Rereading::of(layers);
        loop {
            let wanted = match rereading.round() {
                Round::Complete(inventory) => return Ok(*inventory),
                Round::Read(wanted) => wanted,
            };
            for (layer, paths) in wanted {
                let read = self.read_layer(&digests[layer], paths).await?;
                rereading.replace(layer, Arc::new(read.inventory));
            }
        }
    }

    fn complete(&self, database: &Database, result: &BasicResult) -> Result<FinishedScan> {
        let info = database.info();
        Ok(FinishedScan {
            revision: Some(info.revision),
            database_date: Some(info.created),
            counts: counts_json(&result.counts()),
            result: Some(pack(result)?),
            ..self.end(ScanStatus::Complete, COMPLETE)
        })
    }

    pub(crate) fn end(&self, status: ScanStatus, description: &str) -> FinishedScan {
        FinishedScan {
            status,
            description: Some(description.to_owned()),
            completed_at: self.now(),
            revision: None,
            database_date: None,
            counts: json!({}),
            result: None,
        }
    }

    async fn finish(
        &self,
        repository: &Repository,
        image: &Image,
        scan: &Scan,
        finished: &FinishedScan,
    ) -> Result<()> {
        let status = if finished.status == ScanStatus::Complete {
            "COMPLETE"
        } else {
            "FAILED"
        };
        let counts = counts_of(&finished.counts);
        let (at, place) = (finished.completed_at, &self.0.place);
        let event = Event::image_scan(
            place,
            at,
            status,
            &repository.name,
            &image.digest,
            &image.tags,
            &counts,
        );
        let subject = format!("{}@{}", repository.name, image.digest);
        let effects = Effects {
            events: vec![event.for_outbox(subject, at)],
            jobs: self.news_of_basic(repository, image, at).into_iter().collect(),
            ..Effects::default()
        };
        self.store().finish_scan(&scan.id, finished, &effects).await?;
        metrics::counter!("tidewaiter_scans_total", "status" => finished.status.as_str()).increment(1);
        metrics::histogram!("tidewaiter_scan_seconds").record((at.0 - scan.started_at.0) as f64 / 1000.0);
        Ok(())
    }

    /// What those are told who follow findings.
    fn news_of_basic(&self, repository: &Repository, image: &Image, at: Timestamp) -> Option<NewJob> {
        self.tells_of_basic()
            .then(|| ImageNews::of(&repository.id, &image.digest).job(at))
    }
}

/// The layers that the registry holds and that can be read, and words about those that cannot.
pub(crate) fn readable_layers(manifest: &Manifest) -> (Vec<Digest>, Vec<String>) {
    let layers = manifest
        .layers
        .iter()
        .filter(|layer| media_type::is_layer(&layer.media_type));
    let (here, elsewhere): (Vec<&Descriptor>, Vec<&Descriptor>) =
        layers.partition(|layer| layer.urls.is_empty() && !media_type::is_foreign_layer(&layer.media_type));
    let words = |layer: &&Descriptor| {
        format!(
            "layer {} lies outside the registry and was not read",
            layer.digest
        )
    };
    (
        here.iter().map(|layer| layer.digest).collect(),
        elsewhere.iter().map(words).collect(),
    )
}

/// What people should know of an inventory.
pub(crate) fn words_of(inventory: &ImageInventory) -> Vec<String> {
    let problems = inventory.problems.iter().map(|problem| match &problem.path {
        Some(path) => format!("{path}: {}", problem.words),
        None => problem.words.clone(),
    });
    inventory.warnings.iter().cloned().chain(problems).collect()
}

/// Judges the packages, in a thread of its own.
async fn evaluate(
    inventory: ImageInventory,
    database: Arc<Database>,
    (version, kernel): (BasicVersion, KernelFindings),
    mut warnings: Vec<String>,
) -> Result<BasicResult> {
    let judging = tokio::task::spawn_blocking(move || {
        let findings = basic_findings(&database, &inventory, version.cvss())?;
        let space = inventory
            .distribution
            .as_ref()
            .and_then(|distribution| distribution.space.as_ref());
        if space.is_none_or(|space| !matches!(database.space(space), Ok(Some(_)))) {
            warnings.push(unknown_system(inventory.distribution.as_ref()));
        }
        Ok(BasicResult {
            version,
            kernel,
            packages: inventory.packages.len(),
            warnings,
            findings,
            distribution: inventory.distribution.clone(),
        })
    });
    let judged = judging
        .await
        .map_err(|error| ScanError::Kept(error.to_string()))?;
    judged.map_err(|error: tidewaiter_advisories::DatabaseError| ScanError::Kept(error.to_string()))
}

fn unknown_system(distribution: Option<&Distribution>) -> String {
    let name = distribution.map_or("an unknown system", |distribution| distribution.name.as_str());
    format!("the advisory database says nothing of {name}: its packages were listed but not judged")
}

pub(crate) fn counts_of(value: &Value) -> BTreeMap<Severity, u32> {
    let levels = Severity::GRAVEST_FIRST.into_iter();
    let count = |level: Severity| Some((level, u32::try_from(value[level.as_str()].as_u64()?).ok()?));
    levels.filter_map(count).collect()
}

impl BasicVersion {
    /// The CVSS version that it shows.
    pub fn cvss(self) -> CvssVersion {
        match self {
            Self::Clair => CvssVersion::V2,
            Self::AwsNative => CvssVersion::V3,
        }
    }
}
