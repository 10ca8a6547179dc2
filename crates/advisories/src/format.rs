//! The frame of the file: header, table of sections, and the small codes that several sections share.
//!
//! `docs/database-format.md` describes every byte; this module is where its numbers come from. Odd: the header's own
//! checksum is checked on opening, those of the sections only by `verify`, since summing up a whole file would cost
//! more than opening it.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::table::read_u32;
use crate::{DatabaseError, Exploit, FixState, Nature, ReferenceKind, Standing, Subject};

/// The first bytes of every database.
pub const MAGIC: [u8; 8] = *b"TIDEADV\0";
/// The format that this program writes and reads.
pub const VERSION: u32 = 2;
/// Flag: upstream's prose was left out.
pub const FACTS_ONLY: u32 = 1;

/// Bytes of the header before the sections' table.
const FIXED: usize = 72;
/// Bytes of one entry of the sections' table.
const ENTRY: usize = 24;
/// Where the digest stands.
const DIGEST: Range<usize> = 32..64;

/// The sections, in the order in which they stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Section {
    /// Table of feeds.
    Feeds = 1,
    /// Table of spaces.
    Spaces = 2,
    /// Names of packages, space after space.
    Packages = 3,
    /// Lists of affected rows.
    Postings = 4,
    /// Table of shapes: what rows have in common.
    Shapes = 5,
    /// Table of range lists.
    Ranges = 6,
    /// Table of advisories.
    Advisories = 7,
    /// Table of vulnerabilities.
    Vulnerabilities = 8,
    /// Names of advisories and aliases.
    Names = 9,
    /// Table of severity labels.
    Labels = 10,
    /// Table of CVSS entries.
    Cvss = 11,
    /// Table: the packages that each advisory names.
    Mentions = 12,
    /// Table of compressed blocks of texts.
    Texts = 13,
    /// Dictionary for the texts.
    Dictionary = 14,
    /// EPSS scores, by CVE.
    Scores = 15,
    /// Table of CVEs that are known to be exploited.
    Exploited = 16,
    /// Table of names of weaknesses.
    Weaknesses = 17,
    /// Table of systems' lifetimes.
    Lifetimes = 18,
}

/// All sections in their order.
pub const SECTIONS: [Section; 18] = [
    Section::Feeds,
    Section::Spaces,
    Section::Packages,
    Section::Postings,
    Section::Shapes,
    Section::Ranges,
    Section::Advisories,
    Section::Vulnerabilities,
    Section::Names,
    Section::Labels,
    Section::Cvss,
    Section::Mentions,
    Section::Texts,
    Section::Dictionary,
    Section::Scores,
    Section::Exploited,
    Section::Weaknesses,
    Section::Lifetimes,
];

/// What the header says, checked.
#[derive(Clone, Debug)]
pub struct Header {
    /// See [`FACTS_ONLY`].
    pub flags: u32,
    /// Milliseconds since 1970.
    pub created: i64,
    /// SHA-256 of all else.
    pub digest: [u8; 32],
    /// Where each section lies, in the order of [`SECTIONS`].
    pub sections: [Range<usize>; SECTIONS.len()],
}

/// Puts the sections behind a header.
pub fn frame(flags: u32, created: i64, sections: &[Vec<u8>; SECTIONS.len()]) -> Vec<u8> {
    let head = FIXED + ENTRY * sections.len() + 4;
    let length = head + sections.iter().map(Vec::len).sum::<usize>();
    let mut out = Vec::with_capacity(length);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&flags.to_le_bytes());
    out.extend_from_slice(&created.to_le_bytes());
    out.extend_from_slice(&(length as u64).to_le_bytes());
    out.extend_from_slice(&[0; 32]);
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    put_section_table(&mut out, head, sections);
    out.extend_from_slice(&[0; 4]);
    sections.iter().for_each(|section| out.extend_from_slice(section));
    seal(&mut out, head);
    out
}

