//! Package URLs of Go's modules: `pkg:golang/NAMESPACE/NAME@VERSION`.
//!
//! Odd: Go's own library is no module, and programs tell its release as `go1.21.5 X:boringcrypto`. All who write package URLs
//! write `pkg:golang/stdlib@1.21.5` for it, and so must we, or what they say of it (VEX) is not about our package.

use tidewaiter_types::{Distribution, Package};

use crate::purl;

pub fn of_module(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    match package.name.as_str() {
        "stdlib" => purl::of_library(&with_plain_version(package), distribution),
        _ => purl::of_scoped_library(package, distribution),
    }
}

/// Without what is not the number of the release. A tree of Go in development (`devel go1.22-abc`) has none and stays.
fn with_plain_version(package: &Package) -> Package {
    let mut plain = package.clone();
    if let Some(release) = package.version.strip_prefix("go") {
        plain.version = release.split(' ').next().unwrap_or(release).to_owned();
    }
    plain
}
