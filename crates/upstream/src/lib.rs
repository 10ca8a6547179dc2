//! How upstream's advisory feeds come into the folders that `feeds` reads.
//!
//! [`Sources`] lists where each feed is published and in what form; [`update`] brings each folder `FEEDS/NAME` up to
//! date. What was downloaded is kept below `FEEDS/.upstream/NAME` with its ETag, date and digest, so that the next
//! update asks only for what changed and a download that was cut goes on where it ended. A folder is made beside its
//! place and renamed: a feed that fails leaves its last good data standing, and [`FeedOutcome`] says so.
//!
//! Odd: nothing from outside is trusted, mirrors included. Every download and every archive is bounded in bytes,
//! entries and time; a path in an archive that leads elsewhere refuses the archive in whole.

mod error;
mod fetch;
mod indexes;
mod kept;
mod plan;
mod settings;
mod sources;
mod unpack;
mod update;

pub use error::UpstreamError;
pub use settings::{Limits, Settings};
pub use sources::{Source, Sources, WITHOUT, all_sources};
pub use update::{FeedOutcome, Outcome, Progress, update};
