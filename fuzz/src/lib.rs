//! What the fuzz targets share: cutting input in pieces, making checksums right, and a sink that looks closely.
//!
//! Odd: formats with checksums are *sealed* before they are read, for an attacker can compute a checksum too, and
//! otherwise hardly any mutated input would get beyond it.

pub mod feed;
pub mod findings;
pub mod house;
pub mod libraries;
pub mod request;
pub mod rpm;
pub mod seal;
pub mod tar;

/// Cuts `bytes` into chunks whose sizes repeat these (in steps of 37 bytes, never 0).
pub fn chunks<'a>(sizes: &[u8; 4], bytes: &'a [u8]) -> Vec<&'a [u8]> {
    let mut sizes = sizes.iter().map(|&size| usize::from(size) * 37 + 1).cycle();
    let mut rest = bytes;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let size = sizes.next().unwrap_or(1).min(rest.len());
        let (chunk, after) = rest.split_at(size);
        chunks.push(chunk);
        rest = after;
    }
    chunks
}

/// Cuts `bytes` in two, at the place that their first four bytes tell.
pub fn halves(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (place, rest) = bytes.split_first_chunk()?;
    let place = u32::from_le_bytes(*place) as usize;
    Some(rest.split_at(place.min(rest.len())))
}
