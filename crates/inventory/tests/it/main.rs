//! Inventories of layers and images against images made to be tricky and against a naive file system.

#![allow(clippy::unwrap_used, reason = "tests panic where they fail")]

mod budget;
mod databases;
mod dotnet_trees;
mod java_trees;
mod javascript_trees;
mod language_samples;
mod model;
mod others_trees;
mod owners;
mod php_trees;
mod program_trees;
mod python_trees;
mod random;
mod ruby_trees;
mod rules;
mod stored;
mod support;
mod trees;
mod tricky;
mod truth;
