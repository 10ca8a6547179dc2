//! dpkg's order of versions: `[epoch:]upstream[-revision]` (Debian Policy 5.6.12, deb-version(7)).
//!
//! Odd: `~` sorts before everything, even before the end, so that `1.0~rc1` precedes `1.0`; and letters sort before
//! all other signs. What dpkg refuses is ordered too: text before a colon that is no number belongs to the
//! upstream version, and epochs of any length compare as numbers.

use std::cmp::Ordering;

use crate::version_scheme::VersionScheme;

/// dpkg's order; its name is `dpkg`.
pub struct DpkgOrder;

impl VersionScheme for DpkgOrder {
    fn name(&self) -> &'static str {
        "dpkg"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare(a, b)
    }
}

/// How version `a` stands to `b` in dpkg's order.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (Version::split(a), Version::split(b));
    compare_numbers(a.epoch, b.epoch)
        .then_with(|| compare_parts(a.upstream, b.upstream))
        .then_with(|| compare_parts(a.revision, b.revision))
}

/// A version cut into its three parts; an absent one is empty, which counts like `0`.
struct Version<'a> {
    epoch: &'a [u8],
    upstream: &'a [u8],
    revision: &'a [u8],
}

impl<'a> Version<'a> {
    fn split(text: &'a str) -> Self {
        let text = text.trim_ascii();
        let (epoch, rest) = match text.split_once(':') {
            Some((epoch, rest)) if epoch.bytes().all(|b| b.is_ascii_digit()) => (epoch, rest),
            _ => ("", text),
        };
        let (upstream, revision) = rest.rsplit_once('-').unwrap_or((rest, ""));
        Self {
            epoch: epoch.as_bytes(),
            upstream: upstream.as_bytes(),
            revision: revision.as_bytes(),
        }
    }
}

/// Compares by turns a stretch without digits, sign by sign, and a number.
fn compare_parts(mut a: &[u8], mut b: &[u8]) -> Ordering {
    while !a.is_empty() || !b.is_empty() {
        let (a_signs, a_rest) = a.split_at(signs_len(a));
        let (b_signs, b_rest) = b.split_at(signs_len(b));
        let (a_number, a_next) = a_rest.split_at(digits_len(a_rest));
        let (b_number, b_next) = b_rest.split_at(digits_len(b_rest));
        let order = compare_signs(a_signs, b_signs).then_with(|| compare_numbers(a_number, b_number));
        if order.is_ne() {
            return order;
        }
        (a, b) = (a_next, b_next);
    }
    Ordering::Equal
}

fn digits_len(text: &[u8]) -> usize {
    text.iter().take_while(|b| b.is_ascii_digit()).count()
}

fn signs_len(text: &[u8]) -> usize {
    text.iter().take_while(|b| !b.is_ascii_digit()).count()
}

/// The end of the shorter stretch weighs like a digit: more than `~`, less than all else.
fn compare_signs(a: &[u8], b: &[u8]) -> Ordering {
    let weight_at = |signs: &[u8], at: usize| signs.get(at).map_or(0, |&sign| weight(sign));
    (0..a.len().max(b.len()))
        .map(|at| weight_at(a, at).cmp(&weight_at(b, at)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn weight(sign: u8) -> i32 {
    match sign {
        b'~' => -1,
        letter if letter.is_ascii_alphabetic() => i32::from(letter),
        other => i32::from(other) + 256,
    }
}

/// Decimal numbers of any length; no digits count as zero.
fn compare_numbers(a: &[u8], b: &[u8]) -> Ordering {
    let (a, b) = (without_leading_zeros(a), without_leading_zeros(b));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn without_leading_zeros(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    &digits[zeros..]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it; `dpkg --compare-versions` agrees (tests/it/debian.rs asks it).
    const ASCENDING: [&str; 14] = [
        "0~~", "0~~a", "0~", "0", "1.0~rc1", "1.0", "1.0-1", "1.0-1+b1", "1.0a", "1.0+dfsg", "1.9", "1.10",
        "20240101", "1:0",
    ];

    #[test]
    fn versions_ascend_as_policy_says() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1.0", "0:1.0"),
            ("1.0", "1.0-0"),
            ("1.0", "01.00"),
            (" 1.0", "1.0\n"),
            ("", "0"),
        ] {
            assert_eq!(compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn numbers_of_any_length_compare_as_numbers() {
        let long = "9".repeat(10_000);
        assert_eq!(
            compare(&long, &format!("1{}", "0".repeat(10_000))),
            Ordering::Less
        );
        assert_eq!(compare(&format!("{long}:0"), "1:9"), Ordering::Greater);
    }

    #[test]
    fn refused_versions_have_a_place_too() {
        assert_eq!(compare("a:1", "a:2"), Ordering::Less);
        assert_eq!(compare("1.0-", "1.0"), Ordering::Equal);
        assert_eq!(compare("ü", "z"), Ordering::Greater);
    }
}
