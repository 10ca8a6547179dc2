//! The rules of the pull gate, and what they say of an image: pure, so that the door, the report and the tests ask the
//! same.
//!
//! An image is refused if any rule for its repository refuses it. A rule's conditions on findings are all to be met by one
//! and the same finding. Odd: grace is a finding's and not an image's. An image that runs somewhere may be pulled for some
//! days after a finding is known, and for what was known before that it is refused all the same.

use serde::Deserialize;
use serde_json::{Value, json};
use tidewaiter_types::{Severity, Timestamp, is_matched_by};

const DAY_MILLIS: i64 = 24 * 3_600_000;
/// Findings that a refusal names.
const NAMED: usize = 10;

/// When images may be pulled: the table `pull-gate` of a settings file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PullGate {
    /// Whether refusals are meant.
    #[serde(default)]
    pub mode: GateMode,
    /// Seconds that a pull waits for a scan that is under way [default: 10].
    #[serde(default = "ten")]
    pub wait_seconds: u64,
    /// Any of them may refuse.
    pub rules: Vec<GateRule>,
}

fn ten() -> u64 {
    10
}

/// Whether refusals are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateMode {
    /// What would be refused is told of, and pulled.
    #[default]
    DryRun,
    /// What is refused is not pulled.
    Enforce,
}

/// What becomes of an image of which nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// It is not pulled.
    #[default]
    Refuse,
    /// It is pulled.
    Allow,
}

/// A rule. Conditions that are left out are met by every finding.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GateRule {
    /// What people call it.
    pub name: String,
    /// Names of repositories that it is for, with `*` for any characters; empty: all.
    #[serde(default)]
    pub repositories: Vec<String>,
    /// Those of them that it is not for.
    #[serde(default)]
    pub except_repositories: Vec<String>,
    /// Findings at least so grave.
    #[serde(default)]
    pub min_severity: Option<Severity>,
    /// Findings that newer packages end, all or in part; or those that none does.
    #[serde(default)]
    pub fix_available: Option<bool>,
    /// Findings that are at least so likely to be exploited: EPSS's probability, 0 to 1.
    #[serde(default)]
    pub min_epss: Option<f32>,
    /// Findings that are in CISA's catalogue of exploited vulnerabilities; or those that are not.
    #[serde(default)]
    pub known_exploited: Option<bool>,
    /// Findings that have been known for so many days.
    #[serde(default)]
    pub min_age_days: Option<u32>,
    /// Findings that do not count: vulnerabilities' ids.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Days that an image which was pulled before may still be pulled after a finding is known [default: 30].
    #[serde(default = "thirty")]
    pub grace_pulled_days: u32,
    /// What becomes of an image that was not scanned, or whose scan failed.
    #[serde(default)]
    pub unscanned: Unknown,
    /// What becomes of an image in which nothing can be judged; by default what becomes of one that was not scanned.
    #[serde(default)]
    pub unsupported: Option<Unknown>,
}

fn thirty() -> u32 {
    30
}

/// What the gate looks at of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct GateFinding {
    /// The vulnerability.
    pub vulnerability: String,
    /// How grave it is.
    pub severity: Severity,
    /// Whether newer packages end it, all or in part.
    pub fix_available: bool,
    /// EPSS's probability.
    pub epss: Option<f32>,
    /// Whether it is in CISA's catalogue.
    pub known_exploited: bool,
    /// Since when it is known of the image.
    pub known_since: Timestamp,
    /// Packages, with the versions that end it where there are some.
    pub packages: Vec<String>,
}

/// What is known of an image.
#[derive(Clone, Debug, PartialEq)]
pub enum GateFacts {
    /// It was scanned, and this was found that is not suppressed.
    Scanned(Vec<GateFinding>),
    /// There is no scan, or none that ended well; in which words.
    Unscanned(String),
    /// Nothing in it can be judged.
    Unsupported,
    /// It is no image: an index, or an artifact.
    NoImage,
}

/// What the rules say of an image.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Why it may not be pulled; empty: it may.
    pub reasons: Vec<Reason>,
    /// When it may have to be judged again although nothing new is known: a grace ends.
    pub until: Option<Timestamp>,
}

/// Why a rule refuses an image.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The rule.
    pub rule: String,
    /// In words.
    pub words: String,
    /// The findings that meet the rule, gravest first; none where nothing is known of the image.
    pub findings: Vec<GateFinding>,
}

