//! Ruby: gems. RubyGems tells names apart by case (it only keeps new ones from differing in that alone).

mod gemspec;
mod lockfile;
mod naming;
mod version;

pub use gemspec::GemspecExtractor;
pub use lockfile::LockfileExtractor;
pub use version::GemOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is RubyGems's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Gem,
    extractors: &[&GemspecExtractor, &LockfileExtractor],
    scheme: &GemOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
