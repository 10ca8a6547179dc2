//! apk's order of versions: `digits{.digits}{letter}{_suffix{number}}{~hash}{-rN}` (apk-version(8), apk-tools 3).
//!
//! Odd: a version is a sequence of parts, compared part by part. The first number compares as a number; a later
//! one too, unless one of the two starts with `0`: then both compare as texts (`8.2.0015` < `8.2.002`). Where
//! one version ends or goes on with a part of another kind, the kinds decide: a pre-release suffix is less than the
//! end, and everything else is more. From the first part that breaks the grammar on, a version counts as
//! invalid, which is less than its end; apk calls two versions that break at the same place equal, and so do we.
//! apk itself wraps numbers at 2^64; here they are compared whole.

use std::cmp::Ordering;

use crate::version_scheme::VersionScheme;

/// apk's order; its name is `apk`.
pub struct ApkOrder;

impl VersionScheme for ApkOrder {
    fn name(&self) -> &'static str {
        "apk"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare(a, b)
    }
}

/// How version `a` stands to `b` in apk's order.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (Parts::of(a), Parts::of(b));
    loop {
        let (left, right) = (a.next_part(), b.next_part());
        let order = left.compare(&right);
        if order.is_ne() || left.is_last() {
            return order;
        }
    }
}

/// Whether apk accepts the version.
pub fn is_valid(version: &str) -> bool {
    let mut parts = Parts::of(version);
    loop {
        match parts.next_part() {
            Part::End => return true,
            Part::Invalid => return false,
            _ => {}
        }
    }
}

/// Suffixes in their order; those up to `Rc` come before the release, the others after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Suffix {
    Alpha,
    Beta,
    Pre,
    Rc,
    Cvs,
    Svn,
    Git,
    Hg,
    P,
}

impl Suffix {
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"alpha" => Self::Alpha,
            b"beta" => Self::Beta,
            b"pre" => Self::Pre,
            b"rc" => Self::Rc,
            b"cvs" => Self::Cvs,
            b"svn" => Self::Svn,
            b"git" => Self::Git,
            b"hg" => Self::Hg,
            b"p" => Self::P,
            _ => return None,
        })
    }
}

/// One part of a version; numbers are kept as their digits.
#[derive(Clone, Copy, Debug)]
enum Part<'a> {
    FirstNumber(&'a [u8]),
    Number(&'a [u8]),
    Letter(u8),
    Suffix(Suffix),
    SuffixNumber(&'a [u8]),
    Hash(&'a [u8]),
    Revision(&'a [u8]),
    End,
    Invalid,
}

impl Part<'_> {
    fn is_last(&self) -> bool {
        matches!(self, Part::End | Part::Invalid)
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Part::Number(a), Part::Number(b)) if starts_with_zero(a) || starts_with_zero(b) => a.cmp(b),
            (Part::FirstNumber(a), Part::FirstNumber(b))
            | (Part::Number(a), Part::Number(b))
            | (Part::SuffixNumber(a), Part::SuffixNumber(b))
            | (Part::Revision(a), Part::Revision(b)) => compare_numbers(a, b),
            (Part::Letter(a), Part::Letter(b)) => a.cmp(b),
            (Part::Suffix(a), Part::Suffix(b)) => a.cmp(b),
            (Part::Hash(a), Part::Hash(b)) => a.cmp(b),
            _ => self.weight().cmp(&other.weight()),
        }
    }

    /// How much a part of this kind weighs against one of another kind.
    fn weight(&self) -> u8 {
        match self {
            Part::Suffix(suffix) if *suffix <= Suffix::Rc => 0,
            Part::Invalid => 1,
            Part::End => 2,
            Part::Revision(_) => 3,
            Part::Hash(_) => 4,
            Part::SuffixNumber(_) => 5,
            Part::Suffix(_) => 6,
            Part::Letter(_) => 7,
            Part::Number(_) => 8,
            Part::FirstNumber(_) => 9,
        }
    }
}

fn starts_with_zero(digits: &[u8]) -> bool {
    digits.first() == Some(&b'0')
}

fn compare_numbers(a: &[u8], b: &[u8]) -> Ordering {
    let (a, b) = (without_leading_zeros(a), without_leading_zeros(b));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn without_leading_zeros(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    &digits[zeros..]
}

/// Where a reader stands in the grammar: after which kind of part. Parts may only follow in this order, but
/// numbers and suffixes repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum After {
    Start,
    Number,
    Letter,
    Suffix,
    SuffixNumber,
    Hash,
    Revision,
}

/// Reads a version part by part.
struct Parts<'a> {
    rest: &'a [u8],
    after: After,
}

