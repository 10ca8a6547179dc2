//! `DescribeImageScanFindings`: what a scan found, page by page.
//!
//! The token of a page names its scan: later pages are of the same result, also if another scan was completed
//! meanwhile.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::ecr::{
    Attribute, DescribeImageScanFindingsRequest, DescribeImageScanFindingsResponse, ImageScanFinding,
    ImageScanFindings,
};
use tidewaiter_matching::{BasicFinding, Score};
use tidewaiter_scanning::{BasicResult, BasicVersion, EarlierResult};
use tidewaiter_store::{Image, Repository, Scan, ScanStatus, ScanType, counts_json};
use tidewaiter_types::Timestamp;

use crate::enhanced::OfImage;
use crate::errors::{About, internal, parameter};
use crate::paging::Paging;
use crate::scan_status::{counts, status};
use crate::{Call, Ecr, ImageId, Result, images, word};

/// Stands where the advisory database in use has no prose: the starter database has facts only.
const NO_DESCRIPTION: &str =
    "The advisory database in use has no description of this vulnerability; the link leads to one.";

/// Where a page begins.
#[derive(Serialize, Deserialize)]
struct Position {
    scan: String,
    from: usize,
}

pub(crate) async fn describe(
    ecr: &Ecr,
    call: &Call,
    input: DescribeImageScanFindingsRequest,
) -> Result<DescribeImageScanFindingsResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    ecr.scanning.end_windows().await.map_err(internal)?;
    let (repository, image) = images::image(ecr, &about, &input.image_id).await?;
    let paging = Paging::of(ecr, call, &input, input.max_results);
    let position: Option<Position> = paging.position(input.next_token.as_deref())?;
    let from = position.as_ref().map_or(0, |position| position.from);
    let no_scan = || about.no_scan(&whole(&input.image_id, &image));
    let mut earlier_result = match call.as_of {
        Some(at) => Some(
            enhanced_at(ecr, &repository, &image, at)
                .await?
                .ok_or_else(no_scan)?,
        ),
        None => None,
    };
    let scan = match (&earlier_result, position) {
        (Some(earlier), _) => earlier.scan.clone(),
        (None, Some(position)) => earlier(ecr, &position.scan).await?,
        (None, None) => latest(ecr, &about, &input.image_id, &repository, &image).await?,
    };
    let (image_scan_findings, next_token) = match (scan.scan_type, scan.status) {
        (ScanType::Basic, ScanStatus::Complete) => {
            let result = result(ecr, &scan).await?;
            let (found, next_token) = page(&scan, result.listed(), from, &paging);
            let findings = ImageScanFindings {
                findings: Some(found.into_iter().map(|found| finding(found, &result)).collect()),
                ..without_findings(&scan)
            };
            (Some(findings), next_token)
        }
        (ScanType::Enhanced, ScanStatus::Complete | ScanStatus::Active) => {
            let result = match earlier_result.take() {
                Some(earlier) => Some(earlier.result),
                None => {
                    let result = ecr.scanning.enhanced_result(&repository, &image.digest).await;
                    result.map_err(internal)?
                }
            };
            let result = result.ok_or_else(no_scan)?;
            let of_image = OfImage {
                ecr,
                repository: &repository.name,
                image: &image,
                result: &result,
                last_observed_at: scan.completed_at.unwrap_or(scan.started_at),
            };
            let (found, next_token) = page(&scan, result.shown(), from, &paging);
            let scan = Scan {
                counts: counts_json(&result.shown_counts()),
                ..scan.clone()
            };
            let findings = ImageScanFindings {
                enhanced_findings: Some(found.into_iter().map(|found| of_image.finding(found)).collect()),
                ..without_findings(&scan)
            };
            (Some(findings), next_token)
        }
        _ => (None, None),
    };
    Ok(DescribeImageScanFindingsResponse {
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        image_id: Some(whole(&input.image_id, &image)),
        image_scan_status: Some(status(&scan)),
        image_scan_findings,
        next_token,
    })
}

