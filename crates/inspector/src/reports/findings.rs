//! `CreateFindingsReport`, `GetFindingsReportStatus`, `CancelFindingsReport`: findings as one file of CSV or JSON.

use std::io::{BufWriter, Write};

use serde_json::json;
use tidewaiter_aws_api::inspector2::{
    CancelFindingsReportRequest, CancelFindingsReportResponse, CreateFindingsReportRequest,
    CreateFindingsReportResponse, Finding, GetFindingsReportStatusRequest, GetFindingsReportStatusResponse,
    ReportFormat, ReportingErrorCode,
};
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_scanning::{FindingQuery, SortBy};
use tidewaiter_store::{ReportKind, StoredReport};

use super::{ReportError, Reports, Written, csv, key, request, status_word};
use crate::errors::internal;
use crate::filters::criteria;
use crate::findings::finding;
use crate::{Inspector, Result};

/// Findings that are read at once.
const PAGE: usize = 200;

pub(crate) async fn create(
    inspector: &Inspector,
    input: CreateFindingsReportRequest,
) -> Result<CreateFindingsReportResponse> {
    inspector.require_enabled("create findings report").await?;
    criteria(input.filter_criteria.clone().unwrap_or_default())?;
    let id = inspector.start_report(ReportKind::Findings, json!(input)).await?;
    Ok(CreateFindingsReportResponse { report_id: Some(id) })
}

/// Without an id the report is meant that was asked for last.
pub(crate) async fn status(
    inspector: &Inspector,
    input: GetFindingsReportStatusRequest,
) -> Result<GetFindingsReportStatusResponse> {
    let report = inspector
        .report(ReportKind::Findings, input.report_id.as_deref())
        .await?;
    let asked: CreateFindingsReportRequest = request(&report).map_err(internal)?;
    Ok(GetFindingsReportStatusResponse {
        destination: Some(asked.s3_destination),
        error_code: report.error_code.as_deref().map(ReportingErrorCode::from),
        error_message: report.error_message.clone(),
        filter_criteria: asked.filter_criteria,
        status: Some(status_word(&report)),
        report_id: Some(report.id),
    })
}

pub(crate) async fn cancel(
    inspector: &Inspector,
    input: CancelFindingsReportRequest,
) -> Result<CancelFindingsReportResponse> {
    inspector
        .cancel_report(ReportKind::Findings, &input.report_id)
        .await?;
    Ok(CancelFindingsReportResponse {
        report_id: input.report_id,
    })
}

/// Writes the report of a job: page after page into a file, and that file to the bucket.
pub(super) async fn write(
    reports: &Reports,
    report: &StoredReport,
) -> std::result::Result<Written, ReportError> {
    let asked: CreateFindingsReportRequest = request(report)?;
    let target = reports.target(&asked.s3_destination)?;
    let criteria = criteria(asked.filter_criteria.unwrap_or_default());
    let query = FindingQuery {
        criteria: criteria.map_err(|error| ReportError::Request(ServiceError::from(error).message))?,
        sort_by: SortBy::Repository,
        descending: false,
        limit: PAGE,
        as_of: None,
    };
    let mut file = File::begin(reports, asked.report_format.clone())?;
    let mut from = None;
    loop {
        if reports.is_cancelled(report).await? {
            return Ok(Written::Cancelled);
        }
        let page = reports.0.scanning.list_findings(&query, from.as_ref()).await?;
        for listed in &page.found {
            file.add(&finding(reports.0.scanning.place(), listed))?;
        }
        from = page.next;
        if from.is_none() {
            break;
        }
    }
    if file.findings == 0 {
        return Err(ReportError::Nothing);
    }
    let name = format!("{}.{}", report.id, asked.report_format.as_str().to_lowercase());
    let temporary = file.end()?;
    let path = temporary.path().to_owned();
    target.put_file(&key(&asked.s3_destination, &name), path).await?;
    Ok(Written::Whole)
}

/// The file while it grows.
struct File<'a> {
    reports: &'a Reports,
    format: ReportFormat,
    out: BufWriter<tempfile::NamedTempFile>,
    findings: u64,
}

impl<'a> File<'a> {
    fn begin(reports: &'a Reports, format: ReportFormat) -> std::io::Result<Self> {
        let mut out = BufWriter::new(tempfile::NamedTempFile::new()?);
        match format {
            ReportFormat::Csv => out.write_all(csv::heading().as_bytes())?,
            _ => out.write_all(b"{\"findings\":[")?,
        }
        Ok(Self {
            reports,
            format,
            out,
            findings: 0,
        })
    }

    fn add(&mut self, finding: &Finding) -> std::io::Result<()> {
        match self.format {
            ReportFormat::Csv => {
                let region = &self.reports.0.registry.config().place.region;
                let line = csv::row(finding, region, self.reports.0.scanning.now());
                self.out.write_all(line.as_bytes())?;
            }
            _ => {
                let comma: &[u8] = if self.findings > 0 { b",\n" } else { b"\n" };
                self.out.write_all(comma)?;
                serde_json::to_writer(&mut self.out, finding)?;
            }
        }
        self.findings += 1;
        Ok(())
    }

    fn end(mut self) -> std::io::Result<tempfile::NamedTempFile> {
        if self.format != ReportFormat::Csv {
            self.out.write_all(b"\n]}\n")?;
        }
        self.out.into_inner().map_err(std::io::IntoInnerError::into_error)
    }
}
