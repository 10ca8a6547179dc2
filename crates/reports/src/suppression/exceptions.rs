//! A file of exceptions: findings that whoever runs the scan decided not to act on, each with a reason and, if it is to end,
//! a last day.
//!
//! ```toml
//! [[ignore]]
//! vulnerability = "CVE-2023-45853"   # any of its names, or the advisory that decided
//! package = "zlib1g"                 # or a purl, with or without version; left out: everywhere in the image
//! path = "srv/*"                     # where a library lies; a star stands for any characters
//! reason = "minizip is not built"
//! expires = 2026-12-31               # the last day on which it holds
//! ```
//!
//! YAML has the same members below `ignore:`.
//!
//! Odd: an exception that has ended is told in words and does nothing; so is one that met no finding, which is mostly a
//! slip in writing or a finding that is gone. The day is given, so that there is no clock here.

use serde::Deserialize;

use super::purl::matches_purl;
use super::{SuppressedBy, Suppression};
use crate::contents::Contents;
use crate::findings::{Affected, Findings, Issue};

/// Exceptions, in the order of their file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    ignore: Vec<Exception>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    vulnerability: String,
    package: Option<String>,
    path: Option<String>,
    reason: String,
    #[serde(default)]
    expires: Option<Day>,
}

/// A day: a date of TOML, or a text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Day {
    Date(toml::value::Datetime),
    Text(String),
}

impl Day {
    /// `2026-12-31`.
    fn text(&self) -> String {
        match self {
            Self::Date(date) => date.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// Why a file of exceptions cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ExceptionsError {
    /// It is no such file.
    #[error("it is no list of exceptions: {0}")]
    Form(String),
    /// A reason is missing.
    #[error("the exception for {0} has no reason: say why nothing is to be done")]
    NoReason(String),
    /// A last day is none.
    #[error("the exception for {vulnerability} expires on {day:?}, which is no day: write it as 2026-12-31")]
    NoDay {
        /// Which exception.
        vulnerability: String,
        /// What it says.
        day: String,
    },
}

impl Exceptions {
    /// Reads TOML.
    ///
    /// # Errors
    /// If it is no list of exceptions, or a reason is missing.
    pub fn from_toml(text: &str) -> Result<Self, ExceptionsError> {
        let read: Result<Self, _> = toml::from_str(text);
        read.map_err(|error| ExceptionsError::Form(error.to_string()))?
            .checked()
    }

    /// Reads YAML.
    ///
    /// # Errors
    /// As above.
    pub fn from_yaml(text: &str) -> Result<Self, ExceptionsError> {
        let read: Result<Self, _> = serde_norway::from_str(text);
        read.map_err(|error| ExceptionsError::Form(error.to_string()))?
            .checked()
    }

    fn checked(self) -> Result<Self, ExceptionsError> {
        for one in &self.ignore {
            if one.reason.trim().is_empty() {
                return Err(ExceptionsError::NoReason(one.vulnerability.clone()));
            }
            let day = one.expires.as_ref().map(Day::text);
            if let Some(day) = day.filter(|day| day.parse::<jiff::civil::Date>().is_err() || day.len() != 10)
            {
                let vulnerability = one.vulnerability.clone();
                return Err(ExceptionsError::NoDay { vulnerability, day });
            }
        }
        Ok(self)
    }

    /// Suppresses what is excepted on this day (`2026-11-26`), and says what was not as it should be.
    pub fn apply(&self, findings: &mut Findings, contents: &Contents<'_>, today: &str) -> Vec<String> {
        let mut notes = Vec::new();
        for one in &self.ignore {
            match one.expires.as_ref().map(Day::text) {
                // Days of ten characters are ordered as texts.
                Some(day) if day.as_str() < today => notes.push(format!(
                    "the exception for {} ended on {day} and does nothing: {}",
                    one.vulnerability, one.reason
                )),
                expires => {
                    if !one.apply(findings, contents, expires) {
                        notes.push(format!("the exception for {} met no finding", one.what()));
                    }
                }
            }
        }
        notes
    }
}

impl Exception {
    /// Whether it met anything.
    fn apply(&self, findings: &mut Findings, contents: &Contents<'_>, expires: Option<String>) -> bool {
        let mut is_met = false;
        for issue in &mut findings.issues {
            let is_named = self.names(issue);
            for affected in &mut issue.affected {
                let is_named = is_named || affected.evidence.advisory == self.vulnerability;
                if !is_named || !self.is_about(affected, contents) {
                    continue;
                }
                is_met = true;
                affected.suppression.get_or_insert_with(|| Suppression {
                    by: SuppressedBy::Exception {
                        expires: expires.clone(),
                    },
                    reason: Some(self.reason.clone()),
                });
            }
        }
        is_met
    }

    fn names(&self, issue: &Issue) -> bool {
        issue
            .names()
            .any(|name| name.eq_ignore_ascii_case(&self.vulnerability))
    }

    /// If all places are meant: a library that lies elsewhere too is still to be acted on.
    fn is_about(&self, affected: &Affected, contents: &Contents<'_>) -> bool {
        let components = || {
            affected
                .components
                .iter()
                .map(|number| &contents.components[*number])
        };
        let is_package = match &self.package {
            None => true,
            Some(purl) if purl.starts_with("pkg:") => components().all(|one| matches_purl(purl, one)),
            Some(name) => *name == affected.name,
        };
        let is_path = self.path.as_ref().is_none_or(|pattern| {
            let pattern = pattern.trim_start_matches('/');
            components().all(|one| one.occurrences.iter().all(|place| matches(pattern, place.path)))
        });
        is_package && is_path
    }

    fn what(&self) -> String {
        let places = self.package.iter().chain(&self.path).map(String::as_str);
        std::iter::once(self.vulnerability.as_str())
            .chain(places)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Whether a pattern, in which stars stand for any characters, is met. It takes no more steps than both are long,
/// multiplied.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn patterns_are_met_as_regular_expressions_are(pattern in "[ab*/]{0,8}", text in "[ab/]{0,10}") {
            let parts: Vec<String> = pattern.split('*').map(regex_lite::escape).collect();
            let oracle = regex_lite::Regex::new(&format!("^{}$", parts.join(".*"))).unwrap();
            prop_assert_eq!(matches(&pattern, &text), oracle.is_match(&text));
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,200}") {
            let _ = (Exceptions::from_toml(&text), Exceptions::from_yaml(&text));
        }
    }

