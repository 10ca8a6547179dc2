//! Reports of findings and bills of materials, written to the bucket that is asked for.
//!
//! A report is a job: it is asked for, can be looked after and cancelled, and outlives a restart, since a file is there in
//! whole or not at all and writing it again gives the same. One of a kind is written at a time, as with AWS. Odd: which
//! bucket of which store a name means is a setting of the server; it may be a folder.

mod csv;
pub(crate) mod findings;
mod images;
pub(crate) mod sboms;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tidewaiter_aws_api::inspector2::{Destination, ExternalReportStatus, ReportingErrorCode};
use tidewaiter_blobs::{BlobError, ExportTarget};
use tidewaiter_registry::Registry;
use tidewaiter_scanning::{ScanError, Scanning};
use tidewaiter_store::{
    Effects, Job, JobWorker, NewJob, ReportEnd, ReportKind, ReportStatus, Store, StoreError, StoredReport,
};
use tidewaiter_types::Timestamp;
use tokio::sync::watch;

use crate::errors::{internal, not_found, refused};
use crate::{Inspector, Result};

/// The queue of reports.
const QUEUE: &str = "reports";
const ATTEMPTS: u32 = 5;

/// Writes reports. Cheap to clone.
#[derive(Clone)]
pub struct Reports(Arc<Inner>);

struct Inner {
    registry: Registry,
    scanning: Scanning,
    buckets: BTreeMap<String, ExportTarget>,
}

