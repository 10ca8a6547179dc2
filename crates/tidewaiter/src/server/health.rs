//! Signs of life: `/health/live`, `/health/ready` and Prometheus metrics at `/metrics`.
//!
//! Live means that the program answers; ready, that its metadata store does too. Neither needs credentials, and
//! neither tells anything about what is stored.

use std::time::Instant;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tidewaiter_store::Store;

#[derive(Clone)]
struct Health {
    store: Store,
    metrics: PrometheusHandle,
}

/// The routes of health and metrics. To be called once in a program.
pub fn router(store: Store) -> anyhow::Result<Router> {
    let metrics = PrometheusBuilder::new()
        .set_buckets(&[0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0])?
        .install_recorder()?;
    Ok(Router::new()
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(exposition))
        .with_state(Health { store, metrics }))
}

async fn ready(State(health): State<Health>) -> Response {
    match health.store.check().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "the metadata store does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the metadata store does not answer\n",
            )
                .into_response()
        }
    }
}

async fn exposition(State(health): State<Health>) -> String {
    health.metrics.run_upkeep();
    health.metrics.render()
}

/// Counts a request and its time, by method, kind of path and status.
pub async fn measure(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().as_str().to_owned();
    let surface = surface(&request);
    let response = next.run(request).await;
    let labels = [
        ("method", method),
        ("surface", surface.to_owned()),
        ("status", response.status().as_str().to_owned()),
    ];
    metrics::counter!("tidewaiter_http_requests_total", &labels).increment(1);
    metrics::histogram!("tidewaiter_http_request_seconds", "surface" => surface)
        .record(begun.elapsed().as_secs_f64());
    response
}

/// Which of the program's faces a request is for.
fn surface(request: &Request) -> &'static str {
    match request.uri().path() {
        path if path.starts_with("/v2") || path == "/token" => "registry",
        path if path.starts_with("/health") || path == "/metrics" => "health",
        path if path.starts_with("/console") => "console",
        _ => "aws",
    }
}
