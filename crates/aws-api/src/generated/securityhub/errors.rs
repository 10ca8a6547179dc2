//! What operations fail with.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::ServiceError;

/// An error of the model, with its message or its whole body, or one that any service may answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// `AccessDeniedException`, 403
    AccessDenied(super::AccessDeniedException),
    /// `ConflictException`, 409
    Conflict(super::ConflictException),
    /// `InternalException`, 500
    Internal(super::InternalException),
    /// `InternalServerException`, 500
    InternalServer(super::InternalServerException),
    /// `InvalidAccessException`, 401
    InvalidAccess(super::InvalidAccessException),
    /// `InvalidInputException`, 400
    InvalidInput(super::InvalidInputException),
    /// `LimitExceededException`, 429
    LimitExceeded(super::LimitExceededException),
    /// `OrganizationNotFoundException`, 400
    OrganizationNotFound(super::OrganizationNotFoundException),
    /// `OrganizationalUnitNotFoundException`, 400
    OrganizationalUnitNotFound(super::OrganizationalUnitNotFoundException),
    /// `ResourceConflictException`, 409
    ResourceConflict(super::ResourceConflictException),
    /// `ResourceInUseException`, 400
    ResourceInUse(super::ResourceInUseException),
    /// `ResourceNotFoundException`, 404
    ResourceNotFound(super::ResourceNotFoundException),
    /// `ServiceQuotaExceededException`, 402
    ServiceQuotaExceeded(super::ServiceQuotaExceededException),
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
        Self::Other(ServiceError::not_implemented("securityhub", operation))
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
            Error::AccessDenied(it) => ServiceError::with_body(
                "AccessDeniedException",
                403,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::Conflict(it) => ServiceError::with_body(
                "ConflictException",
                409,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::Internal(it) => ServiceError::with_body(
                "InternalException",
                500,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::InternalServer(it) => ServiceError::with_body(
                "InternalServerException",
                500,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::InvalidAccess(it) => ServiceError::with_body(
                "InvalidAccessException",
                401,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::InvalidInput(it) => ServiceError::with_body(
                "InvalidInputException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::LimitExceeded(it) => ServiceError::with_body(
                "LimitExceededException",
                429,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::OrganizationNotFound(it) => ServiceError::with_body(
                "OrganizationNotFoundException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::OrganizationalUnitNotFound(it) => ServiceError::with_body(
                "OrganizationalUnitNotFoundException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::ResourceConflict(it) => ServiceError::with_body(
                "ResourceConflictException",
                409,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::ResourceInUse(it) => ServiceError::with_body(
                "ResourceInUseException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::ResourceNotFound(it) => ServiceError::with_body(
                "ResourceNotFoundException",
                404,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::ServiceQuotaExceeded(it) => ServiceError::with_body(
                "ServiceQuotaExceededException",
                402,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::Throttling(it) => ServiceError::with_body(
                "ThrottlingException",
                429,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
            Error::Validation(it) => ServiceError::with_body(
                "ValidationException",
                400,
                it.message.clone().unwrap_or_default(),
                &it,
            ),
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
