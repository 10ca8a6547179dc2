//! Go: modules. Their paths are told apart by case; the module proxy writes a capital as `!` and the small letter.

mod version;

pub use version::GoOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Go's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Golang,
    extractors: &[],
    scheme: &GoOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
