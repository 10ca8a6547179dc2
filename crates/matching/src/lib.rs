//! Which vulnerabilities touch which packages, with the evidence that decided.
//!
//! [`match_candidates`] takes a list of packages ([`Candidates`]: those of a system and those of languages) and gives the
//! matches; a match is one (package, vulnerability) with the row that decided. The rules, each stated where it is
//! applied and held by a test of its name:
//!
//! | rule | where |
//! |---|---|
//! | 1 the distribution decides, also for the files of languages that it ships | `decide/distribution`, `ownership` |
//! | 2 source and binary packages | `subject`, `rows` |
//! | 3 the kernel's policy group | `kernel` |
//! | 4, 5 streams, modules, rebuilds | `scope`, `decide/distribution` |
//! | 6 states kept apart | `decide/distribution` |
//! | 7 withdrawn, rejected, notices | `exclusion` |
//! | 8 Go, 9 Java | `go`, `java` |
//! | 10, 13 versions in their own order | `verdict` |
//! | 12, 14 each package in its own space, none guessed | `lookup`, `candidate` |
//! | 16 severities with their source | `severity`, `rating`, `enhanced/score` |
//! | 17 one finding for a vulnerability, or for each package | `enhanced`, `basic` |
//! | 18 end of life | `enhanced/end_of_life` |
//!
//! Rules 11 and 15 are the inventory's. [`basic_findings`] makes of matches what basic scanning lists, [`findings`] what
//! enhanced scanning does. [`explain`] tells of one vulnerability why each package
//! of a list is affected or not, by the same code.
//!
//! Odd: "nothing known" and "not affected" both give no match; only rows that the database has are judged, and nothing
//! is guessed by a likeness of names.

mod basic;
mod candidate;
mod cvss;
mod decide;
mod enhanced;
mod evidence;
mod exclusion;
mod explain;
mod go;
mod java;
mod kernel;
mod lookup;
mod matches;
mod ownership;
mod prose;
mod rating;
mod rows;
mod scope;
mod severity;
mod subject;
mod verdict;

#[cfg(test)]
mod tests;

pub use basic::{BasicFinding, Score, basic_findings, basic_findings_of_packages};
pub use candidate::{Candidate, Candidates, is_of_system, space_of};
pub use cvss::CvssVersion;
pub use enhanced::{
    AffectedPackage, CvssScore, EndOfLife, Facts, Finding, FixAvailable, RatedBy, RatedMatch, end_of_life,
    facts_of, finding_of_facts, findings, rated_matches,
};
pub use evidence::Evidence;
pub use exclusion::Exclusion;
pub use explain::{Conclusion, Explanation, Outcome, PackageExplanation, RowExplanation, explain};
pub use kernel::is_kernel_policy;
pub use lookup::lookup_names;
pub use matches::{Match, match_candidates, match_image, match_packages};
pub use rating::SeveritySource;
pub use severity::severity_of_label;
