//! The advice, with its reasons.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidewaiter_scanning::OnlyEnhanced;
use tidewaiter_types::Severity;

use super::survey::Survey;
use crate::commands::cost::ways::{WayCost, caveat};

/// Vulnerabilities that are named.
const NAMED: usize = 10;

/// When each type scans, and where its results are read.
const TYPES: [(&str, &str, &str); 2] = [
    (
        "basic",
        "on push and by hand, once a day; a result stands as of its scan",
        "Amazon ECR: DescribeImageScanFindings, DescribeImages, events of scans",
    ),
    (
        "enhanced",
        "on push, and again by itself when an advisory is published or changed",
        "Amazon ECR as with basic scanning; Amazon Inspector with filters, coverage and reports; Security Hub; events of \
         findings",
    ),
];

/// What is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Basic scanning finds what there is.
    Basic,
    /// Enhanced scanning finds more, and it does not press.
    EnhancedOnPush,
    /// Enhanced scanning finds more that presses.
    EnhancedContinuous,
}

impl Verdict {
    fn words(self) -> &'static str {
        match self {
            Self::Basic => "basic scanning",
            Self::EnhancedOnPush => "enhanced scanning, on push",
            Self::EnhancedContinuous => "enhanced scanning, continuous",
        }
    }
}

/// The advice, and all that it rests on.
pub struct Advice<'a> {
    survey: &'a Survey,
    costs: Vec<WayCost>,
    verdict: Verdict,
    reasons: Vec<String>,
}

impl<'a> Advice<'a> {
    /// What a survey comes to.
    pub fn of(survey: &'a Survey, costs: Vec<WayCost>) -> Self {
        let pressing = survey.pressing();
        let verdict = match (pressing > 0, survey.only_enhanced.is_empty()) {
            (true, _) => Verdict::EnhancedContinuous,
            (false, false) => Verdict::EnhancedOnPush,
            (false, true) if survey.with_libraries > 0 => Verdict::EnhancedOnPush,
            (false, true) => Verdict::Basic,
        };
        Self {
            verdict,
            reasons: survey.reasons(pressing),
            survey,
            costs,
        }
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut lines = vec![format!("Advice: {}", self.verdict.words()), String::new()];
        lines.extend(self.reasons.iter().map(|reason| format!("  - {reason}")));
        lines.push(String::new());
        lines.push(format!(
            "What each type finds in the {} images here:",
            self.survey.images
        ));
        lines.push(String::new());
        lines.extend(self.survey.table());
        lines.push(String::new());
        lines.push("When it scans, and where results are read:".to_owned());
        lines.push(String::new());
        for (name, when, place) in TYPES {
            lines.push(format!("  {name:10} {when}"));
            lines.push(format!("  {:10} {place}", ""));
        }
        lines.extend(self.survey.gravest());
        lines.push(String::new());
        lines.push("USD for 30 days, by what happened to the images here (first scans, rescans):".to_owned());
        lines.push(String::new());
        lines.extend(self.costs.iter().map(|cost| format!("  {}", cost.line())));
        lines.extend(caveat(&self.costs));
        lines.extend(
            self.survey
                .unread
                .iter()
                .map(|words| format!("not looked at: {words}")),
        );
        lines.join("\n") + "\n"
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let survey = self.survey;
        let named = survey.only_enhanced.values().map(|(one, images)| {
            json!({
                "vulnerabilityId": one.vulnerability, "severity": one.severity.as_str(), "images": images,
                "inKev": one.is_exploited, "fixAvailable": one.has_fix,
            })
        });
        let types = TYPES.map(|(name, when, place)| json!({"type": name, "when": when, "where": place}));
        json!({
            "advice": self.verdict.words(),
            "scanType": if self.verdict == Verdict::Basic { "BASIC" } else { "ENHANCED" },
            "reasons": self.reasons,
            "images": survey.images,
            "imagesWithLibraries": survey.with_libraries,
            "libraries": survey.libraries,
            "basicFindings": by_name(&survey.basic),
            "enhancedFindings": by_name(&survey.enhanced),
            "onlyEnhanced": named.collect::<Vec<_>>(),
            "types": types,
            "lastThirtyDays": self.costs.iter().map(WayCost::json).collect::<Vec<_>>(),
            "notLookedAt": survey.unread,
        })
    }
}

fn by_name(counts: &BTreeMap<Severity, u64>) -> BTreeMap<&'static str, u64> {
    counts
        .iter()
        .map(|(severity, count)| (severity.as_str(), *count))
        .collect()
}

/// Whether it should not wait: somebody exploits it, or it is grave and there is a fix.
fn presses(one: &OnlyEnhanced) -> bool {
    one.is_exploited || one.severity >= Severity::High && one.has_fix
}

impl Survey {
    fn pressing(&self) -> usize {
        self.only_enhanced
            .values()
            .filter(|(one, _)| presses(one))
            .count()
    }

