//! Answers to what is refused, in the form that AWS's JSON errors have: `__type` and `message`.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use tidewaiter_aws_wire::ServiceError;

/// Why a request is not answered as asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No session, or one that has ended.
    SignedOut,
    /// The name, key or password is wrong.
    WrongCredentials,
    /// Too many wrong ones for this name.
    TooManyAttempts,
    /// The request does not carry the token of its session, or comes from another site.
    Forged,
    /// The operation failed, or this server did.
    Service(ServiceError),
}

impl From<ServiceError> for Refusal {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl Refusal {
    /// Something broke on our side; the words go to the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Service(ServiceError::internal(cause))
    }

    fn into_error(self) -> ServiceError {
        let (code, status, words) = match self {
            Self::Service(error) => return error,
            Self::SignedOut => ("SignedOutException", 401, "Sign in first, or again."),
            Self::WrongCredentials => (
                "WrongCredentialsException",
                401,
                "No active user has this name and password, or access key and secret.",
            ),
            Self::TooManyAttempts => (
                "TooManyAttemptsException",
                429,
                "Too many attempts to sign in with this name. Wait five minutes.",
            ),
            Self::Forged => (
                "ForgedRequestException",
                403,
                "The request does not come from a page of this console. Load the page again.",
            ),
        };
        ServiceError::new(code, status, words)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let error = self.into_error();
        let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut body = Map::from_iter([("__type".to_owned(), Value::String(error.code.into_owned()))]);
        body.extend(error.members);
        // Services spell the member in either way; the console reads one.
        body.insert("message".to_owned(), Value::String(error.message));
        (status, Json(Value::Object(body))).into_response()
    }
}
