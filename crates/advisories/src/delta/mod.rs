//! A small file that turns one revision into exactly another.
//!
//! It holds what went (by number in the older revision) and what came (as records, their texts apart, and scores).
//! [`apply`] takes the older revision's records, changes them, rebuilds, and believes the outcome only if it has the newer
//! revision's digest. Odd: each part is packed against what both sides know that is like it, so a record that changed in a
//! word costs a word. `docs/database-format.md` describes every byte.

mod apply;
mod coder;
mod dates;
mod error;
mod fields;
mod frame;
mod gone;
mod make;
mod model;
mod names;
mod records;
mod relatives;
mod scores;
mod texts;
mod words;

pub use apply::apply;
pub use error::DeltaError;
pub use frame::DeltaInfo;
pub use make::make;
