//! What the store does, each behaviour on SQLite and on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod access;
mod blobs;
mod concurrency;
mod contents;
mod expansions;
mod flat_cost;
mod garbage;
mod history;
mod hub;
mod images;
mod jobs;
mod listing;
mod manifests;
mod news;
mod opening;
mod outbox;
mod repositories;
mod retention;
mod scans;
mod sessions;
mod support;
mod uploads;
mod windows;
