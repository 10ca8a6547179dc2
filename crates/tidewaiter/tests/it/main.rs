//! The program as its users meet it: command line, HTTP, real clients.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod artifact;
mod asff;
mod audited;
mod built_images;
mod crash;
mod custodian;
mod db;
mod db_life;
mod db_questions;
mod db_update;
mod deployment;
mod explain;
mod feed_server;
mod harbor;
mod hostile;
mod images;
mod inspector_account;
mod inspector_findings;
mod layer_cache;
mod lifecycle;
mod news;
mod prowler;
mod pull_gate;
mod pusher;
mod sboms;
mod scan;
mod scan_results;
mod security_hub;
mod signed_results;
mod sources;
mod story;
mod told;
mod updates;
mod version;
