//! The advisory database: the normal form that every feed is brought into, and the memory-mapped file that
//! holds it.
//!
//! Data flows one way: a feed's record becomes an [`Advisory`] (crate `feeds`), advisories become a file, and a
//! file is opened and looked up by (space, package) or by vulnerability id. A file is one immutable revision,
//! named by its digest; the same advisories give the same bytes.

mod normal;

pub use normal::{
    Advisory, Affected, Cvss, FixState, Limit, Range, Reference, ReferenceKind, Standing, Subject,
};
