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
    /// With separators between.
    numbers: &'a str,
    /// How many numbers are missing to four, and what stands for them.
    missing: usize,
    filler: &'static str,
    modifier: Modifier<'a>,
}

/// What stands behind the numbers.
#[derive(Default)]
struct Modifier<'a> {
    /// With the numbers behind it.
    stability: Option<(Stability, &'a str)>,
    dev: bool,
}

#[derive(Clone, Copy)]
enum Stability {
    Alpha,
    Beta,
    Candidate,
    Patch,
}

/// The writings of each stability; one that begins another stands behind it. `stable` adds nothing to a version.
const STABILITIES: [(&str, Option<Stability>); 9] = [
    ("stable", None),
    ("beta", Some(Stability::Beta)),
    ("b", Some(Stability::Beta)),
    ("rc", Some(Stability::Candidate)),
    ("alpha", Some(Stability::Alpha)),
    ("a", Some(Stability::Alpha)),
    ("patch", Some(Stability::Patch)),
    ("pl", Some(Stability::Patch)),
    ("p", Some(Stability::Patch)),
];

/// One to four numbers, the first of at most five digits, and a modifier.
fn classical(text: &str) -> Option<Numbered<'_>> {
    let (numbers, rest) = split_dotted(text);
    let (count, first) = (numbers.split('.').count(), numbers.split('.').next()?);
    let valid = (1..=5).contains(&first.len()) && count <= 4;
    let modifier = modifier(rest)?;
    valid.then(|| Numbered {
        numbers,
        missing: 4 - count,
        filler: "0",
        modifier,
    })
}

/// Digits in pairs, four in front and three at most at the end, with or without separators; and a modifier.
fn date(text: &str) -> Option<Numbered<'_>> {
    let (numbers, rest) = split_groups(text, SEPARATORS);
    let modifier = modifier(rest)?;
    is_date(numbers).then_some(Numbered {
        numbers,
        missing: 0,
        filler: "",
        modifier,
    })
}

const SEPARATORS: &[char] = &['.', ':', '-'];

/// Cuts a text behind its leading digits, and separators with a digit behind them.
fn split_groups<'a>(text: &'a str, separators: &[char]) -> (&'a str, &'a str) {
    let bytes = text.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| digit_at(at) || (separators.contains(&bytes[at].into()) && digit_at(at + 1));
    let len = (0..bytes.len()).take_while(|&at| belongs(at)).count();
    text.split_at(len)
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

/// `2.x-dev`: one to four numbers, of which all but the first may be `x` or `*`; those that are missing are too.
fn branch(text: &str) -> Option<Numbered<'_>> {
    let (numbers, end) = text.split_at_checked(text.len().checked_sub(3)?)?;
    let numbers = numbers.strip_suffix(['.', '-']).unwrap_or(numbers);
    let mut parts = numbers.split('.');
    let starts = parts.next().is_some_and(is_number);
    let goes_on = parts.all(|part| is_number(part) || matches!(part, "x" | "X" | "*"));
    let missing = 4_usize.checked_sub(numbers.split('.').count())?;
    let modifier = Modifier {
        stability: None,
        dev: true,
    };
    (starts && goes_on && end.eq_ignore_ascii_case("dev")).then_some(Numbered {
        numbers,
        missing,
        filler: ANY,
        modifier,
    })
}

const ANY: &str = "9999999";

/// `[stability[numbers]][dev]`, with separators; `None` if something else stands there.
fn modifier(text: &str) -> Option<Modifier<'_>> {
    let after_separator = text.strip_prefix(['.', '_', '-']).unwrap_or(text);
    let found = STABILITIES
        .iter()
        .find_map(|(word, stability)| Some((*stability, strip_word(after_separator, word)?)));
    let Some((stability, rest)) = found else {
        let dev = dev(after_separator)?;
        return Some(Modifier { stability: None, dev });
    };
    let (numbers, rest) = split_groups(rest, &['.', '-']);
    let dev = dev(rest)?;
    Some(match stability {
        Some(stability) => Modifier {
            stability: Some((stability, numbers)),
            dev,
        },
        None => Modifier::default(),
    })
}

/// Whether `dev` stands there, and not nothing; `None` if it is something else.
fn dev(text: &str) -> Option<bool> {
    let word = text.strip_prefix(['.', '-']).unwrap_or(text);
    let dev = word.eq_ignore_ascii_case("dev");
    (dev || text.is_empty()).then_some(dev)
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
        let numbers = self.numbers.split(SEPARATORS);
        let numbers = numbers.map(|part| if is_number(part) { part } else { ANY });
        let fill = std::iter::repeat_n(self.filler, self.missing);
        let (stability, of_stability) = self.modifier.stability.unzip();
        let of_stability = of_stability.unwrap_or("").split(['.', '-']);
        let of_stability = of_stability.filter(|part| !part.is_empty());
        (numbers.chain(fill).map(Token::Number))
            .chain(stability.map(Token::Stability))
            .chain(of_stability.map(Token::Number))
            .chain(self.modifier.dev.then_some(Token::Dev))
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
        None => 4,
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
