//! Comma-separated values, as RFC 4180 has them: quoted fields may hold commas, quotes (doubled) and line breaks.

use std::borrow::Cow;

/// Splits a text into records of fields. A quote that is never closed reaches to the end.
pub(super) fn records(text: &str) -> Records<'_> {
    Records { rest: text }
}

/// The records of a text.
pub(super) struct Records<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Records<'a> {
    type Item = Vec<Cow<'a, str>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let (field, after) = field(self.rest);
            fields.push(field);
            match after.strip_prefix(',') {
                Some(rest) => self.rest = rest,
                None => {
                    self.rest = end_of_line(after);
                    return Some(fields);
                }
            }
        }
    }
}

/// What follows a line break.
fn end_of_line(text: &str) -> &str {
    let text = text.strip_prefix('\r').unwrap_or(text);
    text.strip_prefix('\n').unwrap_or(text)
}

/// One field, and the text from the sign behind it on.
fn field(text: &str) -> (Cow<'_, str>, &str) {
    match text.strip_prefix('"') {
        Some(rest) => quoted(rest),
        None => {
            let end = text.find([',', '\n', '\r']).unwrap_or(text.len());
            (Cow::Borrowed(&text[..end]), &text[end..])
        }
    }
}

fn quoted(text: &str) -> (Cow<'_, str>, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut doubled = false;
    while let Some(step) = text[at..].find('"') {
        at += step + 1;
        if bytes.get(at) != Some(&b'"') {
            let field = unquoted(&text[..at - 1], doubled);
            let rest = &text[at..];
            // What stands between a quote and the next comma belongs to no field.
            let junk = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
            return (field, &rest[junk..]);
        }
        doubled = true;
        at += 1;
    }
    (unquoted(text, doubled), "")
}

fn unquoted(text: &str, doubled: bool) -> Cow<'_, str> {
    if doubled {
        Cow::Owned(text.replace("\"\"", "\""))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_are_told_apart() {
        let text = "a,\"b, \"\"c\"\"\nd\",\r\n,e\n\"f";
        let read: Vec<Vec<_>> = records(text).collect();
        let expected: [&[&str]; 3] = [&["a", "b, \"c\"\nd", ""], &["", "e"], &["f"]];
        assert_eq!(read, expected);
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a\",\n\r x]{0,6}", 1..4), 1..4)) {
            let quote = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(",")).collect();
            let read: Vec<Vec<String>> = records(&lines.join("\n")).map(|row| row.into_iter().map(Cow::into_owned).collect()).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn any_text_ends(text in "[a\",\n\r]{0,40}") {
            prop_assert!(records(&text).count() <= text.len());
        }
    }
}
