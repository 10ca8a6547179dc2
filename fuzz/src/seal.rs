//! Makes checksums right, as whoever makes a hostile file would.

/// Where the checksum of a tar header lies.
const TAR_SUM: std::ops::Range<usize> = 148..156;

/// Makes right the checksum of each block that bears the mark of a tar header.
pub fn tar(archive: &mut [u8]) {
    for block in archive.chunks_exact_mut(512) {
        if &block[257..262] == b"ustar" {
            block[TAR_SUM].fill(b' ');
            let sum: u32 = block.iter().map(|&byte| u32::from(byte)).sum();
            block[TAR_SUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
}

/// Bytes of an advisory database's header, which the checksum behind it covers.
const DATABASE_HEAD: usize = 72 + 24 * 18;

/// Makes the header of an advisory database right.
pub fn database(file: &mut [u8]) {
    if let Some((head, rest)) = file.split_at_mut_checked(DATABASE_HEAD)
        && let Some(place) = rest.first_chunk_mut()
    {
        *place = crc32fast::hash(head).to_le_bytes();
    }
}

/// Makes the salts and checksums of a SQLite write-ahead log right. Its pages are those of the database.
pub fn wal(log: &mut [u8], page_size: usize) {
    let Some((header, frames)) = log.split_at_mut_checked(32) else {
        return;
    };
    let big = header[3] & 1 == 1;
    header[..3].copy_from_slice(&[0x37, 0x7f, 0x06]);
    header[3] = 0x82 | u8::from(big);
    header[8..12].copy_from_slice(&(page_size as u32).to_be_bytes());
    let mut sums = add((0, 0), &header[..24], big);
    store(sums, &mut header[24..]);
    for frame in frames.chunks_exact_mut(24 + page_size) {
        let (head, page) = frame.split_at_mut(24);
        head[8..16].copy_from_slice(&header[16..24]);
        sums = add(add(sums, &head[..8], big), page, big);
        store(sums, &mut head[16..]);
    }
}

fn add((mut first, mut second): (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    let word = |bytes: [u8; 4]| match big {
        true => u32::from_be_bytes(bytes),
        false => u32::from_le_bytes(bytes),
    };
    for pair in bytes.as_chunks::<8>().0 {
        let [a, b, c, d, e, f, g, h] = *pair;
        first = first.wrapping_add(word([a, b, c, d])).wrapping_add(second);
        second = second.wrapping_add(word([e, f, g, h])).wrapping_add(first);
    }
    (first, second)
}

fn store((first, second): (u32, u32), place: &mut [u8]) {
    place[..4].copy_from_slice(&first.to_be_bytes());
    place[4..8].copy_from_slice(&second.to_be_bytes());
}

/// Makes a delta of advisory databases right: it leads from this revision, and its checksum is that of its content.
pub fn delta(file: &mut [u8], from: &tidewaiter_types::Digest) {
    if let Some(place) = file.get_mut(16..48) {
        place.copy_from_slice(from.bytes());
    }
    if let Some((content, checksum)) = file.split_last_chunk_mut::<4>() {
        *checksum = crc32fast::hash(content).to_le_bytes();
    }
}
