//! Pairs of real versions, and what a tool says of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

/// Real versions of each package.
#[derive(Default)]
pub struct Versions(BTreeMap<String, BTreeSet<String>>);

impl Versions {
    pub fn add(&mut self, package: &str, version: &str) {
        let versions = self.0.entry(package.to_owned()).or_default();
        versions.insert(version.to_owned());
    }

    /// Pairs of neighbours within each package, and as many of versions that have nothing to do with each other.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        for versions in self.0.values() {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            pairs.extend(versions.windows(2).map(|pair| (pair[0], pair[1])));
            pairs.extend(versions.windows(3).map(|triple| (triple[2], triple[0])));
        }
        let all: Vec<&str> = self.0.values().flatten().map(String::as_str).collect();
        let any = |i: usize| all[((i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) as usize % all.len()];
        let strangers: Vec<_> = (0..pairs.len()).map(|i| (any(2 * i), any(2 * i + 1))).collect();
        pairs.extend(strangers);
        pairs
    }
}

/// Each with each, in both directions.
pub fn all_pairs(versions: &[String]) -> Vec<(&str, &str)> {
    let each = versions.iter().map(String::as_str);
    each.clone()
        .flat_map(|a| each.clone().map(move |b| (a, b)))
        .collect()
}

/// What a program says of pairs: it gets a line with a tab for each, and answers with a line for each.
pub fn ask(command: &mut Command, pairs: &[(&str, &str)]) -> Vec<String> {
    let name = format!("{command:?}");
    let missing = format!("{name} can be run; `cargo xtask test` installs what is needed");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect(&missing);
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let lines: String = pairs.iter().map(|(a, b)| format!("{a}\t{b}\n")).collect();
    // From a thread of its own, since a program may answer before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    assert!(
        output.status.success(),
        "{name} failed; `cargo xtask test` installs what is needed"
    );
    writer.join().expect("no panic").expect("it reads its input");
    let answers = String::from_utf8(output.stdout).expect("it answers in UTF-8");
    let answers: Vec<String> = answers.lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), pairs.len(), "{name} answers each pair");
    answers
}

/// `<`, `=` or `>`.
pub fn sign(order: Ordering) -> &'static str {
    match order {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    }
}

/// The first pairs on which two sides differ, each in words.
pub fn differences(pairs: &[(&str, &str)], ours: &[&str], theirs: &[String]) -> Vec<String> {
    let each = pairs.iter().zip(ours).zip(theirs);
    let different = each.filter(|((_, our), their)| our != their);
    let words = different.map(|(((a, b), our), their)| format!("{a} {our} {b}, but the tool says {their}"));
    words.take(20).collect()
}
