//! The frame of a delta: what it leads from and to, and where its parts lie.

use tidewaiter_types::{Digest, Timestamp};

use super::DeltaError;
use crate::format::{FACTS_ONLY, VERSION};
use crate::wire::Cursor;
use crate::{BuildOptions, Database};

/// The first bytes of every delta.
const MAGIC: [u8; 8] = *b"TIDEDLT\0";
/// The format of this program. It counts up with the shape of [`crate::Record`] too.
const FORMAT: u32 = 3;

/// What a delta says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeltaInfo {
    /// The revision that it changes.
    pub from: Digest,
    /// The revision that it gives.
    pub to: Digest,
    /// That revision's date.
    pub created: Timestamp,
    /// Whether upstream's prose is left out there.
    pub facts_only: bool,
}

impl DeltaInfo {
    /// Reads a delta's header. The checksum covers the whole delta.
    pub fn read(delta: &[u8]) -> Result<Self, DeltaError> {
        Ok(open(delta)?.0)
    }

    pub(super) fn between(older: &Database, newer: &Database) -> Self {
        let info = newer.info();
        Self {
            from: older.info().revision,
            to: info.revision,
            created: info.created,
            facts_only: info.facts_only,
        }
    }

    pub(super) fn build_options(&self) -> BuildOptions {
        BuildOptions {
            facts_only: self.facts_only,
            created: Some(self.created),
        }
    }
}

/// The parts of a delta, in the order in which they stand in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// What went.
    pub gone: &'a [u8],
    /// What came, without its texts.
    pub came: &'a [u8],
    /// Its texts.
    pub texts: &'a [u8],
    /// Scores.
    pub scores: &'a [u8],
}

impl<'a> Parts<'a> {
    fn all(&self) -> [&'a [u8]; 4] {
        [self.gone, self.came, self.texts, self.scores]
    }
}

/// Puts the parts behind a header, and the checksum behind them.
pub fn close(info: &DeltaInfo, parts: &Parts<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(info.from.bytes());
    out.extend_from_slice(info.to.bytes());
    out.extend_from_slice(&u64::from(if info.facts_only { FACTS_ONLY } else { 0 }).to_le_bytes());
    out.extend_from_slice(&info.created.0.to_le_bytes());
    for part in parts.all() {
        out.extend_from_slice(&(part.len() as u64).to_le_bytes());
    }
    for part in parts.all() {
        out.extend_from_slice(part);
    }
    let crc = crc32fast::hash(&out);
    out.extend_from_slice(&crc.to_le_bytes());
    out
}

/// Reads and checks the header and the checksum.
pub fn open(delta: &[u8]) -> Result<(DeltaInfo, Parts<'_>), DeltaError> {
    if delta.get(..8).is_none_or(|magic| magic != MAGIC) {
        return Err(DeltaError::Foreign);
    }
    let (content, checksum) = delta.split_last_chunk::<4>().ok_or_else(cut)?;
    let mut header = Cursor::new(content.get(MAGIC.len()..).ok_or_else(cut)?);
    check_format(u32_of(&mut header)?, FORMAT)?;
    check_format(u32_of(&mut header)?, VERSION)?;
    if crc32fast::hash(content).to_le_bytes() != *checksum {
        return Err(DeltaError::Damaged("its checksum is wrong"));
    }
    let info = DeltaInfo {
        from: digest_of(&mut header)?,
        to: digest_of(&mut header)?,
        facts_only: u64_of(&mut header)? & u64::from(FACTS_ONLY) != 0,
        created: Timestamp(u64_of(&mut header)? as i64),
    };
    Ok((info, parts_of(&mut header)?))
}

fn parts_of<'a>(rest: &mut Cursor<'a>) -> Result<Parts<'a>, DeltaError> {
    let mut lengths = [0; 4];
    for length in &mut lengths {
        *length = u64_of(rest)?;
    }
    let mut parts = [&[][..]; 4];
    for (part, length) in parts.iter_mut().zip(lengths) {
        *part = rest.take(length).map_err(|_| cut())?;
    }
    let [gone, came, texts, scores] = parts;
    match rest.is_empty() {
        true => Ok(Parts {
            gone,
            came,
            texts,
            scores,
        }),
        false => Err(DeltaError::Damaged("it is longer than it says")),
    }
}

fn cut() -> DeltaError {
    DeltaError::Damaged("it is cut off")
}

fn check_format(found: u32, known: u32) -> Result<(), DeltaError> {
    match found == known {
        true => Ok(()),
        false => Err(DeltaError::Format { found, known }),
    }
}

fn array<const N: usize>(header: &mut Cursor<'_>) -> Result<[u8; N], DeltaError> {
    let bytes = header.take(N as u64).ok();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(cut)
}

fn u32_of(header: &mut Cursor<'_>) -> Result<u32, DeltaError> {
    array(header).map(u32::from_le_bytes)
}

fn u64_of(header: &mut Cursor<'_>) -> Result<u64, DeltaError> {
    array(header).map(u64::from_le_bytes)
}

fn digest_of(header: &mut Cursor<'_>) -> Result<Digest, DeltaError> {
    array(header).map(Digest::Sha256)
}
