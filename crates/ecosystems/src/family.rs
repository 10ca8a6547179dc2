//! The list of families: each a value that says what is its own, one line in [`ALL`].
//!
//! Odd: `tidewaiter_types::Ecosystem` is only the name of a family, since the vocabulary knows no code; what
//! belongs to the name is here. A new family is a folder, a name in the vocabulary and a line in [`ALL`].

use tidewaiter_types::{Distribution, Ecosystem, Package};

use crate::version_scheme::VersionScheme;
use crate::{alpine, debian};

/// What is particular to one ecosystem.
pub struct Family {
    /// Its name.
    pub ecosystem: Ecosystem,
    /// The order of its versions.
    pub scheme: &'static dyn VersionScheme,
    /// The package URL of one of its packages, in the distribution that it is installed in, if that is known.
    /// `None` for a package without a name.
    pub purl: fn(&Package, Option<&Distribution>) -> Option<String>,
}

/// All families.
pub static ALL: &[&Family] = &[&debian::FAMILY, &alpine::FAMILY];

/// The family of that name.
pub fn of(ecosystem: Ecosystem) -> &'static Family {
    let found = ALL.iter().find(|family| family.ecosystem == ecosystem);
    found.expect("every ecosystem's family is in ALL; a test goes through the names")
}
