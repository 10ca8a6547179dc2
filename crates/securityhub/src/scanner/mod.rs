//! The findings of this registry's enhanced scanning, as Inspector sends them to Security Hub; and those of basic scanning,
//! where the registry's owner wants them there.
//!
//! An image's findings are computed as of now and compared with what the hub has of it: what is new or different is sent, what
//! is found no more, or suppressed, is archived. Doing it twice changes nothing, so that whoever follows scans may do it as often as it likes.

mod basic;
mod inspector;
#[cfg(test)]
mod recorded;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tidewaiter_reports::asff::form::Finding;
use tidewaiter_scanning::{EnhancedFinding, FindingStatus};
use tidewaiter_store::{HubKey, Image, Repository, RepositoryId, ScanType, StoredHubFinding, WatchedImageId};
use tidewaiter_types::{Digest, Timestamp};

use crate::errors::internal;
use crate::findings::take::Sent;
use crate::findings::{row, text};
use crate::{Result, SecurityHub, arns, times};
use basic::OfScan;
use inspector::OfImage;

/// What archived findings are told apart by.
const CLOSED: &str = "closed";
/// Findings that are sent together.
const BATCH: usize = 100;

/// What became of an image's findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New, changed or found again.
    pub sent: usize,
    /// Found no more.
    pub archived: usize,
}

/// What scanning finds in an image.
#[derive(Default)]
struct Found {
    findings: Vec<Value>,
    /// The ARNs of those that are suppressed, which are not among the findings.
    suppressed: BTreeSet<String>,
}

