//! The texts of records that came, apart from the records.
//!
//! A text that a relative in the older revision has too is told by its place there; one that stood in the delta before, by
//! how many new ones ago. What is new is prose or a link; each kind is packed for itself, behind the relatives' texts.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::DeltaError;
use super::names::{END, Names};
use super::prose::MOST_KNOWN;
use super::relatives::{Relative, Relatives, Two};
use crate::wire::{Cursor, put_varint};
use crate::{Advisory, Database, Record};

/// What a text's code says: it is new, it stood in the delta before, or (this and above) it is a relative's.
const NEW: u64 = 0;
const BEFORE: u64 = 1;
const KNOWN: u64 = 2;
/// The most bytes of texts that a delta may stand for.
const MOST: usize = 512 << 20;

/// The texts of some records, as a delta holds them.
#[derive(Default)]
pub struct Apart {
    /// A code for each text.
    pub codes: Two<Vec<u8>>,
    /// The new ones.
    pub new: Two<Vec<u8>>,
    /// What both sides know that is like them.
    pub known: Two<Vec<u8>>,
}

/// Takes the texts out of records.
pub fn take_apart(older: &Database, records: &mut [Record]) -> Result<Apart, DeltaError> {
    let mut relatives = Relatives::new(older);
    let known = known_to(&mut relatives, records)?;
    let (mut prose, mut links) = (Writer::default(), Writer::default());
    for advisory in advisories(records) {
        let relatives = relatives.of(advisory)?;
        let names = Names::of(advisory);
        prose.put(&mut prose_of(advisory), &Known::prose(&relatives), &names);
        links.put(&mut links_of(advisory), &Known::links(&relatives), &names);
    }
    Ok(Apart {
        codes: Two {
            prose: prose.codes,
            links: links.codes,
        },
        new: Two {
            prose: prose.new,
            links: links.new,
        },
        known,
    })
}

/// Puts the texts back into records.
pub fn put_together(
    older: &mut Relatives<'_>,
    records: &mut [Record],
    codes: Two<Cursor<'_>>,
    new: &Two<Vec<u8>>,
) -> Result<(), DeltaError> {
    let mut left = MOST;
    let mut prose = Reader::new(codes.prose, &new.prose);
    let mut links = Reader::new(codes.links, &new.links);
    for advisory in advisories(records) {
        let relatives = older.of(advisory)?;
        let names = Names::of(advisory);
        prose.fill(
            &mut prose_of(advisory),
            &Known::prose(&relatives),
            &names,
            &mut left,
        )?;
        links.fill(
            &mut links_of(advisory),
            &Known::links(&relatives),
            &names,
            &mut left,
        )?;
    }
    match prose.is_at_its_end() && links.is_at_its_end() {
        true => Ok(()),
        false => Err(torn()),
    }
}

/// What the models of both kinds learn from: the texts of all relatives of these records, each once, up to a bound.
pub fn known_to(older: &mut Relatives<'_>, records: &mut [Record]) -> Result<Two<Vec<u8>>, DeltaError> {
    let mut known: Two<Vec<u8>> = Two::default();
    let mut seen = FxHashSet::default();
    for advisory in advisories(records) {
        for relative in older.of(advisory)?.iter().filter(|it| seen.insert(it.number)) {
            learn(&mut known.prose, &relative.texts.prose, &relative.names);
            learn(&mut known.links, &relative.texts.links, &relative.names);
        }
    }
    Ok(known)
}

fn learn(known: &mut Vec<u8>, texts: &[String], names: &Names) {
    for text in texts {
        if known.len() + text.len() < MOST_KNOWN {
            names.put(known, text);
        }
    }
}

/// Writes the texts of one kind.
#[derive(Default)]
struct Writer {
    codes: Vec<u8>,
    new: Vec<u8>,
    seen: FxHashMap<String, u64>,
}

impl Writer {
    fn put(&mut self, texts: &mut dyn Iterator<Item = &mut String>, known: &Known<'_>, names: &Names) {
        let mut expected = 0;
        for text in texts {
            let text = std::mem::take(text);
            let count = self.seen.len() as u64;
            if let Some(place) = known.place_of(&text) {
                put_varint(&mut self.codes, KNOWN + zigzag(place as i64 - expected));
                expected = place as i64 + 1;
            } else if let Some(before) = self.seen.get(&text) {
                put_varint(&mut self.codes, BEFORE);
                put_varint(&mut self.codes, count - before);
            } else {
                put_varint(&mut self.codes, NEW);
                names.put(&mut self.new, &text);
                self.seen.insert(text, count);
            }
        }
    }
}

