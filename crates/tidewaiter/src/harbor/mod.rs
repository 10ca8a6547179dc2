//! Harbor's scanner API (github.com/goharbor/pluggable-scanner-spec, version 1.2): Harbor asks for the scan of an image in a
//! registry, and comes again for the report until it is there.
//!
//! Odd: whoever may ask makes this program connect somewhere with credentials of their choice. So only registries that the
//! configuration names are connected to, whatever the request says.

mod artifact;
mod door;
mod jobs;
mod registries;
mod report;
mod scan;
mod wire;

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, body::Bytes, middleware};
use serde::Deserialize;
use serde_json::json;

use jobs::{Jobs, Outcome};
use wire::{Capability, Refusal, ScanRequest, answer};

pub use door::Secret;
pub use registries::Registries;
pub use scan::Scanner;

/// Most bytes of a request.
const MAX_REQUEST: usize = 64 << 10;
/// After how many seconds Harbor is to ask again.
const ASK_AGAIN: &str = "2";

/// What the adapter works with.
#[derive(Clone)]
pub struct Adapter {
    scanner: Arc<Scanner>,
    registries: Arc<Registries>,
    jobs: Jobs,
}

/// The adapter's routes, behind its own door.
pub fn router(scanner: Scanner, registries: Registries, secret: Option<Secret>) -> Router {
    let adapter = Adapter {
        scanner: Arc::new(scanner),
        registries: Arc::new(registries),
        jobs: Jobs::default(),
    };
    Router::new()
        .route("/api/v1/metadata", get(metadata))
        .route("/api/v1/scan", post(accept))
        .route("/api/v1/scan/{id}/report", get(report))
        .layer(DefaultBodyLimit::max(MAX_REQUEST))
        .layer(middleware::from_fn_with_state(Arc::new(secret), door::guard))
        .with_state(adapter)
}

async fn metadata(State(adapter): State<Adapter>) -> Result<Response, Refusal> {
    let updated = adapter.scanner.database_date().map_err(Refusal::internal)?;
    let body = json!({
        "scanner": wire::scanner(),
        "capabilities": Capability::ALL.map(Capability::described),
        "properties": {
            "harbor.scanner-adapter/scanner-type": "os-package-vulnerability",
            "harbor.scanner-adapter/vulnerability-database-updated-at": updated,
        },
    });
    Ok(answer(StatusCode::OK, wire::METADATA, &body))
}

async fn accept(State(adapter): State<Adapter>, body: Bytes) -> Result<Response, Refusal> {
    let request: ScanRequest =
        serde_json::from_slice(&body).map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, error))?;
    let target = request.target(&adapter.registries)?;
    let wanted = request.capabilities()?;
    let scanner = Arc::clone(&adapter.scanner);
    let id = adapter
        .jobs
        .begin(move || scanner.scan(&target, &wanted))
        .map_err(|error| Refusal::new(StatusCode::SERVICE_UNAVAILABLE, error))?;
    Ok(answer(
        StatusCode::ACCEPTED,
        wire::SCAN_RESPONSE,
        &json!({ "id": id }),
    ))
}

#[derive(Deserialize)]
struct ReportQuery {
    sbom_media_type: Option<String>,
}

async fn report(
    State(adapter): State<Adapter>,
    Path(id): Path<String>,
    Query(query): Query<ReportQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let (capability, media_type) = Capability::of_accepted(accepted.unwrap_or_default())?;
    if capability == Capability::Sbom {
        wire::check_sbom_type(query.sbom_media_type.as_deref())?;
    }
    match adapter.jobs.outcome(&id) {
        None => Err(Refusal::new(StatusCode::NOT_FOUND, "there is no such scan")),
        Some(Outcome::Running) => Ok((
            StatusCode::FOUND,
            [("Refresh-After", ASK_AGAIN), ("Retry-After", ASK_AGAIN)],
        )
            .into_response()),
        Some(Outcome::Failed(words)) => Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, words)),
        Some(Outcome::Done(reports)) => match reports.of(capability) {
            Some(report) => Ok(answer(StatusCode::OK, media_type, report)),
            None => Err(Refusal::new(
                StatusCode::BAD_REQUEST,
                "this report was not asked for when the scan was",
            )),
        },
    }
}
