//! `ScanSbom`: which vulnerabilities the components of a bill of materials have, answered at once.
//!
//! It takes CycloneDX in JSON, of the versions that are read from files elsewhere, and judges as enhanced scanning does.
//! Odd: AWS stops at 5,000 components; here the size of a request is the only bound.

mod answer;
mod cyclonedx;

use serde_json::Value;
use tidewaiter_aws_api::inspector_scan::{
    Error, InternalServerException, InternalServerExceptionReason, OutputFormat, ScanSbomRequest,
    ScanSbomResponse, ValidationException, ValidationExceptionField, ValidationExceptionReason,
};
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_ecosystems::distribution::identify;
use tidewaiter_ecosystems::sbom::{self, Sbom};
use tidewaiter_matching::{Candidates, Finding, findings};

use crate::SbomScan;

type Result<T> = std::result::Result<T, Error>;

/// What was asked about, and what was found.
struct Scanned {
    /// The document as it came.
    document: Value,
    /// Its components.
    sbom: Sbom,
    /// Findings; their packages' places are those of the components.
    findings: Vec<Finding>,
}

pub(crate) async fn scan(service: &SbomScan, input: ScanSbomRequest) -> Result<ScanSbomResponse> {
    check_kind(&input.sbom)?;
    let database = service.scanning.database();
    let format = input.output_format.unwrap_or(OutputFormat::CycloneDx15);
    let judging = tokio::task::spawn_blocking(move || {
        let scanned = Scanned::of(input.sbom, &database)?;
        Ok::<Value, Error>(match format {
            OutputFormat::Inspector => answer::by_vulnerability(&scanned),
            OutputFormat::InspectorAlt => answer::by_component(&scanned),
            OutputFormat::CycloneDx15 | OutputFormat::Unlisted(_) => cyclonedx::with_vulnerabilities(scanned),
        })
    });
    let sbom = judging.await.map_err(internal)??;
    Ok(ScanSbomResponse { sbom: Some(sbom) })
}

fn check_kind(document: &Value) -> Result<()> {
    let words = match (&document["bomFormat"], document["specVersion"].as_str()) {
        (Value::String(format), Some(version)) if format == "CycloneDX" => {
            match version
                .strip_prefix("1.")
                .and_then(|minor| minor.parse::<u32>().ok())
            {
                Some(2..=7) => return Ok(()),
                _ => format!("CycloneDX {version} is not read; 1.2 to 1.7 are"),
            }
        }
        _ => "it is not CycloneDX in JSON".to_owned(),
    };
    Err(invalid(ValidationExceptionReason::UnsupportedSbomType, words))
}

impl Scanned {
    fn of(mut document: Value, database: &tidewaiter_advisories::Database) -> Result<Self> {
        cyclonedx::name_components(&mut document);
        let text = serde_json::to_vec(&document).map_err(internal)?;
        let sbom = sbom::read(&text)
            .map_err(|error| invalid(ValidationExceptionReason::CannotParse, error.to_string()))?;
        let space = sbom.system.as_ref().map(identify).and_then(|system| system.space);
        let packages = sbom.components.iter().map(|component| &component.package);
        let candidates = Candidates::new(space.as_ref(), packages);
        let findings = findings(database, &candidates).map_err(internal)?;
        Ok(Self {
            document,
            sbom,
            findings,
        })
    }
}

fn invalid(reason: ValidationExceptionReason, words: String) -> Error {
    Error::Validation(ValidationException {
        message: format!("The bill of materials cannot be scanned: {words}"),
        reason,
        fields: Some(vec![ValidationExceptionField {
            name: "sbom".to_owned(),
            message: words,
        }]),
    })
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::InternalServer(InternalServerException {
        message: ServiceError::internal(error).message,
        reason: InternalServerExceptionReason::Other,
        retry_after_seconds: None,
    })
}