/// Reads the texts of one kind.
struct Reader<'a> {
    codes: Cursor<'a>,
    rest: &'a [u8],
    seen: Vec<Rc<str>>,
}

impl<'a> Reader<'a> {
    fn new(codes: Cursor<'a>, rest: &'a [u8]) -> Self {
        let seen = Vec::new();
        Self { codes, rest, seen }
    }

    fn is_at_its_end(&self) -> bool {
        self.codes.is_empty() && self.rest.is_empty()
    }

    fn fill(
        &mut self,
        texts: &mut dyn Iterator<Item = &mut String>,
        known: &Known<'_>,
        names: &Names,
        left: &mut usize,
    ) -> Result<(), DeltaError> {
        let mut expected = 0;
        for text in texts {
            let found: String = match self.code()? {
                NEW => self.new_text(names, *left)?.as_ref().into(),
                BEFORE => self.before()?.into(),
                code => {
                    let place = unzigzag(code - KNOWN).saturating_add(expected);
                    expected = place.saturating_add(1);
                    known.get(place).ok_or_else(torn)?.into()
                }
            };
            *left = left.checked_sub(found.len()).ok_or_else(torn)?;
            *text = found;
        }
        Ok(())
    }

    fn code(&mut self) -> Result<u64, DeltaError> {
        self.codes.varint().map_err(|_| torn())
    }

    fn new_text(&mut self, names: &Names, most: usize) -> Result<Rc<str>, DeltaError> {
        let end = self.rest.iter().position(|byte| *byte == END);
        let (masked, rest) = self.rest.split_at(end.ok_or_else(torn)?);
        self.rest = rest.get(1..).unwrap_or_default();
        let masked = std::str::from_utf8(masked).map_err(|_| torn())?;
        let text: Rc<str> = names.back(masked, most).ok_or_else(torn)?.into();
        self.seen.push(text.clone());
        Ok(text)
    }

    fn before(&mut self) -> Result<&str, DeltaError> {
        let back = usize::try_from(self.code()?).ok();
        let place = back.and_then(|back| self.seen.len().checked_sub(back));
        let text = place.and_then(|place| self.seen.get(place));
        text.map(AsRef::as_ref).ok_or_else(torn)
    }
}

fn torn() -> DeltaError {
    DeltaError::Damaged("its texts")
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

fn advisories(records: &mut [Record]) -> impl Iterator<Item = &mut Advisory> {
    records.iter_mut().filter_map(|record| match record {
        Record::Advisory(advisory) => Some(&mut **advisory),
        _ => None,
    })
}

fn prose_of(advisory: &mut Advisory) -> impl Iterator<Item = &mut String> {
    let Advisory {
        description,
        title,
        remediation,
        ..
    } = advisory;
    [description, title, remediation].into_iter().flatten()
}

fn links_of(advisory: &mut Advisory) -> impl Iterator<Item = &mut String> {
    advisory.references.iter_mut().map(|reference| &mut reference.url)
}

/// Empties a record's texts.
pub fn empty(advisory: &mut Advisory) {
    prose_of(advisory).for_each(String::clear);
    links_of(advisory).for_each(String::clear);
}

/// The relatives' texts of one kind, one after the other.
struct Known<'a> {
    relatives: &'a [Rc<Relative>],
    kind: fn(&Relative) -> &[String],
}

impl<'a> Known<'a> {
    fn prose(relatives: &'a [Rc<Relative>]) -> Self {
        Self {
            relatives,
            kind: |it| &it.texts.prose,
        }
    }

    fn links(relatives: &'a [Rc<Relative>]) -> Self {
        Self {
            relatives,
            kind: |it| &it.texts.links,
        }
    }

    fn place_of(&self, text: &str) -> Option<usize> {
        let mut all = self.relatives.iter().flat_map(|it| (self.kind)(it));
        all.position(|it| it == text)
    }

    fn get(&self, place: i64) -> Option<&'a str> {
        let mut place = usize::try_from(place).ok()?;
        for relative in self.relatives {
            let texts = (self.kind)(relative);
            match texts.get(place) {
                Some(text) => return Some(text),
                None => place -= texts.len(),
            }
        }
        None
    }
}
