//! The OCI distribution 1.1 surface of the registry: `/v2/…`, and `/token` for clients that want Bearer.
//!
//! Odd: names of repositories hold slashes, so paths are taken apart by hand ([`route`]) and one handler serves
//! them all. Bodies are streamed both ways. Texts of errors are those that Amazon ECR gives where it has one.

mod blobs;
mod error;
mod gate;
mod lists;
mod manifests;
mod query;
mod range;
mod respond;
mod route;
mod token;
mod token_gate;
mod uploads;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{any, get};
use http::Method;
use http::request::Parts;
use tidewaiter_registry::{PullGuard, Registry, check_repository_name};

pub use gate::{Caller, Credentials, Gate, OpenGate, Refusal};
pub use token_gate::TokenGate;

use error::WireError;
use gate::Admission;
use query::Query;
use route::Route;

/// What the surface is made of.
pub struct Distribution {
    /// The registry behind it.
    pub registry: Registry,
    /// Who may come in.
    pub gate: Arc<dyn Gate>,
    /// Which images may be pulled.
    pub guard: Arc<dyn PullGuard>,
    /// Host name that clients log in to, for the challenge (`https://HOST/`).
    pub host: String,
}

/// State of the handlers.
struct Surface {
    registry: Registry,
    admission: Admission,
    guard: Arc<dyn PullGuard>,
}

/// The routes, to be merged into a server's.
pub fn router(distribution: Distribution) -> Router {
    let surface = Surface {
        registry: distribution.registry,
        admission: Admission::new(distribution.gate, &distribution.host),
        guard: distribution.guard,
    };
    Router::new()
        .route("/token", get(token::issue))
        .route("/v2", any(serve))
        .route("/v2/", any(serve))
        .route("/v2/{*path}", any(serve))
        .with_state(Arc::new(surface))
}

/// One request of the protocol.
struct Call {
    caller: Arc<dyn Caller>,
    query: Query,
    head: Parts,
}

impl Call {
    /// Refuses unless the caller may do this to the repository (or to all, for `None`).
    fn allow(&self, action: &str, repository: Option<&str>) -> Result<(), WireError> {
        self.caller.check(action, repository).map_err(WireError::denied)
    }

    fn header(&self, name: http::HeaderName) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }
}

async fn serve(State(surface): State<Arc<Surface>>, request: Request) -> Response {
    let head = request.method() == Method::HEAD;
    let response = match answer(&surface, request).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    };
    respond::finish(response, head)
}

async fn answer(surface: &Surface, request: Request) -> Result<Response, WireError> {
    let route = Route::parse(request.uri().path())?;
    let caller = match surface.signed_download(&route, &request) {
        Some(caller) => caller?,
        None => surface.admission.admit(request.headers()).await?,
    };
    let query = Query::parse(request.uri().query().unwrap_or_default())?;
    let (head, body) = request.into_parts();
    let call = Call { caller, query, head };
    if let Some(name) = route.repository() {
        check_repository_name(name)?;
    }
    surface.dispatch(route, call, body).await
}

impl Surface {
    /// The bearer of a signed URL, if the request is one for a blob.
    fn signed_download(
        &self,
        route: &Route,
        request: &Request,
    ) -> Option<Result<Arc<dyn Caller>, WireError>> {
        let Route::Blob { name, digest } = route else {
            return None;
        };
        let query = request.uri().query()?;
        self.admission.admit_download(name, &digest.parse().ok()?, query)
    }

    async fn dispatch(&self, route: Route, call: Call, body: Body) -> Result<Response, WireError> {
        let method = call.head.method.clone();
        match (route, method) {
            (Route::Ping, Method::GET | Method::HEAD) => Ok(respond::empty_object()),
            (Route::Catalog, Method::GET) => self.catalog(&call).await,
            (Route::Tags { name }, Method::GET) => self.tags(&call, &name).await,
            (Route::Referrers { name, digest }, Method::GET) => self.referrers(&call, &name, &digest).await,
            (Route::Manifest { name, reference }, _) => {
                self.on_manifest(&call, body, &name, &reference).await
            }
            (Route::Blob { name, digest }, _) => self.on_blob(&call, &name, &digest).await,
            (Route::Uploads { name }, Method::POST) => self.start_upload(&call, body, &name).await,
            (Route::Upload { name, id }, _) => self.on_upload(&call, body, &name, &id).await,
            _ => Err(WireError::unsupported()),
        }
    }
}
