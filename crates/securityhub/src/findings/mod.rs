//! Findings: taken in, read, changed, and what became of them.
//!
//! [`take`] is the one door for all of them. What a finding becomes when its product sends it again is decided in [`merge`],
//! when its reader changes it in [`change`]; both are pure.

pub(crate) mod change;
mod get;
mod history;
mod import;
pub(crate) mod merge;
pub(crate) mod row;
pub(crate) mod take;
mod update;
pub(crate) mod words;

pub(crate) use get::get;
pub(crate) use history::get as history;
pub(crate) use import::import;
pub(crate) use update::{batch_update, update_by_filters};

use serde_json::Value;

/// A text at a member of a finding; empty if there is none.
pub(crate) fn text<'a>(finding: &'a Value, member: &str) -> &'a str {
    finding[member].as_str().unwrap_or_default()
}
