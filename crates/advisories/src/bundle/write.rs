//! Writing a bundle. The same database and notice give the same bytes.

use std::io::Write;

use super::BundleError;
use super::manifest::{Manifest, NAMES};
use crate::Database;

/// zstd's level and window: a bundle is packed once and carried about. Every decoder allows the window.
const LEVEL: i32 = 19;
const WINDOW: u32 = 27;

/// Writes a database and the notice of whom its data is from.
///
/// # Errors
/// If the database is damaged, or `out` takes no more.
pub fn write(database: &Database, notice: &str, out: impl Write) -> Result<Manifest, BundleError> {
    database.verify()?;
    let packed = compress(database.as_bytes())?;
    let manifest = Manifest::of(&database.info(), notice.as_bytes(), &packed);
    let document = serde_json::to_vec_pretty(&manifest).map_err(std::io::Error::other)?;
    let mut archive = tar::Builder::new(out);
    for (name, bytes) in NAMES.into_iter().zip([&document[..], notice.as_bytes(), &packed]) {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(u64::try_from(manifest.created / 1000).unwrap_or_default());
        archive.append_data(&mut header, name, bytes)?;
    }
    archive.into_inner()?.flush()?;
    Ok(manifest)
}

/// One frame with its length and checksum.
fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.long_distance_matching(true)?;
    let needed = bytes.len().max(1).next_power_of_two().ilog2();
    encoder.window_log(needed.clamp(10, WINDOW))?;
    encoder.set_pledged_src_size(Some(bytes.len() as u64))?;
    encoder.write_all(bytes)?;
    encoder.finish()
}
