//! `/console/session`: signing in and out, and what a page needs to know of its session and server.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_store::ConsoleSession;

use crate::cookie::{SessionToken, SignedIn, forget, from_here};
use crate::refusal::Refusal;
use crate::sign_in::Credentials;
use crate::{Advisories, Console, MAX_SMALL_BODY, Shared};

/// How long a session lasts, in seconds: a working day.
pub const LASTS: i64 = 12 * 3600;

/// What a page knows of its session and server.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'a> {
    user: &'a str,
    arn: &'a str,
    /// Seconds since 1970.
    expires: i64,
    csrf: String,
    account: &'a str,
    region: &'a str,
    registry: &'a str,
    version: &'a str,
    advisories: Advisories,
}

impl Console {
    fn about(&self, signed_in: &SignedIn) -> Response {
        let about = About {
            user: &signed_in.user.name,
            arn: &signed_in.principal.arn,
            expires: signed_in.session.expires_at.0 / 1000,
            csrf: signed_in.token.csrf(&self.csrf),
            account: &self.config.home.account,
            region: &self.config.home.region,
            registry: &self.config.registry_host,
            version: self.config.version,
            advisories: (self.config.advisories)(),
        };
        Json(about).into_response()
    }
}

impl Console {
    /// Begins the session of a user who has proven who they are.
    pub(crate) async fn begin_session(
        &self,
        user: String,
        access_key_id: Option<String>,
    ) -> Result<SignedIn, Refusal> {
        let (token, now) = (SessionToken::generate(), self.clock.now());
        let session = ConsoleSession {
            id: token.id(),
            user,
            access_key_id,
            created_at: now,
            expires_at: now.plus_millis(LASTS * 1000),
        };
        let begun = self.store.begin_session(&session).await;
        begun.map_err(Refusal::internal)?;
        tracing::info!(user = session.user, "signed in to the console");
        self.of_token(token, now).await
    }
}

/// Tells of the session.
pub async fn show(State(console): State<Shared>, headers: HeaderMap) -> Result<Response, Refusal> {
    Ok(console.about(&console.signed_in(&headers).await?))
}

/// Signs in.
pub async fn begin(
    State(console): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    from_here(&headers)?;
    let credentials: Credentials = read(&body)?;
    let known = console.know(credentials).await?;
    let signed_in = console.begin_session(known.user, known.access_key_id).await?;
    let cookie = signed_in.token.set(LASTS, console.config.secure);
    let mut response = console.about(&signed_in);
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// Signs out.
pub async fn end(State(console): State<Shared>, headers: HeaderMap) -> Result<Response, Refusal> {
    let signed_in = console.acting(&headers).await?;
    let ended = console.store.end_session(&signed_in.session.id).await;
    ended.map_err(Refusal::internal)?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, forget())]).into_response())
}

/// Reads a small JSON body.
pub fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    if body.len() > MAX_SMALL_BODY {
        return Err(unreadable("it is too long"));
    }
    serde_json::from_slice(body).map_err(unreadable)
}

fn unreadable(why: impl std::fmt::Display) -> Refusal {
    let words = format!("The request's body could not be read: {why}.");
    ServiceError::new("SerializationException", 400, words).into()
}
