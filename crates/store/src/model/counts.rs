//! Counts of findings.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidewaiter_types::Severity;

use super::{RepositoryId, words};

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts(pub(crate) [u32; 6]);

impl FindingCounts {
    /// How many of one severity.
    pub fn of(&self, severity: Severity) -> u32 {
        self.0[severity as usize]
    }

    /// Adds findings of a severity.
    pub fn add(&mut self, severity: Severity, findings: u32) {
        let count = &mut self.0[severity as usize];
        *count = count.saturating_add(findings);
    }

    /// Adds those of another.
    pub fn add_all(&mut self, others: &Self) {
        for (count, other) in self.0.iter_mut().zip(others.0) {
            *count = count.saturating_add(other);
        }
    }

    /// Those that occur.
    pub fn by_severity(&self) -> BTreeMap<Severity, u32> {
        let all = Severity::GRAVEST_FIRST.into_iter();
        let counted = all.map(|severity| (severity, self.of(severity)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// The form in which scans keep counts: `{"HIGH": 3}`.
    pub fn to_json(&self) -> Value {
        counts_json(&self.by_severity())
    }
}

/// Counts by severity in the form in which scans keep them: `{"HIGH": 3}`.
pub fn counts_json(counts: &BTreeMap<Severity, u32>) -> Value {
    let counts = counts.iter();
    let counts = counts.map(|(severity, count)| (severity.as_str().to_owned(), json!(count)));
    Value::Object(counts.collect())
}

/// What is counted of a repository's images while news count for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryCounts {
    /// The repository.
    pub repository: RepositoryId,
    /// Its name.
    pub name: String,
    /// Images.
    pub images: u64,
    /// Those of them that have findings.
    pub affected: u64,
    /// The findings of them all, by severity; an image's finding counts once.
    pub findings: BTreeMap<Severity, u64>,
}

/// How many scans of a kind there were on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DailyUsage {
    /// The repository's id; it may be gone.
    pub repository: RepositoryId,
    /// Days since 1970.
    pub day: i64,
    /// Which.
    pub kind: ScanKind,
    /// How many.
    pub scans: u64,
}

words! {
    /// Why an image was scanned, for what it costs.
    ScanKind {
        /// The registry looked into it.
        Initial = "INITIAL",
        /// News reached it: once for each revision that changed something of what is found in it.
        Rescan = "RESCAN",
    }
}
