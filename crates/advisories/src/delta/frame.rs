//! The frame of a delta: what it leads from and to, and where its two parts lie.

use tidewaiter_types::{Digest, Timestamp};

use super::DeltaError;
use crate::format::{FACTS_ONLY, VERSION};
use crate::wire::Cursor;
use crate::{BuildOptions, Database};

/// The first bytes of every delta.
const MAGIC: [u8; 8] = *b"TIDEDLT\0";
/// The format of this program. It counts up with the shape of [`crate::Record`] too.
const FORMAT: u32 = 1;
/// Bytes of the header.
const HEADER: usize = 120;

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

/// One of a delta's parts, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The zstd frame.
    pub packed: &'a [u8],
    /// How many bytes it unpacks to.
    pub length: u64,
}

/// The two parts of a delta.
pub struct Parts<'a> {
    /// What went.
    pub gone: Part<'a>,
    /// What came.
    pub came: Part<'a>,
}

/// Puts the parts behind a header, and the checksum behind them.
pub fn close(info: &DeltaInfo, parts: &Parts<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + parts.gone.packed.len() + parts.came.packed.len() + 4);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(info.from.bytes());
    out.extend_from_slice(info.to.bytes());
    out.extend_from_slice(&(if info.facts_only { FACTS_ONLY } else { 0 }).to_le_bytes());
    out.extend_from_slice(&(parts.gone.packed.len() as u32).to_le_bytes());
    out.extend_from_slice(&info.created.0.to_le_bytes());
    out.extend_from_slice(&parts.gone.length.to_le_bytes());
    out.extend_from_slice(&(parts.came.packed.len() as u64).to_le_bytes());
    out.extend_from_slice(&parts.came.length.to_le_bytes());
    out.extend_from_slice(parts.gone.packed);
    out.extend_from_slice(parts.came.packed);
    let crc = crc32fast::hash(&out);
    out.extend_from_slice(&crc.to_le_bytes());
    out
}

/// Reads and checks the header and the checksum.
pub fn open(delta: &[u8]) -> Result<(DeltaInfo, Parts<'_>), DeltaError> {
    let cut = |_| DeltaError::Damaged("it is cut off");
    if delta.get(..8).is_none_or(|magic| magic != MAGIC) {
        return Err(DeltaError::Foreign);
    }
    let (content, checksum) = delta
        .split_last_chunk::<4>()
        .ok_or(DeltaError::Damaged("it is cut off"))?;
    let header = content.get(MAGIC.len()..);
    let mut header = Cursor::new(header.ok_or(DeltaError::Damaged("it is cut off"))?);
    check_format(u32_of(&mut header)?, FORMAT)?;
    check_format(u32_of(&mut header)?, VERSION)?;
    if crc32fast::hash(content).to_le_bytes() != *checksum {
        return Err(DeltaError::Damaged("its checksum is wrong"));
    }
    let (from, to) = (digest_of(&mut header)?, digest_of(&mut header)?);
    let facts_only = u32_of(&mut header)? & FACTS_ONLY != 0;
    let gone = u64::from(u32_of(&mut header)?);
    let created = Timestamp(u64_of(&mut header)? as i64);
    let lengths = [u64_of(&mut header)?, u64_of(&mut header)?, u64_of(&mut header)?];
    let parts = Parts {
        gone: Part {
            packed: header.take(gone).map_err(cut)?,
            length: lengths[0],
        },
        came: Part {
            packed: header.take(lengths[1]).map_err(cut)?,
            length: lengths[2],
        },
    };
    if !header.is_empty() {
        return Err(DeltaError::Damaged("it is longer than it says"));
    }
    let info = DeltaInfo {
        from,
        to,
        created,
        facts_only,
    };
    Ok((info, parts))
}

fn check_format(found: u32, known: u32) -> Result<(), DeltaError> {
    match found == known {
        true => Ok(()),
        false => Err(DeltaError::Format { found, known }),
    }
}

fn array<const N: usize>(header: &mut Cursor<'_>) -> Result<[u8; N], DeltaError> {
    let bytes = header.take(N as u64).ok();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(DeltaError::Damaged("it is cut off"))
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
