//! The AWS wire: how requests of AWS clients are routed, authenticated, checked and answered.
//!
//! Nothing here knows a particular service. `tidewaiter-aws-api` describes services by the tables of [`model`] and
//! [`constraints`]; [`dispatch`] takes a whole HTTP request through route → authenticate → parse and validate →
//! authorise → call → encode, in that order for every operation of every service. There is no HTTP server in
//! here: requests and answers are `http` types with the whole body in memory, bounded by [`dispatch::MAX_BODY`].

pub mod constraints;
pub mod dispatch;
mod error;
pub mod model;
mod page_token;
pub mod protocol;
pub mod sigv4;
mod string_enum;
mod values;

pub use error::ServiceError;
pub use page_token::{InvalidPageToken, PageScope, PageTokens};
pub use values::{Blob, EpochSeconds};
