//! The web console's server: sessions, the door to the AWS operations, and the files that `ui/` is built to.
//!
//! All is below `/console`. The browser calls the same operations as the `aws` command line, with a session in place of
//! a signature ([`api`]); it can do nothing that its user could not do with a signed request. What the console has
//! besides tells about the session itself ([`session`]), asks the user's policies so that no button is shown in vain
//! ([`permissions`]), says what has just changed ([`changes`]), and tells two things that no operation does: costs by month
//! ([`costs`]) and findings in groups ([`groups`]).

mod api;
mod assets;
mod attempts;
mod changes;
mod cookie;
mod costs;
mod groups;
mod headers;
mod oidc;
mod permissions;
mod refusal;
mod session;
mod sign_in;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::response::Redirect;
use axum::routing::{get, post};
use ring::hmac;
use serde::Serialize;
use tidewaiter_access::{Gate, Home, StoredKeys};
use tidewaiter_aws_wire::dispatch::Dispatcher;
use tidewaiter_inspector::Prices;
use tidewaiter_securityhub::SecurityHub;
use tidewaiter_store::Store;
use tidewaiter_types::Clock;
use tokio::sync::Semaphore;

use attempts::Attempts;
pub use changes::Changes;
pub use oidc::{OidcConfig, Provider};

/// The largest body of a request that is not an AWS operation.
const MAX_SMALL_BODY: usize = 64 * 1024;
/// How many passwords are checked at once: each takes 19 MiB and a core.
const PASSWORDS_AT_ONCE: usize = 2;

/// What the console tells of the advisory database in use.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Advisories {
    /// Digest of the revision.
    pub revision: String,
    /// When it was made, in seconds since 1970.
    pub created: i64,
    /// How many vulnerabilities it knows.
    pub vulnerabilities: u64,
    /// Whether it is without descriptions and links, as the one that comes with the program.
    pub facts_only: bool,
}

/// Where the console is and what it is over.
pub struct ConsoleConfig {
    /// Region and account.
    pub home: Home,
    /// `HOST[:PORT]` of image names.
    pub registry_host: String,
    /// Whether browsers come by TLS, so that the cookie goes no other way.
    pub secure: bool,
    /// The program's version.
    pub version: &'static str,
    /// The key that tokens against forged requests are made with.
    pub csrf_key: [u8; 32],
    /// What scans cost in this region.
    pub prices: Prices,
    /// Whom people sign in through, beside keys and passwords.
    pub oidc: Option<Provider>,
    /// Tells of the advisory database.
    pub advisories: Box<dyn Fn() -> Advisories + Send + Sync>,
}

/// The pieces of a running console.
pub struct Console {
    config: ConsoleConfig,
    csrf: hmac::Key,
    store: Store,
    keys: StoredKeys,
    dispatcher: Arc<Dispatcher<Gate<StoredKeys>>>,
    clock: Arc<dyn Clock>,
    changes: Changes,
    hub: SecurityHub,
    attempts: Attempts,
    hashing: Semaphore,
}

/// What handlers share.
type Shared = Arc<Console>;

impl Console {
    /// A console over the same dispatcher that signed requests go to.
    pub fn new(
        config: ConsoleConfig,
        store: Store,
        dispatcher: Arc<Dispatcher<Gate<StoredKeys>>>,
        clock: Arc<dyn Clock>,
        changes: Changes,
        hub: SecurityHub,
    ) -> Self {
        Self {
            csrf: hmac::Key::new(hmac::HMAC_SHA256, &config.csrf_key),
            keys: StoredKeys::new(store.clone(), config.home.clone()),
            config,
            store,
            dispatcher,
            clock,
            changes,
            hub,
            attempts: Attempts::default(),
            hashing: Semaphore::new(PASSWORDS_AT_ONCE),
        }
    }

    /// All routes below `/console`.
    pub fn router(self) -> Router {
        Router::new()
            .route("/console", get(|| async { Redirect::permanent("/console/") }))
            .route(
                "/console/session",
                get(session::show).post(session::begin).delete(session::end),
            )
            .route("/console/api/{service}/{operation}", post(api::call))
            .route("/console/permissions", post(permissions::ask))
            .route("/console/ways", get(oidc::ways))
            .route("/console/oidc/begin", get(oidc::begin))
            .route("/console/oidc/callback", get(oidc::callback))
            .route("/console/costs", get(costs::show))
            .route("/console/hub-groups", post(groups::count))
            .route("/console/changes", get(changes::stream))
            .route("/console/", get(assets::index))
            .route("/console/{*path}", get(assets::file))
            .layer(middleware::from_fn(headers::protect))
            .with_state(Arc::new(self))
    }
}
