//! The console's server as a browser meets it: sessions, the door to the operations, permissions and files.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod house;
mod oidc;
mod provider;
mod sessions;
mod surface;
