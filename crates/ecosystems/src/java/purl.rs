//! `pkg:maven/GROUP/ARTIFACT@VERSION` (purl-spec, type maven).
//!
//! Odd: where a jar does not tell its group, there is no namespace, though the spec asks for one: the artifact alone
//! still says more than no purl.

use tidewaiter_types::{Distribution, Package};

use crate::purl;

/// The package URL of an artifact.
pub(super) fn of_artifact(package: &Package, _: Option<&Distribution>) -> Option<String> {
    let (group, artifact) = package.name.split_once(':').unwrap_or(("", &package.name));
    Some(purl::named(package, group, artifact)?.to_string())
}
