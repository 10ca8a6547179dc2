//! Errors in Security Hub's codes and words.

use tidewaiter_aws_api::securityhub::{
    Error, InternalException, InvalidAccessException, InvalidInputException, LimitExceededException,
    ResourceConflictException, ResourceNotFoundException, ValidationException,
};

/// A parameter that cannot be.
pub(crate) fn input(words: impl Into<String>) -> Error {
    Error::InvalidInput(InvalidInputException {
        code: Some("InvalidInputException".to_owned()),
        message: Some(words.into()),
    })
}

/// A parameter that cannot be, in the words of the newer operations.
pub(crate) fn invalid(words: impl Into<String>) -> Error {
    Error::Validation(ValidationException {
        code: Some("ValidationException".to_owned()),
        message: Some(words.into()),
    })
}

/// The hub is not enabled, or belongs to others.
pub(crate) fn access(words: impl Into<String>) -> Error {
    Error::InvalidAccess(InvalidAccessException {
        code: Some("InvalidAccessException".to_owned()),
        message: Some(words.into()),
    })
}

/// There is no such thing.
pub(crate) fn not_found(words: impl Into<String>) -> Error {
    Error::ResourceNotFound(ResourceNotFoundException {
        code: Some("ResourceNotFoundException".to_owned()),
        message: Some(words.into()),
    })
}

/// It is there already.
pub(crate) fn conflict(words: impl Into<String>) -> Error {
    Error::ResourceConflict(ResourceConflictException {
        code: Some("ResourceConflictException".to_owned()),
        message: Some(words.into()),
    })
}

/// There are as many as there may be.
pub(crate) fn limit(words: impl Into<String>) -> Error {
    Error::LimitExceeded(LimitExceededException {
        code: Some("LimitExceededException".to_owned()),
        message: Some(words.into()),
    })
}

/// Something broke on our side: the words go to the log.
pub(crate) fn internal(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "an operation of Security Hub failed");
    Error::Internal(InternalException {
        code: Some("InternalException".to_owned()),
        message: Some(
            "An internal error occurred. Retry the request; the server's log has the cause.".to_owned(),
        ),
    })
}
