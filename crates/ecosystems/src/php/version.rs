//! Composer's order of versions: what `VersionParser` of `composer/semver` makes of them, as PHP's `version_compare`
//! orders that.
//!
//! Three writings are versions: up to four numbers with a stability behind them (`v1.0-beta2`, `1.0-dev`), dates
//! (`2010-01-02`), and branches of numbers (`2.x-dev`, where `x` counts as 9999999).
//!
//! Odd: `1.0` has four numbers like all others, but a date has as many as it has parts. Named branches (`dev-main`), which
//! Composer does not order, are less than every version and compare as texts; what it refuses is less than those.

use std::cmp::Ordering;

use crate::version_parts::{
    compare_each, compare_numbers, compare_parsed, is_number, split_dotted, strip_word,
};
use crate::version_scheme::VersionScheme;

/// Composer's order; its name is `composer`.
pub struct ComposerOrder;

impl VersionScheme for ComposerOrder {
    fn name(&self) -> &'static str {
        "composer"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, Version::parse, Version::compare)
    }
}

enum Version<'a> {
    Branch(&'a str),
    Numbered(Numbered<'a>),
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = without_alias(text.trim_ascii());
        if let Some(branch) = strip_word(text, "dev-") {
            return Some(Self::Branch(branch));
        }
        if matches!(text, "master" | "trunk" | "default") {
            return Some(Self::Branch(text));
        }
        let text = text.split_once('+').map_or(text, |(text, _build)| text);
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let numbered = classical(text).or_else(|| date(text)).or_else(|| branch(text));
        numbered.map(Self::Numbered)
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Branch(a), Self::Branch(b)) => a.cmp(b),
            (Self::Branch(_), Self::Numbered(_)) => Ordering::Less,
            (Self::Numbered(_), Self::Branch(_)) => Ordering::Greater,
            (Self::Numbered(a), Self::Numbered(b)) => compare_each(a.tokens(), b.tokens(), compare_tokens),
        }
    }
}

/// Without ` as ALIAS` and `@STABILITY` behind it.
fn without_alias(text: &str) -> &str {
    let text = text
        .split_once(" as ")
        .map_or(text, |(text, _alias)| text.trim_ascii_end());
    match text.rsplit_once('@') {
        Some((version, flag)) if is_stability_flag(flag) => version,
        _ => text,
    }
}

fn is_stability_flag(flag: &str) -> bool {
    let flags = ["stable", "rc", "beta", "alpha", "dev"];
    flags.iter().any(|known| flag.eq_ignore_ascii_case(known))
}

struct Numbered<'a> {
    numbers: &'a str,
    /// What the numbers are filled up with to four, if they are.
    filler: Option<&'static str>,
    stability: Option<(Stability, &'a str)>,
    dev: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stability {
    Alpha,
    Beta,
    Candidate,
    Stable,
    Patch,
}

/// The writings of each stability; one that begins another stands behind it.
const STABILITIES: [(&str, Stability); 9] = [
    ("stable", Stability::Stable),
    ("beta", Stability::Beta),
    ("b", Stability::Beta),
    ("rc", Stability::Candidate),
    ("alpha", Stability::Alpha),
    ("a", Stability::Alpha),
    ("patch", Stability::Patch),
    ("pl", Stability::Patch),
    ("p", Stability::Patch),
];

/// One to four numbers, the first of at most five digits, and a modifier.
fn classical(text: &str) -> Option<Numbered<'_>> {
    let (numbers, rest) = split_dotted(text);
    let first = numbers.split('.').next().unwrap_or("");
    let valid = (1..=5).contains(&first.len()) && numbers.split('.').count() <= 4;
    let (stability, dev) = modifier(rest)?;
    valid.then_some(Numbered {
        numbers,
        filler: Some(ZERO),
        stability,
        dev,
    })
}

const ZERO: &str = "0";

/// Digits in pairs, four in front and three at most at the end, with or without separators; and a modifier.
fn date(text: &str) -> Option<Numbered<'_>> {
    let bytes = text.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| digit_at(at) || (matches!(bytes[at], b'.' | b':' | b'-') && digit_at(at + 1));
    let len = (0..bytes.len()).take_while(|&at| belongs(at)).count();
    let (numbers, rest) = text.split_at(len);
    let (stability, dev) = modifier(rest)?;
    is_date(numbers).then_some(Numbered {
        numbers,
        filler: None,
        stability,
        dev,
    })
}

/// One pair at least and six at most, after four digits; up to three digits at the end need be no pairs.
fn is_date(numbers: &str) -> bool {
    let mut lens = numbers.split(SEPARATORS).map(str::len);
    let Some(mut last) = lens.next().and_then(|year| year.checked_sub(4)) else {
        return false;
    };
    let mut pairs = 0;
    for len in lens {
        if last % 2 == 1 {
            return false;
        }
        pairs += last / 2;
        last = len;
    }
    let fewest = pairs + last.saturating_sub(3).div_ceil(2);
    let most = pairs + last / 2;
    most >= 1 && fewest <= 6
}

