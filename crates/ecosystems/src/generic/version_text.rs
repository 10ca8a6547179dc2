//! Versions in texts that were not written for us: numbers with points between, and perhaps a stage.
//!
//! Odd: Ruby's patch level (`3.1.2p20`) is left out, since it says nothing that the numbers do not.

/// A version in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VersionText<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    /// How many numbers it has.
    pub(super) numbers: usize,
    /// What comes behind it.
    pub(super) rest: &'a [u8],
}

/// Longer ones are something else.
const MOST_BYTES: usize = 32;
/// What may stand behind a version with a hyphen between, and be part of it.
const STAGES: [&[u8]; 4] = [b"-dev", b"-rc", b"-alpha", b"-beta"];

/// The version that a text begins with.
pub(super) fn at_start(text: &[u8]) -> Option<VersionText<'_>> {
    let numbers = numbers_len(text);
    let (stage, skipped) = stage_len(&text[numbers..]);
    let len = numbers + stage;
    let rest = &text[len + skipped..];
    let is_whole = !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric());
    is_whole.then(|| version(&text[..len], numbers, rest))?
}

/// The version that a text ends with; it has no stage.
pub(super) fn at_end(text: &[u8]) -> Option<VersionText<'_>> {
    let len = text.iter().rev().take_while(|byte| is_of_number(**byte)).count();
    let text = &text[text.len() - len..];
    let start = text.iter().position(u8::is_ascii_digit)?;
    let text = &text[start..];
    (numbers_len(text) == text.len()).then(|| version(text, text.len(), &[]))?
}

fn version<'a>(text: &'a [u8], numbers: usize, rest: &'a [u8]) -> Option<VersionText<'a>> {
    let is_one = numbers > 0 && text.len() <= MOST_BYTES;
    is_one.then(|| VersionText {
        text: std::str::from_utf8(text).expect("its letters are ASCII"),
        numbers: text[..numbers].split(|byte| *byte == b'.').count(),
        rest,
    })
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

/// How long the numbers are, without a point behind them.
fn numbers_len(text: &[u8]) -> usize {
    let mut len = 0;
    let mut end = 0;
    while len <= MOST_BYTES && text.get(len).is_some_and(u8::is_ascii_digit) {
        len += digits(&text[len..]);
        end = len;
        if text.get(len) == Some(&b'.') {
            len += 1;
        }
    }
    end
}

/// How long the stage is, and a patch level that is left out.
fn stage_len(text: &[u8]) -> (usize, usize) {
    let hyphen = STAGES
        .iter()
        .find(|stage| text.starts_with(stage))
        .map_or(0, |_| 1);
    let letters = text[hyphen..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let digits = if letters > 0 {
        digits(&text[hyphen + letters..])
    } else {
        0
    };
    match text.first() {
        Some(b'p') if letters == 1 && digits > 0 => (0, 1 + digits),
        _ if letters > 0 => (hyphen + letters + digits, 0),
        _ => (0, 0),
    }
}

fn digits(text: &[u8]) -> usize {
    text.iter()
        .take(MOST_BYTES + 1)
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_version_ends_where_its_text_goes_on() {
        for (text, version, numbers, rest) in [
            ("3.0.19 27 Jan", "3.0.19", 3, " 27 Jan"),
            ("1.1.1zb  ", "1.1.1zb", 3, "  "),
            ("2.36.\n", "2.36", 2, ".\n"),
            ("8.2.0RC1\r", "8.2.0RC1", 3, "\r"),
            ("3.1.2p20 (", "3.1.2", 3, " ("),
            ("2.8-dev3, r", "2.8-dev3", 2, ", r"),
            ("2.6.12-1+deb", "2.6.12", 3, "-1+deb"),
            ("16beta1 on", "16beta1", 1, " on"),
        ] {
            let rest = rest.as_bytes();
            assert_eq!(
                at_start(text.as_bytes()),
                Some(VersionText {
                    text: version,
                    numbers,
                    rest
                })
            );
        }
        for none in ["", "x1.0", ".1", "1.0a1b", &"1.".repeat(40)] {
            assert_eq!(at_start(none.as_bytes()), None, "{none}");
        }
    }

    #[test]
    fn a_version_begins_where_another_text_ends() {
        let text = |bytes: &'static [u8]| at_end(bytes).map(|version| version.text);
        assert_eq!(text(b"5.5.5-10.11.2"), Some("10.11.2"));
        assert_eq!(text(b"..7.2.3"), Some("7.2.3"));
        assert_eq!(text(b"7.2."), None);
        assert_eq!(text(b"7..2"), None);
        assert_eq!(text(b""), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in prop::collection::vec(prop_oneof![any::<u8>(), b'0'..=b'9', Just(b'.')], 0..60)) {
            for version in [at_start(&text), at_end(&text)].into_iter().flatten() {
                prop_assert!(version.numbers > 0 && version.text.len() <= MOST_BYTES);
            }
        }
    }
}
