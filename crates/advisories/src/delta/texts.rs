//! The texts of records that came, apart from the records.
//!
//! A text that a relative in the older revision has too is told by its place there; one that stood in the delta before, by
//! how many new ones ago. What is new is packed behind all that the older revision says, and behind what the record itself
//! says: the names and versions in it are in its prose mostly. Odd: as with scores, whoever writes and whoever reads go the same
//! way through the same code; a reader's texts are empty before.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::DeltaError;
use super::coder::{Coder, Numbers, Odds, Reader, Writer};
use super::model::{hash, most_of};
use super::names::Names;
use super::relatives::{Relative, Relatives};
use super::words::Words;
use crate::{Advisory, Database, Limit, Record, TextReader};

/// The most bytes of new texts, masked, and of all texts that a delta may stand for.
const MOST_NEW: usize = 32 << 20;
const MOST: usize = 512 << 20;
/// The most bytes of the older revision that are noted, and of relatives' texts that are learned.
const MOST_NOTED: usize = 256 << 20;
const MOST_LEARNED: usize = 2 << 20;
/// The bytes of the older revision's last texts that are learned: it is sorted by vulnerability, so these are the newest.
const MOST_NEWEST: usize = 3 << 20;
/// The bytes that a record is taken to bring, for the size of the model.
const USUAL: usize = 1024;
/// The kinds of texts: description, title, remediation, then links by their kind, and what a record says of itself.
const KINDS: usize = 8;
const SAYS: usize = 15;
/// So many rows of a record, and so many bytes of what they say.
const MOST_ROWS: usize = 4;
const MOST_HEAD: usize = 400;

/// Writes the texts of records.
pub fn pack(older: &Database, records: &mut [Record]) -> Result<Vec<u8>, DeltaError> {
    const LARGE: DeltaError = DeltaError::TooLarge("over 32 MiB of new texts");
    let mut side = Side::new(older, Writer::new(), records.len())?;
    side.code_all(records).map_err(|error| match error {
        DeltaError::Damaged(_) => LARGE,
        other => other,
    })?;
    let (bytes, part) = (MOST_NEW - side.left_of_new, side.coder.finish());
    match bytes <= most_of(part.len(), MOST_NEW) {
        true => Ok(part),
        false => Err(LARGE),
    }
}

/// Puts the texts back into records.
pub fn unpack(older: &Database, records: &mut [Record], part: &[u8]) -> Result<(), DeltaError> {
    let mut side = Side::new(older, Reader::new(part)?, records.len())?;
    side.left_of_new = most_of(part.len(), MOST_NEW);
    side.code_all(records)?;
    match side.coder.is_at_its_end() {
        true => Ok(()),
        false => Err(torn()),
    }
}

/// Where a text comes from.
#[derive(Clone, Copy)]
enum Source {
    /// The so-manieth new one of the delta.
    New(usize),
    /// It has this place among the relatives' texts.
    Known(i64),
}

/// One side: the writing one or the reading one.
struct Side<'a, C> {
    coder: C,
    relatives: Relatives<'a>,
    words: Words,
    codes: [Codes; KINDS],
    /// New texts so far; those of the record at hand are empty until they are coded.
    new: Vec<Rc<str>>,
    seen: FxHashMap<Rc<str>, usize>,
    introduced: FxHashMap<u32, usize>,
    left_to_learn: usize,
    left_of_new: usize,
    left: usize,
}

impl<'a, C: Coder> Side<'a, C> {
    fn new(older: &'a Database, coder: C, records: usize) -> Result<Self, DeltaError> {
        let mut words = Words::new(records.saturating_mul(USUAL));
        note_all(&mut words, &mut older.text_reader())?;
        Ok(Self {
            coder,
            relatives: Relatives::new(older),
            words,
            codes: Default::default(),
            new: Vec::new(),
            seen: FxHashMap::default(),
            introduced: FxHashMap::default(),
            left_to_learn: MOST_LEARNED,
            left_of_new: MOST_NEW,
            left: MOST,
        })
    }

    fn code_all(&mut self, records: &mut [Record]) -> Result<(), DeltaError> {
        for advisory in advisories(records) {
            self.code(advisory)?;
        }
        Ok(())
    }

    fn code(&mut self, advisory: &mut Advisory) -> Result<(), DeltaError> {
        let relatives = self.relatives.of(advisory)?;
        let first_new = self.new.len();
        let sources = self.sources(advisory, &relatives)?;
        let names = Names::of(advisory);
        let like = match self.new.len() > first_new {
            true => self.introduce(advisory, &relatives),
            false => None,
        };
        let feed = feed_of(advisory);
        for ((kind, text), source) in texts_of(advisory).zip(sources) {
            *text = match source {
                Source::Known(place) => known(&relatives, kind, place).ok_or_else(torn)?.to_owned(),
                Source::New(number) if self.new[number].is_empty() && number >= first_new => {
                    self.new_text((feed, kind), &names, text, number, like)?
                }
                Source::New(number) => self.new[number].as_ref().to_owned(),
            };
            self.left = self.left.checked_sub(text.len()).ok_or_else(torn)?;
        }
        Ok(())
    }

