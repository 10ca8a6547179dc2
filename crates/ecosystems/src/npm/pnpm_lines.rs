//! The lines of a `pnpm-lock.yaml`: how far each stands in, its key and its value.
//!
//! Odd: this reads the YAML that pnpm writes and no other: blocks of two blanks, one key a line, short objects in
//! braces behind their key. A reader of all YAML takes memory many times the file's size.

/// A line of it.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(super) struct Line<'a> {
    /// By how many blanks it stands in.
    pub(super) indent: usize,
    /// Without quotes.
    pub(super) key: &'a str,
    /// Without quotes; empty where the value stands in the lines below.
    pub(super) value: &'a str,
}

/// All lines that have a key. List items and the lines of longer texts are passed by, as far as they look like none.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter_map(line)
}

fn line(line: &str) -> Option<Line<'_>> {
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    if content.starts_with(['#', '-']) {
        return None;
    }
    // A key of more than 1,024 signs is written `? KEY`, and its colon below it.
    if let Some(long) = content.strip_prefix("? ") {
        return Some(Line {
            indent,
            key: unquoted(long),
            value: "",
        });
    }
    let (key, value) = split(content.trim_end())?;
    (!key.is_empty()).then_some(Line {
        indent,
        key: unquoted(key),
        value: unquoted(value),
    })
}

/// Key and value; a quoted key may have colons in it, and one without quotes has none that a blank follows.
fn split(content: &str) -> Option<(&str, &str)> {
    let quote = content.chars().next().filter(|sign| matches!(sign, '\'' | '"'));
    let end = match quote {
        Some(quote) => 2 + content[1..].find(quote)?,
        None => content
            .find(": ")
            .or_else(|| content.strip_suffix(':').map(str::len))?,
    };
    let (key, rest) = content.split_at(end);
    Some((key, rest.strip_prefix(':')?))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('\'').or_else(|| inner('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_read_with_and_without_quotes() {
        for (text, expected) in [
            ("lockfileVersion: '9.0'", Some((0, "lockfileVersion", "9.0"))),
            ("  '@babel/runtime@7.9.0':", Some((2, "@babel/runtime@7.9.0", ""))),
            ("  /@babel/runtime/7.9.0:", Some((2, "/@babel/runtime/7.9.0", ""))),
            (
                "  a@https://x.example/a.tgz:",
                Some((2, "a@https://x.example/a.tgz", "")),
            ),
            ("  a@1.0.0: {}", Some((2, "a@1.0.0", "{}"))),
            (
                "    resolution: {directory: l, type: directory}",
                Some((4, "resolution", "{directory: l, type: directory}")),
            ),
            ("  ? /a@1.0.0(b@2.0.0)", Some((2, "/a@1.0.0(b@2.0.0)", ""))),
            ("  :", None),
            ("    - linux", None),
            ("", None),
            ("'", None),
            ("no key", None),
        ] {
            let read = line(text).map(|line| (line.indent, line.key, line.value));
            assert_eq!(read, expected, "{text}");
        }
    }
}
