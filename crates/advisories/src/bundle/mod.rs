//! A bundle: one file with a database and all that must travel with it, for networks that have no way out.
//!
//! It is a tar with three entries in this order: `manifest.json`, `NOTICE` (whom the data is from, and on what terms) and
//! `advisories.db.zst`. The manifest has the digest of each, so a damaged copy is refused before anything uses it. Odd: tar's
//! extensions for long names are not read: our names are short, and those could be made to take memory.

mod error;
mod manifest;
mod read;
mod write;

pub use error::BundleError;
pub use manifest::{Entry, FeedEntry, Manifest};
pub use read::read;
pub use write::write;
