//! Reports in all forms, on small images judged by a small database, and the published schemas of the forms.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod forms;
mod others;
mod properties;
mod samples;
mod schema;
mod suppressing;
