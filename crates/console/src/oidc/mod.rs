//! Signing in through an OpenID Connect provider: `GET /console/oidc/begin` sends the browser there, and it comes back to
//! `GET /console/oidc/callback` with a code (authorization code flow with PKCE, state and nonce).
//!
//! What the user may do follows from the groups that the provider tells: each sign-in gives them the policies of theirs anew,
//! and whoever is in no group that is known here does not come in. Odd: such users are users like all others, told apart by
//! their ARN (`user/oidc/NAME`); a user whom an administrator added is never taken over by someone the provider calls so.

mod callback;
mod flow;
mod groups;
mod http;
mod provider;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;
use serde_json::Value;

pub use callback::callback;
pub use provider::Provider;

use crate::Shared;

/// What the server is told of a provider.
#[derive(Clone, Debug)]
pub struct OidcConfig {
    /// The provider's address, as it calls itself in tokens.
    pub issuer: String,
    /// This server's name there.
    pub client_id: String,
    /// Its secret; none for a public client.
    pub client_secret: Option<String>,
    /// `https://REGISTRY/console/oidc/callback`, as the provider knows it.
    pub redirect_url: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim with the user's name.
    pub user_claim: String,
    /// The claim with the user's groups.
    pub groups_claim: String,
    /// What the page calls the provider.
    pub label: String,
    /// Groups with the policies of their members: names of built-in ones and documents.
    pub groups: Vec<(String, Vec<Value>)>,
}

/// Why someone was not let in; the page has words for each.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider could not be asked, or answered what cannot be read.
    #[error("the provider could not be asked: {0}")]
    Provider(String),
    /// The provider, or the user there, refused.
    #[error("the provider refused: {0}")]
    Refused(String),
    /// The browser came back without what it was sent away with, or too late.
    #[error("the sign-in was not begun here, or took too long")]
    Strange,
    /// The token is not right.
    #[error("the provider's token is not right: {0}")]
    Token(String),
    /// There is no name that can be used.
    #[error("the claim {claim} is no name of a user: {value}")]
    Name {
        /// The claim.
        claim: String,
        /// What it says.
        value: Value,
    },
    /// No group of the user's is known here.
    #[error("{0} is in no group that may sign in")]
    NoGroup(String),
    /// The name is that of a user who was added here.
    #[error("{0} is a user of this server's own")]
    Taken(String),
    /// This server failed.
    #[error("{0}")]
    Internal(String),
}

impl OidcError {
    /// The word that the page knows it by.
    fn word(&self) -> &'static str {
        match self {
            Self::Provider(_) => "provider",
            Self::Refused(_) => "refused",
            Self::Strange => "strange",
            Self::Token(_) => "token",
            Self::Name { .. } => "name",
            Self::NoGroup(_) => "group",
            Self::Taken(_) => "taken",
            Self::Internal(_) => "internal",
        }
    }
}

impl IntoResponse for OidcError {
    fn into_response(self) -> Response {
        tracing::warn!(error = %self, "a sign-in by OpenID Connect failed");
        let page = format!("/console/?oidc={}", self.word());
        ([flow::forget()], Redirect::to(&page)).into_response()
    }
}

/// What a page can be signed in with beside keys and passwords.
#[derive(Serialize)]
pub struct Ways {
    /// The provider's name.
    oidc: Option<String>,
}

/// Tells the ways.
pub async fn ways(State(console): State<Shared>) -> Json<Ways> {
    let oidc = console
        .config
        .oidc
        .as_ref()
        .map(|provider| provider.config().label.clone());
    Json(Ways { oidc })
}

/// Sends the browser to the provider.
pub async fn begin(State(console): State<Shared>) -> Result<Response, OidcError> {
    let provider = console.provider()?;
    let (address, flow) = provider.begin(console.clock.now()).await?;
    let cookie = flow.set(console.config.secure);
    Ok(([cookie], Redirect::to(&address)).into_response())
}
