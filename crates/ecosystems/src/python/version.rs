//! Python's order of versions: `[epoch!]release[pre][post][dev][+local]` (PEP 440, and its successor, the version
//! specifiers of the packaging guide), in all the writings that they take for one.
//!
//! Odd: a dev release alone comes before all pre-releases (`1.0.dev1` < `1.0a1`), but a dev release of a post-release after
//! the release. What is no version by PEP 440 is less than every version.

use std::cmp::Ordering;

use crate::version_parts::{
    compare_dotted, compare_ignoring_case, compare_lists, compare_numbers, compare_parsed, is_number,
    split_digits, split_dotted, strip_word,
};
use crate::version_scheme::VersionScheme;

/// Python's order; its name is `pep440`.
pub struct Pep440Order;

impl VersionScheme for Pep440Order {
    fn name(&self) -> &'static str {
        "pep440"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, Version::parse, Version::compare)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Alpha,
    Beta,
    Candidate,
}

/// The writings of each phase; one that begins another stands behind it.
const PHASES: [(&str, Phase); 8] = [
    ("alpha", Phase::Alpha),
    ("a", Phase::Alpha),
    ("beta", Phase::Beta),
    ("b", Phase::Beta),
    ("preview", Phase::Candidate),
    ("pre", Phase::Candidate),
    ("rc", Phase::Candidate),
    ("c", Phase::Candidate),
];

/// A version cut into its parts. Numbers are kept as their digits; where only the word stands, there are none.
struct Version<'a> {
    epoch: &'a str,
    release: &'a str,
    pre: Option<(Phase, &'a str)>,
    post: Option<&'a str>,
    dev: Option<&'a str>,
    local: Option<&'a str>,
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let (epoch, text) = text.split_once('!').unwrap_or(("0", text));
        let (text, local) = match text.split_once('+') {
            Some((text, local)) => (text, Some(local)),
            None => (text, None),
        };
        let (release, rest) = split_dotted(text);
        let (pre, rest) = take_pre(rest);
        let (post, rest) = take_post(rest);
        let (dev, rest) = take_word(rest, "dev");
        let valid = is_number(epoch) && !release.is_empty() && rest.is_empty() && local.is_none_or(is_local);
        valid.then_some(Self {
            epoch,
            release,
            pre,
            post,
            dev,
            local,
        })
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_numbers(self.epoch, other.epoch)
            .then_with(|| compare_dotted(self.release, other.release))
            .then_with(|| self.compare_pre(other))
            .then_with(|| compare_lists(self.post, other.post, compare_numbers))
            .then_with(|| match (self.dev, other.dev) {
                (Some(a), Some(b)) => compare_numbers(a, b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
            .then_with(|| match (self.local, other.local) {
                (Some(a), Some(b)) => compare_locals(a, b),
                (a, b) => a.is_some().cmp(&b.is_some()),
            })
    }

    fn compare_pre(&self, other: &Self) -> Ordering {
        match (self.pre, other.pre) {
            (Some((a, a_number)), Some((b, b_number))) => {
                a.cmp(&b).then_with(|| compare_numbers(a_number, b_number))
            }
            _ => self.place_without_pre().cmp(&other.place_without_pre()),
        }
    }

    /// A dev release alone comes before all pre-releases, everything else without one after them.
    fn place_without_pre(&self) -> u8 {
        match (self.pre, self.post, self.dev) {
            (Some(_), _, _) => 1,
            (None, None, Some(_)) => 0,
            (None, _, _) => 2,
        }
    }
}

fn take_pre(text: &str) -> (Option<(Phase, &str)>, &str) {
    for (word, phase) in PHASES {
        if let (Some(number), rest) = take_word(text, word) {
            return (Some((phase, number)), rest);
        }
    }
    (None, text)
}

/// `-N`, or the word and its number.
fn take_post(text: &str) -> (Option<&str>, &str) {
    if let Some((number, rest)) = text.strip_prefix('-').map(split_digits)
        && !number.is_empty()
    {
        return (Some(number), rest);
    }
    for word in ["post", "rev", "r"] {
        if let (Some(number), rest) = take_word(text, word) {
            return (Some(number), rest);
        }
    }
    (None, text)
}

/// The number behind that word, and what follows; there may be a separator on either side of the word.
fn take_word<'a>(text: &'a str, word: &str) -> (Option<&'a str>, &'a str) {
    match strip_word(strip_separator(text), word) {
        Some(rest) => {
            let (number, rest) = split_digits(strip_separator(rest));
            (Some(number), rest)
        }
        None => (None, text),
    }
}

fn strip_separator(text: &str) -> &str {
    text.strip_prefix(SEPARATORS).unwrap_or(text)
}

const SEPARATORS: [char; 3] = ['.', '-', '_'];

fn is_local(local: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    local.split(SEPARATORS).all(is_part)
}

/// Numbers come after words, and a list after those that begin it.
fn compare_locals(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.split(SEPARATORS), b.split(SEPARATORS));
    compare_lists(a, b, |a, b| match (is_number(a), is_number(b)) {
        (true, true) => compare_numbers(a, b),
        (false, false) => compare_ignoring_case(a, b),
        (a, b) => a.cmp(&b),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it, as the specification's summary has them; the first two are none.
    const ASCENDING: [&str; 17] = [
        "",
        "1.0-final",
        "1.0.dev1",
        "1.0a1.dev1",
        "1.0a1",
        "1.0a2",
        "1.0b1",
        "1.0rc1",
        "1.0",
        "1.0+abc",
        "1.0+abc.1",
        "1.0+5",
        "1.0.post1.dev3",
        "1.0.post1",
        "1.1",
        "1.10",
        "1!0.1",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(Pep440Order.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1.0", "v1.0.0"),
            ("1.0RC1", "1.0-c.1"),
            ("1.0-1", "1.0.post1"),
            ("1.0a", "1.0alpha0"),
            ("1.0+ABC-1", "1.0+abc.1"),
            ("01.0", "0!1"),
        ] {
            assert_eq!(Pep440Order.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
