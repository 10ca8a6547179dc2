//! How versions are ordered: one order per family of packages, each held to its own tool.
//!
//! Odd: texts that are no valid version are ordered all the same. A version comes from an image or from a feed, so
//! an order must be total and must never fail; what the tool would refuse has a fixed place instead.

use std::cmp::Ordering;

use tidewaiter_types::Ecosystem;

use crate::family;

/// An order of versions.
///
/// `compare` is a total preorder over all texts: reflexive, transitive, and antisymmetric up to texts that count
/// as equal (`1.0` and `1.00` in dpkg). It allocates nothing.
pub trait VersionScheme: Send + Sync {
    /// The order's name, that of its tool or standard: `dpkg`, `rpm`, `pep440`.
    fn name(&self) -> &'static str;

    /// How `a` stands to `b`.
    fn compare(&self, a: &str, b: &str) -> Ordering;
}

/// All orders, each once, in the order of the families that go by them.
pub fn schemes() -> impl Iterator<Item = &'static dyn VersionScheme> {
    let is_first = |at: usize, name: &str| {
        family::ALL[..at]
            .iter()
            .all(|family| family.scheme.name() != name)
    };
    let schemes = family::ALL.iter().map(|family| family.scheme).enumerate();
    schemes
        .filter(move |(at, scheme)| is_first(*at, scheme.name()))
        .map(|(_, scheme)| scheme)
}

/// The order of that name (`dpkg`, `pep440`, `maven`), if there is one.
pub fn scheme_by_name(name: &str) -> Option<&'static dyn VersionScheme> {
    schemes().find(|scheme| scheme.name() == name)
}

/// The order of an ecosystem's versions.
pub fn scheme_of(ecosystem: Ecosystem) -> &'static dyn VersionScheme {
    family::of(ecosystem).scheme
}
