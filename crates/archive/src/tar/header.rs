//! The 512-byte header in its dialects (POSIX.1-2017 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar
//! Format").
//!
//! Odd: the checksum may be a sum of signed bytes, as some old tools wrote it; numbers may be binary (GNU and star).

use super::{BLOCK, Kind};

/// One header, not yet interpreted.
pub(super) struct Header<'a> {
    block: &'a [u8; BLOCK],
    dialect: Dialect,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    V7,
    Ustar,
    Star,
    Gnu,
}

impl<'a> Header<'a> {
    /// The header of that block, if its checksum is right.
    pub(super) fn parse(block: &'a [u8; BLOCK]) -> Option<Self> {
        let told = number(&block[148..156])?;
        let (unsigned, signed) = checksums(block);
        let matches = told == unsigned || i64::try_from(told).is_ok_and(|told| told == signed);
        matches.then(|| Self {
            block,
            dialect: dialect(block),
        })
    }

    pub(super) fn type_flag(&self) -> u8 {
        self.block[156]
    }

    pub(super) fn is_gnu(&self) -> bool {
        self.dialect == Dialect::Gnu
    }

    /// Writes the whole name over `out`.
    pub(super) fn name_into(&self, out: &mut Vec<u8>) {
        out.clear();
        let prefix = text(self.prefix());
        if !prefix.is_empty() {
            out.extend_from_slice(prefix);
            out.push(b'/');
        }
        out.extend_from_slice(text(&self.block[..100]));
    }

    pub(super) fn link(&self) -> &'a [u8] {
        text(&self.block[157..257])
    }

    pub(super) fn size(&self) -> Option<u64> {
        number(&self.block[124..136])
    }

    pub(super) fn mode(&self) -> u32 {
        number(&self.block[100..108]).unwrap_or(0) as u32 & 0o7777
    }

    pub(super) fn device(&self) -> (u32, u32) {
        if self.dialect == Dialect::V7 {
            return (0, 0);
        }
        let field = |range: std::ops::Range<usize>| number(&self.block[range]).unwrap_or(0) as u32;
        (field(329..337), field(337..345))
    }

    /// Real size of an old GNU sparse file.
    pub(super) fn sparse_size(&self) -> Option<u64> {
        number(&self.block[483..495])
    }

    /// The first pieces of an old GNU sparse file's map, and whether blocks with more follow.
    pub(super) fn sparse_map(&self) -> (&'a [u8], bool) {
        (&self.block[386..482], self.block[482] != 0)
    }

    fn prefix(&self) -> &'a [u8] {
        match self.dialect {
            Dialect::Ustar => &self.block[345..500],
            Dialect::Star => &self.block[345..476],
            Dialect::Gnu => self.misplaced_prefix(),
            Dialect::V7 => &[],
        }
    }

    /// Go before 1.8 wrote a prefix into GNU headers, where times should stand; today's Go reads it still.
    fn misplaced_prefix(&self) -> &'a [u8] {
        let times = [&self.block[345..357], &self.block[357..369]];
        let prefix = text(&self.block[345..500]);
        if times.iter().all(|time| number(time).is_some()) || !prefix.is_ascii() {
            return &[];
        }
        prefix
    }
}

fn dialect(block: &[u8; BLOCK]) -> Dialect {
    match &block[257..265] {
        b"ustar  \0" => Dialect::Gnu,
        magic if !magic.starts_with(b"ustar\0") => Dialect::V7,
        _ if &block[508..512] == b"tar\0" => Dialect::Star,
        _ => Dialect::Ustar,
    }
}

/// What a type flag means. A slash at the end of a name makes a folder only of the oldest flag, as in Go's reader.
pub(super) fn kind(type_flag: u8, name: &[u8]) -> Kind {
    match type_flag {
        0 if name.ends_with(b"/") => Kind::Directory,
        0 | b'0' | b'7' | b'S' => Kind::File,
        b'1' => Kind::HardLink,
        b'2' => Kind::Symlink,
        b'3' => Kind::CharDevice,
        b'4' => Kind::BlockDevice,
        b'5' => Kind::Directory,
        b'6' => Kind::Fifo,
        other => Kind::Other(other),
    }
}

/// Whether entries of this flag have no content, whatever their size field says.
pub(super) fn is_header_only(type_flag: u8) -> bool {
    matches!(type_flag, b'1'..=b'6')
}

fn checksums(block: &[u8; BLOCK]) -> (u64, i64) {
    let sum = |bytes: &[u8]| bytes.iter().map(|&b| u64::from(b)).sum::<u64>();
    let high = |bytes: &[u8]| bytes.iter().map(|&b| i64::from(b >> 7)).sum::<i64>();
    // The checksum's own field counts as eight blanks.
    let unsigned = sum(&block[..148]) + sum(&block[156..]) + 8 * u64::from(b' ');
    let signed = unsigned as i64 - 256 * (high(&block[..148]) + high(&block[156..]));
    (unsigned, signed)
}

/// The bytes before the first NUL.
pub(super) fn text(field: &[u8]) -> &[u8] {
    let end = memchr::memchr(0, field).unwrap_or(field.len());
    &field[..end]
}

/// A number, octal or binary; `None` if it is neither, negative, or above 2^63.
pub(super) fn number(field: &[u8]) -> Option<u64> {
    match field.first() {
        Some(first) if first & 0x80 != 0 => binary(field),
        _ => octal(field),
    }
}

fn binary(field: &[u8]) -> Option<u64> {
    // 0x40 is the sign.
    if field[0] & 0x40 != 0 {
        return None;
    }
    let start = u64::from(field[0] & 0x3f);
    field[1..].iter().try_fold(start, |value, &byte| {
        (value < 1 << 55).then_some(value << 8 | u64::from(byte))
    })
}

fn octal(field: &[u8]) -> Option<u64> {
    let blank = |b: &u8| matches!(b, b' ' | 0);
    let start = field.iter().position(|b| !blank(b)).unwrap_or(field.len());
    let field = text(&field[start..]).trim_ascii_end();
    field.iter().try_fold(0u64, |value, &byte| {
        let digit = matches!(byte, b'0'..=b'7').then(|| u64::from(byte - b'0'))?;
        (value < 1 << 60).then_some(value << 3 | digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_octal_or_binary() {
        assert_eq!(number(b"0000644\0"), Some(0o644));
        assert_eq!(number(b"  644 \0 "), Some(0o644));
        assert_eq!(number(b"\0\0\0\0"), Some(0));
        assert_eq!(number(b"9\0"), None);
        assert_eq!(number(&[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]), Some(258));
        assert_eq!(number(&[0xff; 12]), None);
        assert_eq!(number(&[0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]), None);
        assert_eq!(number(&[b'7'; 64]), None);
    }

    #[test]
    fn both_checksums_are_taken() {
        let mut block = [0u8; BLOCK];
        block[..2].copy_from_slice("é".as_bytes());
        let (unsigned, signed) = checksums(&block);
        assert_ne!(unsigned as i64, signed);
        for sum in [unsigned, signed as u64] {
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
            assert!(Header::parse(&block).is_some());
        }
        block[0] = b'x';
        assert!(Header::parse(&block).is_none());
    }
}
