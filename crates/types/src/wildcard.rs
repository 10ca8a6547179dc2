//! Names matched by patterns in which `*` stands for any characters, none as well.

/// Whether a text is matched by a pattern, from its first to its last character.
pub fn is_matched_by(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => text == pattern,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|after| ends_in(after, rest)),
    }
}

/// Whether a text ends in a match of `pattern`, whose parts between stars must come in order.
fn ends_in(mut text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let last = parts.next_back().unwrap_or_default();
    for part in parts {
        match text.find(part) {
            Some(at) => text = &text[at + part.len()..],
            None => return false,
        }
    }
    text.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_matched_by;

    #[test]
    fn stars_stand_for_any_characters() {
        for (text, pattern) in [
            ("a", "a"),
            ("prod/app", "prod/*"),
            ("prod/", "prod/*"),
            ("a-b-c", "a*b*c"),
            ("", "*"),
        ] {
            assert!(is_matched_by(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [
            ("ab", "a"),
            ("my/prod/app", "prod/*"),
            ("aba", "a*ba*a"),
            ("a", "a*a"),
        ] {
            assert!(!is_matched_by(text, pattern), "{text} {pattern}");
        }
    }
}
