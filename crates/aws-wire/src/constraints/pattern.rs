//! Regular expressions of models, compiled once at first use and matched in linear time.

use std::sync::OnceLock;

use regex_lite::Regex;

/// A text longer than this is refused by any pattern: the models bound every text that legitimately is longer.
const LONGEST: usize = 8192;

/// A pattern that a whole text must match.
#[derive(Debug)]
pub struct Pattern {
    /// As the model writes it (Java's dialect), for messages.
    written: &'static str,
    /// The same in the dialect of `regex-lite`.
    translated: &'static str,
    compiled: OnceLock<Option<Regex>>,
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
        text.len() <= LONGEST && self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Whether the translation is a regular expression.
    pub fn compiles(&self) -> bool {
        self.regex().is_some()
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| Regex::new(&format!("^(?:{})$", self.translated)).ok())
            .as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_must_match() {
        let digits = Pattern::new("[0-9]{3}", "[0-9]{3}");
        assert!(digits.matches("123"));
        assert!(!digits.matches("1234"));
        assert!(!digits.matches("123\n"));
        assert!(!Pattern::new("(", "(").compiles());
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
