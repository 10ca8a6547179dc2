//! Which findings are shown, from the command line.

use tidewaiter_advisories::FixState;
use tidewaiter_reports::{Filter, fix_states};
use tidewaiter_types::Severity;

/// What to show.
#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArguments {
    /// Show findings of this severity or graver
    #[arg(long, value_parser = severity, value_name = "SEVERITY")]
    severity: Option<Severity>,
    /// Show findings in these states of a fix: fixed, affected, pending, under-investigation, deferred, will-not-fix,
    /// end-of-life
    #[arg(long, value_parser = fix_state, value_delimiter = ',', value_name = "STATE,…")]
    fix_state: Vec<FixState>,
    /// Show findings that are as likely to be exploited within 30 days, or more so (EPSS, 0 to 1)
    #[arg(long, value_parser = probability, value_name = "SCORE")]
    epss: Option<f32>,
    /// Show findings that are known to be exploited (CISA's catalogue)
    #[arg(long)]
    kev: bool,
    /// Show findings in libraries that are needed only to develop or test, too
    #[arg(long)]
    include_dev: bool,
}

impl FilterArguments {
    /// As the reports know it.
    pub fn filter(&self) -> Filter {
        Filter {
            severity: self.severity,
            states: self.fix_state.clone(),
            epss: self.epss,
            known_exploited: self.kev,
            development: self.include_dev,
        }
    }
}

fn severity(text: &str) -> Result<Severity, String> {
    let names = || {
        Severity::GRAVEST_FIRST
            .map(|level| level.as_str().to_lowercase())
            .join(", ")
    };
    tidewaiter_reports::severity(text).ok_or_else(|| format!("severities are {}", names()))
}

fn fix_state(text: &str) -> Result<FixState, String> {
    let found = fix_states().find(|(name, ..)| *name == text);
    let names = || fix_states().map(|(name, ..)| name).collect::<Vec<_>>().join(", ");
    found
        .map(|(_, state, _)| state)
        .ok_or_else(|| format!("states of a fix are {}", names()))
}

fn probability(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "EPSS scores are from 0 to 1".to_owned())
}
