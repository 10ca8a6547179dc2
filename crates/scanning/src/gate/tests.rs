//! What the gate's rules say.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use proptest::prelude::*;
use tidewaiter_types::{Severity, Timestamp};

use super::policy::{GateFacts, GateFinding, GateMode, GateRule, PullGate};

const DAY: i64 = 24 * 3_600_000;
const NOW: Timestamp = Timestamp(100 * DAY);

fn gate(rule: &str) -> PullGate {
    serde_json::from_str(&format!(r#"{{"rules":[{{"name":"r"{rule}}}]}}"#)).unwrap()
}

/// A critical finding with a fix, known for so many days.
fn finding(days: i64) -> GateFinding {
    GateFinding {
        vulnerability: "CVE-2024-1".into(),
        severity: Severity::Critical,
        fix_available: true,
        epss: Some(0.5),
        known_exploited: false,
        known_since: Timestamp(NOW.0 - days * DAY),
        packages: vec!["openssl 1 (fixed in 2)".into()],
    }
}

fn refuses(rule: &str, finding: GateFinding, was_pulled: bool) -> bool {
    let facts = GateFacts::Scanned(vec![finding]);
    !gate(rule)
        .judge("app", &facts, was_pulled, NOW)
        .reasons
        .is_empty()
}

#[test]
fn each_condition_decides() {
    for (rule, refused) in [
        (r#","min-severity":"CRITICAL""#, true),
        (r#","min-severity":"LOW""#, true),
        (r#","fix-available":true"#, true),
        (r#","fix-available":false"#, false),
        (r#","min-epss":0.5"#, true),
        (r#","min-epss":0.6"#, false),
        (r#","known-exploited":true"#, false),
        (r#","min-age-days":3"#, true),
        (r#","min-age-days":4"#, false),
        (r#","ignore":["CVE-2024-1"]"#, false),
        (r#","repositories":["prod/*"]"#, false),
        (r#","repositories":["a*"]"#, true),
        (r#","except-repositories":["app"]"#, false),
    ] {
        assert_eq!(refuses(rule, finding(3), false), refused, "{rule}");
    }
    let low = GateFinding {
        severity: Severity::Low,
        ..finding(3)
    };
    assert!(!refuses(r#","min-severity":"HIGH""#, low, false));
}

#[test]
fn all_conditions_are_to_be_met_by_one_finding() {
    let one = GateFinding {
        fix_available: false,
        ..finding(3)
    };
    let other = GateFinding {
        severity: Severity::Low,
        ..finding(3)
    };
    let rule = gate(r#","min-severity":"HIGH","fix-available":true"#);
    let facts = GateFacts::Scanned(vec![one, other]);
    assert!(rule.judge("app", &facts, false, NOW).reasons.is_empty());
}

#[test]
fn what_runs_already_has_grace_and_it_ends() {
    let rule = r#","grace-pulled-days":7"#;
    assert!(refuses(rule, finding(3), false));
    assert!(!refuses(rule, finding(3), true));
    assert!(refuses(rule, finding(7), true));
    let judged = gate(rule).judge("app", &GateFacts::Scanned(vec![finding(3)]), true, NOW);
    assert_eq!(judged.until, Some(Timestamp(NOW.0 + 4 * DAY)));
}

#[test]
fn what_is_not_known_is_refused_unless_it_is_said_otherwise() {
    let unscanned = GateFacts::Unscanned("it was not scanned".into());
    let refused =
        |rule: &str, facts: &GateFacts| !gate(rule).judge("app", facts, true, NOW).reasons.is_empty();
    assert!(refused("", &unscanned));
    assert!(refused("", &GateFacts::Unsupported));
    assert!(!refused(r#","unscanned":"allow""#, &unscanned));
    assert!(!refused(r#","unscanned":"allow""#, &GateFacts::Unsupported));
    assert!(!refused(r#","unsupported":"allow""#, &GateFacts::Unsupported));
    assert!(refused(
        r#","unscanned":"allow","unsupported":"refuse""#,
        &GateFacts::Unsupported
    ));
    assert!(!refused("", &GateFacts::NoImage));
}

#[test]
fn a_gate_tries_out_unless_it_is_told_to_enforce_and_misspelt_settings_are_errors() {
    assert_eq!(gate("").mode, GateMode::DryRun);
    let wrong = serde_json::from_str::<PullGate>(r#"{"rules":[{"name":"r","min-severty":"HIGH"}]}"#);
    assert!(wrong.is_err());
}

#[test]
fn a_refusal_names_the_gravest_first() {
    let low = GateFinding {
        severity: Severity::Low,
        vulnerability: "CVE-2020-1".into(),
        ..finding(3)
    };
    let facts = GateFacts::Scanned(vec![low, finding(3)]);
    let judged = gate("").judge("app", &facts, false, NOW);
    assert_eq!(
        judged.reasons[0].words,
        "CVE-2024-1 (CRITICAL, openssl 1 (fixed in 2)), CVE-2020-1 (LOW, openssl 1 (fixed in 2))"
    );
}

fn findings() -> impl Strategy<Value = GateFinding> {
    let severity = (0..6usize).prop_map(|place| Severity::GRAVEST_FIRST[place]);
    let parts = (
        severity,
        any::<bool>(),
        proptest::option::of(0.0f32..1.0),
        any::<bool>(),
        0..60i64,
    );
    parts.prop_map(
        |(severity, fix_available, epss, known_exploited, days)| GateFinding {
            severity,
            fix_available,
            epss,
            known_exploited,
            ..finding(days)
        },
    )
}

fn rules() -> impl Strategy<Value = GateRule> {
    let severity = proptest::option::of((0..6usize).prop_map(|place| Severity::GRAVEST_FIRST[place]));
    let parts = (
        severity,
        proptest::option::of(any::<bool>()),
        proptest::option::of(0.0f32..1.0),
        0..40u32,
        0..40u32,
    );
    parts.prop_map(|(min_severity, fix_available, min_epss, age, grace)| GateRule {
        min_severity,
        fix_available,
        min_epss,
        min_age_days: Some(age),
        grace_pulled_days: grace,
        ..gate("").rules.remove(0)
    })
}

proptest! {
    /// One finding more never opens the gate, and having been pulled never closes it.
    #[test]
    fn the_gate_is_monotone(rule in rules(), some in proptest::collection::vec(findings(), 0..6), more in findings()) {
        let gate = PullGate { mode: GateMode::Enforce, wait_seconds: 0, rules: vec![rule] };
        let refused = |findings: &[GateFinding], pulled| {
            let facts = GateFacts::Scanned(findings.to_vec());
            !gate.judge("app", &facts, pulled, NOW).reasons.is_empty()
        };
        let with_more = [&some[..], &[more]].concat();
        prop_assert!(!refused(&some, false) || refused(&with_more, false));
        prop_assert!(!refused(&some, true) || refused(&some, false));
    }

    /// Before `until` nothing changes, and then it does.
    #[test]
    fn a_judgement_stands_until_it_says(rule in rules(), some in proptest::collection::vec(findings(), 1..6)) {
        let gate = PullGate { mode: GateMode::Enforce, wait_seconds: 0, rules: vec![rule] };
        let facts = GateFacts::Scanned(some);
        let judged = gate.judge("app", &facts, true, NOW);
        if let Some(until) = judged.until {
            let before = gate.judge("app", &facts, true, until.plus_millis(-1));
            prop_assert!(before.reasons.is_empty());
            prop_assert!(!gate.judge("app", &facts, true, until).reasons.is_empty());
        }
    }
}
