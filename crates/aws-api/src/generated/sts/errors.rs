//! What operations fail with.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::ServiceError;

/// An error of the model, with its message or its whole body, or one that any service may answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// `ExpiredTokenException`, 400
    ExpiredToken(String),
    /// `ExpiredTradeInTokenException`, 400
    ExpiredTradeInToken(String),
    /// `IDPCommunicationErrorException`, 400
    IdpCommunicationError(String),
    /// `IDPRejectedClaimException`, 403
    IdpRejectedClaim(String),
    /// `InvalidAuthorizationMessageException`, 400
    InvalidAuthorizationMessage(String),
    /// `InvalidIdentityTokenException`, 400
    InvalidIdentityToken(String),
    /// `JWTPayloadSizeExceededException`, 400
    JwtPayloadSizeExceeded(String),
    /// `MalformedPolicyDocumentException`, 400
    MalformedPolicyDocument(String),
    /// `OutboundWebIdentityFederationDisabledException`, 403
    OutboundWebIdentityFederationDisabled(String),
    /// `PackedPolicyTooLargeException`, 400
    PackedPolicyTooLarge(String),
    /// `RegionDisabledException`, 403
    RegionDisabled(String),
    /// `SessionDurationEscalationException`, 403
    SessionDurationEscalation(String),
    /// An error that no model lists.
    Other(ServiceError),
}

impl Error {
    /// The operation is not implemented.
    pub fn not_implemented(operation: &str) -> Self {
        Self::Other(ServiceError::not_implemented("sts", operation))
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
            Error::ExpiredToken(it) => ServiceError::new("ExpiredTokenException", 400, it),
            Error::ExpiredTradeInToken(it) => ServiceError::new("ExpiredTradeInTokenException", 400, it),
            Error::IdpCommunicationError(it) => ServiceError::new("IDPCommunicationError", 400, it),
            Error::IdpRejectedClaim(it) => ServiceError::new("IDPRejectedClaim", 403, it),
            Error::InvalidAuthorizationMessage(it) => {
                ServiceError::new("InvalidAuthorizationMessageException", 400, it)
            }
            Error::InvalidIdentityToken(it) => ServiceError::new("InvalidIdentityToken", 400, it),
            Error::JwtPayloadSizeExceeded(it) => {
                ServiceError::new("JWTPayloadSizeExceededException", 400, it)
            }
            Error::MalformedPolicyDocument(it) => ServiceError::new("MalformedPolicyDocument", 400, it),
            Error::OutboundWebIdentityFederationDisabled(it) => {
                ServiceError::new("OutboundWebIdentityFederationDisabledException", 403, it)
            }
            Error::PackedPolicyTooLarge(it) => ServiceError::new("PackedPolicyTooLarge", 400, it),
            Error::RegionDisabled(it) => ServiceError::new("RegionDisabledException", 403, it),
            Error::SessionDurationEscalation(it) => {
                ServiceError::new("SessionDurationEscalationException", 403, it)
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