    /// Says of each text of a record where it comes from.
    fn sources(
        &mut self,
        advisory: &mut Advisory,
        relatives: &[Rc<Relative>],
    ) -> Result<Vec<Source>, DeltaError> {
        let own = Names::of(advisory);
        let mut like = Before {
            is_changed: relatives.iter().any(|it| it.names == own),
            after: 0,
        };
        let mut expected = [0; 2];
        let mut sources = Vec::new();
        for (kind, text) in texts_of(advisory) {
            let is_link = usize::from(kind >= FIRST_LINK);
            let place = place_of(relatives, kind, text);
            let step = place.map(|place| place as i64 - expected[is_link]);
            let before = self.seen.get(text.as_str()).map(|number| self.new.len() - number);
            let code = self.codes[kind].code(&mut self.coder, &mut like, step, before)?;
            let source = match code {
                Code::Known(step) => {
                    let place = expected[is_link].saturating_add(step);
                    expected[is_link] = place.saturating_add(1);
                    Source::Known(place)
                }
                Code::Before(back) => Source::New(self.new.len().checked_sub(back).ok_or_else(torn)?),
                Code::New => {
                    self.seen.insert(text.as_str().into(), self.new.len());
                    self.new.push("".into());
                    Source::New(self.new.len() - 1)
                }
            };
            if matches!(source, Source::New(number) if number >= self.new.len()) {
                return Err(torn());
            }
            sources.push(source);
        }
        Ok(sources)
    }

    /// Codes a new text.
    fn new_text(
        &mut self,
        kind: (u32, usize),
        names: &Names,
        text: &str,
        number: usize,
        like: Option<usize>,
    ) -> Result<String, DeltaError> {
        let masked = names.masked(text);
        if let Some(place) = like.filter(|_| kind.1 < FIRST_LINK) {
            self.words.point(place);
        }
        let masked = self
            .words
            .text(&mut self.coder, kind, masked.as_bytes(), self.left_of_new)?;
        self.left_of_new = self.left_of_new.checked_sub(masked.len() + 1).ok_or_else(torn)?;
        let masked = String::from_utf8(masked).map_err(|_| torn())?;
        let text = names.back(&masked, self.left).ok_or_else(torn)?;
        self.new[number] = text.as_str().into();
        Ok(text)
    }

    /// Tells the model what the record itself and its relatives say; where there are relatives, where their first prose
    /// stands.
    fn introduce(&mut self, advisory: &Advisory, relatives: &[Rc<Relative>]) -> Option<usize> {
        self.words.begin_record();
        let feed = feed_of(advisory);
        for relative in relatives {
            if !self.introduced.contains_key(&relative.number) {
                let place = self.introduce_relative(feed, relative);
                self.introduced.insert(relative.number, place);
            }
        }
        let head = head_of(advisory);
        self.words.learn((feed, SAYS), head.as_bytes());
        let told = relatives.iter().find(|it| !it.texts.prose.is_empty());
        told.and_then(|it| self.introduced.get(&it.number).copied())
    }

    fn introduce_relative(&mut self, feed: u32, relative: &Relative) -> usize {
        let place = self.words.place();
        for text in &relative.texts.prose {
            let masked = relative.names.masked(text);
            match self.left_to_learn.checked_sub(masked.len()) {
                Some(left) => {
                    self.left_to_learn = left;
                    self.words.learn((feed, 0), masked.as_bytes());
                }
                None => self.words.note(masked.as_bytes()),
            }
        }
        for text in &relative.texts.links {
            self.words.note(relative.names.masked(text).as_bytes());
        }
        place
    }
}

/// Learns the newest of what the older revision says, and notes the rest.
fn note_all(words: &mut Words, texts: &mut TextReader<'_>) -> Result<(), DeltaError> {
    let mut lengths = Vec::new();
    for block in texts.blocks() {
        lengths.push(block?.len());
    }
    let (mut newest, mut left) = (lengths.len(), MOST_NEWEST);
    while newest > 0 && lengths[newest - 1] <= left {
        newest -= 1;
        left -= lengths[newest];
    }
    for number in newest..lengths.len() {
        for told in texts.all_of(number as u32)? {
            let prose = [told.description, told.title, told.remediation];
            for (kind, text) in prose.into_iter().enumerate() {
                if let Some(text) = text {
                    words.learn((0, kind), text.as_bytes());
                }
            }
            for link in &told.references {
                words.note(link.url.as_bytes());
            }
        }
    }
    let mut left = MOST_NOTED;
    for block in texts.blocks().take(newest) {
        let block = block?;
        left = left.saturating_sub(block.len());
        if left > 0 {
            words.note(&block);
        }
    }
    Ok(())
}

