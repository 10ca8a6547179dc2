//! The records of a ZIP archive (APPNOTE 6.3): local headers, the directory's headers, and its end.
//!
//! Odd: numbers that do not fit into 32 bits stand in an extra field of their own, in an order that depends on which did
//! not fit (section 4.5.3).

/// How each record begins; the first two bytes of all are `PK`.
pub(super) const LOCAL: [u8; 4] = *b"PK\x03\x04";
pub(super) const CENTRAL: [u8; 4] = *b"PK\x01\x02";
pub(super) const END: [u8; 4] = *b"PK\x05\x06";
pub(super) const END_64: [u8; 4] = *b"PK\x06\x06";
pub(super) const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";
pub(super) const DESCRIPTOR: [u8; 4] = *b"PK\x07\x08";

const IS_ENCRYPTED: u16 = 1;
const HAS_DESCRIPTOR: u16 = 8;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const SEE_EXTRA: u32 = u32::MAX;
const EXTRA_64: u16 = 1;

/// An entry as its own header tells of it.
pub(in crate::java) struct LocalEntry<'a> {
    /// Its path in the archive.
    pub(in crate::java) name: &'a [u8],
    /// Where its header stands.
    pub(in crate::java) offset: u64,
    /// Why its content cannot be read, if it cannot.
    pub(in crate::java) unreadable: Option<&'static str>,
    pub(super) is_deflated: bool,
    /// How many bytes follow; `None` where only a record behind them tells.
    pub(super) size: Option<u64>,
}

/// An entry as the directory tells of it.
pub(super) struct ListedEntry<'a> {
    pub(super) name: &'a [u8],
    /// Where its own header stands, seen from where the archive was meant to begin.
    pub(super) offset: u64,
    /// Bytes of the comment that follows.
    pub(super) comment: u64,
}

/// What the end of a directory says of it: its size, and where it was meant to begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) size: u64,
    pub(super) offset: u64,
}

/// Reads a local header from its first byte on, and tells its length; `None` where bytes are missing.
pub(super) fn local(bytes: &[u8], offset: u64) -> Option<(LocalEntry<'_>, usize)> {
    let fixed = bytes.get(..30)?;
    let (name_end, end) = texts(fixed, 26, 30);
    let name = bytes.get(30..name_end)?;
    let extra = bytes.get(name_end..end)?;
    let (flags, method) = (u16_at(fixed, 6), u16_at(fixed, 8));
    let (packed, plain) = (u32_at(fixed, 18), u32_at(fixed, 22));
    let packed = match packed {
        SEE_EXTRA => wide(extra, usize::from(plain == SEE_EXTRA)).unwrap_or(u64::from(packed)),
        _ => u64::from(packed),
    };
    let size = (flags & HAS_DESCRIPTOR == 0 || packed != 0).then_some(packed);
    let entry = LocalEntry {
        name,
        offset,
        unreadable: unreadable(flags, method, size),
        is_deflated: method == DEFLATED,
        size,
    };
    Some((entry, end))
}

fn unreadable(flags: u16, method: u16, size: Option<u64>) -> Option<&'static str> {
    if flags & IS_ENCRYPTED != 0 {
        return Some("it is encrypted");
    }
    match method {
        DEFLATED => None,
        STORED if size.is_some() => None,
        STORED => Some("it is stored without its size"),
        _ => Some("it is compressed in a way that Java does not read"),
    }
}

/// Reads a header of the directory from its first byte on, and tells its length without the comment.
pub(super) fn listed(bytes: &[u8]) -> Option<(ListedEntry<'_>, usize)> {
    let fixed = bytes.get(..46)?;
    let (name_end, end) = texts(fixed, 28, 46);
    let name = bytes.get(46..name_end)?;
    let extra = bytes.get(name_end..end)?;
    let offset = match u32_at(fixed, 42) {
        SEE_EXTRA => {
            let before = [20, 24].iter().filter(|&&at| u32_at(fixed, at) == SEE_EXTRA);
            wide(extra, before.count()).unwrap_or(u64::from(SEE_EXTRA))
        }
        offset => u64::from(offset),
    };
    let entry = ListedEntry {
        name,
        offset,
        comment: u64::from(u16_at(fixed, 32)),
    };
    Some((entry, end))
}

/// Reads the end of a directory.
pub(super) fn end(bytes: &[u8]) -> Option<(Extent, usize)> {
    let fixed = bytes.get(..22)?;
    let extent = Extent {
        size: u64::from(u32_at(fixed, 12)),
        offset: u64::from(u32_at(fixed, 16)),
    };
    Some((extent, 22))
}

/// Reads the wide end of a directory, which stands before the other one.
pub(super) fn end_64(bytes: &[u8]) -> Option<(Extent, usize)> {
    let fixed = bytes.get(..56)?;
    let extent = Extent {
        size: u64_at(fixed, 40),
        offset: u64_at(fixed, 48),
    };
    Some((extent, 56))
}

impl Extent {
    /// Whether the wide end must be asked.
    pub(super) fn is_wide(self) -> bool {
        self.size == u64::from(SEE_EXTRA) || self.offset == u64::from(SEE_EXTRA)
    }
}

/// Where a name and an extra field end whose lengths stand at `at`, behind a fixed part.
fn texts(fixed: &[u8], at: usize, fixed_len: usize) -> (usize, usize) {
    let name_end = fixed_len + usize::from(u16_at(fixed, at));
    (name_end, name_end + usize::from(u16_at(fixed, at + 2)))
}

/// The number at this place among those that did not fit.
fn wide(mut extra: &[u8], place: usize) -> Option<u64> {
    while let [a, b, c, d, rest @ ..] = extra {
        let len = usize::from(u16::from_le_bytes([*c, *d])).min(rest.len());
        if u16::from_le_bytes([*a, *b]) == EXTRA_64 {
            let number = rest[..len].get(place * 8..place * 8 + 8)?;
            return Some(u64_at(number, 0));
        }
        extra = &rest[len..];
    }
    None
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
