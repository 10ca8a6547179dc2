//! Layer bytes to file entries: push-style inflating and tar reading, bounded against hostile input.
//!
//! Bytes are pushed in as they arrive, in chunks of any size, and a sink is told of each entry and handed the
//! content that it asked for. The upload tee and the job that reads a stored blob so share one path, and nothing
//! ever waits for a reader. [`LayerReader`] does it all; [`Decoder`] and [`TarReader`] are its two halves.
//!
//! Odd: where readers of tar differ, we read as Go's `archive/tar` does, since container runtimes unpack with it:
//! what a scanner sees must be what runs. Paths come out normalised inside the image's root.

mod decoder;
mod error;
mod gzip;
mod layer;
mod limits;
pub mod path;
mod tar;

pub use decoder::{Compression, Decoder};
pub use error::Error;
pub use layer::{LayerReader, Summary};
pub use limits::Limits;
pub use tar::{Entry, EntrySink, Kind, Take, TarReader, TarSummary};
