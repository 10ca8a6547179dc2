//! Decimal numbers of any length, compared as they stand in a version: by value, and without being read.
//!
//! Odd: tools that read them into 32 or 64 bits wrap, refuse or fall back to text beyond that; here a number is a number.

use std::cmp::Ordering;

/// Compares two runs of digits by value; no digits count as zero.
pub(crate) fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Compares a list of numbers as if the shorter one went on with zeros.
pub(crate) fn compare_padded<'a>(
    a: impl IntoIterator<Item = &'a str>,
    b: impl IntoIterator<Item = &'a str>,
) -> Ordering {
    let (mut a, mut b) = (a.into_iter(), b.into_iter());
    loop {
        let (left, right) = (a.next(), b.next());
        if left.is_none() && right.is_none() {
            return Ordering::Equal;
        }
        let order = compare_numbers(left.unwrap_or(""), right.unwrap_or(""));
        if order.is_ne() {
            return order;
        }
    }
}

/// Whether the text is a number: digits, and at least one.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cuts a text behind its leading signs of that kind.
pub(crate) fn split_while(text: &str, wanted: impl Fn(u8) -> bool) -> (&str, &str) {
    let len = text
        .bytes()
        .take_while(|&byte| byte.is_ascii() && wanted(byte))
        .count();
    text.split_at(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        for (a, b, order) in [
            ("9", "10", Ordering::Less),
            ("010", "10", Ordering::Equal),
            ("", "0", Ordering::Equal),
            ("18446744073709551616", "18446744073709551615", Ordering::Greater),
        ] {
            assert_eq!(compare_numbers(a, b), order, "{a} {b}");
        }
        assert_eq!(compare_padded(["1"], ["1", "0", "0"]), Ordering::Equal);
        assert_eq!(compare_padded(["1"], ["1", "0", "2"]), Ordering::Less);
    }
}
