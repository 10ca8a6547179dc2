//! Enhanced scanning: an image's packages, of its system and of languages, kept once for all images that share them, and
//! judged once for each revision of the advisory database.
//!
//! [`scan`] looks into an image once. From then on its findings are a join ([`findings`]) that changes when a new revision
//! changes the matches of its packages ([`news`]); no layer is read for that.
//!
//! Odd: a language's package whose files a system's package owns is judged together with its owner, since the distribution's
//! word counts for it; so the same library is another package where somebody else owns it.

mod contents;
mod findings;
mod followers;
mod inspector;
mod judge;
mod news;
mod rules;
mod scan;

pub use contents::Location;
pub use findings::{EnhancedFinding, EnhancedResult, PlacedPackage};
pub use followers::{FOLLOWERS, ImageNews};
pub use inspector::{InspectorPackage, cvss_version};

pub(crate) use news::{NEWS, News};