impl PullGate {
    /// What the rules say of an image of this repository, which was pulled before or not.
    pub fn judge(&self, repository: &str, facts: &GateFacts, was_pulled: bool, now: Timestamp) -> Judgement {
        let mut judgement = Judgement {
            reasons: Vec::new(),
            until: None,
        };
        for rule in self.rules.iter().filter(|rule| rule.is_for(repository)) {
            match rule.judge(facts, was_pulled, now) {
                RuleSays::Refused(reason) => judgement.reasons.push(reason),
                RuleSays::Allowed(until) => {
                    judgement.until = judgement.until.into_iter().chain(until).min();
                }
            }
        }
        judgement
    }

    /// Whether any rule is for this repository.
    pub fn is_for(&self, repository: &str) -> bool {
        self.rules.iter().any(|rule| rule.is_for(repository))
    }
}

enum RuleSays {
    Refused(Reason),
    /// Until when, if time alone may change it.
    Allowed(Option<Timestamp>),
}

impl GateRule {
    fn is_for(&self, repository: &str) -> bool {
        let is_in = |list: &[String]| list.iter().any(|pattern| is_matched_by(repository, pattern));
        (self.repositories.is_empty() || is_in(&self.repositories)) && !is_in(&self.except_repositories)
    }

    fn judge(&self, facts: &GateFacts, was_pulled: bool, now: Timestamp) -> RuleSays {
        match facts {
            GateFacts::NoImage => RuleSays::Allowed(None),
            GateFacts::Scanned(findings) => self.judge_findings(findings, was_pulled, now),
            GateFacts::Unscanned(words) => self.judge_unknown(self.unscanned, words),
            GateFacts::Unsupported => {
                let choice = self.unsupported.unwrap_or(self.unscanned);
                self.judge_unknown(choice, "nothing in the image can be judged")
            }
        }
    }

    fn judge_unknown(&self, choice: Unknown, words: &str) -> RuleSays {
        match choice {
            Unknown::Allow => RuleSays::Allowed(None),
            Unknown::Refuse => RuleSays::Refused(Reason {
                rule: self.name.clone(),
                words: words.to_owned(),
                findings: Vec::new(),
            }),
        }
    }

    fn judge_findings(&self, findings: &[GateFinding], was_pulled: bool, now: Timestamp) -> RuleSays {
        let grace = if was_pulled { self.grace_pulled_days } else { 0 };
        let days = i64::from(grace.max(self.min_age_days.unwrap_or(0)));
        let counts_from = |found: &GateFinding| found.known_since.plus_millis(days * DAY_MILLIS);
        let (counting, young): (Vec<&GateFinding>, Vec<&GateFinding>) = findings
            .iter()
            .filter(|found| self.is_met_by(found))
            .partition(|found| counts_from(found) <= now);
        if counting.is_empty() {
            return RuleSays::Allowed(young.into_iter().map(counts_from).min());
        }
        let mut counting: Vec<GateFinding> = counting.into_iter().cloned().collect();
        counting.sort_by(|a, b| (b.severity, &a.vulnerability).cmp(&(a.severity, &b.vulnerability)));
        RuleSays::Refused(Reason {
            rule: self.name.clone(),
            words: words_of(&counting),
            findings: counting,
        })
    }

    fn is_met_by(&self, found: &GateFinding) -> bool {
        self.min_severity.is_none_or(|least| found.severity >= least)
            && self
                .fix_available
                .is_none_or(|wanted| found.fix_available == wanted)
            && self
                .min_epss
                .is_none_or(|least| found.epss.is_some_and(|epss| epss >= least))
            && self
                .known_exploited
                .is_none_or(|wanted| found.known_exploited == wanted)
            && !self.ignore.contains(&found.vulnerability)
    }
}

fn words_of(findings: &[GateFinding]) -> String {
    let named: Vec<String> = findings
        .iter()
        .take(3)
        .map(|found| {
            format!(
                "{} ({}, {})",
                found.vulnerability,
                found.severity.as_str(),
                found.packages.first().map_or("", String::as_str)
            )
        })
        .collect();
    let more = match findings.len().saturating_sub(named.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", named.join(", "))
}

impl Reason {
    /// For programs.
    pub fn to_json(&self) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .take(NAMED)
            .map(|found| {
                json!({
                    "vulnerability": found.vulnerability,
                    "severity": found.severity,
                    "packages": found.packages,
                })
            })
            .collect();
        json!({
            "rule": self.rule,
            "reason": self.words,
            "findingCount": self.findings.len(),
            "findings": findings,
        })
    }
}
