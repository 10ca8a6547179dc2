//! What is particular to each ecosystem: package databases, version orders, purls; a folder each. Programs, into which
//! several of them look, are streamed in [`program`].
//!
//! Pure: bytes and texts go in, values come out. What is read is hostile until it is proven otherwise, so nothing
//! here panics on it, and what is damaged is reported beside what could be read.

pub mod alpine;
pub mod arch;
pub mod bitnami;
mod bounded_json;
mod bounds;
pub mod brew;
pub mod cocoapods;
pub mod conan;
pub mod conda;
mod control;
pub mod cran;
pub mod dart;
pub mod debian;
pub mod distribution;
pub mod dotnet;
pub mod elixir;
pub mod extractor;
pub mod family;
pub mod generic;
pub mod github;
pub mod go;
pub mod haskell;
pub mod java;
pub mod julia;
mod lenient;
pub mod library;
mod library_file;
mod listing;
pub mod luarocks;
mod names;
pub mod nix;
pub mod npm;
pub mod opam;
pub mod otp;
pub mod php;
mod problems;
pub mod program;
pub mod purl;
pub mod python;
mod reach;
pub mod rpm;
pub mod ruby;
pub mod rust;
pub mod sbom;
pub mod semver;
mod shipped;
pub mod swift;
#[cfg(test)]
mod testing;
mod version_parts;
mod version_scheme;
pub mod wordpress;

pub use extractor::{Extractor, extractors};
pub use family::Family;
pub use library::{Confidence, EvidenceKind, Libraries, LibraryRecord};
pub use version_scheme::{VersionScheme, scheme_by_name, scheme_of, schemes};
