//! pacman's order of versions: `[epoch:]version[-pkgrel]` (`alpm_pkg_vercmp` of libalpm, vercmp(8)).
//!
//! A version is read as runs of digits or letters with separators between; the separators' length decides before what
//! follows them. It descends from rpm's order of 2008, so `~` and `^` are but separators.
//!
//! Odd: letters right behind the last run that two versions share make a version less (`1.0rc` < `1.0`), but letters
//! behind a separator make it more (`1.0.a` > `1.0`). pacman goes in circles twice, and we do not: a version without a
//! pkgrel equals those with any there, but precedes them here; and separators at the end (`1.`), which pacman
//! puts before a digit and after a letter whatever their lengths, come right after the end here.

use std::cmp::Ordering;

use crate::version_parts::{compare_each, compare_numbers, split_digits, split_while};
use crate::version_scheme::VersionScheme;

/// pacman's order; its name is `arch`.
pub struct ArchOrder;

impl VersionScheme for ArchOrder {
    fn name(&self) -> &'static str {
        "arch"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        Version::split(a).compare(&Version::split(b))
    }
}

struct Version<'a> {
    epoch: &'a str,
    version: &'a str,
    pkgrel: Option<&'a str>,
}

impl<'a> Version<'a> {
    fn split(text: &'a str) -> Self {
        let (digits, after) = split_digits(text);
        let (epoch, rest) = match after.strip_prefix(':') {
            Some(rest) => (digits, rest),
            None => ("", text),
        };
        let (version, pkgrel) = match rest.rsplit_once('-') {
            Some((version, pkgrel)) => (version, Some(pkgrel)),
            None => (rest, None),
        };
        Self {
            epoch,
            version,
            pkgrel,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_numbers(self.epoch, other.epoch)
            .then_with(|| compare_runs(self.version, other.version))
            .then_with(|| match (self.pkgrel, other.pkgrel) {
                (Some(a), Some(b)) => compare_runs(a, b),
                (a, b) => a.is_some().cmp(&b.is_some()),
            })
    }
}

fn compare_runs(a: &str, b: &str) -> Ordering {
    compare_each(runs(a), runs(b), |a, b| match (a, b) {
        (Some(a), Some(b)) if a.separators == b.separators && a.text.is_some() && b.text.is_some() => {
            compare_texts(a.text, b.text)
        }
        (a, b) => place(a).cmp(&place(b)),
    })
}

/// Letters are less than digits.
fn compare_texts(a: Option<&str>, b: Option<&str>) -> Ordering {
    let (a, b) = (a.unwrap_or(""), b.unwrap_or(""));
    match (starts_with_digit(a), starts_with_digit(b)) {
        (true, true) => compare_numbers(a, b),
        (false, false) => a.cmp(b),
        (a, b) => a.cmp(&b),
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Separators, and the run of digits or of letters behind them; none at the end.
struct Run<'a> {
    separators: usize,
    text: Option<&'a str>,
}

/// Where runs stand that are not compared by their texts: letters at once, the end, separators and nothing more, and
/// then all others by the length of their separators.
fn place(run: Option<Run<'_>>) -> (u8, usize) {
    match run {
        Some(Run {
            separators: 0,
            text: Some(text),
        }) if !starts_with_digit(text) => (0, 0),
        None => (1, 0),
        Some(Run { text: None, .. }) => (2, 0),
        Some(Run { separators, .. }) => (3, separators),
    }
}

fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|sign: char| sign.is_ascii_alphanumeric());
        let (separators, after) = rest.split_at(start.unwrap_or(rest.len()));
        let (digits, after_digits) = split_digits(after);
        let (letters, after_letters) = split_while(after, |byte| byte.is_ascii_alphabetic());
        let (text, after) = match (digits, letters) {
            ("", "") => (None, after),
            ("", letters) => (Some(letters), after_letters),
            (digits, _) => (Some(digits), after_digits),
        };
        let run = Run {
            separators: separators.len(),
            text,
        };
        let ends = rest.is_empty();
        rest = after;
        (!ends).then_some(run)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From vercmp(8) and libalpm's own test.
    const ASCENDING: [&str; 14] = [
        "1.0a", "1.0b", "1.0beta", "1.0p", "1.0pre", "1.0rc", "1.0", "1.0.", "1.0.a", "1.0.1", "1.0..1",
        "1.1", "1.10", "1:0.1",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(ArchOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [("1.0", "0:1.0"), ("1.0", "1_0"), ("1.01", "1.1"), ("1~0", "1.0")] {
            assert_eq!(ArchOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn a_version_without_a_pkgrel_precedes_those_with_one() {
        for (low, high) in [("1.0", "1.0-1"), ("1.0-1", "1.0-2"), ("1.0-2", "1.0-10")] {
            assert_eq!(ArchOrder.compare(low, high), Ordering::Less, "{low} {high}");
        }
    }
}
