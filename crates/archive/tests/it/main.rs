//! The reader of layers against other readers and writers, and against hostile layers.

#![allow(clippy::unwrap_used, reason = "tests panic where they fail")]

mod compression;
mod gnu_tar;
mod hostile;
mod sparse;
mod support;
mod tar_crate;
