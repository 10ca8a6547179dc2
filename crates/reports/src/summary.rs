//! Findings counted by severity.
//!
//! Odd: findings of the kernel's policy group (headers and tools, which a container never runs) are counted apart.

use tidewaiter_matching::BasicFinding;
use tidewaiter_types::Severity;

/// How many findings there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// By severity, the gravest first, without those that do not occur.
    pub by_severity: Vec<(Severity, usize)>,
    /// All that are counted.
    pub counted: usize,
    /// Those of them that a newer version of the package does not have.
    pub fixable: usize,
    /// Findings of kernel headers and tools, which are not counted.
    pub kernel_policy: usize,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[BasicFinding]) -> Self {
        let counted = || findings.iter().filter(|finding| !finding.kernel_policy);
        let with = |severity| counted().filter(|finding| finding.severity == severity).count();
        let by_severity = Severity::GRAVEST_FIRST
            .into_iter()
            .map(|severity| (severity, with(severity)));
        Self {
            by_severity: by_severity.filter(|(_, count)| *count > 0).collect(),
            counted: counted().count(),
            fixable: counted()
                .filter(|finding| finding.fixed_version.is_some())
                .count(),
            kernel_policy: findings.len() - counted().count(),
        }
    }

    /// The gravest severity that is counted.
    pub fn gravest(&self) -> Option<Severity> {
        self.by_severity.first().map(|(severity, _)| *severity)
    }
}
