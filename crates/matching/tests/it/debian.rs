//! Debian's packages at, just below and just above real fixes, against an independent script that reads the tracker's
//! files and asks `dpkg --compare-versions`.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use tidewaiter_advisories::{Limits, Standing};
use tidewaiter_matching::match_packages;

use super::*;

/// A release, a source and its version.
type Question = (String, String, String);

/// Every so-many-th package of each release is asked about, at up to so many fixes of its.
const STEP: usize = 60;
const FIXES: usize = 3;

fn questions(db: &Database) -> Vec<Question> {
    let mut all = Vec::new();
    for release in ["11", "12", "13"] {
        let view = db.space(&Space::of_release("debian", release)).unwrap().unwrap();
        for source in view.packages().map(Result::unwrap).step_by(STEP) {
            let rows = view.affected(&source).unwrap().map(Result::unwrap);
            let ends = rows.flat_map(|row| row.ranges.map(|range| range.limit));
            let fixes = ends.filter_map(|end| {
                if let Limits::Fixed(fix) = end {
                    Some(fix)
                } else {
                    None
                }
            });
            for fix in fixes.take(FIXES) {
                for version in [format!("{fix}~"), fix.to_owned(), format!("{fix}+b1")] {
                    all.push((release.to_owned(), source.clone(), version));
                }
            }
        }
    }
    all
}

/// What the script answers; the CVEs of each question.
fn oracle(questions: &[Question]) -> Option<BTreeMap<Question, Vec<String>>> {
    let pack = data::unpack("feeds/debian-osv")?.join("debian-osv");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/debian_oracle.py");
    let mut child = Command::new("python3")
        .args([script.as_ref(), pack.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 and dpkg are there; `cargo xtask setup` installs them");
    let mut input = child.stdin.take().unwrap();
    for (release, source, version) in questions {
        writeln!(input, "{release} {source} {version}").unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let answers = text.lines().map(|line| {
        let mut words = line.split(' ').map(str::to_owned);
        let mut word = || words.next().unwrap();
        ((word(), word(), word()), words.collect())
    });
    Some(answers.collect())
}

#[test]
fn findings_agree_with_dpkg_and_the_trackers_own_files() {
    let Some(db) = database() else { return };
    let questions = questions(db);
    let Some(answers) = oracle(&questions) else { return };
    let mut compared = 0;
    for (question, mut expected) in answers {
        let (release, source, version) = &question;
        let package = package(Ecosystem::Deb, "any-binary", source, version);
        let found = match_packages(db, &Space::of_release("debian", release), [&package]).unwrap();
        let found: Vec<String> = found.into_iter().map(|found| found.vulnerability).collect();
        // Stated policy: a CVE that NVD or Debian calls rejected is no finding.
        expected.retain(|cve| db.vulnerability(cve).unwrap().unwrap().standing != Standing::Rejected);
        assert_eq!(found, expected, "{question:?}");
        compared += expected.len();
    }
    assert!(
        questions.len() > 300 && compared > 1000,
        "{} questions, {compared} answers",
        questions.len()
    );
}
