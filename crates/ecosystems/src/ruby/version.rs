//! RubyGems' order of versions: numbers and words with points between (class `Gem::Version`).
//!
//! Odd: a word makes a pre-release, since it is less than any number, also than the zeros that a shorter version is thought
//! to go on with; `-` reads as `.pre.`; zeros count for nothing at the end and before the first word. What RubyGems
//! refuses is less than every version.

use std::cmp::Ordering;

use crate::version_parts::{compare_each, compare_numbers, compare_parsed, split_digits, split_while};
use crate::version_scheme::VersionScheme;

/// RubyGems' order; its name is `rubygems`.
pub struct GemOrder;

impl VersionScheme for GemOrder {
    fn name(&self) -> &'static str {
        "rubygems"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, Segments::parse, |a, b| {
            compare_each(a.clone(), b.clone(), compare_segments)
        })
    }
}

/// A part of a version; one that is missing counts as zero.
fn compare_segments(a: Option<Segment<'_>>, b: Option<Segment<'_>>) -> Ordering {
    let zero = Segment::Number("");
    match (a.unwrap_or(zero), b.unwrap_or(zero)) {
        (Segment::Number(a), Segment::Number(b)) => compare_numbers(a, b),
        (Segment::Word(a), Segment::Word(b)) => a.cmp(b),
        (Segment::Word(_), Segment::Number(_)) => Ordering::Less,
        (Segment::Number(_), Segment::Word(_)) => Ordering::Greater,
    }
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Number(&'a str),
    Word(&'a str),
}

/// Reads a version part by part, and holds zeros back until it is clear that they count.
#[derive(Clone)]
struct Segments<'a> {
    rest: &'a str,
    seen_word: bool,
    zeros: usize,
    held: Option<Segment<'a>>,
}

impl<'a> Segments<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        is_valid(text).then_some(Self {
            rest: text,
            seen_word: false,
            zeros: 0,
            held: None,
        })
    }

    /// The next part as it stands.
    fn next_raw(&mut self) -> Option<Segment<'a>> {
        self.rest = self.rest.trim_start_matches('.');
        if let Some(rest) = self.rest.strip_prefix('-') {
            self.rest = rest;
            return Some(Segment::Word("pre"));
        }
        let (number, rest) = split_digits(self.rest);
        if !number.is_empty() {
            self.rest = rest;
            return Some(Segment::Number(number));
        }
        let (word, rest) = split_while(self.rest, |byte| byte.is_ascii_alphabetic());
        self.rest = rest;
        (!word.is_empty()).then_some(Segment::Word(word))
    }

    /// Reads until a part that counts; zeros before it are counted, and dropped before the first word.
    fn read(&mut self) -> Option<Segment<'a>> {
        loop {
            match self.next_raw()? {
                Segment::Number(number) if number.bytes().all(|byte| byte == b'0') => self.zeros += 1,
                Segment::Word(word) if !self.seen_word => {
                    self.seen_word = true;
                    self.zeros = 0;
                    return Some(Segment::Word(word));
                }
                segment => return Some(segment),
            }
        }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        if self.held.is_none() {
            self.held = self.read();
        }
        self.held?;
        if self.zeros > 0 {
            self.zeros -= 1;
            return Some(Segment::Number(""));
        }
        self.held.take()
    }
}

/// `Gem::Version::VERSION_PATTERN`; the empty text is version 0.
fn is_valid(text: &str) -> bool {
    let (numbers, prerelease) = match text.split_once('-') {
        Some((numbers, prerelease)) => (numbers, Some(prerelease)),
        None => (text, None),
    };
    let mut parts = numbers.split('.');
    let first = parts.next().unwrap_or("");
    let starts = first.bytes().all(|byte| byte.is_ascii_digit());
    let alphanumeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let of_prerelease = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let follows = parts.all(alphanumeric) && prerelease.is_none_or(|text| text.split('.').all(of_prerelease));
    text.is_empty() || (starts && !first.is_empty() && follows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 11] = [
        "not a version",
        "0",
        "0.9",
        "1.0.a9",
        "1.0.a10",
        "1.0.b1",
        "1.0.0-rc1",
        "1.0.rc1",
        "1.0",
        "1.0.1",
        "1.10",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(GemOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1", "1.0.0"),
            ("1.0.0.a", "1.a"),
            ("1.0-1", "1.0.pre.1"),
            ("", "0"),
            ("1.a.0", "1.a"),
        ] {
            assert_eq!(GemOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
