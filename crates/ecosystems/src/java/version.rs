//! Maven's order of versions, as class `ComparableVersion` of `maven-artifact` 3.9 compares them.
//!
//! A version is a list of items: numbers, and at its end perhaps a further list, which `-` begins, and each change between
//! digits and letters, and each word. Words have an order: alpha, beta, milestone, rc, snapshot, the release itself, sp, and
//! then all others by their letters. Numbers that are zero and words for the release (`ga`, `final`, `release`) count for
//! nothing at the end of a list.
//!
//! Odd: Maven's own comparison goes in circles, and departs from its documentation, where a word stands between two points or
//! between a point and a hyphen (`1.sp.1` < `1-alpha` < `1` < `1.sp.1`). Here such a word too begins a list, as if there were a
//! hyphen in front, which is what Maven does with words elsewhere. And a list that makes a version less than one without
//! it is less than every word that makes it more. Every text is a version; letters beyond ASCII are taken as they
//! are.

use std::cmp::Ordering;

use crate::version_parts::{compare_each, compare_ignoring_case, compare_numbers, split_digits, strip_word};
use crate::version_scheme::VersionScheme;

/// Maven's order; its name is `maven`.
pub struct MavenOrder;

impl VersionScheme for MavenOrder {
    fn name(&self) -> &'static str {
        "maven"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_each(Items::of(a), Items::of(b), compare_items)
    }
}

/// An item of the flattened lists. Since a list within a list is always its last item, its end need not be marked.
#[derive(Clone, Copy)]
enum Item<'a> {
    /// Here a further list begins; whether a version is less or more for it.
    List(Ordering),
    Word(Word<'a>),
    Number(&'a str),
}

/// A word: its place among the known ones, and itself if it is none of them.
#[derive(Clone, Copy)]
struct Word<'a> {
    rank: u8,
    unknown: &'a str,
}

/// The known words, in their order; the release itself is 5.
const WORDS: [(&str, u8); 10] = [
    ("alpha", 0),
    ("beta", 1),
    ("milestone", 2),
    ("rc", 3),
    ("cr", 3),
    ("snapshot", 4),
    ("ga", RELEASE),
    ("final", RELEASE),
    ("release", RELEASE),
    ("sp", 6),
];
const RELEASE: u8 = 5;
const UNKNOWN: u8 = 7;

impl<'a> Word<'a> {
    fn of(text: &'a str, number_follows: bool) -> Self {
        let text_or_long = match text {
            "a" | "A" if number_follows => "alpha",
            "b" | "B" if number_follows => "beta",
            "m" | "M" if number_follows => "milestone",
            _ => text,
        };
        let known = WORDS
            .iter()
            .find(|(word, _)| strip_word(text_or_long, word) == Some(""));
        match known {
            Some(&(_, rank)) => Self { rank, unknown: "" },
            None => Self {
                rank: UNKNOWN,
                unknown: text,
            },
        }
    }
}

fn compare_items(a: Option<Item<'_>>, b: Option<Item<'_>>) -> Ordering {
    match (a, b) {
        (Some(Item::Number(a)), Some(Item::Number(b))) => compare_numbers(a, b),
        (Some(Item::Word(a)), Some(Item::Word(b))) => a
            .rank
            .cmp(&b.rank)
            .then_with(|| compare_ignoring_case(a.unknown, b.unknown)),
        (a, b) => place(a).cmp(&place(b)),
    }
}

/// Where an item stands among those of other kinds and the end.
fn place(item: Option<Item<'_>>) -> u8 {
    match item {
        Some(Item::Word(word)) if word.rank < RELEASE => 0,
        Some(Item::List(Ordering::Less)) => 1,
        None => 2,
        Some(Item::Word(_)) => 3,
        Some(Item::List(_)) => 4,
        Some(Item::Number(_)) => 5,
    }
}

/// Reads a version item by item. Zeros and beginnings of lists are held back until something follows that counts.
struct Items<'a> {
    rest: &'a str,
    /// The list that is being read has items.
    in_list: bool,
    /// Beginnings of lists that are held back.
    lists: usize,
    /// Zeros that are held back, all in the last of those lists.
    zeros: usize,
    /// What made them count.
    ready: Option<Item<'a>>,
    /// Behind `ready` a list begins.
    list_follows: bool,
}

