//! Inspector's operations as clients see them: signed requests through the dispatcher, on both databases.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod account;
mod coverage;
mod reports;
mod sbom_scan;
mod support;
mod surface;
mod usage;
mod windows;
