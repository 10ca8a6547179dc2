//! The tidewaiter program.
mod config;
mod server;
fn main() {}
