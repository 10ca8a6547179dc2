//! Erlang, Elixir, Gleam: Hex's packages. Hex takes small letters only.

mod application;
mod lock;
mod terms;
mod version;

pub use application::APPLICATION;
pub use lock::{MIX, REBAR};
pub use version::HexOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Hex's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Hex,
    extractors: &[&MIX, &REBAR, &APPLICATION],
    scheme: &HexOrder,
    purl: purl::of_scoped_library,
    normal_name: names::lower_case,
};
