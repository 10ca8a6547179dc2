//! WordPress, its plugins and its themes: `wordpress`, `plugins/NAME`, `themes/NAME`, as its own folders and its
//! directory on the web are called. purl-spec has no type for them; they are written as generic ones.

mod core;
mod header;

pub use core::CORE;
pub use header::{PLUGIN, THEME};

use tidewaiter_types::Ecosystem;

use crate::generic::GenericOrder;
use crate::{Family, names, purl};

/// All that is WordPress's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Wordpress,
    extractors: &[&CORE, &PLUGIN, &THEME],
    scheme: &GenericOrder,
    purl: purl::of_untyped_library,
    normal_name: names::lower_case,
};
