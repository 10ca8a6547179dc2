//! The headers that describe a Python package (`METADATA`, `PKG-INFO`), in the form of e-mail: RFC 822, as Python's own
//! `email` package reads it.
//!
//! Odd: a line that begins with a blank belongs to the header above it, and the first line that is no header ends them all:
//! what follows is the description, in which anybody may write `Version: 9`.

use std::borrow::Cow;

/// The headers, in order: name and value.
pub(super) fn headers(text: &[u8]) -> impl Iterator<Item = Header<'_>> {
    let mut rest = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if rest.starts_with(b"From ") {
        rest = split_line(rest).1;
    }
    while is_continuation(rest) {
        rest = split_line(rest).1;
    }
    std::iter::from_fn(move || {
        let colon = name_len(rest)?;
        let (lines, after) = rest.split_at(header_len(rest));
        rest = after;
        let (name, value) = (&lines[..colon], &lines[colon + 1..]);
        Some(Header { name, value })
    })
}

/// One header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header<'a> {
    name: &'a [u8],
    value: &'a [u8],
}

impl<'a> Header<'a> {
    /// Whether it is the one of that name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Its value as it stands, trimmed; what is not UTF-8 is replaced.
    pub(super) fn text(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.value.trim_ascii())
    }
}

/// The length of a header's name, which a colon ends; `None` where no header begins.
fn name_len(text: &[u8]) -> Option<usize> {
    let colon = text
        .iter()
        .position(|byte| !matches!(byte, b'!'..=b'9' | b';'..=b'~'))?;
    (colon > 0 && text[colon] == b':').then_some(colon)
}

/// The length of the first line with all that belong to it.
fn header_len(text: &[u8]) -> usize {
    let mut rest = split_line(text).1;
    while is_continuation(rest) {
        rest = split_line(rest).1;
    }
    text.len() - rest.len()
}

fn is_continuation(text: &[u8]) -> bool {
    matches!(text.first(), Some(b' ' | b'\t'))
}

/// The first line without its end (LF, CRLF or CR), and what follows.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let Some(end) = memchr::memchr2(b'\n', b'\r', text) else {
        return (text, &[]);
    };
    let width = if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
    (&text[..end], &text[end + width..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let pair = |header: Header<'_>| {
            let name = String::from_utf8_lossy(header.name).into_owned();
            (name, header.text().into_owned())
        };
        headers(text.as_bytes()).map(pair).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect()
    }

    #[test]
    fn headers_end_where_the_description_begins() {
        assert_eq!(
            read("Name: a\nVersion: 1\n\nVersion: 9\n"),
            owned(&[("Name", "a"), ("Version", "1")])
        );
        assert_eq!(read("Name: a\nno header\nVersion: 9\n"), owned(&[("Name", "a")]));
        assert_eq!(
            read("Name: a\ntwo words: x\nVersion: 9\n"),
            owned(&[("Name", "a")])
        );
        assert_eq!(read("\nName: a\n"), owned(&[]));
    }

    #[test]
    fn folded_lines_are_of_one_header_whatever_ends_them() {
        let expected = owned(&[("License", "MIT\r\n  and more"), ("Name", "a")]);
        assert_eq!(read("License: MIT\r\n  and more\r\nName:a\r\n\r\n"), expected);
        assert_eq!(read("A: 1\rB: 2\r"), owned(&[("A", "1"), ("B", "2")]));
        assert_eq!(read(" folded to nothing\nA: 1\n"), owned(&[("A", "1")]));
        assert_eq!(read("From me\nA:\n"), owned(&[("A", "")]));
    }
}
