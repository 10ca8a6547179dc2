//! ELF, PE and Mach-O, as far as a program's own start tells: what it is, and where in the file its memory comes from.
//!
//! Odd: nothing behind the first bytes is read, so the section tables of ELF, which come last, are not known. Fat
//! Mach-O files are several programs in one; they are known to be programs, and no more.

use std::ops::Range;

/// What is needed of a file's start: the program headers of real programs lie well within it.
pub(super) const HEAD: usize = 4096;
/// More segments, sections or load commands than any real program has.
const MOST_PARTS: usize = 256;
/// What linkers leave empty between parts that are loaded, so that each begins a page.
const MOST_PADDING: u64 = 4096;

/// A program's outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Container {
    pub(crate) words: Words,
    segments: Vec<Segment>,
    /// Where in the file the part ends that is loaded into memory; `None` where the start does not tell.
    loaded_end: Option<u64>,
}

/// A part of the file that is loaded into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    address: u64,
    offset: u64,
    size: u64,
    is_writable: bool,
}

impl Segment {
    /// Where it is in the file.
    fn range(&self) -> Range<u64> {
        self.offset..self.offset.saturating_add(self.size)
    }
}

/// How a program writes addresses and lengths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// With 8 bytes, not 4.
    pub(crate) is_64: bool,
    /// The highest byte first.
    pub(crate) is_big: bool,
}

impl Words {
    /// How many bytes one has.
    pub(crate) fn len(self) -> usize {
        if self.is_64 { 8 } else { 4 }
    }

    /// The one that bytes begin with.
    pub(crate) fn read(self, bytes: &[u8]) -> Option<u64> {
        Bytes(bytes, self.is_big).word(0, self.is_64)
    }

    /// How one is written.
    pub(crate) fn write(self, word: u64) -> Vec<u8> {
        let mut bytes = word.to_le_bytes()[..self.len()].to_vec();
        if self.is_big {
            bytes.reverse();
        }
        bytes
    }
}

impl Container {
    /// Whether a file that starts so (8 bytes, or all that it has) is a program.
    pub(super) fn is_one(start: &[u8]) -> bool {
        Format::of(start).is_some()
    }

    /// The outline of a program, by its first [`HEAD`] bytes, or all that it has; `None` if it is none.
    pub(super) fn read(head: &[u8]) -> Option<Self> {
        Some(match Format::of(head)? {
            Format::Elf => elf(head).unwrap_or_default(),
            Format::Pe => pe(head).unwrap_or_default(),
            Format::MachO(words) => mach_o(head, words).unwrap_or_default(),
            Format::Fat => Self::default(),
        })
    }

    /// Where in the file that is which will be in memory at this address.
    pub(crate) fn file_offset(&self, address: u64) -> Option<u64> {
        self.segments.iter().find_map(|segment| {
            let inside = address.checked_sub(segment.address)?;
            (inside < segment.size).then(|| segment.offset.checked_add(inside))?
        })
    }

    /// The address in memory of what is there in the file.
    pub(crate) fn address(&self, file_offset: u64) -> Option<u64> {
        self.segments.iter().find_map(|segment| {
            let inside = file_offset.checked_sub(segment.offset)?;
            (inside < segment.size).then(|| segment.address.checked_add(inside))?
        })
    }

    /// Where in the file the first part begins that may be written to in memory; its end, where there is none.
    pub(crate) fn writable_start(&self) -> u64 {
        let writable = self.segments.iter().filter(|segment| segment.is_writable);
        writable.map(|segment| segment.offset).min().unwrap_or(u64::MAX)
    }

    /// Where in the file the part ends that is loaded into memory: the file's end, where that is not known.
    pub(crate) fn loaded_end(&self) -> u64 {
        self.loaded_end.unwrap_or(u64::MAX)
    }

