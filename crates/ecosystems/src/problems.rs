//! What could not be read, in words for people; bounded, since a hostile file may be damaged a million times.

/// How many problems of one file are told in words.
const MOST: usize = 20;

/// Longest error that is told.
const MOST_WORDS: usize = 200;

/// Collects problems.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    words: Vec<String>,
    more: usize,
}

impl Problems {
    /// Adds a problem; its words are made only if there is room for them.
    pub(crate) fn add(&mut self, words: impl FnOnce() -> String) {
        if self.words.len() < MOST {
            self.words.push(words());
        } else {
            self.more += 1;
        }
    }

    /// Adds a problem that is worth saying once.
    pub(crate) fn add_once(&mut self, words: &str) {
        if self.words.last().is_none_or(|last| last != words) {
            self.add(|| words.to_owned());
        }
    }

    /// The problems, the last line saying how many there were beside.
    pub(crate) fn into_words(mut self) -> Vec<String> {
        if self.more > 0 {
            self.words.push(format!("and {} more such problems", self.more));
        }
        self.words
    }
}

/// What a library says of an error, cut where it repeats the file: that may be as long as the file.
pub(crate) fn short(error: impl std::fmt::Display) -> String {
    let mut words = error.to_string();
    if words.len() > MOST_WORDS {
        words.truncate(words.floor_char_boundary(MOST_WORDS));
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_repeats_the_file_is_cut() {
        assert_eq!(short("a"), "a");
        assert_eq!(short("é".repeat(1000)).chars().count(), 101);
    }

    #[test]
    fn a_million_problems_are_told_in_few_words() {
        let mut problems = Problems::default();
        (0..1_000_000).for_each(|i| problems.add(|| format!("problem {i}")));
        let words = problems.into_words();
        assert_eq!(words.len(), MOST + 1);
        assert_eq!(words[MOST], "and 999980 more such problems");
    }
}
