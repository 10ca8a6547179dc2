//! The program as its users meet it: command line, HTTP, real clients.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

mod crash;
mod db;
mod db_life;
mod db_questions;
mod deployment;
mod hostile;
mod images;
mod lifecycle;
mod pusher;
mod scan;
mod story;
mod version;
