//! ndb, SUSE's format: `Packages.db` (rpm's `lib/backend/ndb/rpmpkg.c`; there is no other description).
//!
//! A header of 32 bytes, pages of slots, then blobs, all little-endian and in blocks of 16 bytes. A slot (`Slot`,
//! record number, first block, block count) points to a blob (`BlbS`, record number, time, length; the record;
//! zeros; Adler-32, length, `BlbE`). Odd: a slot whose first block is 0 is free, whatever else it holds.

use super::bytes::{ByteOrder, index, wide};
use super::database::Collector;
use super::error::{NdbError, RpmError};

pub(super) const MAGIC: &[u8] = b"RpmP";

const LE: ByteOrder = ByteOrder::Little;
const PAGE: usize = 4096;
const BLOCK: usize = 16;
/// The file's header lies in the place of the first two slots.
const FIRST_SLOT: usize = 2;
const HEAD: usize = 16;
const TAIL: usize = 12;

/// Reads all records.
pub(super) fn read(bytes: &[u8], out: &mut Collector) -> Result<(), RpmError> {
    for (at, slot) in slots(bytes, out)?.iter().enumerate().skip(FIRST_SLOT) {
        let Some(slot) = Slot::parse(slot) else {
            out.problem(NdbError::Slot(u32::try_from(at).unwrap_or(u32::MAX)));
            continue;
        };
        if slot.is_free() {
            continue;
        }
        match slot.blob(bytes) {
            Some(blob) => {
                out.claim(u64::from(slot.record), wide(blob.len()))?;
                record(&slot, blob, out);
            }
            None => out.problem(NdbError::Blob(slot.record)),
        }
    }
    Ok(())
}

/// The slots as far as the file has them, the first two being the file's header.
fn slots<'a>(bytes: &'a [u8], out: &mut Collector) -> Result<&'a [[u8; BLOCK]], NdbError> {
    let (Some(version), Some(announced)) = (LE.u32(bytes, 4), LE.u32(bytes, 12)) else {
        return Err(NdbError::Truncated);
    };
    if version != 0 {
        return Err(NdbError::Version(version));
    }
    let present = bytes.len() / PAGE;
    if index(announced) > present {
        out.problem(NdbError::SlotPages {
            announced,
            present: wide(present),
        });
    }
    let length = index(announced).min(present) * PAGE;
    Ok(bytes[..length].as_chunks().0)
}

/// `blob` is the whole blob, with head and tail.
fn record(slot: &Slot, blob: &[u8], out: &mut Collector) {
    let (body, tail) = blob.split_at(blob.len() - TAIL);
    if LE.u32(tail, 0) != Some(adler32(body)) {
        out.problem(NdbError::Checksum(slot.record));
    }
    let length = LE.u32(blob, 12).map_or(0, index);
    match body.get(HEAD..HEAD + length) {
        Some(header) => out.record(u64::from(slot.record), header),
        None => out.problem(NdbError::Blob(slot.record)),
    }
}

struct Slot {
    record: u32,
    first_block: u32,
    blocks: u32,
}

impl Slot {
    fn parse(bytes: &[u8; BLOCK]) -> Option<Self> {
        if !bytes.starts_with(b"Slot") {
            return None;
        }
        let slot = Self {
            record: LE.u32(bytes, 4)?,
            first_block: LE.u32(bytes, 8)?,
            blocks: LE.u32(bytes, 12)?,
        };
        (slot.is_free() || slot.record != 0).then_some(slot)
    }

    fn is_free(&self) -> bool {
        self.first_block == 0
    }

    /// The blob that the slot points to, if head and tail agree with the slot and with each other.
    fn blob<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let start = index(self.first_block).checked_mul(BLOCK)?;
        let length = index(self.blocks).checked_mul(BLOCK)?;
        let blob = bytes.get(start..)?.get(..length)?;
        let body = LE.u32(blob, 12)?;
        let tail = blob.len().checked_sub(TAIL)?;
        let sound = blob.starts_with(b"BlbS")
            && blob.ends_with(b"BlbE")
            && LE.u32(blob, 4) == Some(self.record)
            && LE.u32(blob, tail + 4) == Some(body)
            && (HEAD + TAIL).checked_add(index(body))?.div_ceil(BLOCK) == index(self.blocks);
        sound.then_some(blob)
    }
}

/// Adler-32 (RFC 1950), reduced as seldom as 32 bits allow.
fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65521;
    let (mut low, mut high) = (1u32, 0u32);
    for chunk in bytes.chunks(5552) {
        for &byte in chunk {
            low += u32::from(byte);
            high += low;
        }
        low %= MODULUS;
        high %= MODULUS;
    }
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_rfc_1950() {
        assert_eq!(adler32(b""), 1);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn a_free_slot_may_hold_garbage() {
        let mut slot = *b"Slot\xff\xff\xff\xff\0\0\0\0\x07\0\0\0";
        assert!(Slot::parse(&slot).unwrap().is_free());
        slot[4..8].fill(0);
        slot[8] = 1;
        assert!(Slot::parse(&slot).is_none(), "a used slot needs a record number");
    }
}
