//! Swift's packages, named by their repositories' addresses. SwiftPM takes addresses for the same without regard to
//! case; its versions are plain semantic ones.

mod lock;

pub use lock::LOCK;

use tidewaiter_types::Ecosystem;

use crate::semver::SemverOrder;
use crate::{Family, names, purl};

/// All that is SwiftPM's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Swift,
    extractors: &[&LOCK],
    scheme: &SemverOrder,
    purl: purl::of_owned_library,
    normal_name: names::lower_case,
};
