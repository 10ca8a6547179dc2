//! `POST /console/api/{service}/{Operation}`: an AWS operation, its input and output as JSON by the names of the models.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_aws_wire::dispatch::MAX_BODY;

use crate::Shared;
use crate::refusal::Refusal;

/// Calls the operation for whoever is signed in.
pub async fn call(
    State(console): State<Shared>,
    Path((service, operation)): Path<(String, String)>,
    request: Request<Body>,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let signed_in = console.acting(&parts.headers).await?;
    let body = to_bytes(body, MAX_BODY).await.map_err(too_long)?;
    let home = (console.config.home.region.as_str(), console.clock.now());
    let caller = Arc::new(signed_in.principal);
    let output = console
        .dispatcher
        .call((&service, &operation), &body, caller, home)
        .await?;
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    Ok((headers, output).into_response())
}

fn too_long(_: axum::Error) -> Refusal {
    let words = format!("A request has at most {MAX_BODY} bytes.");
    ServiceError::new("SerializationException", 413, words).into()
}
