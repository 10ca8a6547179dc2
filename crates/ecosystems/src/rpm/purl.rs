//! Package URLs of rpm packages: `pkg:rpm/DISTRIBUTION/NAME@VERSION-RELEASE?arch=…&distro=…&epoch=…&upstream=…`.
//!
//! Odd: the epoch is a qualifier, not a part of the version (purl-spec, type `rpm`), and `upstream` is the file
//! name of the source package.

use tidewaiter_types::{Distribution, Package};

use super::version::split_evr;

/// The package URL; `None` for a package without a name.
pub(super) fn of_package(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    let mut purl = crate::purl::of_package(package, distribution, "rpm")?;
    let evr = split_evr(&package.version);
    if let Some(epoch) = evr.epoch {
        let without_epoch = package.version.split_once(':').map_or("", |(_, rest)| rest);
        purl.with_version(without_epoch).ok()?;
        purl.add_qualifier("epoch", epoch).ok()?;
    }
    if let Some(source) = &package.source {
        purl.add_qualifier("upstream", format!("{}-{}.src.rpm", source.name, source.version))
            .ok()?;
    }
    Some(purl.to_string())
}
