//! Java and its kin: what Maven's repositories hold. Names are `group:artifact`, and both are told apart by case.

mod purl;
mod version;

pub use version::MavenOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is Maven's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Maven,
    extractors: &[],
    scheme: &MavenOrder,
    purl: purl::of_artifact,
    normal_name: names::unchanged,
};
