//! The vocabulary of tidewaiter: plain values that every other crate speaks.
//!
//! Nothing here reads a file, asks a clock or knows a protocol; what is particular to an ecosystem, a feed or
//! an AWS resource lives in its own crate. The words are those of the field and of `ARCHITECTURE.md`.

mod clock;
mod digest;
mod distribution;
pub mod media_type;
pub mod oci;
mod package;
mod severity;
mod timestamp;
mod wildcard;

pub use clock::{Clock, FixedClock};
pub use digest::{Algorithm, Digest, DigestError};
pub use distribution::{Distribution, OsRelease, Space};
pub use package::{Ecosystem, Package, SourcePackage};
pub use severity::Severity;
pub use timestamp::Timestamp;
pub use wildcard::is_matched_by;
