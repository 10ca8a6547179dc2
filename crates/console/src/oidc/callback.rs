//! The browser comes back: the code becomes claims, the claims a user, and the user has a session.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use tidewaiter_access::policy::PolicySet;
use tidewaiter_store::{StoreError, User};

use super::flow::{Flow, forget};
use super::groups::Told;
use super::{OidcError, Provider};
use crate::session::LASTS;
use crate::{Console, Shared};

/// ARNs of such users begin so.
const ARN_PATH: &str = "user/oidc/";

/// Odd: a page that goes on by itself, and no redirect. The session's cookie is `SameSite=Strict`, and browsers count a redirect
/// as part of the way that began at the provider's site; what the page asks for begins here.
const ONWARDS: &str = "<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=refresh content=\"0;url=/console/\">\
    <title>tidewaiter</title><p><a href=\"/console/\">Signed in: go on</a></html>";

/// What the provider sends back.
#[derive(Deserialize)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// Ends a sign-in.
pub async fn callback(
    State(console): State<Shared>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
) -> Result<Response, OidcError> {
    let provider = console.provider()?;
    let flow = Flow::of(&headers).ok_or(OidcError::Strange)?;
    if !answer.state.is_some_and(|state| flow.has_state(&state)) {
        return Err(OidcError::Strange);
    }
    let code = match (answer.code, answer.error) {
        (Some(code), None) => code,
        (_, error) => return Err(OidcError::Refused(error.unwrap_or_default())),
    };
    let claims = provider.claims(code, flow, console.clock.now()).await?;
    let told = provider.config().told(&claims)?;
    console.take_in(&told).await?;
    let signed_in = console.begin_session(told.name, None).await.map_err(internal)?;
    let cookie = signed_in.token.set(LASTS, console.config.secure);
    let headers = [(CONTENT_TYPE.as_str(), "text/html; charset=utf-8")];
    let mut response = (headers, [forget()], Html(ONWARDS)).into_response();
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

impl Console {
    pub(super) fn provider(&self) -> Result<&Provider, OidcError> {
        let none = || OidcError::Internal("no provider is configured".to_owned());
        self.config.oidc.as_ref().ok_or_else(none)
    }

    /// Makes the user, or gives them the policies of their groups anew.
    async fn take_in(&self, told: &Told) -> Result<(), OidcError> {
        let policies = Value::Array(told.policies.clone());
        PolicySet::read(&policies).map_err(internal)?;
        let arn_path = format!("{ARN_PATH}{}", told.name);
        let user = User {
            name: told.name.clone(),
            arn_path: arn_path.clone(),
            policies: policies.clone(),
            created_at: self.clock.now(),
        };
        match self.store.create_user(&user).await {
            Ok(()) => return Ok(()),
            Err(StoreError::UserExists(_)) => {}
            Err(error) => return Err(internal(error)),
        }
        let known = self.store.user(&told.name).await.map_err(internal)?;
        if known.is_none_or(|known| known.arn_path != arn_path) {
            return Err(OidcError::Taken(told.name.clone()));
        }
        let given = self.store.set_user_policies(&told.name, &policies).await;
        given.map_err(internal)
    }
}

fn internal(error: impl std::fmt::Debug) -> OidcError {
    OidcError::Internal(format!("{error:?}"))
}
