//! What the version orders share: cutting texts into parts, and comparing numbers and lists of parts.
//!
//! Odd: numbers are compared as they stand, by value and without being read. Tools that read them into 32 or 64 bits wrap,
//! refuse or fall back to text beyond that; here a number of any length is a number.

use std::cmp::Ordering;

/// Compares two texts by what they were parsed into. A text that is no version is less than every version, and two such
/// texts compare as texts.
pub(crate) fn compare_parsed<'a, T>(
    a: &'a str,
    b: &'a str,
    parse: impl Fn(&'a str) -> Option<T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (parse(a), parse(b)) {
        (Some(left), Some(right)) => compare(&left, &right),
        (None, None) => a.cmp(b),
        (left, right) => left.is_some().cmp(&right.is_some()),
    }
}

/// Compares two lists part by part until both have ended; the comparison sees `None` behind the end of the shorter one.
pub(crate) fn compare_each<T>(
    a: impl IntoIterator<Item = T>,
    b: impl IntoIterator<Item = T>,
    compare: impl Fn(Option<T>, Option<T>) -> Ordering,
) -> Ordering {
    let (mut a, mut b) = (a.into_iter(), b.into_iter());
    loop {
        let (left, right) = (a.next(), b.next());
        if left.is_none() && right.is_none() {
            return Ordering::Equal;
        }
        let order = compare(left, right);
        if order.is_ne() {
            return order;
        }
    }
}

/// As [`compare_each`], for lists where one that begins another is less than it.
pub(crate) fn compare_lists<T>(
    a: impl IntoIterator<Item = T>,
    b: impl IntoIterator<Item = T>,
    compare: impl Fn(T, T) -> Ordering,
) -> Ordering {
    compare_each(a, b, |left, right| match (left, right) {
        (Some(left), Some(right)) => compare(left, right),
        (left, right) => left.is_some().cmp(&right.is_some()),
    })
}

/// Compares numbers with points between as if the shorter list went on with zeros.
pub(crate) fn compare_dotted(a: &str, b: &str) -> Ordering {
    compare_each(a.split('.'), b.split('.'), |left, right| {
        compare_numbers(left.unwrap_or(""), right.unwrap_or(""))
    })
}

/// Compares two runs of digits by value; no digits count as zero.
pub(crate) fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Compares ASCII without regard to case.
pub(crate) fn compare_ignoring_case(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.bytes(), b.bytes());
    a.map(|byte| byte.to_ascii_lowercase())
        .cmp(b.map(|byte| byte.to_ascii_lowercase()))
}

/// Whether the text is a number: digits, and at least one.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cuts a text behind its leading ASCII signs of that kind.
pub(crate) fn split_while(text: &str, wanted: impl Fn(u8) -> bool) -> (&str, &str) {
    let len = text
        .bytes()
        .take_while(|&byte| byte.is_ascii() && wanted(byte))
        .count();
    text.split_at(len)
}

/// Cuts a text behind its leading digits.
pub(crate) fn split_digits(text: &str) -> (&str, &str) {
    split_while(text, |byte| byte.is_ascii_digit())
}

/// Cuts a text behind the numbers with points between that it begins with; a point stays where no digit follows it.
pub(crate) fn split_dotted(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| digit_at(at) || (at > 0 && bytes[at] == b'.' && digit_at(at + 1));
    let len = (0..bytes.len()).take_while(|&at| belongs(at)).count();
    text.split_at(len)
}

/// What follows the word (ASCII) that the text begins with, in whatever case.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
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
        assert_eq!(compare_dotted("1", "1.0.0"), Ordering::Equal);
        assert_eq!(compare_dotted("1", "1.0.2"), Ordering::Less);
    }

    #[test]
    fn texts_are_cut_where_their_kind_ends() {
        assert_eq!(split_dotted("1.20.rc1"), ("1.20", ".rc1"));
        assert_eq!(split_dotted("1..2"), ("1", "..2"));
        assert_eq!(split_dotted(".1"), ("", ".1"));
        assert_eq!(strip_word("RC1", "rc"), Some("1"));
        assert_eq!(strip_word("ré", "rc"), None);
    }
}
