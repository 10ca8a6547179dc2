//! Regular expressions of the models (Java's dialect) in that of `regex-lite`.

/// Translates a pattern.
///
/// Unicode classes widen to all letters, digits and separators of ASCII plus everything beyond ASCII, since
/// `regex-lite` has no Unicode tables: `\p{L}\p{Z}\p{N}` then lets through symbols beyond ASCII that AWS refuses.
/// `\u10000-\u10FFFF`, in which Java reads five digits as four, is taken as it is meant.
pub fn translate(pattern: &str) -> String {
    let mut text = pattern.to_owned();
    for (class, wide) in [("L", "A-Za-z"), ("Z", " "), ("N", "0-9")] {
        text = text.replace(
            &format!("\\p{{{class}}}"),
            &format!("{wide}\\x{{80}}-\\x{{10FFFF}}"),
        );
    }
    text = text.replace("\\u10000-\\u10FFFF", "\\x{10000}-\\x{10FFFF}");
    escapes(&text)
}

/// `\uXXXX` → `\x{XXXX}`.
fn escapes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        let digits = rest.get(at + 2..at + 6).unwrap_or("");
        out += &rest[..at];
        if digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            out += &format!("\\x{{{digits}}}");
            rest = &rest[at + 6..];
        } else {
            out += "\\u";
            rest = &rest[at + 2..];
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_classes_are_translated() {
        assert_eq!(
            translate(r"[\u0009\u00A0-\uD7FF]+"),
            r"[\x{0009}\x{00A0}-\x{D7FF}]+"
        );
        assert_eq!(translate(r"[\u10000-\u10FFFF]"), r"[\x{10000}-\x{10FFFF}]");
        assert_eq!(translate(r"[\p{L}_]*"), r"[A-Za-z\x{80}-\x{10FFFF}_]*");
        assert_eq!(translate("[a-z]+"), "[a-z]+");
    }
}
