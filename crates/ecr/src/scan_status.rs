//! The state of a scan and its counts, as `DescribeImages` and `DescribeImageScanFindings` show them.

use std::collections::BTreeMap;

use tidewaiter_aws_api::ecr::{FindingSeverity, ImageScanFindingsSummary, ImageScanStatus};
use tidewaiter_store::{Scan, ScanStatus, ScanType};

use crate::word;

/// The state of a scan, in the words that it ended with.
pub(crate) fn status(scan: &Scan) -> ImageScanStatus {
    ImageScanStatus {
        status: word(scan.status.as_str()),
        description: scan.description.clone(),
    }
}

/// When a scan was completed and what it counted; none before it is.
pub(crate) fn summary(scan: &Scan) -> Option<ImageScanFindingsSummary> {
    let complete = matches!(scan.status, ScanStatus::Complete | ScanStatus::Active);
    complete.then(|| ImageScanFindingsSummary {
        finding_severity_counts: Some(counts(scan)),
        image_scan_completed_at: scan.completed_at.map(Into::into),
        vulnerability_source_updated_at: scan.database_date.map(Into::into),
    })
}

/// What enhanced scanning calls a severity that nobody gave.
fn level(scan: &Scan, severity: &str) -> FindingSeverity {
    match (scan.scan_type, severity) {
        (ScanType::Enhanced, "UNDEFINED") => FindingSeverity::from("UNTRIAGED"),
        _ => FindingSeverity::from(severity),
    }
}

/// How many findings there are of each severity that occurs.
pub(crate) fn counts(scan: &Scan) -> BTreeMap<FindingSeverity, i32> {
    let counts = scan.counts.as_object().into_iter().flatten();
    let counts = counts.filter_map(|(severity, count)| {
        let count = i32::try_from(count.as_i64()?).unwrap_or(i32::MAX);
        Some((level(scan, severity), count))
    });
    counts.collect()
}
