//! What is particular to each ecosystem: package databases, version orders, purls; a folder each.
//!
//! Pure: bytes and texts go in, values come out. What is read is hostile until it is proven otherwise, so nothing
//! here panics on it, and what is damaged is reported beside what could be read.

pub mod alpine;
mod bounds;
pub mod debian;
pub mod distribution;
pub mod extractor;
pub mod family;
mod problems;
pub mod purl;
pub mod rpm;
mod version_scheme;

pub use extractor::{Extractor, extractors};
pub use family::Family;
pub use version_scheme::{VersionScheme, scheme_by_name, scheme_of};