    /// Where in the file that may begin which is not loaded into memory: its start, where that is not known.
    ///
    /// Linkers put it behind all that is loaded, but tools that change programs afterwards (patchelf, BOLT) put more to be
    /// loaded behind it.
    pub(crate) fn unloaded_start(&self) -> u64 {
        let Some(loaded_end) = self.loaded_end else {
            return 0;
        };
        let mut parts: Vec<_> = self.segments.iter().map(Segment::range).collect();
        parts.sort_by_key(|part| part.start);
        let mut end = parts.first().map_or(0, |first| first.end);
        for part in parts {
            if part.start > end.saturating_add(MOST_PADDING) {
                return end;
            }
            end = end.max(part.end);
        }
        loaded_end
    }
}

enum Format {
    Elf,
    Pe,
    MachO(Words),
    Fat,
}

impl Format {
    fn of(start: &[u8]) -> Option<Self> {
        let mach_o = |is_64, is_big| Some(Self::MachO(Words { is_64, is_big }));
        match start.first_chunk::<4>()? {
            b"\x7fELF" => Some(Self::Elf),
            [b'M', b'Z', ..] => Some(Self::Pe),
            b"\xce\xfa\xed\xfe" => mach_o(false, false),
            b"\xcf\xfa\xed\xfe" => mach_o(true, false),
            b"\xfe\xed\xfa\xce" => mach_o(false, true),
            b"\xfe\xed\xfa\xcf" => mach_o(true, true),
            // A Java class begins so too, but has its version, at least 45, where this has the number of programs.
            b"\xca\xfe\xba\xbe" | b"\xca\xfe\xba\xbf" => {
                let count = Bytes(start, true).u32(4)?;
                (1..45).contains(&count).then_some(Self::Fat)
            }
            _ => None,
        }
    }
}

/// Numbers in a file's start, in its own byte order: big-endian or not.
struct Bytes<'a>(&'a [u8], bool);

impl Bytes<'_> {
    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        let bytes = self.0.get(at..)?.first_chunk::<N>()?;
        let mut bytes = *bytes;
        if self.1 {
            bytes.reverse();
        }
        Some(bytes)
    }

    fn u16(&self, at: usize) -> Option<usize> {
        self.array(at).map(|bytes| u16::from_le_bytes(bytes).into())
    }

    fn u32(&self, at: usize) -> Option<u64> {
        self.array(at).map(|bytes| u32::from_le_bytes(bytes).into())
    }

    fn u64(&self, at: usize) -> Option<u64> {
        self.array(at).map(u64::from_le_bytes)
    }

    /// A number as wide as an address.
    fn word(&self, at: usize, is_64: bool) -> Option<u64> {
        if is_64 { self.u64(at) } else { self.u32(at) }
    }
}

/// ELF's program headers. Source: the System V ABI, chapter 5.
fn elf(head: &[u8]) -> Option<Container> {
    const PT_LOAD: u64 = 1;
    let (is_64, is_big) = (*head.get(4)? == 2, *head.get(5)? == 2);
    let bytes = Bytes(head, is_big);
    let [table, entry_size, count] = if is_64 {
        [0x20, 0x36, 0x38]
    } else {
        [0x1c, 0x2a, 0x2c]
    };
    let start = usize::try_from(bytes.word(table, is_64)?).ok()?;
    let (entry_size, count) = (bytes.u16(entry_size)?, bytes.u16(count)?);
    let [flags, offset, address, size] = if is_64 { [4, 8, 16, 32] } else { [24, 4, 8, 16] };
    let mut segments = Vec::new();
    for index in 0..count.min(MOST_PARTS) {
        let at = start.checked_add(index * entry_size)?;
        if bytes.u32(at)? == PT_LOAD {
            segments.push(Segment {
                offset: bytes.word(at + offset, is_64)?,
                address: bytes.word(at + address, is_64)?,
                size: bytes.word(at + size, is_64)?,
                is_writable: bytes.u32(at + flags)? & 2 == 2,
            });
        }
    }
    let ends = segments.iter().map(|segment| segment.range().end);
    Some(Container {
        words: Words { is_64, is_big },
        loaded_end: ends.max().filter(|end| *end > 0),
        segments,
    })
}

