//! A push-style reader of tar archives: V7, ustar, GNU and PAX, with the four ways to write sparse files.

mod entry;
mod header;
mod pax;
mod reader;
mod sparse;

pub use entry::{Entry, EntrySink, Kind, Take};
pub use reader::{TarReader, TarSummary};

/// All of tar is counted in blocks of this many bytes.
const BLOCK: usize = 512;

/// Bytes from the end of `size` bytes of content to the next block.
fn padding(size: u64) -> u64 {
    size.wrapping_neg() % BLOCK as u64
}
