//! Reports in all forms, on a small image judged by a small database, and the published schema of CycloneDX.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod forms;
mod samples;
mod schema;