/// PE's sections. Source: Microsoft's PE format.
fn pe(head: &[u8]) -> Option<Container> {
    let bytes = Bytes(head, false);
    let signature = usize::try_from(bytes.u32(0x3c)?).ok()?;
    let coff = signature.checked_add(4)?;
    if head.get(signature..coff)? != b"PE\0\0" {
        return None;
    }
    let (count, optional_size) = (bytes.u16(coff + 2)?, bytes.u16(coff + 16)?);
    let optional = coff + 20;
    let is_64 = bytes.u16(optional)? == 0x20b;
    let base = bytes.word(optional + if is_64 { 24 } else { 28 }, is_64)?;
    let section = |index| {
        let at = optional + optional_size + index * 40;
        Some(Segment {
            address: base.checked_add(bytes.u32(at + 12)?)?,
            size: bytes.u32(at + 16)?,
            offset: bytes.u32(at + 20)?,
            is_writable: bytes.u32(at + 36)? >> 31 == 1,
        })
    };
    Some(Container {
        words: Words { is_64, is_big: false },
        segments: (0..count.min(MOST_PARTS)).map(section).collect::<Option<_>>()?,
        loaded_end: None,
    })
}

/// Mach-O's segments. Source: Apple's `mach-o/loader.h`.
fn mach_o(head: &[u8], words: Words) -> Option<Container> {
    let Words { is_64, is_big } = words;
    let bytes = Bytes(head, is_big);
    let (segment_command, [address, offset, size, protection]) = if is_64 {
        (0x19, [24, 40, 48, 60])
    } else {
        (1, [24, 32, 36, 44])
    };
    let mut at = if is_64 { 32 } else { 28 };
    let mut segments = Vec::new();
    for _ in 0..bytes.u32(16)?.min(MOST_PARTS as u64) {
        if bytes.u32(at)? == segment_command {
            segments.push(Segment {
                address: bytes.word(at + address, is_64)?,
                offset: bytes.word(at + offset, is_64)?,
                size: bytes.word(at + size, is_64)?,
                is_writable: bytes.u32(at + protection)? & 2 == 2,
            });
        }
        at = at.checked_add(usize::try_from(bytes.u32(at + 4)?).ok()?)?;
    }
    Some(Container {
        words,
        segments,
        loaded_end: None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn this_very_test_is_a_program_whose_start_tells_where_its_memory_comes_from() {
        let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        let container = Container::read(&program[..HEAD]).unwrap();
        assert!(!container.segments.is_empty());
        let first = container.segments[0];
        assert_eq!(container.file_offset(first.address + 5), Some(first.offset + 5));
        assert_eq!(container.address(first.offset + 5), Some(first.address + 5));
        assert_eq!(container.file_offset(u64::MAX), None);
        assert!(container.writable_start() > first.offset);
    }

    #[test]
    fn what_is_not_loaded_begins_at_the_first_gap() {
        let segment = |offset, size| Segment {
            address: 0,
            offset,
            size,
            is_writable: false,
        };
        let mut container = Container {
            segments: vec![segment(0, 5000), segment(8192, 100)],
            loaded_end: Some(8292),
            ..Container::default()
        };
        assert_eq!(container.unloaded_start(), 8292);
        container.segments.push(segment(50_000, 100));
        container.loaded_end = Some(50_100);
        assert_eq!(container.unloaded_start(), 8292);
        assert_eq!(Container::default().unloaded_start(), 0);
    }

    #[test]
    fn a_class_file_and_a_script_are_no_programs() {
        assert!(!Container::is_one(b"\xca\xfe\xba\xbe\0\0\0\x34"));
        assert!(Container::is_one(b"\xca\xfe\xba\xbe\0\0\0\x02"));
        assert!(!Container::is_one(b"#!/bin/sh"));
        assert!(!Container::is_one(b""));
    }

    proptest! {
        #[test]
        fn any_head_is_read(format in 0usize..6, rest in prop::collection::vec(any::<u8>(), 0..400), address: u64) {
            let magic: [&[u8]; 6] = [
                b"\x7fELF\x02\x01", b"\x7fELF\x01\x02", b"MZ", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xce", b"\xca\xfe\xba\xbe",
            ];
            let head = [magic[format], &rest].concat();
            if let Some(container) = Container::read(&head) {
                container.file_offset(address);
                container.address(address);
                prop_assert!(container.segments.len() <= MOST_PARTS);
            }
        }
    }
}
