//! Debian's control format (deb822(5)): paragraphs of `Name: value` fields, separated by empty lines. R and GHC write
//! records of their packages in the same.
//!
//! Odd: field names do not care for case; a line that starts with a blank belongs to the field above it; a line
//! without a colon is no field, and is counted so that a damaged paragraph can be told from a small one.

use std::borrow::Cow;

/// The paragraphs of a file, in order. Comment lines (`#`) are not part of status files and are not known here.
pub fn paragraphs(text: &[u8]) -> impl Iterator<Item = Paragraph<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = skip_empty_lines(rest);
        if rest.is_empty() {
            return None;
        }
        let (paragraph, after) = rest.split_at(paragraph_len(rest));
        rest = after;
        Some(Paragraph(paragraph))
    })
}

fn skip_empty_lines(mut text: &[u8]) -> &[u8] {
    while let Some((line, rest)) = split_line(text)
        && is_empty(line)
    {
        text = rest;
    }
    text
}

fn paragraph_len(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((line, after)) = split_line(rest)
        && !is_empty(line)
    {
        rest = after;
    }
    text.len() - rest.len()
}

fn is_empty(line: &[u8]) -> bool {
    line.trim_ascii().is_empty()
}

/// The first line without its end, and what follows; `None` at the end of the text.
fn split_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    match memchr::memchr(b'\n', text) {
        Some(at) => Some((&text[..at], &text[at + 1..])),
        None if text.is_empty() => None,
        None => Some((text, &[])),
    }
}

/// One paragraph: its lines as they stand.
#[derive(Clone, Copy)]
pub struct Paragraph<'a>(&'a [u8]);

/// One field: its name and its value; the value keeps the line ends of a folded field.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The name as written.
    pub name: &'a [u8],
    value: &'a [u8],
}

impl<'a> Paragraph<'a> {
    /// The fields in order; lines that are no field are left out.
    pub fn fields(self) -> impl Iterator<Item = Field<'a>> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            while !rest.is_empty() {
                let (lines, after) = rest.split_at(field_len(rest));
                rest = after;
                if let Some(field) = Field::split(lines) {
                    return Some(field);
                }
            }
            None
        })
    }
}

/// The length of the first line with all that are folded to it.
fn field_len(text: &[u8]) -> usize {
    let mut rest = split_line(text).map_or(&text[..0], |(_, rest)| rest);
    while let Some((line, after)) = split_line(rest)
        && matches!(line.first(), Some(b' ' | b'\t'))
    {
        rest = after;
    }
    text.len() - rest.len()
}

impl<'a> Field<'a> {
    fn split(lines: &'a [u8]) -> Option<Self> {
        let colon = memchr::memchr2(b':', b'\n', lines)?;
        let (name, value) = (&lines[..colon], &lines[colon + 1..]);
        let is_field = lines[colon] == b':' && !name.is_empty() && !name.iter().any(u8::is_ascii_whitespace);
        is_field.then_some(Self { name, value })
    }

    /// The value in one line: trimmed, folded lines joined by a blank, what is not UTF-8 replaced.
    pub fn text(&self) -> Cow<'a, str> {
        let value = self.value.trim_ascii();
        let text = String::from_utf8_lossy(value);
        if memchr::memchr(b'\n', value).is_none() {
            return text;
        }
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        Cow::Owned(lines.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let pair = |field: Field<'_>| {
            let name = String::from_utf8_lossy(field.name).into_owned();
            (name, field.text().into_owned())
        };
        paragraphs(text.as_bytes())
            .map(|paragraph| paragraph.fields().map(pair).collect())
            .collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect()
    }

    #[test]
    fn folded_fields_are_one_field() {
        let read = read("Source: glibc\n (2.36-1)\nDescription: a\n .\n b: c\nEmpty:\n");
        let expected = owned(&[
            ("Source", "glibc (2.36-1)"),
            ("Description", "a . b: c"),
            ("Empty", ""),
        ]);
        assert_eq!(read, [expected]);
    }

    #[test]
    fn paragraphs_end_at_lines_that_look_empty() {
        let read = read("\n\r\nA: 1\r\n \t\nB: 2\n\n\nC: 3");
        assert_eq!(
            read,
            [owned(&[("A", "1")]), owned(&[("B", "2")]), owned(&[("C", "3")])]
        );
    }

    #[test]
    fn lines_that_are_no_field_are_left_out() {
        assert_eq!(
            read(" folded to nothing\n: x\nno colon\n more\ntwo words: x\nA: 1"),
            [owned(&[("A", "1")])]
        );
    }
}
