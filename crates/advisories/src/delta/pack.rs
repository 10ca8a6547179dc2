//! Compressing the parts of a delta, and unpacking them within bounds.

use std::io::{Read, Write};

use super::DeltaError;
use super::frame::Part;

/// The most bytes that a part unpacks to.
pub const MOST: usize = 256 << 20;
/// The most bytes of what went that what came is compressed against.
pub const MOST_BEFORE: usize = 64 << 20;
/// As hard as it is worth: a delta is made once and fetched by many.
const LEVEL: i32 = 19;
/// The least and the greatest window, as powers of two; the greatest is what every decoder of zstd allows.
const WINDOWS: (u32, u32) = (10, 27);

/// Compresses a part against bytes that whoever unpacks it has as well.
pub fn pack(before: &[u8], part: &[u8]) -> Result<Vec<u8>, DeltaError> {
    if part.len() > MOST {
        return Err(DeltaError::TooLarge("over 256 MiB of records"));
    }
    let write = || {
        let mut encoder = zstd::Encoder::with_ref_prefix(Vec::new(), LEVEL, before)?;
        let window = (before.len() + part.len()).max(1).next_power_of_two().ilog2();
        encoder.window_log(window.clamp(WINDOWS.0, WINDOWS.1))?;
        encoder.long_distance_matching(true)?;
        encoder.set_pledged_src_size(Some(part.len() as u64))?;
        encoder.write_all(part)?;
        encoder.finish()
    };
    write().map_err(DeltaError::Compression)
}

/// Unpacks a part.
pub fn unpack(before: &[u8], part: &Part<'_>) -> Result<Vec<u8>, DeltaError> {
    const TORN: DeltaError = DeltaError::Damaged("a part cannot be unpacked");
    if part.length > MOST as u64 {
        return Err(DeltaError::Damaged("a part says to be over 256 MiB"));
    }
    let mut bytes = Vec::new();
    let mut read = || {
        let mut decoder = zstd::Decoder::with_ref_prefix(part.packed, before)?;
        decoder.window_log_max(WINDOWS.1)?;
        // One byte more than there may be, so that a longer part is noticed.
        decoder.take(part.length + 1).read_to_end(&mut bytes)
    };
    match read() {
        Ok(length) if length as u64 == part.length => Ok(bytes),
        _ => Err(TORN),
    }
}
