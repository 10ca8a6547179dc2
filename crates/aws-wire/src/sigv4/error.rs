//! Why a request does not count as signed; each protocol has its own codes for these.

use crate::ServiceError;
use crate::model::Protocol;

/// What is wrong with a request's authentication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SigV4Error {
    /// There is neither an `Authorization` header nor a presigned query.
    #[error("Missing Authentication Token")]
    Missing,
    /// The authentication is there and lacks or garbles a part.
    #[error("{0}")]
    Incomplete(String),
    /// The access key (or its session token) is not known here.
    #[error("The security token included in the request is invalid.")]
    UnknownKey,
    /// The signature is not the one the secret gives, or the scope or time does not fit.
    #[error("{0}")]
    Invalid(String),
}

impl SigV4Error {
    /// The words for a signature that does not match.
    pub(super) fn mismatch() -> Self {
        Self::Invalid(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
             Access Key and signing method. Consult the service documentation for details."
                .to_owned(),
        )
    }

    /// The error with the code and status of a protocol: JSON services answer 400, REST and query services 403.
    pub fn for_protocol(&self, protocol: Protocol) -> ServiceError {
        let query = protocol == Protocol::Query;
        let code = match (self, query) {
            (Self::Missing, true) => "MissingAuthenticationToken",
            (Self::Missing, false) => "MissingAuthenticationTokenException",
            (Self::Incomplete(_), true) => "IncompleteSignature",
            (Self::Incomplete(_), false) => "IncompleteSignatureException",
            (Self::UnknownKey, true) => "InvalidClientTokenId",
            (Self::UnknownKey, false) => "UnrecognizedClientException",
            (Self::Invalid(_), true) => "SignatureDoesNotMatch",
            (Self::Invalid(_), false) => "InvalidSignatureException",
        };
        let incomplete = matches!(self, Self::Incomplete(_));
        let status = if protocol == Protocol::Json || (query && incomplete) {
            400
        } else {
            403
        };
        ServiceError::new(code, status, self.to_string())
    }
}
