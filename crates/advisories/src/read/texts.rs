//! Unpacking prose and links.
//!
//! Odd: a block says how long it is unpacked, and that is bounded before memory is taken for it.

use zstd::bulk::Decompressor;

use super::{AdvisoryRecord, Database};
use crate::format::Code;
use crate::wire::Cursor;
use crate::{DatabaseError, Reference, ReferenceKind};

/// The greatest block that is unpacked; one holds 16 KiB, or one text that is longer.
const LONGEST: usize = 16 << 20;

/// An advisory's prose and links.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    /// Upstream's own title.
    pub title: Option<String>,
    /// What upstream says to do beside taking the fixed version.
    pub remediation: Option<String>,
    /// Upstream's own prose.
    pub description: Option<String>,
    /// Links, in upstream's order.
    pub references: Vec<Reference>,
}

/// Unpacks texts, and keeps the last block since neighbours share it.
pub struct TextReader<'a> {
    db: &'a Database,
    decompressor: Option<Decompressor<'a>>,
    block: Option<(u32, Vec<u8>)>,
}

impl<'a> TextReader<'a> {
    /// A reader that has not unpacked anything.
    pub(super) fn new(db: &'a Database) -> Self {
        Self {
            db,
            decompressor: None,
            block: None,
        }
    }

    /// The texts of an advisory, if it has any.
    pub fn read(&mut self, record: &AdvisoryRecord<'_>) -> Result<Option<Texts>, DatabaseError> {
        self.text_of(record)?.map(decode).transpose()
    }

    /// The prose of an advisory alone, if it has any.
    pub fn description(&mut self, record: &AdvisoryRecord<'_>) -> Result<Option<&str>, DatabaseError> {
        let Some(mut text) = self.text_of(record)? else {
            return Ok(None);
        };
        Ok(Some(text.text()?).filter(|prose| !prose.is_empty()))
    }

    fn text_of(&mut self, record: &AdvisoryRecord<'_>) -> Result<Option<Cursor<'_>>, DatabaseError> {
        record.text.map(|place| self.text_at(place)).transpose()
    }

    /// What stands in a slot of a block.
    pub(super) fn at(&mut self, place: (u32, u32)) -> Result<Texts, DatabaseError> {
        decode(self.text_at(place)?)
    }

    fn text_at(&mut self, (block, slot): (u32, u32)) -> Result<Cursor<'_>, DatabaseError> {
        let mut texts = Cursor::new(self.unpacked(block)?);
        for _ in 0..slot {
            texts.bytes()?;
        }
        Ok(Cursor::new(texts.bytes()?))
    }

    /// The texts of a block one after the other, not yet decoded.
    pub(crate) fn texts_of(&mut self, block: u32) -> Result<Cursor<'_>, DatabaseError> {
        Ok(Cursor::new(self.unpacked(block)?))
    }

    /// All blocks, unpacked, in the file's order.
    pub(crate) fn blocks(&mut self) -> impl Iterator<Item = Result<Vec<u8>, DatabaseError>> {
        (0..self.db.layout.texts.len()).map(|number| self.unpack(number))
    }

    /// The texts of a block, decoded.
    pub(crate) fn all_of(&mut self, block: u32) -> Result<Vec<Texts>, DatabaseError> {
        let (mut texts, mut all) = (self.texts_of(block)?, Vec::new());
        while !texts.is_empty() {
            all.push(decode(Cursor::new(texts.bytes()?))?);
        }
        Ok(all)
    }

    fn unpacked(&mut self, number: u32) -> Result<&[u8], DatabaseError> {
        if self.block.as_ref().is_none_or(|(held, _)| *held != number) {
            self.block = Some((number, self.unpack(number)?));
        }
        Ok(self.block.as_ref().map_or(&[], |(_, bytes)| bytes))
    }

    fn unpack(&mut self, number: u32) -> Result<Vec<u8>, DatabaseError> {
        const TORN: DatabaseError = DatabaseError::Damaged("a block of texts");
        let mut record = self.db.layout.texts.get(&self.db.bytes, number)?;
        let length = record.number()? as usize;
        if length > LONGEST {
            return Err(TORN);
        }
        let packed = record.take(record.remaining() as u64)?;
        let bytes = self
            .decompressor()?
            .decompress(packed, length)
            .map_err(|_| TORN)?;
        if bytes.len() == length {
            Ok(bytes)
        } else {
            Err(TORN)
        }
    }

    fn decompressor(&mut self) -> Result<&mut Decompressor<'a>, DatabaseError> {
        const ODD: DatabaseError = DatabaseError::Damaged("the dictionary of the texts");
        if self.decompressor.is_none() {
            let dictionary = self.db.text_dictionary().ok_or(ODD)?;
            self.decompressor = Some(Decompressor::with_prepared_dictionary(dictionary).map_err(|_| ODD)?);
        }
        self.decompressor.as_mut().ok_or(ODD)
    }
}

fn decode(mut text: Cursor<'_>) -> Result<Texts, DatabaseError> {
    let description = prose(&mut text)?;
    let title = prose(&mut text)?;
    let remediation = prose(&mut text)?;
    let mut references = Vec::new();
    for _ in 0..text.varint()? {
        let kind = ReferenceKind::of_code(text.byte()?)?;
        references.push(Reference {
            kind,
            url: text.text()?.to_owned(),
        });
    }
    Ok(Texts {
        title,
        remediation,
        description,
        references,
    })
}

fn prose(text: &mut Cursor<'_>) -> Result<Option<String>, DatabaseError> {
    let prose = text.text()?;
    Ok(Some(prose).filter(|prose| !prose.is_empty()).map(str::to_owned))
}
