//! Julia's packages. Two of the same name are told apart by their UUIDs, which their package URLs must have.
//!
//! Odd: build metadata counts in the order of versions (`1.3.1+1` of a wrapped library is newer than `1.3.1+0`), as it
//! does with pub.

mod manifest;
mod project;

pub use manifest::MANIFEST;
pub use project::INSTALLED;

use tidewaiter_types::{Distribution, Ecosystem, Package};

use crate::dart::PubOrder;
use crate::{Family, names, purl};

/// All that is Julia's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Julia,
    extractors: &[&MANIFEST, &INSTALLED],
    scheme: &PubOrder,
    purl: of_package,
    normal_name: names::unchanged,
};

/// `pkg:julia/NAME@VERSION?uuid=…` (purl-spec, type julia); `None` without the UUID.
fn of_package(package: &Package, _: Option<&Distribution>) -> Option<String> {
    let uuid = package.module.as_deref()?;
    let mut purl = purl::named(package, "", &package.name)?;
    purl.add_qualifier("uuid", uuid).ok()?;
    Some(purl.to_string())
}

/// A package with its UUID.
fn package(name: &str, version: &str, uuid: &str) -> Package {
    Package {
        module: Some(uuid.to_owned()),
        ..Package::new(Ecosystem::Julia, name, version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_spec_shows() {
        let dates = package("Dates", "1.9.0", "ade2ca70-3891-5945-98fb-dc099432e06a");
        assert_eq!(
            of_package(&dates, None).as_deref(),
            Some("pkg:julia/Dates@1.9.0?uuid=ade2ca70-3891-5945-98fb-dc099432e06a")
        );
    }
}