    #[test]
    fn toml_and_yaml_say_the_same() {
        let toml = "[[ignore]]\nvulnerability = 'CVE-1'\nreason = 'r'\nexpires = 2026-12-31\n";
        let yaml = "ignore:\n- vulnerability: CVE-1\n  reason: r\n  expires: 2026-12-31\n";
        let (toml, yaml) = (
            Exceptions::from_toml(toml).unwrap(),
            Exceptions::from_yaml(yaml).unwrap(),
        );
        let day = |exceptions: &Exceptions| exceptions.ignore[0].expires.as_ref().unwrap().text();
        assert_eq!(day(&toml), "2026-12-31");
        assert_eq!(day(&yaml), "2026-12-31");
    }

    #[test]
    fn what_is_no_exception_is_an_error() {
        let words = |text: &str| Exceptions::from_toml(text).unwrap_err().to_string();
        let no_reason = "[[ignore]]\nvulnerability = 'CVE-1'\nreason = ' '\n";
        assert!(words(no_reason).contains("CVE-1 has no reason"));
        let no_day = "[[ignore]]\nvulnerability = 'CVE-1'\nreason = 'r'\nexpires = 'soon'\n";
        assert!(words(no_day).contains("which is no day"));
        let unknown = "[[ignore]]\nvulnerability = 'CVE-1'\nreason = 'r'\nwhy = 'x'\n";
        assert!(words(unknown).contains("why"));
    }

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("srv/*", "srv/app.jar"));
        assert!(matches(
            "*/node_modules/*.json",
            "app/node_modules/a/package.json"
        ));
        assert!(matches("a", "a"));
        assert!(!matches("a", "ab"));
        assert!(!matches("srv/*.war", "srv/app.jar"));
    }
}
