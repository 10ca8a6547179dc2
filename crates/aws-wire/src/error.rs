//! An error as a client sees it: code, HTTP status, message, and the further members that some errors have.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

/// What an operation answers when it fails; each protocol writes it in its own form.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ServiceError {
    /// The error's name, such as `RepositoryNotFoundException`.
    pub code: Cow<'static, str>,
    /// HTTP status.
    pub status: u16,
    /// Words for people.
    pub message: String,
    /// All members of the error's body, the message among them under the name that the service uses.
    pub members: Map<String, Value>,
}

impl ServiceError {
    /// An error that has nothing but a message.
    pub fn new(code: impl Into<Cow<'static, str>>, status: u16, message: impl Into<String>) -> Self {
        let message = message.into();
        let members = Map::from_iter([("message".to_owned(), Value::String(message.clone()))]);
        Self {
            code: code.into(),
            status,
            message,
            members,
        }
    }

    /// An error whose body is a generated structure; `message` is what logs and XML say.
    pub fn with_body(code: &'static str, status: u16, message: String, body: &impl Serialize) -> Self {
        match serde_json::to_value(body) {
            Ok(Value::Object(members)) => Self {
                code: code.into(),
                status,
                message,
                members,
            },
            _ => Self::new(code, status, message),
        }
    }

    /// Something broke on our side: the words go to the log, the client learns only that it may try again.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "an AWS operation failed");
        Self::new(
            "ServerException",
            500,
            "An internal error occurred. Retry the request; the server's log has the cause.",
        )
    }

    /// The operation is in the model and not in this program.
    pub fn not_implemented(service: &str, operation: &str) -> Self {
        let words = format!(
            "tidewaiter does not implement {service}:{operation}. Its list of AWS operations is docs/aws-coverage.md."
        );
        Self::new(Self::NOT_IMPLEMENTED, 501, words)
    }

    /// The code of [`Self::not_implemented`]; with status 501, which no AWS SDK retries.
    pub const NOT_IMPLEMENTED: &'static str = "NotImplementedException";
}