const SEPARATORS: [char; 3] = ['.', ':', '-'];

/// `2.x-dev`, `2.1-dev`: one to four numbers, of which all but the first may be `x` or `*`.
fn branch(text: &str) -> Option<Numbered<'_>> {
    let (numbers, end) = text.split_at_checked(text.len().checked_sub(3)?)?;
    let numbers = numbers.strip_suffix(['.', '-']).unwrap_or(numbers);
    let mut parts = numbers.split('.');
    let starts = parts.next().is_some_and(is_number);
    let valid = starts && parts.all(|part| is_number(part) || matches!(part, "x" | "X" | "*"));
    (valid && end.eq_ignore_ascii_case("dev") && numbers.split('.').count() <= 4).then_some(Numbered {
        numbers,
        filler: Some(ANY),
        stability: None,
        dev: true,
    })
}

const ANY: &str = "9999999";

/// `[stability[numbers]][dev]`, with separators; `None` if something else stands there.
fn modifier(text: &str) -> Option<(Option<(Stability, &str)>, bool)> {
    let after_separator = text.strip_prefix(['.', '_', '-']).unwrap_or(text);
    let found = STABILITIES
        .iter()
        .find_map(|(word, stability)| Some((*stability, strip_word(after_separator, word)?)));
    let (stability, rest) = match found {
        Some((stability, rest)) => {
            let (numbers, rest) = split_stability_numbers(rest);
            (Some((stability, numbers)), rest)
        }
        None => (None, after_separator),
    };
    let after_separator = rest.strip_prefix(['.', '-']).unwrap_or(rest);
    let dev = after_separator.eq_ignore_ascii_case("dev");
    let stable = stability.is_some_and(|(stability, _)| stability == Stability::Stable);
    let stability = stability.filter(|_| !stable);
    (dev || rest.is_empty()).then_some((stability, dev && !stable))
}

/// Numbers with `.`, `-` or nothing between and in front.
fn split_stability_numbers(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| digit_at(at) || (matches!(bytes[at], b'.' | b'-') && digit_at(at + 1));
    let len = (0..bytes.len()).take_while(|&at| belongs(at)).count();
    text.split_at(len)
}

/// What `version_compare` sees.
#[derive(Clone, Copy)]
enum Token<'a> {
    Dev,
    Stability(Stability),
    Number(&'a str),
}

impl<'a> Numbered<'a> {
    fn tokens(&self) -> impl Iterator<Item = Token<'a>> {
        let filler = self.filler.unwrap_or(ZERO);
        let count = self.numbers.split(SEPARATORS).count();
        let fill = if self.filler.is_some() {
            4 - count.min(4)
        } else {
            0
        };
        let numbers = self.numbers.split(SEPARATORS);
        let numbers = numbers.map(|part| if is_number(part) { part } else { ANY });
        let numbers = numbers
            .chain(std::iter::repeat_n(filler, fill))
            .map(Token::Number);
        let stability = self.stability.map(|(stability, _)| Token::Stability(stability));
        let of_stability = self
            .stability
            .map_or("", |(_, numbers)| numbers)
            .split(['.', '-']);
        let of_stability = of_stability.filter(|part| !part.is_empty()).map(Token::Number);
        let dev = self.dev.then_some(Token::Dev);
        numbers.chain(stability).chain(of_stability).chain(dev)
    }
}

fn compare_tokens(a: Option<Token<'_>>, b: Option<Token<'_>>) -> Ordering {
    match (a, b) {
        (Some(Token::Number(a)), Some(Token::Number(b))) => compare_numbers(a, b),
        (a, b) => place(a).cmp(&place(b)),
    }
}

/// `dev` < `alpha` < `beta` < `RC` < the end < a number < `patch`.
fn place(token: Option<Token<'_>>) -> u8 {
    match token {
        Some(Token::Dev) => 0,
        Some(Token::Stability(Stability::Alpha)) => 1,
        Some(Token::Stability(Stability::Beta)) => 2,
        Some(Token::Stability(Stability::Candidate)) => 3,
        None | Some(Token::Stability(Stability::Stable)) => 4,
        Some(Token::Number(_)) => 5,
        Some(Token::Stability(Stability::Patch)) => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 16] = [
        "not a version",
        "dev-main",
        "dev-old",
        "1.0-dev",
        "1.0-alpha",
        "1.0-alpha1-dev",
        "1.0-alpha1",
        "1.0-beta1",
        "1.0-RC1",
        "1.0",
        "1.0-p1",
        "1.0.1",
        "1.10",
        "1.x-dev",
        "2010-01-01",
        "2010-01-02",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(ComposerOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1", "v1.0.0.0"),
            ("1.0b2", "1.0-beta.2"),
            ("1.0-pl1", "1.0-patch1"),
            ("1.0+x", "1.0"),
            ("1.0@beta", "1.0"),
            ("2.x-dev", "2.X.x-dev"),
            ("master", "dev-master"),
            ("2010-01-02", "2010:01:02"),
        ] {
            assert_eq!(ComposerOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
