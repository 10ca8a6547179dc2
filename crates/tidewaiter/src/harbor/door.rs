//! Who may ask: whoever knows the adapter's secret, as a bearer token, as a password, or as an API key, the three ways that
//! Harbor can show it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};
use tidewaiter_images::Credentials;

use super::wire::Refusal;

/// Harbor's third way to show a secret.
const API_KEY: &str = "X-ScannerAdapter-API-Key";

/// The adapter's secret, as its digest: two that are compared tell nothing by the time that it takes.
pub struct Secret([u8; 32]);

impl Secret {
    /// From the secret itself.
    pub fn new(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    fn is_shown(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let shown = match text(header::AUTHORIZATION.as_str()).and_then(Credentials::from_header) {
            Some(Credentials::Bearer(token)) => Some(token),
            Some(Credentials::Password { password, .. }) => Some(password),
            _ => text(API_KEY).map(str::to_owned),
        };
        shown.is_some_and(|shown| Self::new(&shown).0 == self.0)
    }
}

/// Lets a request pass that shows the secret, or all where there is none.
pub async fn guard(State(secret): State<Arc<Option<Secret>>>, request: Request, next: Next) -> Response {
    match &*secret {
        Some(secret) if !secret.is_shown(request.headers()) => {
            let refusal = Refusal::new(StatusCode::UNAUTHORIZED, "show the adapter's secret");
            ([(header::WWW_AUTHENTICATE, "Bearer, Basic")], refusal).into_response()
        }
        _ => next.run(request).await,
    }
}
