//! Errors of the registry, the store and scanning in Inspector's codes and words.
//!
//! The words are AWS's own where an answer of AWS was seen in public; otherwise they follow the documentation of the
//! exception.

use std::fmt::Display;

use tidewaiter_aws_api::inspector2::{
    Error, InternalServerException, ValidationException, ValidationExceptionField, ValidationExceptionReason,
};
use tidewaiter_aws_wire::ServiceError;

/// A member of the input that breaks a rule which its model does not state.
pub(crate) fn invalid(field: &str, rule: impl Into<String>) -> Error {
    let rule = rule.into();
    Error::Validation(ValidationException {
        message: format!("The request was rejected because of {field}: {rule}"),
        reason: ValidationExceptionReason::FieldValidationFailed,
        fields: Some(vec![ValidationExceptionField {
            name: field.to_owned(),
            message: rule,
        }]),
    })
}

/// A request that cannot be done now, whatever its members.
pub(crate) fn refused(words: impl Into<String>) -> Error {
    Error::Validation(ValidationException {
        message: words.into(),
        reason: ValidationExceptionReason::Other,
        fields: None,
    })
}

/// What an account is told that has not enabled Inspector; `doing` is a verb: `list coverage`.
pub(crate) fn no_access(doing: &str) -> Error {
    Error::AccessDenied(format!("Invoking account does not have access to {doing}."))
}

pub(crate) fn not_found(words: impl Into<String>) -> Error {
    Error::ResourceNotFound(words.into())
}

/// Something that is our fault.
pub(crate) fn internal(error: impl Display) -> Error {
    Error::InternalServer(InternalServerException {
        message: ServiceError::internal(error).message,
        retry_after_seconds: None,
    })
}
