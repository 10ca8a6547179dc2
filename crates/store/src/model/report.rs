//! Reports that are written to buckets.

use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::words;

words! {
    /// What a report is of.
    ReportKind {
        /// Findings.
        Findings = "findings",
        /// Bills of materials.
        Sboms = "sboms",
    }
}

words! {
    /// Inspector's `ExternalReportStatus`.
    ReportStatus {
        /// Waiting or being written.
        InProgress = "IN_PROGRESS",
        /// Written.
        Succeeded = "SUCCEEDED",
        /// Somebody changed their mind.
        Cancelled = "CANCELLED",
        /// It could not be written.
        Failed = "FAILED",
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredReport {
    /// Its id.
    pub id: String,
    /// What it is of.
    pub kind: ReportKind,
    /// How far it is.
    pub status: ReportStatus,
    /// What was asked for, in the form of whoever writes it.
    pub request: Value,
    /// Why it failed, in a word of Inspector's.
    pub error_code: Option<String>,
    /// The same in words.
    pub error_message: Option<String>,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// How a report ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEnd {
    /// The state that it ends in.
    pub status: ReportStatus,
    /// A word and words for why it failed.
    pub error: Option<(String, String)>,
}
