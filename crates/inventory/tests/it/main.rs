//! Inventories of layers and images against images made to be tricky and against a naive file system.

#![allow(clippy::unwrap_used, reason = "tests panic where they fail")]

mod budget;
mod databases;
mod model;
mod owners;
mod random;
mod rules;
mod stored;
mod support;
mod trees;
mod tricky;
mod truth;