fn put_section_table(out: &mut Vec<u8>, head: usize, sections: &[Vec<u8>]) {
    let mut offset = head as u64;
    for (kind, section) in SECTIONS.iter().zip(sections) {
        out.extend_from_slice(&(*kind as u32).to_le_bytes());
        out.extend_from_slice(&crc32fast::hash(section).to_le_bytes());
        out.extend_from_slice(&offset.to_le_bytes());
        out.extend_from_slice(&(section.len() as u64).to_le_bytes());
        offset += section.len() as u64;
    }
}

/// Fills in the digest, then the header's checksum.
fn seal(out: &mut [u8], head: usize) {
    let digest = content_digest(out, head);
    out[DIGEST].copy_from_slice(&digest);
    let crc = crc32fast::hash(&out[..head - 4]);
    out[head - 4..head].copy_from_slice(&crc.to_le_bytes());
}

/// The digest of everything but itself and the header's checksum.
fn content_digest(file: &[u8], head: usize) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(&file[..DIGEST.start]);
    hash.update(&file[DIGEST.end..head - 4]);
    hash.update(&file[head..]);
    hash.finalize().into()
}

/// Reads and checks the header.
pub fn read_header(file: &[u8]) -> Result<Header, DatabaseError> {
    const SHORT: DatabaseError = DatabaseError::Damaged("the header is cut off");
    if file.get(..8).is_none_or(|magic| magic != MAGIC) {
        return Err(DatabaseError::Foreign);
    }
    let found = read_u32(file, 8).ok_or(SHORT)?;
    if found != VERSION {
        return Err(DatabaseError::Format {
            found,
            known: VERSION,
        });
    }
    let head = head_len(file)?;
    let crc = read_u32(file, head - 4).ok_or(SHORT)?;
    if crc != crc32fast::hash(file.get(..head - 4).ok_or(SHORT)?) {
        return Err(DatabaseError::Damaged("the header's checksum is wrong"));
    }
    if read_u64(file, 24) != Some(file.len() as u64) {
        return Err(DatabaseError::Damaged("the file has another length than it says"));
    }
    Ok(Header {
        flags: read_u32(file, 12).ok_or(SHORT)?,
        created: read_u64(file, 16).ok_or(SHORT)? as i64,
        digest: file
            .get(DIGEST)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(SHORT)?,
        sections: read_sections(file)?,
    })
}

/// The length of the header with its checksum.
fn head_len(file: &[u8]) -> Result<usize, DatabaseError> {
    match read_u32(file, 64) {
        Some(count) if count as usize == SECTIONS.len() => Ok(FIXED + ENTRY * SECTIONS.len() + 4),
        Some(_) => Err(DatabaseError::Damaged(
            "it has other sections than its format has",
        )),
        None => Err(DatabaseError::Damaged("the header is cut off")),
    }
}

fn read_sections(file: &[u8]) -> Result<[Range<usize>; SECTIONS.len()], DatabaseError> {
    let mut ranges = [const { 0..0 }; SECTIONS.len()];
    for (index, range) in ranges.iter_mut().enumerate() {
        *range = read_section(file, index).ok_or(DatabaseError::Damaged("a section is out of bounds"))?;
    }
    Ok(ranges)
}

fn read_section(file: &[u8], index: usize) -> Option<Range<usize>> {
    let at = FIXED + ENTRY * index;
    if read_u32(file, at)? != SECTIONS[index] as u32 {
        return None;
    }
    let start = usize::try_from(read_u64(file, at + 8)?).ok()?;
    let end = start.checked_add(usize::try_from(read_u64(file, at + 16)?).ok()?)?;
    (end <= file.len()).then_some(start..end)
}

/// Checks every section against its checksum and the whole against the digest. Reads the whole file.
pub fn verify(file: &[u8], header: &Header) -> Result<(), DatabaseError> {
    for (index, range) in header.sections.iter().enumerate() {
        let stated = read_u32(file, FIXED + ENTRY * index + 4);
        if stated != file.get(range.clone()).map(crc32fast::hash) {
            return Err(DatabaseError::Damaged("a section's checksum is wrong"));
        }
    }
    match content_digest(file, head_len(file)?) == header.digest {
        true => Ok(()),
        false => Err(DatabaseError::Damaged("its digest is not that of its content")),
    }
}

fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}

/// A closed list of values, each with a code in the file.
pub trait Code: Copy + PartialEq + 'static {
    /// All values; a value's code is its place.
    const ALL: &'static [Self];

    /// The value's code.
    fn code(self) -> u8 {
        let place = Self::ALL.iter().position(|value| *value == self);
        place.expect("ALL lists every value; a test goes through them") as u8
    }

    /// The value of a code.
    fn of_code(code: u8) -> Result<Self, DatabaseError> {
        let value = Self::ALL.get(usize::from(code)).copied();
        value.ok_or(DatabaseError::Damaged("an unknown code"))
    }
}

impl Code for Standing {
    const ALL: &'static [Self] = &[Self::Active, Self::Withdrawn, Self::Rejected, Self::Disputed];
}

impl Code for Nature {
    const ALL: &'static [Self] = &[Self::Vulnerability, Self::Malware, Self::Notice];
}

impl Code for Exploit {
    const ALL: &'static [Self] = &[Self::Unknown, Self::NotSeen, Self::ProofOfConcept, Self::Active];
}

impl Code for Subject {
    const ALL: &'static [Self] = &[Self::Source, Self::Binary];
}

impl Code for FixState {
    const ALL: &'static [Self] = &[
        Self::Fixed,
        Self::Affected,
        Self::UnderInvestigation,
        Self::Deferred,
        Self::WillNotFix,
        Self::EndOfLife,
        Self::Pending,
        Self::NotAffected,
    ];
}

impl Code for ReferenceKind {
    const ALL: &'static [Self] = &[Self::Advisory, Self::Fix, Self::Report, Self::Exploit, Self::Web];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails to compile when a value joins a list, so that it is added to `ALL` too.
    #[test]
    fn every_value_has_a_code() {
        for state in FixState::ALL {
            match state {
                FixState::Fixed | FixState::Affected | FixState::UnderInvestigation | FixState::Deferred => {}
                FixState::WillNotFix | FixState::EndOfLife | FixState::Pending | FixState::NotAffected => {}
            }
            assert_eq!(FixState::of_code(state.code()).unwrap(), *state);
        }
        for kind in ReferenceKind::ALL {
            match kind {
                ReferenceKind::Advisory | ReferenceKind::Fix | ReferenceKind::Report => {}
                ReferenceKind::Exploit | ReferenceKind::Web => {}
            }
        }
        match Standing::ALL[0] {
            Standing::Active | Standing::Withdrawn | Standing::Rejected | Standing::Disputed => {}
        }
        match Subject::ALL[0] {
            Subject::Source | Subject::Binary => {}
        }
        match Nature::ALL[0] {
            Nature::Vulnerability | Nature::Malware | Nature::Notice => {}
        }
        match Exploit::ALL[0] {
            Exploit::Unknown | Exploit::NotSeen | Exploit::ProofOfConcept | Exploit::Active => {}
        }
        assert!(Subject::of_code(2).is_err());
    }

    #[test]
    fn a_frame_is_read_back_and_damage_is_seen() {
        let sections = std::array::from_fn(|index| vec![index as u8; index]);
        let file = frame(FACTS_ONLY, 7, &sections);
        let header = read_header(&file).unwrap();
        assert_eq!((header.flags, header.created), (FACTS_ONLY, 7));
        assert_eq!(file[header.sections[5].clone()], [5; 5]);
        verify(&file, &header).unwrap();
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 1;
            let checked = read_header(&bad).and_then(|header| verify(&bad, &header));
            assert!(checked.is_err(), "a flip at {at} went unseen");
            assert!(read_header(&file[..at]).is_err());
        }
    }
}
