//! YAML records, bounded.
//!
//! Odd: a small text can stand for a huge document, by aliases that name aliases. The reader counts what it repeats and
//! gives up where that grows out of proportion to the text, it bounds depth at 128, and no text is read that is larger
//! than any record.

use serde::Deserialize;

use crate::FeedError;

/// The largest record, in bytes: the largest real one has a hundredth of it.
const LARGEST: usize = 4 << 20;

/// Parses one document.
///
/// # Errors
/// If it is too large, no YAML, or not of the expected shape.
pub(crate) fn parse<'a, T: Deserialize<'a>>(path: &str, bytes: &'a [u8]) -> Result<T, FeedError> {
    if bytes.len() > LARGEST {
        return Err(FeedError::text(path, format!("larger than {LARGEST} bytes")));
    }
    serde_norway::from_slice(bytes).map_err(|error| FeedError::yaml(path, error))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_alias_bomb_is_an_error() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for at in 1..12 {
            let name = format!("*a{}", at - 1);
            let list = [name.as_str(); 9].join(", ");
            text += &format!("a{at}: &a{at} [{list}]\n");
        }
        let read: Result<BTreeMap<String, serde_norway::Value>, _> = parse("x.yaml", text.as_bytes());
        assert!(matches!(read, Err(FeedError::Yaml { .. })));
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let deep = "[".repeat(100_000);
        assert!(parse::<serde_norway::Value>("x.yaml", deep.as_bytes()).is_err());
        let large = " ".repeat(LARGEST + 1);
        assert!(parse::<serde_norway::Value>("x.yaml", large.as_bytes()).is_err());
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let read: BTreeMap<String, String> = parse("x.yaml", b"a: 1.10\nb: 2026-33167\nc: 'x'\n").unwrap();
        assert_eq!((read["a"].as_str(), read["b"].as_str()), ("1.10", "2026-33167"));
    }
}
