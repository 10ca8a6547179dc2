//! The order for versions of which nothing is known but that people wrote them: that of Repology's libversion, whose
//! `ALGORITHM.md` says what follows.
//!
//! A version is a list of numbers and words; whatever else stands between only separates. Words are taken for pre-releases
//! (`alpha`, `rc`, any unknown one) or for what follows a release (`post`, `patch`, `pl`, `errata`), and only their first
//! letters compare. A word right behind a number and with no digit behind it is a letter of that version (`1.1.1k`).
//!
//! Odd: every text is a version; where one ends it goes on with zeros, so `1.0rc1` < `1` = `1.0` < `1.0post1` < `1.0.1`.

use std::cmp::Ordering;

use crate::version_parts::{compare_each, compare_numbers, split_digits, split_while, strip_word};
use crate::version_scheme::VersionScheme;

/// The order for all that has none of its own; its name is `generic`.
pub struct GenericOrder;

impl VersionScheme for GenericOrder {
    fn name(&self) -> &'static str {
        "generic"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_each(components(a), components(b), compare_components)
    }
}

/// A component's kind, in the order of the kinds, and what of it counts among its like.
#[derive(Clone, Copy)]
enum Component<'a> {
    PreRelease(u8),
    Zero,
    PostRelease(u8),
    Number(&'a str),
    Letter(u8),
}

fn compare_components(a: Option<Component<'_>>, b: Option<Component<'_>>) -> Ordering {
    match (a.unwrap_or(Component::Zero), b.unwrap_or(Component::Zero)) {
        (Component::Number(a), Component::Number(b)) => compare_numbers(a, b),
        (a, b) => a.place().cmp(&b.place()),
    }
}

impl Component<'_> {
    fn place(self) -> (u8, u8) {
        match self {
            Self::PreRelease(letter) => (0, letter),
            Self::Zero => (1, 0),
            Self::PostRelease(letter) => (2, letter),
            Self::Number(_) => (3, 0),
            Self::Letter(letter) => (4, letter),
        }
    }
}

/// How many signs of a text are of the kind that it begins with decides where a component ends.
fn components(text: &str) -> impl Iterator<Item = Component<'_>> {
    let mut rest = text;
    let mut letter_may_follow = false;
    std::iter::from_fn(move || {
        if let Some((letter, after)) = suffix(rest).filter(|_| letter_may_follow) {
            letter_may_follow = false;
            rest = after;
            return Some(letter);
        }
        let start = rest.find(|sign: char| sign.is_ascii_alphanumeric())?;
        let (digits, after_digits) = split_digits(&rest[start..]);
        letter_may_follow = !digits.is_empty();
        if letter_may_follow {
            rest = after_digits;
            let zero = digits.bytes().all(|digit| digit == b'0');
            return Some(if zero {
                Component::Zero
            } else {
                Component::Number(digits)
            });
        }
        let (word, after) = split_letters(&rest[start..]);
        rest = after;
        word_component(word, Component::PreRelease)
    })
}

/// A word right here with no digit behind it.
fn suffix(rest: &str) -> Option<(Component<'_>, &str)> {
    let (word, after) = split_letters(rest);
    let digit_follows = after.starts_with(|sign: char| sign.is_ascii_digit());
    let component = word_component(word, Component::Letter)?;
    (!digit_follows).then_some((component, after))
}

fn split_letters(text: &str) -> (&str, &str) {
    split_while(text, |byte| byte.is_ascii_alphabetic())
}

/// The component of a word; `unknown` makes that of a word which says nothing.
fn word_component(word: &str, unknown: fn(u8) -> Component<'static>) -> Option<Component<'static>> {
    let letter = word.bytes().next()?.to_ascii_lowercase();
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    let begins_with = |known: &str| strip_word(word, known).is_some();
    Some(if is("alpha") || is("beta") || is("rc") || begins_with("pre") {
        Component::PreRelease(letter)
    } else if is("errata") || is("pl") || begins_with("patch") || begins_with("post") {
        Component::PostRelease(letter)
    } else {
        unknown(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 11] = [
        "1.0alpha1",
        "1.0beta1",
        "1.0rc1",
        "1.0",
        "1.0post1",
        "1.0.1",
        "1.1.1",
        "1.1.1a",
        "1.1.1k",
        "1.1.2",
        "1.10",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(GenericOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1", "1.0.0"),
            ("1.0-alpha", "1.0ALPHA"),
            ("1.0beta1", "1.0b1"),
            ("v", "v0"),
            ("1.0patch1", "1.0post1"),
        ] {
            assert_eq!(GenericOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
