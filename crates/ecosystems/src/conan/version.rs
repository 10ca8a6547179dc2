//! Conan's order of versions: `main[-pre][+build]`, each a list of parts with points between (class `Version` of the
//! `conan` package).
//!
//! Odd: any text is a version. Zeros at the end of a list count for nothing (`1.0` = `1`), and a version without a
//! pre-release comes after those with one, but one without a build before them. Conan compares a number and a text as
//! texts, and so goes in circles (`9` < `10` < `1a` < `9`); here a part is a number and the text behind it, each
//! compared as what it is, which says the same of all versions that have the same number of digits there
//! (`1.1.1` < `1.1.1a` < `1.1.2`). A text without a number in front comes after all numbers, as letters do in Conan.

use std::cmp::Ordering;

use crate::version_parts::{compare_lists, compare_numbers, split_digits};
use crate::version_scheme::VersionScheme;

/// Conan's order; its name is `conan`.
pub struct ConanOrder;

impl VersionScheme for ConanOrder {
    fn name(&self) -> &'static str {
        "conan"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        Version::split(a).compare(&Version::split(b))
    }
}

struct Version<'a> {
    main: &'a str,
    prerelease: Option<&'a str>,
    build: Option<&'a str>,
}

impl<'a> Version<'a> {
    fn split(text: &'a str) -> Self {
        let (rest, build) = match text.rsplit_once('+') {
            Some((rest, build)) => (rest, Some(build)),
            None => (text, None),
        };
        let (main, prerelease) = match rest.split_once('-') {
            Some((main, prerelease)) => (main, Some(prerelease)),
            None => (rest, None),
        };
        Self {
            main,
            prerelease,
            build,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_parts(self.main, other.main)
            .then_with(|| match (self.prerelease, other.prerelease) {
                (Some(a), Some(b)) => compare_parts(a, b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
            .then_with(|| match (self.build, other.build) {
                (Some(a), Some(b)) => compare_parts(a, b),
                (a, b) => a.is_some().cmp(&b.is_some()),
            })
    }
}

fn compare_parts(a: &str, b: &str) -> Ordering {
    compare_lists(parts(a), parts(b), compare_part)
}

/// The parts without the zeros at the end.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let zeros = text.rsplit('.').take_while(|part| is_zero(part)).count();
    let count = text.split('.').count();
    text.split('.').take(count - zeros)
}

fn is_zero(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte == b'0')
}

fn compare_part(a: &str, b: &str) -> Ordering {
    let ((a_number, a_text), (b_number, b_text)) = (split_digits(a), split_digits(b));
    let numbers = compare_numbers(a_number, b_number);
    (class(a).cmp(&class(b)))
        .then(numbers)
        .then_with(|| a_text.cmp(b_text))
}

/// Nothing, then what begins with a number, then what does not.
fn class(part: &str) -> u8 {
    match part.bytes().next() {
        None => 0,
        Some(byte) if byte.is_ascii_digit() => 1,
        Some(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 11] = [
        "1.1-pre.2",
        "1.1-pre.10",
        "1.1",
        "1.1+a",
        "1.1.1",
        "1.1.1a",
        "1.1.1k",
        "1.1.2",
        "1.1.10",
        "cci.20200203",
        "system",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(ConanOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [("1", "1.0.0"), ("1.0-a.0", "1-a"), ("1.01", "1.1")] {
            assert_eq!(ConanOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
