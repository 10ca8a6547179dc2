//! Enhanced scanning: an image's packages, of its system and of languages, kept once for all images that share them, and
//! judged once for each revision of the advisory database.
//!
//! [`scan`] looks into an image once. From then on its findings are a join ([`join`]) that changes when a new revision
//! changes the matches of its packages ([`news`]); no layer is read for that. What others are told of it ([`told`]) is told
//! one by one while it is delivered ([`expansion`]).
//!
//! Odd: a language's package whose files a system's package owns is judged together with its owner, since the distribution's
//! word counts for it; so the same library is another package where somebody else owns it.

mod closed;
mod compare;
mod contents;
mod criteria;
mod document;
mod earlier;
mod expansion;
mod facts;
mod filter_news;
mod findings;
mod followers;
mod inspector;
mod join;
mod judge;
mod lifecycle;
mod listing;
mod news;
mod rules;
mod scan;
mod signatures;
mod subject;
mod suppression;
mod told;
mod vex;
mod windows;

pub use compare::{OnlyEnhanced, TypeComparison};
pub use contents::Location;
pub use criteria::{
    Comparison, Criteria, DateField, NumberField, OtherField, PackageFilter, Span, TagFilter, TextField,
    TextFilter,
};
pub use document::ImageDocument;
pub use earlier::EarlierResult;
pub use filter_news::{FilterMoment, effects_of_filter};
pub use findings::{EnhancedFinding, EnhancedResult, PlacedPackage};
pub use followers::{FOLLOWERS, FollowError, Follower, ImageNews, NewsCursor};
pub use inspector::{InspectorPackage, cvss_version, epss_score, to_tenths};
pub use lifecycle::{ClosedBy, FindingStatus};
pub use listing::{FindingPage, FindingQuery, ListPosition, ListedFinding, SeenFinding, SortBy};
pub use scan::NO_LAYERS;
pub use signatures::{ED25519_PREFIX, UnknownKey, VexKey, signed_bytes};
pub use vex::{OWN_RESULTS, VexTrust};
pub use windows::{PullDateMode, RescanConfiguration, UnknownDuration};

pub(crate) use closed::{closed_entry, effects_of_close};
pub(crate) use news::{NEWS, News};
pub(crate) use vex::{is_vex_type, vex_entry};
