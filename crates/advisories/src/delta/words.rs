//! Packs prose and links by what stands before each letter in its text, its word, its record and its kind.
//!
//! Odd: each text ends with a zero byte, which no masked text holds (see `names`). Of what both sides know, what is likely to be
//! said again word for word is only noted, to be found as a match; what is like the new texts is learned, which costs as much
//! time as writing it.

use super::DeltaError;
use super::coder::Coder;
use super::model::{Around, Model, Nobody, Size, hash};
use super::names::END;
use crate::DatabaseError;

/// How many contexts a letter has.
const CONTEXTS: usize = 12;

/// A model of texts.
pub struct Words {
    model: Model,
    /// The word so far and the two before it, hashed.
    words: [u32; 3],
    /// What stands for the bytes before a text's first.
    begin: u32,
    at: u32,
    kind: usize,
    record: u32,
}

impl Words {
    /// A model that will see about so many bytes.
    pub fn new(bytes: usize) -> Self {
        Self {
            model: Model::new(&Size {
                contexts: CONTEXTS,
                few: 3,
                bytes,
                most_bits: 21,
            }),
            words: [0; 3],
            begin: 0,
            at: 0,
            kind: 0,
            record: 0,
        }
    }

    /// Begins a record: words of one record come again in it.
    pub fn begin_record(&mut self) {
        self.record += 1;
    }

    /// Codes a text of some kind (below 16) of some feed; a reader gives an empty one. None is longer than `most`.
    pub fn text(
        &mut self,
        coder: &mut impl Coder,
        (feed, kind): (u32, usize),
        text: &[u8],
        most: usize,
    ) -> Result<Vec<u8>, DeltaError> {
        (self.begin, self.kind, self.at) = (hash(feed, kind as u32), kind, 0);
        self.words = [0, self.begin, 0];
        let mut found = Vec::with_capacity(text.len());
        loop {
            let byte = self.byte(coder, text.get(found.len()).copied().unwrap_or(END))?;
            if byte == END {
                return Ok(found);
            }
            if found.len() == most {
                return Err(DeltaError::Damaged("a text is too long"));
            }
            found.push(byte);
        }
    }

    /// Learns a text.
    pub fn learn(&mut self, kind: (u32, usize), text: &[u8]) {
        // Nobody fails.
        let _ = self.text(&mut Nobody, kind, text, usize::MAX);
    }

    /// Notes a text.
    pub fn note(&mut self, text: &[u8]) {
        self.model.note(text);
        self.model.note(&[END]);
    }

    /// Where the next byte will stand.
    pub fn place(&self) -> usize {
        self.model.history().len()
    }

    /// Says that the next text is like the one at this place.
    pub fn point(&mut self, place: usize) {
        self.model.point(place);
    }

    fn byte(&mut self, coder: &mut impl Coder, byte: u8) -> Result<u8, DatabaseError> {
        let contexts = self.contexts();
        let around = Around {
            contexts: &contexts,
            kind: self.kind,
        };
        let byte = self.model.code(coder, &around, byte)?;
        self.at += 1;
        self.go_on(byte.to_ascii_lowercase());
        Ok(byte)
    }

    fn go_on(&mut self, letter: u8) {
        let [word, before, _] = self.words;
        if letter.is_ascii_alphanumeric() || letter >= 128 {
            self.words[0] = hash(word, u32::from(letter) + 7);
        } else if word != 0 {
            self.words = [0, word, before];
        }
    }

    fn contexts(&self) -> [u32; CONTEXTS] {
        let before = |count: usize| self.model.last(count);
        let last = match self.at {
            0 => self.begin,
            at @ 1..4 => self.begin << (8 * at) | before(at as usize),
            _ => before(4),
        };
        let more = self.model.last_but(4, 2);
        let [word, second, third] = self.words;
        let two = hash(word, second);
        [
            hash(0, self.kind as u32),
            hash(1, last & 0xff),
            hash(2, last & 0xffff),
            hash(3, last & 0xff_ffff),
            hash(4, last),
            hash(hash(5, last), more & 0xff),
            hash(hash(6, last), more),
            hash(hash(7, word), last & 0xff),
            hash(hash(8, two), last & 0xff),
            hash(hash(9, last & 0xff_ffff), self.record),
            hash(hash(10, two), third),
            hash(hash(11, word), self.record),
        ]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::coder::{Reader, Writer};
    use super::*;

    fn code_all(words: &mut Words, coder: &mut impl Coder, texts: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let one = |text: &Vec<u8>| {
            words.begin_record();
            words.text(coder, (1, text.len() % 16), text, 100).unwrap()
        };
        texts.iter().map(one).collect()
    }

    proptest! {
        #[test]
        fn texts_come_back(known: Vec<u8>, texts in proptest::collection::vec(proptest::collection::vec(1u8.., 0..90), 0..9)) {
            let side = || {
                let mut words = Words::new(1000);
                words.learn((1, 2), &known);
                let place = words.place();
                words.note(&known);
                words.point(place);
                words
            };
            let mut writer = Writer::new();
            code_all(&mut side(), &mut writer, &texts);
            let bytes = writer.finish();
            let (mut words, mut reader) = (side(), Reader::new(&bytes).unwrap());
            for text in &texts {
                words.begin_record();
                prop_assert_eq!(&words.text(&mut reader, (1, text.len() % 16), &[], 100).unwrap(), text);
            }
            prop_assert!(reader.is_at_its_end());
        }

        #[test]
        fn bytes_of_anybody_never_panic(bytes: Vec<u8>) {
            let mut words = Words::new(1000);
            if let Ok(mut reader) = Reader::new(&bytes) {
                while words.text(&mut reader, (0, 3), &[], 1000).is_ok() {}
            }
        }
    }

    #[test]
    fn what_is_known_costs_little() {
        let text = b"A heap overflow in the parser of headers allows remote code execution. ".repeat(3);
        let cost = |known: &[u8]| {
            let (mut words, mut writer) = (Words::new(1000), Writer::new());
            words.learn((1, 2), known);
            words.text(&mut writer, (1, 2), &text, 1000).unwrap();
            writer.finish().len()
        };
        let (learned, alone) = (cost(&text), cost(&text.to_ascii_uppercase()));
        assert!(3 * learned < alone, "{learned} of {alone}");
    }
}