impl<'a> Parts<'a> {
    fn of(version: &'a str) -> Self {
        Self {
            rest: version.as_bytes(),
            after: After::Start,
        }
    }

    fn next_part(&mut self) -> Part<'a> {
        if self.after == After::Start {
            return self.number(After::Number, Part::FirstNumber);
        }
        let Some((&sign, rest)) = self.rest.split_first() else {
            return Part::End;
        };
        match sign {
            b'a'..=b'z' if self.after <= After::Number => self.letter(sign),
            b'.' if self.after <= After::Number => {
                self.rest = rest;
                self.number(After::Number, Part::Number)
            }
            b'0'..=b'9' if self.after == After::Suffix => {
                self.number(After::SuffixNumber, Part::SuffixNumber)
            }
            b'_' if self.after <= After::SuffixNumber => self.suffix(),
            b'~' if self.after <= After::SuffixNumber => self.hash(),
            b'-' if self.after <= After::Hash => self.revision(),
            _ => Part::Invalid,
        }
    }

    fn letter(&mut self, letter: u8) -> Part<'a> {
        self.rest = &self.rest[1..];
        self.after = After::Letter;
        Part::Letter(letter)
    }

    fn number(&mut self, after: After, part: fn(&'a [u8]) -> Part<'a>) -> Part<'a> {
        let digits = self.take_while(u8::is_ascii_digit);
        self.after = after;
        if digits.is_empty() {
            Part::Invalid
        } else {
            part(digits)
        }
    }

    fn suffix(&mut self) -> Part<'a> {
        self.rest = &self.rest[1..];
        let name = self.take_while(u8::is_ascii_lowercase);
        self.after = After::Suffix;
        Suffix::named(name).map_or(Part::Invalid, Part::Suffix)
    }

    fn hash(&mut self) -> Part<'a> {
        self.rest = &self.rest[1..];
        let hash = self.take_while(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        self.after = After::Hash;
        if hash.is_empty() {
            Part::Invalid
        } else {
            Part::Hash(hash)
        }
    }

    fn revision(&mut self) -> Part<'a> {
        let Some(rest) = self.rest.strip_prefix(b"-r") else {
            return Part::Invalid;
        };
        self.rest = rest;
        self.number(After::Revision, Part::Revision)
    }

    fn take_while(&mut self, wanted: impl Fn(&u8) -> bool) -> &'a [u8] {
        let len = self.rest.iter().take_while(|b| wanted(b)).count();
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 30] = [
        "1_alpha",
        "1_alpha1",
        "1_beta",
        "1_pre2",
        "1_rc1_alpha",
        "1_rc1-oops",
        "1_rc1",
        "1_rc1_p",
        "1-oops",
        "1",
        "1-r0",
        "1-r1",
        "1-r10",
        "1~0a",
        "1~0b",
        "1_cvs",
        "1_svn",
        "1_git20240101",
        "1_hg",
        "1_p_pre",
        "1_p",
        "1_p0",
        "1_p1",
        "1_p1_p",
        "1a",
        "1b",
        "1.0",
        "1.01",
        "1.2",
        "1.10",
    ];

    #[test]
    fn versions_ascend_as_apk_orders_them() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn later_numbers_with_a_leading_zero_compare_as_texts() {
        assert_eq!(compare("8.2.0015", "8.2.002"), Ordering::Less);
        assert_eq!(compare("1.10", "1.010"), Ordering::Greater);
        assert_eq!(compare("010", "10"), Ordering::Equal);
        assert_eq!(compare("1_p01-r01", "1_p1-r1"), Ordering::Equal);
    }

    #[test]
    fn versions_that_break_at_the_same_place_are_equal() {
        assert_eq!(compare("1.0-foo", "1.0-bar"), Ordering::Equal);
        assert_eq!(compare("", "x"), Ordering::Equal);
        assert_eq!(compare("", "0"), Ordering::Less);
    }

    #[test]
    fn validity_is_apks() {
        for valid in ["1", "0.1_pre2~12ab", "1.2b_p1_git-r3", "1~f"] {
            assert!(is_valid(valid), "{valid}");
        }
        for invalid in [
            "", "a", ".1", "1.", "1ab", "1a1", "1_", "1_x", "1~", "1~g", "1-r", "1-r1-r2", "1-r1_p", "1-1",
        ] {
            assert!(!is_valid(invalid), "{invalid}");
        }
    }
}
