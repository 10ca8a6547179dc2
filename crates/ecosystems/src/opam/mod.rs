//! OCaml: opam's packages. opam orders versions as dpkg does, though it knows neither epoch nor revision.

mod switch;

pub use switch::INSTALLED;

use tidewaiter_types::Ecosystem;

use crate::debian::DpkgOrder;
use crate::{Family, names, purl};

/// All that is opam's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Opam,
    extractors: &[&INSTALLED],
    scheme: &DpkgOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
