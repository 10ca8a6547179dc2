//! A report as JUnit's XML, which build servers show as tests: each finding is a test that failed, what was suppressed is
//! one that was skipped, and what was not evaluated is an error.
//!
//! Odd: JUnit's form has no standard but what is read by all: suites, cases, failures. An image without findings is one
//! test that passed, since no tests at all look like a job that did not run.

use std::fmt::Write;

use crate::findings::words::{headline, remedy};
use crate::{Affected, Issue, Report, xml};

/// The report as XML, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let mut cases = Vec::new();
    for (issue, affected) in report.findings.rows() {
        if !affected.kernel_policy {
            cases.push(failure(issue, affected));
        }
    }
    let failures = cases.len();
    let skipped = report.findings.suppressed();
    cases.extend(skipped.map(|(issue, affected, why)| skipped_case(issue, affected, &why.words())));
    let skipped = cases.len() - failures;
    let gaps = report.gaps().into_iter().chain(report.problems());
    cases.extend(gaps.map(|words| error(&words)));
    let errors = cases.len() - failures - skipped;
    if failures + errors == 0 {
        cases.push("    <testcase classname=\"image\" name=\"no findings\"/>\n".to_owned());
    }
    suites(report, &cases, [failures, errors, skipped])
}

fn suites(report: &Report<'_>, cases: &[String], [failures, errors, skipped]: [usize; 3]) -> String {
    let name = xml::escape(&report.image.name);
    let tests = cases.len();
    let counts =
        format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"");
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a text never fails.
    let _ = writeln!(text, "<testsuites name=\"tidewaiter\" {counts}>");
    let _ = writeln!(text, "  <testsuite name=\"{name}\" {counts}>");
    let _ = writeln!(text, "    <properties>");
    for (name, value) in properties(report) {
        let value = xml::escape(&value);
        let _ = writeln!(text, "      <property name=\"{name}\" value=\"{value}\"/>");
    }
    let _ = writeln!(text, "    </properties>");
    text.extend(cases.iter().map(String::as_str));
    text + "  </testsuite>\n</testsuites>\n"
}

fn properties(report: &Report<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![
        ("digest", report.image.digest.to_string()),
        ("databaseRevision", report.database.revision.to_string()),
        ("scanType", report.findings.scan_type.as_str().to_owned()),
    ];
    properties.extend(report.warnings().into_iter().map(|words| ("warning", words)));
    properties
}

fn case(issue: &Issue, affected: &Affected, inner: &str) -> String {
    let class = xml::escape(&format!("{}.{}", affected.evidence.feed, affected.name));
    let name = format!("[{}] {}", affected.severity.as_str(), headline(issue, affected));
    let name = xml::escape(&name);
    format!("    <testcase classname=\"{class}\" name=\"{name}\">\n      {inner}\n    </testcase>\n")
}

fn failure(issue: &Issue, affected: &Affected) -> String {
    let message = xml::escape(&format!("{}: {}", issue.id, remedy(affected)));
    let mut text = affected.evidence.decided.clone();
    for more in issue.title.iter().chain(&issue.uri) {
        text += &format!("\n{more}");
    }
    let text = xml::escape(&text);
    let severity = affected.severity.as_str();
    let inner = format!("<failure type=\"{severity}\" message=\"{message}\">{text}</failure>");
    case(issue, affected, &inner)
}

fn skipped_case(issue: &Issue, affected: &Affected, why: &str) -> String {
    let inner = format!("<skipped message=\"{}\"/>", xml::escape(why));
    case(issue, affected, &inner)
}

fn error(words: &str) -> String {
    let words = xml::escape(words);
    format!(
        "    <testcase classname=\"image\" name=\"evaluated\">\n      \
         <error type=\"incomplete\" message=\"{words}\"/>\n    </testcase>\n"
    )
}
