//! rpm's order of versions: `[epoch:]version[-release]` (rpm's `rpmver.c` and `rpmvercmp.c`, rpm-version(7)).
//!
//! Odd: only letters, digits, `~` and `^` count; everything else merely separates. `~` sorts before the end of the
//! text and `^` just after it, so `1.0~rc1 < 1.0 < 1.0^git1 < 1.0.1`. A version without a release precedes the same
//! version with one: that keeps the order total, whereas rpm's dependencies take a missing release as "any".

use std::cmp::Ordering;

use crate::version_scheme::VersionScheme;

/// rpm's order; its name is `rpm`.
pub struct RpmOrder;

impl VersionScheme for RpmOrder {
    fn name(&self) -> &'static str {
        "rpm"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare(a, b)
    }
}

/// A version text cut into its three parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evr<'a> {
    /// The digits in front of the colon; `None` where there are none, which compares as 0.
    pub epoch: Option<&'a str>,
    /// The version.
    pub version: &'a str,
    /// What follows the last hyphen; `None` where there is no hyphen.
    pub release: Option<&'a str>,
}

/// Cuts `[epoch:]version[-release]` as rpm does: the epoch is a run of digits up to a colon, the release what
/// follows the last hyphen. Every text can be cut.
pub fn split_evr(text: &str) -> Evr<'_> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (epoch, rest) = match text[digits..].strip_prefix(':') {
        Some(rest) => (Some(&text[..digits]).filter(|digits| !digits.is_empty()), rest),
        None => (None, text),
    };
    let (version, release) = match rest.rsplit_once('-') {
        Some((version, release)) => (version, Some(release)),
        None => (rest, None),
    };
    Evr {
        epoch,
        version,
        release,
    }
}

/// How `a` stands to `b`, both `[epoch:]version[-release]`. A total preorder over all texts; allocates nothing.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (split_evr(a), split_evr(b));
    let epochs =
        number(a.epoch.unwrap_or_default().as_bytes()).cmp(&number(b.epoch.unwrap_or_default().as_bytes()));
    epochs
        .then_with(|| vercmp(a.version, b.version))
        .then_with(|| match (a.release, b.release) {
            (Some(a), Some(b)) => vercmp(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        })
}

/// rpm's `rpmvercmp`: compares two versions or two releases, segment by segment.
pub fn vercmp(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        let (left, right) = (Segment::take(&mut a), Segment::take(&mut b));
        let order = left.cmp(&right);
        if order.is_ne() || left == Segment::End {
            return order;
        }
    }
}

/// One segment of a version. The variants stand in rpm's order, so the derived one is the order of segments.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Segment<'a> {
    Tilde,
    End,
    Caret,
    Letters(&'a [u8]),
    /// How many digits and which, without leading zeros: longer is greater, then digit by digit.
    Number(usize, &'a [u8]),
}

impl<'a> Segment<'a> {
    /// Takes the next segment off the front, with the separators before it.
    fn take(text: &mut &'a [u8]) -> Self {
        let separators = run(text, |byte| {
            !byte.is_ascii_alphanumeric() && byte != b'~' && byte != b'^'
        });
        *text = &text[separators..];
        let length = match text.first() {
            None => return Self::End,
            Some(b'~' | b'^') => 1,
            Some(byte) if byte.is_ascii_digit() => run(text, |byte| byte.is_ascii_digit()),
            Some(_) => run(text, |byte| byte.is_ascii_alphabetic()),
        };
        let (segment, rest) = text.split_at(length);
        *text = rest;
        match segment[0] {
            b'~' => Self::Tilde,
            b'^' => Self::Caret,
            byte if byte.is_ascii_digit() => {
                let (length, digits) = number(segment);
                Self::Number(length, digits)
            }
            _ => Self::Letters(segment),
        }
    }
}

/// Digits as something that orders like their number, however long they are.
fn number(digits: &[u8]) -> (usize, &[u8]) {
    let significant = &digits[run(digits, |byte| byte == b'0')..];
    (significant.len(), significant)
}

/// How many bytes at the front satisfy `test`.
fn run(text: &[u8], test: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|&byte| !test(byte)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_as_rpm_cuts_it() {
        let cut = |text| {
            let evr = split_evr(text);
            (evr.epoch, evr.version, evr.release)
        };
        assert_eq!(cut("1:2.3-4.el9"), (Some("1"), "2.3", Some("4.el9")));
        assert_eq!(cut("2.3"), (None, "2.3", None));
        assert_eq!(cut("2-3-4"), (None, "2-3", Some("4")));
        assert_eq!(cut(":2-3"), (None, "2", Some("3")));
        assert_eq!(cut("a:2-3"), (None, "a:2", Some("3")));
        assert_eq!(cut(""), (None, "", None));
    }

    #[test]
    fn epochs_come_first_and_an_absent_one_is_nought() {
        assert_eq!(compare("1:1-1", "2-1"), Ordering::Greater);
        assert_eq!(compare("0:1-1", "1-1"), Ordering::Equal);
        assert_eq!(
            compare("18446744073709551617:1", "18446744073709551616:1"),
            Ordering::Greater
        );
    }

    #[test]
    fn a_missing_release_precedes_any() {
        assert_eq!(compare("1.0", "1.0-0"), Ordering::Less);
        assert_eq!(compare("1.0-", "1.0"), Ordering::Greater);
        assert_eq!(compare("1.1", "1.0-9"), Ordering::Greater);
    }

    #[test]
    fn tilde_precedes_the_end_and_caret_follows_it() {
        let rising = ["1.0~", "1.0~rc1", "1.0", "1.0^", "1.0^git1", "1.0a", "1.0.1"];
        for pair in rising.windows(2) {
            assert_eq!(vercmp(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
    }
}
