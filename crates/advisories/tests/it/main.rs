//! The database as its users see it: what is built is what is read, and damage is an error.

// Helpers of tests are tests too, but the lint sees them only where `#[test]` stands.
#![allow(clippy::unwrap_used)]

mod aliases;
mod bundle;
mod damage;
mod delta;
mod diff;
mod enrichment;
mod lookups;
mod model;
mod rebuild;
mod samples;
