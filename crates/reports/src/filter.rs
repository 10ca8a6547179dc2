//! Which findings are shown: by severity, state of a fix, likelihood and knowledge of exploits.
//!
//! What is left out is told in words, with its number: a short list must not pass for a clean image.
//!
//! Odd: libraries that are needed only to develop or test are left out unless they are asked for.

use tidewaiter_advisories::FixState;
use tidewaiter_types::Severity;

use crate::findings::words::{state, unfixed};
use crate::findings::{Affected, Findings, Issue};

/// What is wanted; all of it at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// This severity, or a graver one.
    pub severity: Option<Severity>,
    /// One of these states of a fix; any if there is none.
    pub states: Vec<FixState>,
    /// As likely to be exploited (EPSS, 0 to 1), or more so.
    pub epss: Option<f32>,
    /// Known to be exploited (CISA's catalogue).
    pub known_exploited: bool,
    /// Libraries for development too.
    pub development: bool,
}

impl Filter {
    /// Leaves out what is not wanted, and says what that was.
    pub fn apply(&self, findings: &mut Findings) -> Vec<String> {
        let mut notes = Vec::new();
        let mut step = |words: String, wanted: &dyn Fn(&Issue, &Affected) -> bool| {
            let before = findings.rows().len();
            findings.retain(wanted);
            match before - findings.rows().len() {
                0 => {}
                1 => notes.push(format!("1 finding is not shown: {words}")),
                left_out => notes.push(format!("{left_out} findings are not shown: {words}")),
            }
        };
        if !self.development {
            step(
                "it is in what is needed only for development".to_owned(),
                &|_, affected| !affected.is_development,
            );
        }
        if let Some(least) = self.severity {
            let words = format!("less grave than {}", least.as_str().to_lowercase());
            step(words, &|_, affected| affected.severity >= least);
        }
        if !self.states.is_empty() {
            let names: Vec<&str> = self.states.iter().map(|one| state(*one)).collect();
            let words = format!("in another state than {}", names.join(", "));
            step(words, &|_, affected| self.states.contains(&affected.state));
        }
        if let Some(least) = self.epss {
            let words = format!("less likely to be exploited than {least} (EPSS), or not scored");
            step(words, &|issue, _| is_as_likely(issue, least));
        }
        if self.known_exploited {
            step("not known to be exploited".to_owned(), &|issue, _| {
                issue.exploited.is_some()
            });
        }
        notes
    }
}

/// Whether a vulnerability's EPSS score is this or higher.
pub(crate) fn is_as_likely(issue: &Issue, least: f32) -> bool {
    issue.epss.as_ref().is_some_and(|epss| epss.score >= least)
}

/// All states of a fix by their names, with what each means.
pub fn fix_states() -> impl Iterator<Item = (&'static str, FixState, &'static str)> {
    let all = [
        FixState::Fixed,
        FixState::Affected,
        FixState::Pending,
        FixState::UnderInvestigation,
        FixState::Deferred,
        FixState::WillNotFix,
        FixState::EndOfLife,
    ];
    all.into_iter().map(|one| (state(one), one, unfixed(one)))
}
