//! `/token`: a Bearer token for a client that logs in with user and password (the token protocol of Docker's
//! distribution, as ECR Public has it).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use serde_json::json;

use crate::{Surface, respond};

/// Issues a token with all rights of its owner: scopes are checked when it is used.
pub(crate) async fn issue(State(surface): State<Arc<Surface>>, request: Request) -> Response {
    let issued = surface.admission.issue(request.headers()).await;
    let response = match issued {
        Ok((token, seconds)) => {
            let answer = json!({ "token": token, "access_token": token, "expires_in": seconds });
            respond::json_text("application/json", answer.to_string())
        }
        Err(error) => error.into_response(),
    };
    respond::finish(response, false)
}
