//! What is in images, and what is known of it: the data model of findings.
//!
//! A finding is a join and stands in no table. News of an advisory touch the packages that it names, and images only
//! where they are shown. Architecture invariants: packages are judged by the newest revision only ([`keep`] and
//! [`revisions`] exclude each other), so that whoever adopts a revision needs to look at the packages that were there; and
//! rows of packages and sets are written in the order of their ids, so that no two writers wait for each other.

mod affected;
mod bitmaps;
mod block;
mod bulk;
mod closed;
mod counting;
mod counts;
mod earlier;
mod facts;
mod garbage;
mod images;
mod keep;
mod listing;
mod matches;
mod news;
mod revisions;
mod usage;
mod windows;

pub use affected::ImageNumbers;
pub use bulk::{BulkImage, BulkSet};
pub use closed::CLOSED_KEPT_MILLIS;
pub use earlier::EarlierImage;
pub use images::StoredPackageSet;
pub(crate) use images::note_look;
pub use listing::{ImageTime, Rated, SetOfImage};
pub use matches::{MatchChange, MatchChanges};

pub(crate) use closed::{close_image, close_repository};
pub(crate) use counts::bring_up_to_date;
pub(crate) use images::{forget, read as read_image, watched};
