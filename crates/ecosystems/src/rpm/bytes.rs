//! Integers at offsets of a byte slice; `None` beyond its end.
//!
//! Odd: the byte order is a value, since one format here (Berkeley DB) has it told by the file itself.

/// The order of an integer's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    pub(super) fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let raw = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(raw),
            Self::Big => u16::from_be_bytes(raw),
        })
    }

    pub(super) fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let raw = *bytes.get(at..)?.first_chunk()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(raw),
            Self::Big => u32::from_be_bytes(raw),
        })
    }
}

/// A `u32` as an index. `usize` has at least 32 bits wherever this builds.
pub(super) fn index(value: u32) -> usize {
    usize::try_from(value).expect("usize has at least 32 bits")
}

/// A length or an offset as `u64`, for words and budgets.
pub(super) fn wide(value: usize) -> u64 {
    u64::try_from(value).expect("usize has at most 64 bits")
}