impl SecurityHub {
    /// Brings the hub up to what scanning finds in an image now. Nothing happens where the hub is not enabled or does not
    /// want the scanner's findings.
    ///
    /// # Errors
    /// If the store or scanning fails.
    pub async fn import_scanner_findings(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> std::result::Result<Imported, tidewaiter_aws_api::securityhub::Error> {
        if !self.wants_findings().await? {
            return Ok(Imported::default());
        }
        let image = WatchedImageId::of(repository, digest);
        let there = self
            .store()
            .hub_findings_of_image(image)
            .await
            .map_err(internal)?;
        let Some(found) = self.found(repository, digest, &there).await? else {
            return Ok(Imported::default());
        };
        let (sent, archived) = compare(image, found, &there, now)?;
        for batch in sent
            .iter()
            .chain(&archived)
            .cloned()
            .collect::<Vec<_>>()
            .chunks(BATCH)
        {
            self.take(batch, now).await?;
        }
        Ok(Imported {
            sent: sent.len(),
            archived: archived.len(),
        })
    }

    /// Archives the findings of an image that is no more.
    pub(crate) async fn archive_image(&self, image: WatchedImageId, now: Timestamp) -> Result<()> {
        let there = self
            .store()
            .hub_findings_of_image(image)
            .await
            .map_err(internal)?;
        let (_, archived) = compare(image, Found::default(), &there, now)?;
        for batch in archived.chunks(BATCH) {
            self.take(batch, now).await?;
        }
        Ok(())
    }

    /// Whether there is a hub that wants what scanning finds now.
    async fn wants_findings(&self) -> Result<bool> {
        Ok(self.state().await?.is_some()
            && (self.follows_basic().await? || self.subscribes_to(arns::INSPECTOR).await?))
    }

    /// Whether basic scanning is what the registry uses, and its findings are wanted.
    pub(crate) async fn follows_basic(&self) -> Result<bool> {
        Ok(self.scanning().tells_of_basic() && self.scan_type().await? == ScanType::Basic)
    }

    /// Whether an image that has findings is still there, and its findings are those of basic scanning.
    pub(crate) async fn is_followed_by_basic(&self, id: WatchedImageId) -> Result<bool> {
        if !self.follows_basic().await? {
            return Ok(false);
        }
        let there = self.store().hub_findings_of_image(id).await.map_err(internal)?;
        let Some(stored) = there.first() else {
            return Ok(false);
        };
        let finding = row::finding(stored)?;
        let details = &finding["Resources"][0]["Details"]["AwsEcrContainerImage"];
        let repository = self.store().repository(text(details, "RepositoryName")).await;
        let digest = text(details, "ImageDigest").parse::<Digest>();
        let (Some(repository), Ok(digest)) = (repository.map_err(internal)?, digest) else {
            return Ok(false);
        };
        // The repository may be another of the same name.
        Ok(WatchedImageId::of(&repository.id, &digest) == id
            && self.image(&repository.id, &digest).await?.is_some())
    }

    async fn scan_type(&self) -> Result<ScanType> {
        let configuration = self.scanning().configuration().await.map_err(internal)?;
        Ok(configuration.scan_type)
    }

    /// The findings of an image by the scanning that the registry uses; `None` while that is looking into it.
    async fn found(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        there: &[StoredHubFinding],
    ) -> Result<Option<Found>> {
        let nothing = Ok(Some(Found::default()));
        let Some((repository, image)) = self.image(repository, digest).await? else {
            return nothing;
        };
        match self.scan_type().await? {
            ScanType::Enhanced => self.found_enhanced(&repository, &image).await.map(Some),
            ScanType::Basic if self.scanning().tells_of_basic() => {
                self.found_basic(&repository, &image, there).await
            }
            ScanType::Basic => nothing,
        }
    }

    async fn image(&self, repository: &RepositoryId, digest: &Digest) -> Result<Option<(Repository, Image)>> {
        let repository = self.store().repository_by_id(repository).await;
        let Some(repository) = repository.map_err(internal)? else {
            return Ok(None);
        };
        let image = self.store().image(&repository.id, digest).await;
        Ok(image.map_err(internal)?.map(|image| (repository, image)))
    }

    async fn found_enhanced(&self, repository: &Repository, image: &Image) -> Result<Found> {
        let result = self.scanning().enhanced_result(repository, &image.digest).await;
        let Some(result) = result.map_err(internal)? else {
            return Ok(Found::default());
        };
        let of_image = OfImage {
            place: self.place(),
            repository: &repository.name,
            image,
            result: &result,
        };
        let is_suppressed = |found: &&EnhancedFinding| found.status == FindingStatus::Suppressed;
        let suppressed = result.findings.iter().filter(is_suppressed);
        Ok(Found {
            findings: values(result.shown().map(|found| of_image.finding(found)))?,
            suppressed: suppressed.map(|found| found.arn(self.place(), &result)).collect(),
        })
    }

    async fn found_basic(
        &self,
        repository: &Repository,
        image: &Image,
        there: &[StoredHubFinding],
    ) -> Result<Option<Found>> {
        let scan = self
            .store()
            .latest_scan(&repository.id, &image.digest, ScanType::Basic)
            .await
            .map_err(internal)?;
        let Some(scan) = scan else {
            return Ok(Some(Found::default()));
        };
        if scan.is_under_way() {
            return Ok(None);
        }
        let result = self.scanning().basic_result(&scan).await.map_err(internal)?;
        let Some(result) = result else {
            return Ok(Some(Found::default()));
        };
        let of_scan = OfScan {
            place: self.place(),
            repository: &repository.name,
            image,
            scanned_at: scan.completed_at.unwrap_or(scan.started_at),
        };
        let counted = result.listed().filter(|found| !result.excludes(found));
        Ok(Some(Found {
            findings: values(counted.map(|found| of_scan.finding(found, there)))?,
            suppressed: BTreeSet::new(),
        }))
    }
}

/// Findings as the hub has them.
fn values(findings: impl Iterator<Item = Finding>) -> Result<Vec<Value>> {
    findings
        .map(|finding| serde_json::to_value(finding).map_err(internal))
        .collect()
}

/// What is to be sent, and what is to be archived.
fn compare(
    image: WatchedImageId,
    found: Found,
    there: &[StoredHubFinding],
    now: Timestamp,
) -> Result<(Vec<Sent>, Vec<Sent>)> {
    let mut left: BTreeMap<&HubKey, &StoredHubFinding> =
        there.iter().map(|stored| (&stored.finding.key, stored)).collect();
    let mut sent = Vec::new();
    for mut finding in found.findings {
        let print = print(&finding);
        let stored = left.remove(&row::key(&finding));
        if let Some(stored) = stored {
            if stored.finding.print.as_ref() == Some(&print) {
                continue;
            }
            // What scanning calls the last change may be older than what the hub was told last.
            if times::read(text(&finding, "UpdatedAt")) <= Some(stored.finding.updated_at) {
                finding["UpdatedAt"] = json!(times::whole(now));
                finding["LastObservedAt"] = json!(times::whole(now));
            }
        }
        sent.push(Sent {
            finding,
            scanner: Some((image, print)),
        });
    }
    let open = left
        .into_values()
        .filter(|stored| !stored.finding.bucket.archived);
    let archived = open
        .map(|stored| archived(image, stored, &found.suppressed, now))
        .collect::<Result<_>>()?;
    Ok((sent, archived))
}

fn archived(
    image: WatchedImageId,
    stored: &StoredHubFinding,
    suppressed: &BTreeSet<String>,
    now: Timestamp,
) -> Result<Sent> {
    let mut finding = row::finding(stored)?;
    finding["RecordState"] = json!("ARCHIVED");
    let status = match suppressed.contains(text(&finding, "Id")) {
        true => FindingStatus::Suppressed,
        false => FindingStatus::Closed,
    };
    let fields = finding.get_mut("ProductFields").and_then(Value::as_object_mut);
    if let Some(shown) = fields.and_then(|fields| fields.get_mut("aws/inspector/FindingStatus")) {
        *shown = json!(status.as_str());
    }
    finding["UpdatedAt"] = json!(times::whole(now));
    Ok(Sent {
        finding,
        scanner: Some((image, CLOSED.to_owned())),
    })
}

/// What a finding says, whenever it is said.
fn print(finding: &Value) -> String {
    let mut lasting = finding.clone();
    for member in ["LastObservedAt", "UpdatedAt"] {
        lasting[member] = Value::Null;
    }
    short_hash(&lasting.to_string())
}

/// 128 bits of a text's SHA-256.
fn short_hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}