/// What a job of [`QUEUE`] says.
#[derive(Serialize, Deserialize)]
struct ReportJob {
    of: String,
    id: String,
}

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error(
        "no bucket {0:?} is known here; the server's settings say which there are, in [report-buckets.NAME]"
    )]
    NoBucket(String),
    #[error("there is nothing to report")]
    Nothing,
    #[error("what was asked for cannot be read: {0}")]
    Request(String),
    #[error(transparent)]
    Target(#[from] BlobError),
    #[error(transparent)]
    Scanning(#[from] ScanError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("a file for the report could not be written: {0}")]
    File(#[from] std::io::Error),
}

impl ReportError {
    /// The code of one that trying again does not mend.
    fn lasting(&self) -> Option<ReportingErrorCode> {
        match self {
            Self::NoBucket(_) | Self::Target(BlobError::NotFound(_)) => {
                Some(ReportingErrorCode::BucketNotFound)
            }
            Self::Nothing => Some(ReportingErrorCode::NoFindingsFound),
            Self::Request(_) | Self::Target(BlobError::Key(_)) => Some(ReportingErrorCode::InternalError),
            _ => None,
        }
    }
}

/// How the writing of a report ended.
#[derive(PartialEq, Eq)]
enum Written {
    Whole,
    /// It was cancelled meanwhile.
    Cancelled,
}

impl Reports {
    /// Reports on a registry; `buckets` says what is behind the names that are asked for.
    pub fn new(registry: Registry, scanning: Scanning, buckets: BTreeMap<String, ExportTarget>) -> Self {
        Self(Arc::new(Inner {
            registry,
            scanning,
            buckets,
        }))
    }

    fn store(&self) -> &Store {
        self.0.registry.store()
    }

    /// Writes reports until `stop` turns true.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        self.store().work_on(&[QUEUE], &self, stop).await;
    }

    /// The report of a job, if it is still to be written.
    async fn report_of(&self, job: &Job) -> std::result::Result<Option<StoredReport>, ReportError> {
        let wanted: ReportJob = serde_json::from_value(job.payload.clone())
            .map_err(|error| ReportError::Request(error.to_string()))?;
        let Some(kind) = ReportKind::from_word(&wanted.of) else {
            return Ok(None);
        };
        let report = self.store().report(kind, &wanted.id).await?;
        Ok(report.filter(|report| report.status == ReportStatus::InProgress))
    }

    async fn is_cancelled(&self, report: &StoredReport) -> std::result::Result<bool, ReportError> {
        let now = self.store().report(report.kind, &report.id).await?;
        Ok(now.is_none_or(|now| now.status != ReportStatus::InProgress))
    }

    fn target(&self, destination: &Destination) -> std::result::Result<&ExportTarget, ReportError> {
        let name = &destination.bucket_name;
        let target = self.0.buckets.get(name);
        target.ok_or_else(|| ReportError::NoBucket(name.clone()))
    }
}

impl JobWorker for Reports {
    type Error = ReportError;

    fn now(&self) -> Timestamp {
        self.0.scanning.now()
    }

    async fn perform(&self, job: &Job) -> std::result::Result<(), ReportError> {
        let Some(report) = self.report_of(job).await? else {
            return Ok(());
        };
        let written = match report.kind {
            ReportKind::Findings => findings::write(self, &report).await,
            ReportKind::Sboms => sboms::write(self, &report).await,
        };
        let end = match written {
            Ok(Written::Cancelled) => return Ok(()),
            Ok(Written::Whole) => ReportEnd {
                status: ReportStatus::Succeeded,
                error: None,
            },
            Err(error) => match error.lasting() {
                Some(code) => failed(&code, &error.to_string()),
                None => return Err(error),
            },
        };
        self.store().end_report(report.kind, &report.id, &end).await?;
        Ok(())
    }

    async fn gave_up(&self, job: &Job, why: &str) -> tidewaiter_store::Result<()> {
        if let Ok(Some(report)) = self.report_of(job).await {
            let end = failed(&ReportingErrorCode::InternalError, why);
            self.store().end_report(report.kind, &report.id, &end).await?;
        }
        Ok(())
    }
}

fn failed(code: &ReportingErrorCode, why: &str) -> ReportEnd {
    ReportEnd {
        status: ReportStatus::Failed,
        error: Some((code.to_string(), why.to_owned())),
    }
}

/// The key of a file below a destination's prefix.
fn key(destination: &Destination, file: &str) -> String {
    let prefix = destination.key_prefix.as_deref().unwrap_or_default();
    match prefix.trim_matches('/') {
        "" => file.to_owned(),
        prefix => format!("{prefix}/{file}"),
    }
}

fn request<T: serde::de::DeserializeOwned>(report: &StoredReport) -> std::result::Result<T, ReportError> {
    serde_json::from_value(report.request.clone()).map_err(|error| ReportError::Request(error.to_string()))
}

fn status_word(report: &StoredReport) -> ExternalReportStatus {
    ExternalReportStatus::from(report.status.as_str())
}

impl Inspector {
    /// Has a report written; gives its id.
    async fn start_report(&self, kind: ReportKind, request: Value) -> Result<String> {
        let now = self.scanning.now();
        let job = |id: &str| Effects {
            jobs: vec![NewJob {
                queue: QUEUE.to_owned(),
                payload: json!(ReportJob {
                    of: kind.as_str().to_owned(),
                    id: id.to_owned(),
                }),
                unique_key: Some(id.to_owned()),
                run_at: now,
                max_attempts: ATTEMPTS,
            }],
            ..Effects::default()
        };
        let started = self.store().start_report(kind, &request, now, job).await;
        started
            .map_err(internal)?
            .ok_or_else(|| refused("A report task is currently in-progress."))
    }

    async fn report(&self, kind: ReportKind, id: Option<&str>) -> Result<StoredReport> {
        let found = match id {
            Some(id) => self.store().report(kind, id).await,
            None => self.store().latest_report(kind).await,
        };
        let missing = || not_found("There is no such report.");
        found.map_err(internal)?.ok_or_else(missing)
    }

    async fn cancel_report(&self, kind: ReportKind, id: &str) -> Result<()> {
        self.report(kind, Some(id)).await?;
        let end = ReportEnd {
            status: ReportStatus::Cancelled,
            error: None,
        };
        match self.store().end_report(kind, id, &end).await.map_err(internal)? {
            true => Ok(()),
            false => Err(refused("The report is not in progress.")),
        }
    }
}
