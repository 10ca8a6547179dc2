//! One member out of a small zip archive that is held in whole, found as Python's `zipimport` finds it: by the directory at
//! the archive's end.
//!
//! Odd: nothing is kept of the other members, so an archive of a million of them costs no memory. Archives in parts,
//! encrypted ones and zip64 are not read; eggs are never that.

use std::io::Read;

/// Why a member could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Error {
    /// The directory is missing or damaged.
    #[error("it has no readable zip directory")]
    NoDirectory,
    /// The member's header or data are damaged, or packed in another way than deflate.
    #[error("its {0} cannot be unpacked")]
    Damaged(&'static str),
}

const END: [u8; 4] = *b"PK\x05\x06";
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const END_LEN: usize = 22;
/// Length of the comment that may stand behind the end.
const MOST_COMMENT: usize = 0xffff;

/// The member of that name, unpacked, up to so many bytes; `None` if there is none.
pub(super) fn member(archive: &[u8], name: &'static str, most: u64) -> Result<Option<Vec<u8>>, Error> {
    let directory = Directory::find(archive).ok_or(Error::NoDirectory)?;
    let found = directory.entries().find(|entry| entry.name == name.as_bytes());
    let unpacked = found.map(|entry| unpack(archive, directory.shift, &entry, most));
    unpacked
        .map(|bytes| bytes.ok_or(Error::Damaged(name)))
        .transpose()
}

struct Directory<'a> {
    bytes: &'a [u8],
    /// How many bytes were put in front of the archive after it was made: all its offsets are less by that.
    shift: usize,
}

impl<'a> Directory<'a> {
    fn find(archive: &'a [u8]) -> Option<Self> {
        let from = archive.len().saturating_sub(END_LEN + MOST_COMMENT);
        let end = from + memchr::memmem::rfind(archive.get(from..)?, &END)?;
        let size = u32_at(archive, end + 12)?;
        let offset = u32_at(archive, end + 16)?;
        let start = end.checked_sub(size)?;
        let shift = start.checked_sub(offset)?;
        Some(Self {
            bytes: &archive[start..end],
            shift,
        })
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let mut rest = self.bytes;
        std::iter::from_fn(move || {
            let (entry, len) = Entry::read(rest)?;
            rest = &rest[len..];
            Some(entry)
        })
    }
}

/// What the directory says of a member.
struct Entry<'a> {
    name: &'a [u8],
    method: u16,
    packed: usize,
    offset: usize,
}

impl<'a> Entry<'a> {
    /// The first entry, and its length.
    fn read(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let field = |at| u16_at(bytes, at).map(usize::from);
        let name_len = field(28)?;
        let len = 46 + name_len + field(30)? + field(32)?;
        let entry = Self {
            name: bytes.get(46..46 + name_len)?,
            method: u16_at(bytes, 10)?,
            packed: u32_at(bytes, 20)?,
            offset: u32_at(bytes, 42)?,
        };
        (bytes.starts_with(&ENTRY) && len <= bytes.len()).then_some((entry, len))
    }
}

fn unpack(archive: &[u8], shift: usize, entry: &Entry<'_>, most: u64) -> Option<Vec<u8>> {
    let local = archive.get(shift.checked_add(entry.offset)?..)?;
    let start = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
    let packed = local.get(start..start.checked_add(entry.packed)?)?;
    if !local.starts_with(&LOCAL) {
        return None;
    }
    let mut bytes = Vec::new();
    match entry.method {
        0 => packed.take(most).read_to_end(&mut bytes),
        8 => flate2::read::DeflateDecoder::new(packed)
            .take(most)
            .read_to_end(&mut bytes),
        _ => return None,
    }
    .ok()?;
    Some(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let field = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*field))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*field)).ok()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(method: zip::CompressionMethod, members: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in members {
            zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
                .unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn packed() -> Vec<u8> {
        archive(
            zip::CompressionMethod::Deflated,
            &[("a", "first"), ("b/c", "second second second")],
        )
    }

    #[test]
    fn a_member_is_unpacked_however_it_is_packed() {
        for method in [zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated] {
            let bytes = archive(method, &[("a", "first"), ("b/c", "second second second")]);
            let shifted = [b"#!/bin/sh\n", &bytes[..]].concat();
            for bytes in [&bytes, &shifted] {
                let read = member(bytes, "b/c", 100).unwrap().unwrap();
                assert_eq!(read, b"second second second");
                assert_eq!(member(bytes, "b/c", 4).unwrap().unwrap(), b"seco");
                assert_eq!(member(bytes, "c", 100), Ok(None));
            }
        }
    }

    #[test]
    fn what_is_no_archive_has_no_directory() {
        assert_eq!(member(b"", "a", 1), Err(Error::NoDirectory));
        assert_eq!(member(b"PK\x05\x06", "a", 1), Err(Error::NoDirectory));
        let mut damaged = packed();
        damaged[..2].fill(0);
        assert_eq!(member(&damaged, "a", 9), Err(Error::Damaged("a")));
    }

    proptest! {
        #[test]
        fn damage_is_an_error_and_no_panic(at in 0usize..300, byte: u8, len in 0usize..300) {
            let mut bytes = packed();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = member(&bytes, "b/c", 100);
            bytes.truncate(len);
            let _ = member(&bytes, "b/c", 100);
        }
    }
}
