//! Erlang, Elixir, Gleam: Hex's packages. Hex takes small letters only.

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl, semver::SemverOrder};

/// All that is Hex's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Hex,
    extractors: &[],
    scheme: &SemverOrder,
    purl: purl::of_scoped_library,
    normal_name: names::lower_case,
};
