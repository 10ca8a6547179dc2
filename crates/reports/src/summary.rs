//! Findings counted by severity.
//!
//! Odd: findings of the kernel's policy group (headers and tools, which a container never runs) are counted apart, and
//! so are those that somebody suppressed.

use tidewaiter_types::Severity;

use crate::findings::Findings;

/// How many findings there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// By severity, the gravest first, without those that do not occur.
    pub by_severity: Vec<(Severity, usize)>,
    /// All that are counted.
    pub counted: usize,
    /// Those of them that newer versions of all their packages do not have.
    pub fixable: usize,
    /// Those of them that are known to be exploited.
    pub exploited: usize,
    /// Findings of kernel headers and tools alone, which are not counted.
    pub kernel_policy: usize,
    /// Pairs of vulnerability and package that were suppressed.
    pub suppressed: usize,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &Findings) -> Self {
        let mut summary = Self {
            suppressed: findings.suppressed().count(),
            ..Self::default()
        };
        let mut severities = [0; Severity::GRAVEST_FIRST.len()];
        for (issue, affected) in findings.counted() {
            let mut counted = affected.iter().filter(|one| !one.kernel_policy).peekable();
            if counted.peek().is_none() {
                summary.kernel_policy += 1;
                continue;
            }
            summary.counted += 1;
            summary.exploited += usize::from(issue.exploited.is_some());
            let severity = counted.clone().map(|one| one.severity).max();
            let is_fixable = counted.all(|one| one.fixed_version.is_some());
            summary.fixable += usize::from(is_fixable);
            severities[severity.unwrap_or(Severity::Undefined) as usize] += 1;
        }
        let counts = Severity::GRAVEST_FIRST
            .into_iter()
            .map(|severity| (severity, severities[severity as usize]));
        summary.by_severity = counts.filter(|(_, count)| *count > 0).collect();
        summary
    }

    /// The gravest severity that is counted.
    pub fn gravest(&self) -> Option<Severity> {
        self.by_severity.first().map(|(severity, _)| *severity)
    }
}
