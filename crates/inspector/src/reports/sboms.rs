//! `CreateSbomExport`, `GetSbomExport`, `CancelSbomExport`: a bill of materials of each image, as a file of CycloneDX 1.4
//! or SPDX 2.3.

use serde_json::json;
use tidewaiter_aws_api::inspector2::{
    CancelSbomExportRequest, CancelSbomExportResponse, CreateSbomExportRequest, CreateSbomExportResponse,
    GetSbomExportRequest, GetSbomExportResponse, ReportingErrorCode, ResourceFilterCriteria,
    ResourceStringComparison, ResourceStringFilter, SbomReportFormat,
};
use tidewaiter_reports::{
    Contents, Evaluation, Findings, Image as ReportedImage, Layer, LibraryCoverage, Report, ScanType,
    cyclonedx, spdx,
};
use tidewaiter_scanning::ImageDocument;
use tidewaiter_store::{Image, ReportKind, Repository, StoredReport};

use super::images::Images;
use super::{ReportError, Reports, Written, key, request, status_word};
use crate::errors::internal;
use crate::{Inspector, Result};

pub(crate) async fn create(
    inspector: &Inspector,
    input: CreateSbomExportRequest,
) -> Result<CreateSbomExportResponse> {
    inspector.require_enabled("create sbom export").await?;
    let id = inspector.start_report(ReportKind::Sboms, json!(input)).await?;
    Ok(CreateSbomExportResponse { report_id: Some(id) })
}

pub(crate) async fn status(
    inspector: &Inspector,
    input: GetSbomExportRequest,
) -> Result<GetSbomExportResponse> {
    let report = inspector
        .report(ReportKind::Sboms, Some(&input.report_id))
        .await?;
    let asked: CreateSbomExportRequest = request(&report).map_err(internal)?;
    Ok(GetSbomExportResponse {
        error_code: report.error_code.as_deref().map(ReportingErrorCode::from),
        error_message: report.error_message.clone(),
        filter_criteria: asked.resource_filter_criteria,
        format: Some(asked.report_format),
        s3_destination: Some(asked.s3_destination),
        status: Some(status_word(&report)),
        report_id: Some(report.id),
    })
}

pub(crate) async fn cancel(
    inspector: &Inspector,
    input: CancelSbomExportRequest,
) -> Result<CancelSbomExportResponse> {
    inspector
        .cancel_report(ReportKind::Sboms, &input.report_id)
        .await?;
    Ok(CancelSbomExportResponse {
        report_id: Some(input.report_id),
    })
}

/// Writes the files of a job, one for each image.
pub(super) async fn write(
    reports: &Reports,
    report: &StoredReport,
) -> std::result::Result<Written, ReportError> {
    let asked: CreateSbomExportRequest = request(report)?;
    let target = reports.target(&asked.s3_destination)?;
    let criteria = asked.resource_filter_criteria.clone().unwrap_or_default();
    let mut images = Images::default();
    while let Some((repository, page)) = images.next(reports).await? {
        for image in page
            .iter()
            .filter(|image| is_wanted(reports, &criteria, &repository, image))
        {
            if reports.is_cancelled(report).await? {
                return Ok(Written::Cancelled);
            }
            if let Some(document) = document(reports, &asked.report_format, &repository, image).await? {
                let name = name(reports, report, &asked.report_format, &repository, image);
                target
                    .put(&key(&asked.s3_destination, &name), document.into())
                    .await?;
            }
        }
    }
    Ok(Written::Whole)
}

/// Where a file lies below the destination's prefix.
fn name(
    reports: &Reports,
    report: &StoredReport,
    format: &SbomReportFormat,
    repository: &Repository,
    image: &Image,
) -> String {
    format!(
        "{format}_outputs_{}/account={}/resource=AWS_ECR_CONTAINER_IMAGE/{}_{}.json",
        report.id,
        reports.0.registry.config().place.account,
        repository.name.replace('/', "_"),
        image.digest.to_string().replace(':', "_")
    )
}

fn is_wanted(
    reports: &Reports,
    criteria: &ResourceFilterCriteria,
    repository: &Repository,
    image: &Image,
) -> bool {
    let place = &reports.0.registry.config().place;
    let id = place.image_arn(&repository.name, &image.digest);
    let tags: Vec<&str> = image.tags.iter().map(String::as_str).collect();
    strings(&criteria.account_id, &[&place.account])
        && strings(&criteria.ecr_image_tags, &tags)
        && strings(&criteria.ecr_repository_name, &[&repository.name])
        && strings(&criteria.resource_id, &[&id])
        && strings(&criteria.resource_type, &["AWS_ECR_CONTAINER_IMAGE"])
        && strings(&criteria.lambda_function_name, &[])
        && criteria.ec2_instance_tags.as_ref().is_none_or(Vec::is_empty)
        && criteria.lambda_function_tags.as_ref().is_none_or(Vec::is_empty)
}

/// Values of one key are alternatives; those of NOT_EQUALS must all not be.
fn strings(filters: &Option<Vec<ResourceStringFilter>>, values: &[&str]) -> bool {
    let (not, is): (Vec<_>, Vec<_>) = filters
        .iter()
        .flatten()
        .partition(|filter| filter.comparison == ResourceStringComparison::NotEquals);
    let has = |filter: &&ResourceStringFilter| values.contains(&filter.value.as_str());
    (is.is_empty() || is.iter().any(has)) && !not.iter().any(has)
}

/// The document of an image; `None` if it went meanwhile, or has no files.
async fn document(
    reports: &Reports,
    format: &SbomReportFormat,
    repository: &Repository,
    image: &Image,
) -> std::result::Result<Option<String>, ReportError> {
    let scanning = &reports.0.scanning;
    let found = match scanning.image_document(&repository.name, &image.digest).await {
        Ok(Some(found)) => found,
        Ok(None) | Err(tidewaiter_scanning::ScanError::ImageNotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let tag = image
        .tags
        .first()
        .map(|tag| format!(":{tag}"))
        .unwrap_or_default();
    let named = ReportedImage {
        name: format!("{}{tag}", repository.name),
        digest: image.digest,
        created: found.config.created.clone(),
        os: found.config.os.clone(),
        architecture: found.config.architecture.clone(),
        layers: Layer::all(found.layers.iter().copied(), &found.config.history),
    };
    let (database, format) = (scanning.database(), format.clone());
    let writing = tokio::task::spawn_blocking(move || render(&database, named, &found, &format));
    let rendered = writing
        .await
        .map_err(|error| ReportError::Request(error.to_string()))?;
    rendered.map(Some)
}

fn render(
    database: &tidewaiter_advisories::Database,
    image: ReportedImage,
    found: &ImageDocument,
    format: &SbomReportFormat,
) -> std::result::Result<String, ReportError> {
    let damaged = |error: tidewaiter_advisories::DatabaseError| ReportError::Request(error.to_string());
    let contents = Contents::of(&found.inventory);
    let findings = Findings {
        scan_type: ScanType::Enhanced,
        issues: Vec::new(),
    };
    let info = database.info();
    let report = Report {
        image,
        inventory: &found.inventory,
        contents: &contents,
        findings: &findings,
        database: &info,
        evaluation: Evaluation::of(&found.inventory, database).map_err(damaged)?,
        libraries: LibraryCoverage::of(&found.inventory, database).map_err(damaged)?,
        end_of_life: None,
        unread: Vec::new(),
        notes: found.unread.clone(),
    };
    Ok(match format {
        SbomReportFormat::Spdx23 => spdx::v2::render(&report),
        _ => cyclonedx::render_inventory_1_4(&report),
    })
}
