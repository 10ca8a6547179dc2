//! ECR's operations as clients see them: signed requests through the dispatcher, on both databases.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod coverage;
mod enhanced;
mod golden;
mod images;
mod layers;
mod repositories;
mod scans;
mod settings;
