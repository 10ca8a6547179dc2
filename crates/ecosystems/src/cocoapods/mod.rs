//! CocoaPods: Objective-C and Swift. A pod's versions are ordered as those of gems, whose code CocoaPods builds on.

mod lock;

pub use lock::LOCK;

use tidewaiter_types::Ecosystem;

use crate::ruby::GemOrder;
use crate::{Family, names, purl};

/// All that is CocoaPods's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Cocoapods,
    extractors: &[&LOCK],
    scheme: &GemOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
