//! What is different between two revisions.
//!
//! Continuous scanning lives on it: after a new revision only the names that [`diff`] gives are matched again, so a name
//! that is missing here is a finding that is missing there. Odd: the two files are never decoded side by side. Numbers
//! of one revision mean nothing in another, so each revision is boiled down to a [`prints::Prints`] of every record, and
//! the prints are merged in the order of their names.

mod diff;
pub(crate) mod merge;
pub(crate) mod print;
pub(crate) mod prints;

pub use diff::{AdvisoryName, Changes, Diff, PackageName, diff};
