//! What each form looks like, and what it must say.

use serde_json::Value;
use tidewaiter_reports::table::{self, Look};
use tidewaiter_reports::{Report, cyclonedx, json};

use crate::samples::Sample;

fn plain(report: &Report<'_>) -> String {
    table::render(report, Look::default())
}

#[test]
fn the_table_of_a_judged_image() {
    insta::assert_snapshot!(Sample::debian().report(plain));
}

#[test]
fn the_table_of_an_unknown_system_says_that_nothing_was_evaluated() {
    insta::assert_snapshot!(Sample::unknown_system().report(plain));
}

#[test]
fn the_table_without_findings_says_what_was_compared() {
    insta::assert_snapshot!(Sample::clean().report(plain));
}

#[test]
fn a_table_fits_its_terminal() {
    let look = Look {
        width: Some(50),
        colour: false,
        kernel_policy: true,
    };
    let text = Sample::debian().report(|report| table::render(report, look));
    let head = text.lines().position(|line| line.contains("SEVERITY")).unwrap();
    let rows: Vec<_> = text
        .lines()
        .skip(head)
        .take_while(|line| !line.is_empty())
        .collect();
    assert!(rows.iter().all(|row| row.chars().count() <= 50), "{text}");
    assert!(
        text.contains("not counted: 1 finding in kernel headers"),
        "{text}"
    );
}

#[test]
fn colour_is_there_only_when_asked_for() {
    let look = |colour| Look {
        colour,
        ..Look::default()
    };
    let text = |colour| Sample::debian().report(|report| table::render(report, look(colour)));
    assert!(text(true).contains("\u{1b}["));
    assert!(!text(false).contains("\u{1b}["));
}

#[test]
fn json_of_a_judged_image() {
    insta::assert_snapshot!(Sample::debian().report(json::render));
}

#[test]
fn json_of_an_unknown_system_is_not_complete() {
    let text = Sample::unknown_system().report(json::render);
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["evaluation"]["complete"], false);
    assert_eq!(document["evaluation"]["advisoriesOf"], Value::Null);
    assert_eq!(
        document["evaluation"]["notEvaluated"].as_array().unwrap().len(),
        2
    );
    assert_eq!(document["evaluation"]["problems"].as_array().unwrap().len(), 1);
    assert_eq!(document["findings"].as_array().unwrap().len(), 0);
    assert_eq!(document["packages"].as_array().unwrap().len(), 1);
}

#[test]
fn cyclonedx_of_a_judged_image() {
    insta::assert_snapshot!(Sample::debian().report(cyclonedx::render));
}

#[test]
fn the_table_of_libraries() {
    insta::assert_snapshot!(Sample::with_libraries().report(plain));
}

#[test]
fn json_of_libraries() {
    insta::assert_snapshot!(Sample::with_libraries().report(json::render));
}

#[test]
fn cyclonedx_of_libraries() {
    insta::assert_snapshot!(Sample::with_libraries().report(cyclonedx::render));
}

#[test]
fn the_same_scan_gives_the_same_bytes() {
    for render in [plain, json::render, cyclonedx::render] {
        assert_eq!(Sample::debian().report(render), Sample::debian().report(render));
    }
}
