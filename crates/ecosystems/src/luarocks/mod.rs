//! Lua: LuaRocks's rocks. Names are small letters in the registry.
//!
//! Odd: the order of versions is the general one; LuaRocks's own differs in words that hardly occur (`scm`, `cvs`).

mod rockspec;

pub use rockspec::INSTALLED;

use tidewaiter_types::Ecosystem;

use crate::generic::GenericOrder;
use crate::{Family, names, purl};

/// All that is LuaRocks's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Luarocks,
    extractors: &[&INSTALLED],
    scheme: &GenericOrder,
    purl: purl::of_library,
    normal_name: names::lower_case,
};
