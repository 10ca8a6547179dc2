//! Homebrew's formulae. purl-spec has no type for them; they are written as generic ones.

mod receipt;

pub use receipt::INSTALLED;

use tidewaiter_types::Ecosystem;

use crate::generic::GenericOrder;
use crate::{Family, names, purl};

/// All that is Homebrew's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Brew,
    extractors: &[&INSTALLED],
    scheme: &GenericOrder,
    purl: purl::of_untyped_library,
    normal_name: names::unchanged,
};
