//! A difference for people: a line for each package and finding that is not the same, marked `+`, `-` or `~`.

use std::fmt::Write;

use super::{Diff, Finding};

/// The difference as text, with a line feed at its end.
pub fn render(diff: &Diff<'_>) -> String {
    let mut text = format!(
        "from      {} ({})\nto        {} ({})\ndatabase  {}\n",
        diff.names[0], diff.digests[0], diff.names[1], diff.digests[1], diff.revision
    );
    packages(&mut text, diff);
    findings(&mut text, diff);
    for words in &diff.gaps {
        line(&mut text, &format!("NOT EVALUATED: {words}"));
    }
    text
}

fn packages(text: &mut String, diff: &Diff<'_>) {
    line(
        text,
        &format!(
            "\npackages: {} came, {} went, {} changed, {} the same",
            diff.came.len(),
            diff.went.len(),
            diff.changed.len(),
            diff.same
        ),
    );
    for package in &diff.came {
        line(text, &format!(" + {} {}", package.name, package.version));
    }
    for package in &diff.went {
        line(text, &format!(" - {} {}", package.name, package.version));
    }
    for changed in &diff.changed {
        let words = format!(" ~ {} {} -> {}", changed.name, changed.from, changed.to);
        line(text, &words);
    }
}

fn findings(text: &mut String, diff: &Diff<'_>) {
    line(
        text,
        &format!(
            "\nfindings: {} came, {} went, {} stayed",
            diff.new.len(),
            diff.gone.len(),
            diff.stayed.len()
        ),
    );
    let all = [("+", &diff.new), ("-", &diff.gone), (" ", &diff.stayed)];
    for (mark, findings) in all {
        for finding in findings {
            line(text, &format!(" {mark} {}", words(finding)));
        }
    }
}

fn words(finding: &Finding<'_>) -> String {
    let fix = finding.fixed_version.map(|fix| format!(", fixed in {fix}"));
    format!(
        "{:<13}  {}  {} {}{}",
        finding.severity.0.as_str(),
        finding.vulnerability,
        finding.package,
        finding.version,
        fix.unwrap_or_default()
    )
}

fn line(text: &mut String, words: &str) {
    // Writing to a text never fails.
    let _ = writeln!(text, "{words}");
}
