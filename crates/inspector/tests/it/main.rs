//! Inspector's operations as clients see them: signed requests through the dispatcher, on both databases.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod account;
mod aggregations;
mod coverage;
mod earlier;
mod filters;
mod findings;
mod golden;
mod gone;
mod lifecycle;
mod model;
mod reports;
mod sbom_scan;
mod search;
mod support;
mod surface;
mod usage;
mod vex;
mod windows;
mod world;
