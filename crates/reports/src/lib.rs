//! Scan results for people and tools, a folder for each form.
//!
//! A [`Report`] holds what a scan found beside what it looked at, and is written as [`table`], [`json`], [`cyclonedx`],
//! [`spdx`], [`sarif`], [`openvex`], [`gitlab`], [`asff`], [`junit`] or [`html`]. Before that, a [`Filter`] leaves out what
//! is not wanted, and [`Exceptions`] and VEX documents suppress what somebody decided not to act on. Every form says whose
//! advisories were applied, how old they are, and what was not evaluated: a result
//! without findings must never be mistaken for a look that was not taken. The same report gives the same bytes: dates
//! come from the image and the database, never from a clock, and ids from what they stand for.

pub mod asff;
mod contents;
pub mod csv;
pub mod cyclonedx;
pub mod diff;
mod evaluation;
pub mod explanation;
mod fail_on;
mod filter;
mod findings;
pub mod gitlab;
pub mod html;
mod ids;
mod image;
pub mod json;
pub mod junit;
mod licences;
pub mod ocsf;
pub mod openvex;
mod remedies;
mod report;
pub mod sarif;
pub mod spdx;
mod summary;
mod suppression;
pub mod table;
mod time;
mod xml;

pub use contents::{Component, Contents, Occurrence};
pub use diff::Diff;
pub use evaluation::{Evaluation, LibraryCoverage};
pub use fail_on::{FailOn, NoCondition, severity};
pub use filter::{Filter, fix_states};
pub use findings::{Affected, Findings, Issue, ScanType};
pub use image::{Image, Layer};
pub use report::{Report, UnreadLayer};
pub use summary::Summary;
pub use suppression::{
    Exceptions, ExceptionsError, SuppressedBy, Suppression, VexDocument, VexError, VexStatements, VexStatus,
    apply_vex,
};
