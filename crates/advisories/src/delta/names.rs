//! A record's own names, left out of its texts.
//!
//! Most links of a record hold its id or one of its other names, which are random letters to whoever packs them. In their
//! places stand control characters, which no text is likely to hold; where one does, it is written as two.

use crate::Advisory;

/// How many names are left out.
const MOST: usize = 4;
/// How long a name may be, in bytes: shorter ones spare nothing, longer ones could make much of little.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=64;
/// Ends a text; no masked one holds it.
pub const END: u8 = 0;
/// Stands before a control character of the text itself, which is written as the letter this far on.
const ESCAPE: char = '\u{5}';
const LETTERS: u32 = 0x40;

/// The names that are left out, the first as `U+0001`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// An advisory's id, vulnerabilities and aliases.
    pub fn of(advisory: &Advisory) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in std::iter::once(&advisory.id)
            .chain(advisory.vulnerabilities.iter().take(2))
            .chain(advisory.aliases.iter().take(2))
        {
            let fits = LENGTHS.contains(&name.len()) && !name.chars().any(is_control);
            if fits && !names.contains(name) && names.len() < MOST {
                names.push(name.clone());
            }
        }
        Self(names)
    }

    /// A text without the names, and without the byte that ends it.
    pub fn masked(&self, text: &str) -> String {
        match text.chars().any(is_control) {
            true => escaped(text),
            false => self.without(text),
        }
    }

    fn without(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for (name, sign) in self.0.iter().zip('\u{1}'..) {
            if masked.contains(name.as_str()) {
                masked = masked.replace(name.as_str(), sign.encode_utf8(&mut [0; 4]));
            }
        }
        masked
    }

    /// The text again; `None` if it was never written so, or is longer than this many bytes.
    pub fn back(&self, masked: &str, most: usize) -> Option<String> {
        let mut text = String::with_capacity(masked.len());
        let mut chars = masked.chars();
        while let Some(c) = chars.next() {
            match c {
                ESCAPE => text.push(
                    (chars.next()? as u32)
                        .checked_sub(LETTERS)
                        .and_then(char::from_u32)?,
                ),
                _ if is_control(c) => text.push_str(self.0.get((c as usize).checked_sub(1)?)?),
                _ => text.push(c),
            }
            if text.len() > most {
                return None;
            }
        }
        Some(text)
    }
}

/// A text that holds control characters itself; it keeps its names.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        match is_control(c) {
            true => out.extend([ESCAPE, char::from_u32(c as u32 + LETTERS).unwrap_or(ESCAPE)]),
            false => out.push(c),
        }
    }
    out
}

/// Whether a character is one of those that stand for something else here.
fn is_control(c: char) -> bool {
    c <= ESCAPE
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_comes_back(id in "[A-C]{6,8}", alias in "[A-C\u{0}-\u{6}]{5,7}", text in "[A-C\u{0}-\u{6}]{0,60}") {
            let advisory = Advisory { id, aliases: vec![alias], ..Advisory::default() };
            let names = Names::of(&advisory);
            let masked = names.masked(&text);
            prop_assert!(!masked.as_bytes().contains(&END));
            prop_assert_eq!(names.back(&masked, 4000), Some(text));
        }
    }

    #[test]
    fn its_own_names_are_left_out() {
        let advisory = Advisory {
            id: "PYSEC-2024-1".into(),
            aliases: vec!["CVE-2024-0001".into()],
            ..Advisory::default()
        };
        let masked = Names::of(&advisory).masked("https://nvd.example/CVE-2024-0001");
        assert_eq!(masked, "https://nvd.example/\u{2}");
    }
}
