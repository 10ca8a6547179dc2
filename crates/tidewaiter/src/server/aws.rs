//! The AWS side of the server: every request that no other route takes goes to the dispatcher.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use tidewaiter_access::{Gate, Home, ServerSecret, StoredKeys};
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::{Dispatcher, MAX_BODY, Served, is_aws_request};
use tidewaiter_ecr::{Ecr, EcrConfig, StsService};
use tidewaiter_inspector::{Inspector, InspectorConfig, SbomScan};
use tidewaiter_registry::PullGuard;
use tidewaiter_types::Clock;

use super::Parts;

struct Aws {
    dispatcher: Arc<Dispatcher<Gate<StoredKeys>>>,
    clock: Arc<dyn Clock>,
}

/// The services behind the dispatcher.
fn services(
    parts: &Parts,
    secret: &ServerSecret,
    url: &str,
    guard: Arc<dyn PullGuard>,
) -> Vec<Box<Served<Gate<StoredKeys>>>> {
    let pages = || PageTokens::new(&secret.derive("page tokens"));
    let config = EcrConfig {
        url: url.to_owned(),
        tokens: Arc::clone(&parts.tokens),
        downloads: super::download_key(secret),
        pages: pages(),
        guard,
    };
    let (registry, scanning) = (|| parts.registry.clone(), || parts.scanning.clone());
    let ecr = Ecr::new(config, registry(), scanning());
    let config = InspectorConfig {
        pages: pages(),
        prices: parts.prices,
    };
    let inspector = Inspector::new(config, registry(), scanning());
    vec![
        Box::new(tidewaiter_aws_api::ecr::Server(ecr)),
        Box::new(tidewaiter_aws_api::sts::Server(StsService)),
        Box::new(tidewaiter_aws_api::inspector2::Server(inspector)),
        Box::new(tidewaiter_aws_api::inspector_scan::Server(SbomScan::new(
            scanning(),
        ))),
        Box::new(tidewaiter_aws_api::securityhub::Server(parts.hub.clone())),
    ]
}

/// Where all AWS operations go, signed or from the console. `url` is where clients reach the registry.
pub fn dispatcher(
    parts: &Parts,
    home: Home,
    secret: &ServerSecret,
    url: &str,
    guard: Arc<dyn PullGuard>,
) -> Dispatcher<Gate<StoredKeys>> {
    let services = services(parts, secret, url, guard);
    let gate = Gate::new(StoredKeys::new(parts.store.clone(), home.clone()), home);
    Dispatcher::new(gate, services)
}

/// A router whose fallback is all of AWS.
pub fn router(dispatcher: Arc<Dispatcher<Gate<StoredKeys>>>, clock: &Arc<dyn Clock>) -> Router {
    let aws = Aws {
        dispatcher,
        clock: Arc::clone(clock),
    };
    Router::new().fallback(serve).with_state(Arc::new(aws))
}

async fn serve(State(aws): State<Arc<Aws>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    if !is_aws_request(&parts) && parts.method != axum::http::Method::POST {
        let words = "There is nothing here. The console is at /console/, the registry at /v2/; AWS requests are signed and \
             posted to /.\n";
        return (StatusCode::NOT_FOUND, words).into_response();
    }
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        let words = format!("A request has at most {MAX_BODY} bytes.\n");
        return (StatusCode::PAYLOAD_TOO_LARGE, words).into_response();
    };
    let request = axum::http::Request::from_parts(parts, body);
    aws.dispatcher
        .handle(request, aws.clock.now())
        .await
        .map(Body::from)
}
