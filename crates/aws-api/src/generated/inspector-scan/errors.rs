//! What operations fail with.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::ServiceError;

/// An error of the model, with its message or its whole body, or one that any service may answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// `AccessDeniedException`, 403
    AccessDenied(String),
    /// `InternalServerException`, 500
    InternalServer(super::InternalServerException),
    /// `ThrottlingException`, 429
    Throttling(super::ThrottlingException),
    /// `ValidationException`, 400
    Validation(super::ValidationException),
    /// An error that no model lists.
    Other(ServiceError),
}

impl Error {
    /// The operation is not implemented.
    pub fn not_implemented(operation: &str) -> Self {
        Self::Other(ServiceError::not_implemented("inspector-scan", operation))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::Other(error)
    }
}

impl From<Error> for ServiceError {
    fn from(error: Error) -> Self {
        match error {
            Error::AccessDenied(it) => ServiceError::new("AccessDeniedException", 403, it),
            Error::InternalServer(it) => {
                ServiceError::with_body("InternalServerException", 500, it.message.clone(), &it)
            }
            Error::Throttling(it) => {
                ServiceError::with_body("ThrottlingException", 429, it.message.clone(), &it)
            }
            Error::Validation(it) => {
                ServiceError::with_body("ValidationException", 400, it.message.clone(), &it)
            }
            Error::Other(error) => error,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        ServiceError::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for Error {}
