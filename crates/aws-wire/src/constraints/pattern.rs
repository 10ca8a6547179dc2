//! Regular expressions of models, compiled once at first use and matched in linear time.

use std::sync::OnceLock;

use regex_lite::Regex;

/// A text longer than this is refused by any pattern: the models bound every text that legitimately is longer.
const LONGEST: usize = 8192;

/// The pattern of most texts of Security Hub: anything that is not blank. The service takes it for texts of several lines too,
/// where `.` stands for no end of a line; scanners import such descriptions.
const NOT_BLANK: &str = r".*\S.*";

/// A pattern that a whole text must match.
#[derive(Debug)]
pub struct Pattern {
    /// As the model writes it (Java's dialect), for messages.
    written: &'static str,
    /// The same in the dialect of `regex-lite`.
    translated: &'static str,
    compiled: OnceLock<Option<Compiled>>,
}

#[derive(Debug)]
struct Compiled {
    /// What the text must be.
    whole: Regex,
    /// What it must not begin with: the one look-ahead that models use (`^(?!aws:)…`), which `regex-lite` has not.
    not_first: Option<Regex>,
}

impl Compiled {
    fn new(pattern: &str) -> Option<Self> {
        let body = pattern.strip_prefix('^').unwrap_or(pattern);
        let ahead = body.strip_prefix("(?!").and_then(|rest| rest.split_once(')'));
        let (not_first, whole) = ahead.map_or((None, pattern), |(not, rest)| (Some(not), rest));
        let not_first = not_first.map(|not| Regex::new(&format!("^(?:{not})")));
        Some(Self {
            whole: Regex::new(&format!("^(?:{whole})$")).ok()?,
            not_first: not_first.transpose().ok()?,
        })
    }

    fn matches(&self, text: &str) -> bool {
        self.whole.is_match(text) && !self.not_first.as_ref().is_some_and(|not| not.is_match(text))
    }
}

impl Pattern {
    /// From the model's text and its translation, which the generator makes.
    pub const fn new(written: &'static str, translated: &'static str) -> Self {
        Self {
            written,
            translated,
            compiled: OnceLock::new(),
        }
    }

    /// The pattern as the model writes it.
    pub fn as_str(&self) -> &'static str {
        self.written
    }

    /// Whether the whole text matches.
    ///
    /// A pattern that does not compile matches nothing; a test over all generated patterns excludes it.
    pub fn matches(&self, text: &str) -> bool {
        text.len() <= LONGEST
            && match self.translated {
                NOT_BLANK => text.bytes().any(|byte| !is_space(byte)),
                _ => self.compiled().is_some_and(|compiled| compiled.matches(text)),
            }
    }

    /// Whether the translation is a regular expression.
    pub fn compiles(&self) -> bool {
        self.compiled().is_some()
    }

    fn compiled(&self) -> Option<&Compiled> {
        self.compiled
            .get_or_init(|| Compiled::new(self.translated))
            .as_ref()
    }
}

/// What `\s` stands for in Java's dialect.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_several_lines_are_not_blank() {
        let text = Pattern::new(NOT_BLANK, NOT_BLANK);
        assert!(text.matches("first\nsecond") && text.matches(" x") && text.matches("\u{e9}"));
        assert!(!text.matches("") && !text.matches(" \n\t\u{b}"));
        assert!(text.matches(&"x".repeat(LONGEST)) && !text.matches(&"x".repeat(LONGEST + 1)));
    }

    #[test]
    fn the_whole_text_must_match() {
        let digits = Pattern::new("[0-9]{3}", "[0-9]{3}");
        assert!(digits.matches("123"));
        assert!(!digits.matches("1234"));
        assert!(!digits.matches("123\n"));
        assert!(!Pattern::new("(", "(").compiles());
    }

    #[test]
    fn a_beginning_may_be_excluded() {
        let written = "^(?!aws:)[a-z:]+$";
        let key = Pattern::new(written, written);
        assert!(key.matches("team") && key.matches("my:aws:"));
        assert!(!key.matches("aws:team") && !key.matches("TEAM"));
    }

    #[test]
    fn nested_repetition_is_no_trap() {
        let greedy = Pattern::new("(a+)+b", "(a+)+b");
        let started = std::time::Instant::now();
        assert!(!greedy.matches(&"a".repeat(LONGEST)));
        assert!(!greedy.matches(&"a".repeat(50_000_000)));
        assert!(started.elapsed().as_secs() < 5);
    }
}
