//! Semantic Versioning 2.0.0, which many ecosystems share: numbers, then a pre-release behind `-`, then build
//! metadata behind `+`. Their differences are [`Rules`].
//!
//! Odd: the reading is lenient, because advisories and manifests are. A leading `v` or `=` is dropped, there may be any
//! number of numbers (those that are missing count as zero) with leading zeros, and identifiers may hold any
//! signs. What still has no number in front, or something behind the numbers that begins no further part, is no
//! version: it is less than every version, and two such texts compare as texts.

use std::cmp::Ordering;

use crate::version_parts::{
    compare_dotted, compare_lists, compare_numbers, compare_parsed, is_number, split_while,
};
use crate::version_scheme::VersionScheme;

/// The order of plain Semantic Versioning; its name is `semver`.
pub struct SemverOrder;

impl VersionScheme for SemverOrder {
    fn name(&self) -> &'static str {
        "semver"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare(a, b, &Rules::SPEC)
    }
}

/// In what an ecosystem departs from the specification.
pub(crate) struct Rules {
    /// Letters right behind the numbers begin a pre-release (`1.0.0beta`).
    pub prerelease_needs_no_hyphen: bool,
    /// What stands behind `-` is a revision: a version that has one comes after the one without.
    pub hyphen_begins_revision: bool,
    /// Build metadata decides between versions that are equal otherwise; none comes first.
    pub build_counts: bool,
    /// How two identifiers that are no numbers compare.
    pub compare_texts: fn(&str, &str) -> Ordering,
}

impl Rules {
    /// Those of the specification itself.
    pub const SPEC: Self = Self {
        prerelease_needs_no_hyphen: false,
        hyphen_begins_revision: false,
        build_counts: false,
        compare_texts: |a, b| a.cmp(b),
    };
}

/// How `a` stands to `b` under these rules.
pub(crate) fn compare(a: &str, b: &str, rules: &Rules) -> Ordering {
    let parse = |text| Version::parse(text, rules);
    compare_parsed(a, b, parse, |a, b| a.compare(b, rules))
}

/// A version cut into its parts.
struct Version<'a> {
    /// Numbers with points between.
    numbers: &'a str,
    /// Identifiers with points between.
    prerelease: Option<&'a str>,
    /// Identifiers with points between.
    build: Option<&'a str>,
}

impl<'a> Version<'a> {
    /// `None` for a text that is no version.
    fn parse(text: &'a str, rules: &Rules) -> Option<Self> {
        let text = text.trim_ascii().trim_start_matches(['v', 'V', '=', ' ']);
        let (numbers, rest) = split_while(text, |byte| byte.is_ascii_digit() || byte == b'.');
        if !numbers.split('.').all(is_number) {
            return None;
        }
        let (rest, build) = match rest.split_once('+') {
            Some((rest, build)) => (rest, Some(build)),
            None => (rest, None),
        };
        let prerelease = match rest.bytes().next() {
            None => None,
            Some(b'-') => Some(&rest[1..]),
            Some(byte) if rules.prerelease_needs_no_hyphen && byte.is_ascii_alphabetic() => Some(rest),
            Some(_) => return None,
        };
        Some(Self {
            numbers,
            prerelease,
            build,
        })
    }

    fn compare(&self, other: &Self, rules: &Rules) -> Ordering {
        compare_dotted(self.numbers, other.numbers)
            .then_with(|| match (self.prerelease, other.prerelease) {
                (Some(a), Some(b)) => compare_identifiers(a, b, rules),
                (a, b) if rules.hyphen_begins_revision => a.is_some().cmp(&b.is_some()),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
            .then_with(|| match (self.build, other.build) {
                _ if !rules.build_counts => Ordering::Equal,
                (Some(a), Some(b)) => compare_identifiers(a, b, rules),
                (a, b) => a.is_some().cmp(&b.is_some()),
            })
    }
}

/// Numbers come before texts, and a list before those that it begins.
fn compare_identifiers(a: &str, b: &str, rules: &Rules) -> Ordering {
    compare_lists(a.split('.'), b.split('.'), |a, b| {
        match (is_number(a), is_number(b)) {
            (true, true) => compare_numbers(a, b),
            (false, false) => (rules.compare_texts)(a, b),
            (a, b) => b.cmp(&a),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Semantic Versioning 2.0.0, item 11, and what is no version below it.
    const ASCENDING: [&str; 12] = [
        "",
        "1..0",
        "main",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
        "1.10.0",
    ];

    #[test]
    fn versions_ascend_as_the_specification_says() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(SemverOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1", "1.0.0"),
            ("v1.2.3", "1.2.3"),
            ("1.2.3+a", "1.2.3+b"),
            ("1.2.3-1", "1.2.3-01"),
        ] {
            assert_eq!(SemverOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