    fn reasons(&self, pressing: usize) -> Vec<String> {
        let mut reasons = Vec::new();
        if self.images == 0 {
            reasons.push(
                "There are no images here yet. Basic scanning costs nothing; ask again when there are."
                    .to_owned(),
            );
            return reasons;
        }
        let only = self.only_enhanced.len();
        let exploited = self
            .only_enhanced
            .values()
            .filter(|(one, _)| one.is_exploited)
            .count();
        reasons.push(match only {
            0 => "Enhanced scanning finds no vulnerability that basic scanning does not.".to_owned(),
            _ => format!(
                "Enhanced scanning finds {only} vulnerabilities that basic scanning does not look for."
            ),
        });
        if exploited > 0 {
            reasons.push(format!(
                "{exploited} of them are known to be exploited (CISA's catalogue)."
            ));
        }
        if pressing > 0 {
            reasons.push(format!(
                "{pressing} of them press: they are exploited, or grave and there is a fix."
            ));
        }
        reasons.push(match self.with_libraries {
            0 => "No image has libraries of a language in it, which is what basic scanning leaves out.".to_owned(),
            some => format!(
                "{some} of {} images have libraries and programs in them ({}), which basic scanning leaves out: new \
                 vulnerabilities in them would not be seen.",
                self.images, self.libraries
            ),
        });
        reasons
    }

    fn table(&self) -> Vec<String> {
        let only = |level: Severity| {
            let all = self.only_enhanced.values();
            all.filter(|(one, _)| one.severity == level).count()
        };
        let mut lines = vec![format!(
            "  {:14} {:>10} {:>10} {:>28}",
            "severity", "basic", "enhanced", "vulnerabilities only enhanced"
        )];
        for level in Severity::GRAVEST_FIRST {
            let count = |counts: &BTreeMap<Severity, u64>| counts.get(&level).copied().unwrap_or(0);
            lines.push(format!(
                "  {:14} {:>10} {:>10} {:>29}",
                level.as_str(),
                count(&self.basic),
                count(&self.enhanced),
                only(level)
            ));
        }
        lines
    }

    /// The gravest that enhanced scanning alone finds, those that are exploited first.
    fn gravest(&self) -> Vec<String> {
        let mut all: Vec<&(OnlyEnhanced, u64)> = self.only_enhanced.values().collect();
        all.sort_by_key(|(one, images)| {
            std::cmp::Reverse((one.is_exploited, one.severity, one.has_fix, *images))
        });
        let line = |(one, images): &&(OnlyEnhanced, u64)| {
            let exploited = if one.is_exploited { ", exploited" } else { "" };
            let fix = if one.has_fix { ", fix available" } else { "" };
            format!(
                "  {} {} in {images} images{exploited}{fix}",
                one.vulnerability,
                one.severity.as_str()
            )
        };
        if all.is_empty() {
            return Vec::new();
        }
        let heading = [
            "".to_owned(),
            "The gravest that only enhanced scanning finds:".to_owned(),
            "".to_owned(),
        ];
        heading
            .into_iter()
            .chain(all.iter().take(NAMED).map(line))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(libraries: u64, found: &[(&str, Severity, bool, bool)]) -> Survey {
        let only = found.iter().map(|(id, severity, is_exploited, has_fix)| {
            let one = OnlyEnhanced {
                vulnerability: (*id).to_owned(),
                severity: *severity,
                is_exploited: *is_exploited,
                has_fix: *has_fix,
            };
            ((*id).to_owned(), (one, 1))
        });
        Survey {
            images: 2,
            with_libraries: libraries,
            only_enhanced: only.collect(),
            ..Survey::default()
        }
    }

    fn verdict(survey: &Survey) -> Verdict {
        Advice::of(survey, Vec::new()).verdict
    }

    #[test]
    fn advice_follows_from_what_was_found() {
        assert_eq!(verdict(&survey(0, &[])), Verdict::Basic);
        assert_eq!(verdict(&survey(1, &[])), Verdict::EnhancedOnPush);
        let low = ("CVE-1", Severity::Low, false, true);
        assert_eq!(verdict(&survey(1, &[low])), Verdict::EnhancedOnPush);
        let grave = ("CVE-1", Severity::Critical, false, true);
        assert_eq!(verdict(&survey(1, &[grave])), Verdict::EnhancedContinuous);
        let unfixed = ("CVE-1", Severity::Critical, false, false);
        assert_eq!(verdict(&survey(1, &[unfixed])), Verdict::EnhancedOnPush);
        let exploited = ("CVE-1", Severity::Medium, true, false);
        assert_eq!(verdict(&survey(1, &[exploited])), Verdict::EnhancedContinuous);
    }

    #[test]
    fn the_gravest_are_named_first() {
        let all = [
            ("CVE-1", Severity::Critical, false, true),
            ("CVE-2", Severity::Medium, true, false),
            ("CVE-3", Severity::Low, false, false),
        ];
        let text = Advice::of(&survey(1, &all), Vec::new()).text();
        let place = |id: &str| text.find(&format!("  {id} ")).unwrap();
        assert!(
            place("CVE-2") < place("CVE-1") && place("CVE-1") < place("CVE-3"),
            "{text}"
        );
        assert!(
            text.starts_with("Advice: enhanced scanning, continuous\n"),
            "{text}"
        );
    }
}
