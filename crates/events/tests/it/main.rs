//! Events on their way from the outbox to each kind of sink, through real listeners.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod bus;
mod courier;
mod expansions;
mod file;
mod harness;
mod mail;
mod nats;
mod webhook;
