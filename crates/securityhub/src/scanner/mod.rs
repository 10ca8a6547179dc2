//! The findings of this registry's enhanced scanning, as Inspector sends them to Security Hub.
//!
//! An image's findings are computed as of now and compared with what the hub has of it: what is new or different is sent, what
//! is found no more, or suppressed, is archived. Doing it twice changes nothing, so that whoever follows scans may do it as often as it likes.

mod inspector;
#[cfg(test)]
mod recorded;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tidewaiter_scanning::{EnhancedResult, FindingStatus};
use tidewaiter_store::{HubKey, Image, Repository, RepositoryId, ScanType, StoredHubFinding, WatchedImageId};
use tidewaiter_types::{Digest, Timestamp};

use crate::errors::internal;
use crate::findings::take::Sent;
use crate::findings::{row, text};
use crate::{Result, SecurityHub, arns, times};
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
        if self.state().await?.is_none() || !self.subscribes_to(arns::INSPECTOR).await? {
            return Ok(Imported::default());
        }
        let image = WatchedImageId::of(repository, digest);
        let there = self
            .store()
            .hub_findings_of_image(image)
            .await
            .map_err(internal)?;
        let (found, suppressed) = self.found(repository, digest).await?;
        let (sent, archived) = compare(image, found, &there, &suppressed, now)?;
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
        let (_, archived) = compare(image, Vec::new(), &there, &BTreeSet::new(), now)?;
        for batch in archived.chunks(BATCH) {
            self.take(batch, now).await?;
        }
        Ok(())
    }

    /// The findings of an image, and the ARNs of those that are suppressed, if enhanced scanning has looked into it and is
    /// what the registry uses.
    async fn found(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
    ) -> Result<(Vec<Value>, BTreeSet<String>)> {
        let configuration = self.scanning().configuration().await.map_err(internal)?;
        if configuration.scan_type != ScanType::Enhanced {
            return Ok(Default::default());
        }
        let Some((repository, image, result)) = self.result(repository, digest).await? else {
            return Ok(Default::default());
        };
        let of_image = OfImage {
            place: self.place(),
            repository: &repository.name,
            image: &image,
            result: &result,
        };
        let suppressed = result
            .findings
            .iter()
            .filter(|found| found.status == FindingStatus::Suppressed)
            .map(|found| found.arn(self.place(), &result));
        let findings = result.shown().map(|found| of_image.finding(found));
        let findings: Result<_> = findings
            .map(|finding| serde_json::to_value(finding).map_err(internal))
            .collect();
        Ok((findings?, suppressed.collect()))
    }

    async fn result(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
    ) -> Result<Option<(Repository, Image, EnhancedResult)>> {
        let repository = self
            .store()
            .repository_by_id(repository)
            .await
            .map_err(internal)?;
        let Some(repository) = repository else {
            return Ok(None);
        };
        let image = self
            .store()
            .image(&repository.id, digest)
            .await
            .map_err(internal)?;
        let result = self.scanning().enhanced_result(&repository, digest).await;
        Ok(match (image, result.map_err(internal)?) {
            (Some(image), Some(result)) => Some((repository, image, result)),
            _ => None,
        })
    }
}

/// What is to be sent, and what is to be archived.
fn compare(
    image: WatchedImageId,
    found: Vec<Value>,
    there: &[StoredHubFinding],
    suppressed: &BTreeSet<String>,
    now: Timestamp,
) -> Result<(Vec<Sent>, Vec<Sent>)> {
    let mut left: BTreeMap<&HubKey, &StoredHubFinding> =
        there.iter().map(|stored| (&stored.finding.key, stored)).collect();
    let mut sent = Vec::new();
    for mut finding in found {
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
        .map(|stored| archived(image, stored, suppressed, now))
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
    finding["ProductFields"]["aws/inspector/FindingStatus"] = json!(status.as_str());
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
    let digest = Sha256::digest(lasting.to_string());
    digest[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}