/// What was shown of an image under enhanced scanning at an instant.
async fn enhanced_at(
    ecr: &Ecr,
    repository: &Repository,
    image: &Image,
    at: Timestamp,
) -> Result<Option<EarlierResult>> {
    let earlier = ecr.scanning.enhanced_result_at(repository, &image.digest, at);
    earlier.await.map_err(internal)
}

/// An image's id as it was asked for, with the digest.
fn whole(id: &ImageId, image: &Image) -> ImageId {
    ImageId {
        image_digest: Some(image.digest.to_string()),
        ..id.clone()
    }
}

async fn latest(
    ecr: &Ecr,
    about: &About<'_>,
    id: &ImageId,
    repository: &Repository,
    image: &Image,
) -> Result<Scan> {
    let store = ecr.registry.store();
    let scan_type = ecr.scanning.configuration().await.map_err(internal)?.scan_type;
    let scan = store.latest_scan(&repository.id, &image.digest, scan_type);
    let scan = scan.await.map_err(internal)?;
    scan.ok_or_else(|| about.no_scan(&whole(id, image)))
}

/// The scan that earlier pages were of.
async fn earlier(ecr: &Ecr, id: &str) -> Result<Scan> {
    let scan = ecr.registry.store().scan(id).await.map_err(internal)?;
    scan.ok_or_else(|| {
        parameter(
            "nextToken",
            "the scan it belongs to is gone; begin with the first page again",
        )
    })
}

async fn result(ecr: &Ecr, scan: &Scan) -> Result<Arc<BasicResult>> {
    let result = ecr.scanning.basic_result(scan).await.map_err(internal)?;
    result.ok_or_else(|| internal(format!("scan {} is complete and kept no result", scan.id)))
}

/// A page of findings, with the token of the next.
///
/// Odd: enhanced findings follow the advisories, so a page is of what is known now; one that was opened meanwhile may move
/// others to a later page.
fn page<T>(
    scan: &Scan,
    all: impl Iterator<Item = T>,
    from: usize,
    paging: &Paging<'_>,
) -> (Vec<T>, Option<String>) {
    let mut left = all.skip(from);
    let findings = left.by_ref().take(paging.limit()).collect();
    let next = left.next().map(|_| Position {
        scan: scan.id.clone(),
        from: from + paging.limit(),
    });
    (findings, next.map(|next| paging.token(&next)))
}

/// What is told of a scan with each page.
fn without_findings(scan: &Scan) -> ImageScanFindings {
    ImageScanFindings {
        findings: None,
        enhanced_findings: None,
        finding_severity_counts: Some(counts(scan)),
        image_scan_completed_at: scan.completed_at.map(Into::into),
        vulnerability_source_updated_at: scan.database_date.map(Into::into),
    }
}

fn finding(found: &BasicFinding, result: &BasicResult) -> ImageScanFinding {
    let description = found.description.as_deref().unwrap_or(NO_DESCRIPTION);
    ImageScanFinding {
        name: Some(found.name.clone()),
        description: Some(description.to_owned()),
        uri: found.uri.clone(),
        severity: word(found.severity.as_str()),
        attributes: Some(attributes(found, result)),
    }
}

/// In the order of AWS's published answers; behind them, of our own, the mark of a finding that is not counted.
fn attributes(found: &BasicFinding, result: &BasicResult) -> Vec<Attribute> {
    let mut attributes = vec![
        attribute("package_version", &found.package_version),
        attribute("package_name", &found.package_name),
    ];
    let (prefix, score) = match result.version {
        BasicVersion::Clair => ("CVSS2", &found.cvss2),
        BasicVersion::AwsNative => ("CVSS3", &found.cvss3),
    };
    if let Some(Score { score, vector, .. }) = score {
        attributes.push(attribute(&format!("{prefix}_VECTOR"), vector));
        attributes.push(attribute(&format!("{prefix}_SCORE"), &format!("{score:.1}")));
    }
    if result.excludes(found) {
        attributes.push(attribute("kernel_policy", "excluded"));
    }
    attributes
}

fn attribute(key: &str, value: &str) -> Attribute {
    Attribute {
        key: key.to_owned(),
        value: Some(value.to_owned()),
    }
}