impl<'a> Items<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            rest: text,
            in_list: false,
            lists: 0,
            zeros: 0,
            ready: None,
            list_follows: false,
        }
    }

    /// Reads up to the next separator or change between digits and letters.
    fn read(&mut self) {
        let (digits, rest) = split_digits(self.rest);
        if !digits.is_empty() {
            self.rest = rest;
            self.number(digits);
            let changes = rest.starts_with(|sign| !matches!(sign, '.' | '-'));
            return if changes {
                self.begin_list()
            } else {
                self.separator()
            };
        }
        let len = self
            .rest
            .find(|sign: char| matches!(sign, '.' | '-') || sign.is_ascii_digit());
        let (word, rest) = self.rest.split_at(len.unwrap_or(self.rest.len()));
        self.rest = rest;
        let number_follows = rest.starts_with(|sign: char| sign.is_ascii_digit());
        if word.is_empty() {
            self.number("");
        } else {
            self.word(Word::of(word, number_follows), number_follows);
        }
        if number_follows {
            self.begin_list();
        } else {
            self.separator();
        }
    }

    fn separator(&mut self) {
        let (separator, rest) = self.rest.split_at(self.rest.len().min(1));
        self.rest = rest;
        if separator == "-" {
            self.begin_list();
        }
    }

    fn begin_list(&mut self) {
        self.in_list = false;
        if self.ready.is_some() {
            self.list_follows = true;
        } else {
            self.lists += 1;
            self.zeros = 0;
        }
    }

    fn number(&mut self, digits: &'a str) {
        self.in_list = true;
        if digits.bytes().all(|digit| digit == b'0') {
            self.zeros += 1;
        } else {
            self.ready = Some(Item::Number(digits));
        }
    }

    fn word(&mut self, word: Word<'a>, number_follows: bool) {
        let release = word.rank == RELEASE;
        if self.in_list && (!release || number_follows) {
            self.begin_list();
        }
        if release {
            return self.number("");
        }
        self.in_list = true;
        self.ready = Some(Item::Word(word));
    }

    /// Whether a version is less or more for what comes next.
    fn sign(&self) -> Ordering {
        match self.ready {
            Some(Item::Word(word)) if self.zeros == 0 => word.rank.cmp(&RELEASE),
            _ => Ordering::Greater,
        }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        while self.ready.is_none() && !self.rest.is_empty() {
            self.read();
        }
        let ready = self.ready?;
        if self.lists > 0 {
            self.lists -= 1;
            return Some(Item::List(self.sign()));
        }
        if self.zeros > 0 {
            self.zeros -= 1;
            return Some(Item::Number(""));
        }
        self.ready = None;
        self.lists = usize::from(std::mem::take(&mut self.list_follows));
        Some(ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list of qualifiers that Maven's own test has.
    const ASCENDING: [&str; 22] = [
        "1-alpha2snapshot",
        "1-alpha2",
        "1-alpha-123",
        "1-beta-2",
        "1-beta123",
        "1-m2",
        "1-m11",
        "1-rc",
        "1-cr2",
        "1-rc123",
        "1-SNAPSHOT",
        "1",
        "1-sp",
        "1-sp2",
        "1-sp123",
        "1-abc",
        "1-def",
        "1-pom-1",
        "1-1-snapshot",
        "1-1",
        "1-2",
        "1-123",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(MavenOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("1", "1.0.0"),
            ("1", "1-ga"),
            ("1", "1.0.0.Final"),
            ("1-rc1", "1-CR1"),
            ("1a1", "1-alpha-1"),
            ("1.x", "1.0.0-x"),
            ("1.0.0x", "1x"),
            ("4.0.0.Final-redhat-1", "4-redhat-1"),
        ] {
            assert_eq!(MavenOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn what_goes_in_circles_in_maven_does_not_here() {
        for (low, high) in [
            ("1-alpha", "1.sp.1"),
            ("1.0.alpha.1", "1"),
            ("1", "1.sp.1"),
            ("1-0-alpha", "1-sp"),
        ] {
            assert_eq!(MavenOrder.compare(low, high), Ordering::Less, "{low} {high}");
        }
    }
}
