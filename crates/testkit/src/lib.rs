//! What tests share: test data, servers under test, real clients, a private PostgreSQL and a real S3 server.
//!
//! Nothing here skips in silence: what is missing is said, and in CI its absence is a failure.

pub mod clients;
pub mod data;
pub mod layer;
pub mod postgres;
pub mod s3;
pub mod server;