/// What is said where a text comes from.
enum Code {
    /// It is new.
    New,
    /// It was the so-manieth last new one.
    Before(usize),
    /// It stands among the relatives' so far from where it is expected.
    Known(i64),
}

/// How likely each of these is, by what the text before was.
#[derive(Default)]
struct Codes {
    known: [Odds; 2 * AFTER],
    next: [Odds; 2 * AFTER],
    before: [Odds; 2 * AFTER],
    steps: Numbers,
    backs: Numbers,
}

/// What the text before was: none, the next of the relatives', another of theirs, one of before, a new one.
const AFTER: usize = 5;

/// What is known of a text before it is told where it comes from.
#[derive(Clone, Copy)]
struct Before {
    /// Whether the record's own older state is among the relatives.
    is_changed: bool,
    /// What the text before was, below [`AFTER`].
    after: usize,
}

impl Codes {
    fn code(
        &mut self,
        coder: &mut impl Coder,
        before: &mut Before,
        step: Option<i64>,
        back: Option<usize>,
    ) -> Result<Code, DeltaError> {
        let like = before.after + if before.is_changed { AFTER } else { 0 };
        if self.known[like].code(coder, step.is_some())? {
            if self.next[like].code(coder, step == Some(0))? {
                before.after = 1;
                return Ok(Code::Known(0));
            }
            before.after = 2;
            return Ok(Code::Known(
                self.steps.code_signed(coder, step.unwrap_or_default())?,
            ));
        }
        if self.before[like].code(coder, back.is_some())? {
            before.after = 3;
            let back = self.backs.code(coder, back.unwrap_or_default() as u32)?;
            return Ok(Code::Before(back as usize));
        }
        before.after = 4;
        Ok(Code::New)
    }
}

fn torn() -> DeltaError {
    DeltaError::Damaged("its texts")
}

fn advisories(records: &mut [Record]) -> impl Iterator<Item = &mut Advisory> {
    records.iter_mut().filter_map(|record| match record {
        Record::Advisory(advisory) => Some(&mut **advisory),
        _ => None,
    })
}

/// The first kind that is a link's.
const FIRST_LINK: usize = 3;

/// A record's texts, each with its kind.
fn texts_of(advisory: &mut Advisory) -> impl Iterator<Item = (usize, &mut String)> {
    let Advisory {
        description,
        title,
        remediation,
        references,
        ..
    } = advisory;
    let prose = [description, title, remediation].into_iter().enumerate();
    let prose = prose.filter_map(|(kind, text)| text.as_mut().map(|text| (kind, text)));
    let links = references.iter_mut();
    prose.chain(links.map(|link| (FIRST_LINK + link.kind as usize, &mut link.url)))
}

/// Empties a record's texts.
pub fn empty(advisory: &mut Advisory) {
    texts_of(advisory).for_each(|(_, text)| text.clear());
}

/// What a record says of itself that its prose is likely to repeat: packages and the ends of their ranges.
fn head_of(advisory: &Advisory) -> String {
    let mut head = String::new();
    let mut last = "";
    for row in advisory.affected.iter().take(MOST_ROWS) {
        if row.package != last {
            head.extend([&row.package, " "]);
            last = &row.package;
        }
        for range in row.ranges.iter().take(2) {
            if let Limit::Fixed(version) | Limit::LastAffected(version) = &range.limit {
                head.extend([version, " "]);
            }
        }
    }
    head.truncate(head.floor_char_boundary(MOST_HEAD));
    head
}

fn feed_of(advisory: &Advisory) -> u32 {
    advisory
        .feed
        .bytes()
        .fold(0, |feed, byte| hash(feed, u32::from(byte)))
}

/// The texts of relatives that are of the same sort, one after the other.
fn all_of(relatives: &[Rc<Relative>], kind: usize) -> impl Iterator<Item = &[String]> {
    relatives.iter().map(move |it| match kind < FIRST_LINK {
        true => it.texts.prose.as_slice(),
        false => it.texts.links.as_slice(),
    })
}

fn place_of(relatives: &[Rc<Relative>], kind: usize, text: &str) -> Option<usize> {
    all_of(relatives, kind).flatten().position(|it| it == text)
}

fn known(relatives: &[Rc<Relative>], kind: usize, place: i64) -> Option<&str> {
    let mut place = usize::try_from(place).ok()?;
    for texts in all_of(relatives, kind) {
        match texts.get(place) {
            Some(text) => return Some(text),
            None => place -= texts.len(),
        }
    }
    None
}
