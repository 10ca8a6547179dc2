//! Signed results as clients of the registry see them, on both databases.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod results;
