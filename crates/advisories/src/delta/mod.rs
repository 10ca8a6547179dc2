//! A small file that turns one revision into exactly another.
//!
//! It holds what went (by number in the older revision) and what came (as records). [`apply`] takes the older revision's
//! records, changes them, rebuilds, and believes the outcome only if it has the newer revision's digest. Odd: what came is
//! compressed against what went, which both sides have, so a record that changed in a word costs a word.
//! `docs/database-format.md` describes every byte.

mod apply;
mod error;
mod frame;
mod make;
mod pack;
mod records;
mod scores;

pub use apply::apply;
pub use error::DeltaError;
pub use frame::DeltaInfo;
pub use make::make;
