//! Feeds fetched from a server on this machine that serves real records as upstream does, and misbehaves on demand.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod archives;
mod damage;
mod feeds;
mod http;
mod real;
mod served;
