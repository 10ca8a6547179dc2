//! Ruby: gems. RubyGems tells names apart by case (it only keeps new ones from differing in that alone).

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is RubyGems's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Gem,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
