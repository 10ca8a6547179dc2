//! Nix's store. purl-spec has no type for its packages; they are written as generic ones.

mod store;

pub use store::StoreExtractor;

use tidewaiter_types::Ecosystem;

use crate::generic::GenericOrder;
use crate::{Family, names, purl};

/// All that is Nix's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Nix,
    extractors: &[&StoreExtractor],
    scheme: &GenericOrder,
    purl: purl::of_untyped_library,
    normal_name: names::unchanged,
};
