//! Conda's order of versions: `[epoch!]version[+local]` (class `VersionOrder` of conda, and CEP 33).
//!
//! Odd: parts are cut at `.`, `_` and `-`, and within a part between digits and letters; where a part begins with letters, a
//! zero is thought in front of it. Letters are less than numbers, `dev` less than all letters, and `post` more than all
//! numbers; a `_` at the end belongs to the last part, for OpenSSL's sake. What conda refuses is less than every version.

use std::cmp::Ordering;

use crate::version_parts::{
    compare_each, compare_ignoring_case, compare_numbers, compare_parsed, is_number, split_digits,
    split_while,
};
use crate::version_scheme::VersionScheme;

/// conda's order; its name is `conda`.
pub struct CondaOrder;

impl VersionScheme for CondaOrder {
    fn name(&self) -> &'static str {
        "conda"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, Version::parse, Version::compare)
    }
}

struct Version<'a> {
    epoch: &'a str,
    main: &'a str,
    local: &'a str,
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii();
        let (epoch, rest) = text.split_once('!').unwrap_or(("0", text));
        let (main, local) = match rest.split_once('+') {
            Some((main, local)) => (main, Some(local)),
            None => (rest, None),
        };
        let valid = is_number(epoch) && is_list(main) && local.is_none_or(is_list);
        valid.then_some(Self {
            epoch,
            main,
            local: local.unwrap_or(""),
        })
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_numbers(self.epoch, other.epoch)
            .then_with(|| compare_parts(self.main, other.main))
            .then_with(|| compare_parts(self.local, other.local))
    }
}

/// Signs that conda admits, and no empty part. A hyphen reads as `_`, and may not stand beside one.
fn is_list(text: &str) -> bool {
    let admits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'*');
    let mixes = text.contains('-') && text.contains('_');
    !mixes && text.bytes().all(admits) && parts(text).all(|part| !part.is_empty())
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let end = match text.ends_with(['_', '-']) {
        true => text.len() - 1,
        false => text.len(),
    };
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let part = rest?;
        let from = text.len() - part.len();
        match part[..end.saturating_sub(from)].find(['.', '_', '-']) {
            Some(at) => {
                rest = Some(&part[at + 1..]);
                Some(&part[..at])
            }
            None => rest.take(),
        }
    })
}

/// A part that is missing counts as zero.
fn compare_parts(a: &str, b: &str) -> Ordering {
    compare_each(parts(a), parts(b), |a, b| {
        let (a, b) = (atoms(a.unwrap_or("")), atoms(b.unwrap_or("")));
        compare_each(a, b, |a, b| compare_atoms(a.unwrap_or("0"), b.unwrap_or("0")))
    })
}

/// Runs of digits, of `*`, and of other signs; a zero in front where none of digits stands there.
fn atoms(part: &str) -> impl Iterator<Item = &str> {
    let starts_with_digit = part.starts_with(|sign: char| sign.is_ascii_digit());
    let zero = (!starts_with_digit).then_some("0");
    let mut rest = part;
    let runs = std::iter::from_fn(move || {
        let (digits, after_digits) = split_digits(rest);
        let (stars, after_stars) = split_while(rest, |byte| byte == b'*');
        let (letters, after_letters) = split_while(rest, |byte| !byte.is_ascii_digit() && byte != b'*');
        let runs = [
            (digits, after_digits),
            (stars, after_stars),
            (letters, after_letters),
        ];
        let (run, after) = runs.into_iter().find(|(run, _)| !run.is_empty())?;
        rest = after;
        Some(run)
    });
    zero.into_iter().chain(runs)
}

fn compare_atoms(a: &str, b: &str) -> Ordering {
    atom_class(a)
        .cmp(&atom_class(b))
        .then_with(|| match is_number(a) {
            true => compare_numbers(a, b),
            false => compare_atom_texts(a, b),
        })
}

/// `-` at the end reads as `_`.
fn compare_atom_texts(a: &str, b: &str) -> Ordering {
    let stem = |text: &'_ str| text.trim_end_matches(['-', '_']).len();
    let (a_stem, b_stem) = (&a[..stem(a)], &b[..stem(b)]);
    match compare_ignoring_case(a_stem, b_stem) {
        Ordering::Equal => a.len().cmp(&b.len()),
        order => order,
    }
}

fn atom_class(atom: &str) -> u8 {
    if atom.eq_ignore_ascii_case("post") {
        3
    } else if is_number(atom) {
        2
    } else if atom.eq_ignore_ascii_case("dev") {
        0
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the list that conda's documentation shows.
    const ASCENDING: [&str; 21] = [
        "",
        "0.4.1.rc",
        "0.4.1",
        "0.5a1",
        "0.5b3",
        "0.5C1",
        "0.5",
        "0.9.6",
        "0.960923",
        "1.0",
        "1.1dev1",
        "1.1_",
        "1.1a1",
        "1.1.0dev1",
        "1.1.0",
        "1.1.0post1",
        "1.1post1",
        "1996.07.12",
        "1!0.4.1",
        "1!3.1.1.6",
        "2!0.4.1",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(CondaOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("0.4", "0.4.0"),
            ("0.4.1.rc", "0.4.1.RC"),
            ("1.1.0dev1", "1.1.dev1"),
            ("1.0-1", "1.0_1"),
            ("1.0-1", "1.0.1"),
        ] {
            assert_eq!(CondaOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
