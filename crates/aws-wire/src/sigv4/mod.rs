//! Signature Version 4: who signed a request, and is it what they signed?
//!
//! Two steps, because between them the secret of the access key must be looked up: [`Claim::read`] takes a request
//! apart into what it claims, [`Claim::verify`] computes the signature that the claim should have. Both forms are
//! read: the `Authorization` header and the presigned query (`X-Amz-Signature`). The crate `aws-sigv4` signs for
//! clients and chooses itself which headers it signs, which a verifier must leave to the client: so the canonical
//! request is built here, and held against AWS's published vectors and against botocore.
//!
//! Odd rules that clients rely on: the path of every service but S3 is encoded a second time; inner runs of spaces
//! in header values count as one; `Host` may be missing where HTTP/2 has an authority.

mod canonical;
mod claim;
mod error;
mod instant;
mod verify;

pub use claim::{Claim, Scope};
pub use error::SigV4Error;
pub use verify::{MAX_SKEW_SECONDS, Secret};
