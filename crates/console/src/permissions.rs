//! `POST /console/permissions`: whether the user's policies allow some actions, so that no button is shown in vain.
//!
//! It only asks. What is done is authorised by the dispatcher, whatever was answered here.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use tidewaiter_access::{Denied, Principal};
use tidewaiter_aws_wire::ServiceError;

use crate::Shared;
use crate::refusal::Refusal;
use crate::session::read;

/// The most that are asked at once.
const MOST: usize = 200;

/// Actions, each with the resource that it is about.
#[derive(Deserialize)]
pub struct Questions {
    questions: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    /// Such as `ecr:DeleteRepository`.
    action: String,
    /// The repository's name, where it is about one.
    repository: Option<String>,
}

/// An answer to each, in their order.
#[derive(Serialize)]
pub struct Answers {
    allowed: Vec<bool>,
}

/// Refuses whoever may not do something about the registry as a whole.
pub fn require(principal: &Principal, action: &str) -> Result<(), Refusal> {
    let denied = |denied: Denied| ServiceError::new("AccessDeniedException", 403, denied.to_string());
    Ok(principal.authorize(action, "*").map_err(denied)?)
}

/// Asks the policies of whoever is signed in.
pub async fn ask(
    State(console): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Answers>, Refusal> {
    let principal = console.acting(&headers).await?.principal;
    let Questions { questions } = read(&body)?;
    let allowed = questions.iter().take(MOST).map(|question| {
        let resource = match &question.repository {
            Some(name) => console.config.home.repository_arn(None, name),
            None => "*".to_owned(),
        };
        principal.authorize(&question.action, &resource).is_ok()
    });
    Ok(Json(Answers {
        allowed: allowed.collect(),
    }))
}
