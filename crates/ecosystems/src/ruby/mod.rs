//! Ruby: gems. RubyGems tells names apart by case (it only keeps new ones from differing in that alone).

mod version;

pub use version::GemOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is RubyGems's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Gem,
    extractors: &[],
    scheme: &GemOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
