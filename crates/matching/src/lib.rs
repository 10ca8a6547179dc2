//! Which vulnerabilities touch which packages, with the evidence that decided.
//!
//! [`match_image`] takes an image's inventory and gives the matches; a match is
//! one (package, vulnerability) with the row that decided. The rules, each stated where it is applied and held by a
//! test of its name: the distribution decides (`decide`), source and binary packages (`subject`), kernel headers and
//! tools (`kernel`), streams and modules (`scope`), states kept apart, withdrawn and rejected records, versions in
//! their own order (`verdict`), severities with their source (`severity`, `rating`). [`basic_findings`] makes of matches
//! what basic scanning lists.
//!
//! Odd: "nothing known" and "not affected" both give no match; only rows that the database has are judged, and nothing
//! is guessed by a likeness of names.

mod basic;
mod cvss;
mod decide;
mod kernel;
mod matches;
mod prose;
mod rating;
mod scope;
mod severity;
mod subject;
mod verdict;

#[cfg(test)]
mod tests;

pub use basic::{BasicFinding, Score, basic_findings, basic_findings_of_packages};
pub use cvss::CvssVersion;
pub use kernel::is_kernel_policy;
pub use matches::{Evidence, Match, match_image, match_packages};
pub use rating::SeveritySource;
pub use severity::severity_of_label;
