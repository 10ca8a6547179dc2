//! Package URLs of operating-system packages (purl-spec: types `deb`, `apk`, `rpm`).
//!
//! The three types agree in their shape: `pkg:TYPE/DISTRIBUTION/NAME@VERSION?arch=…&distro=…`. What one of them has
//! beside that, such as rpm's epoch, is added in its own folder.

use packageurl::PackageUrl;
use tidewaiter_types::{Distribution, Package};

/// The package URL with architecture and distribution; `None` for a package without a name. `vendor` stands for the
/// distribution where none is known.
pub fn of_package<'a>(
    package: &'a Package,
    distribution: Option<&Distribution>,
    vendor: &'a str,
) -> Option<PackageUrl<'a>> {
    let mut purl = PackageUrl::new(package.ecosystem.as_str(), package.name.as_str()).ok()?;
    let namespace = distribution.map_or(vendor.to_owned(), |distribution| distribution.id.clone());
    purl.with_namespace(namespace).ok()?;
    purl.with_version(package.version.as_str()).ok()?;
    if let Some(arch) = &package.arch {
        purl.add_qualifier("arch", arch.as_str()).ok()?;
    }
    if let Some(distribution) = distribution {
        purl.add_qualifier("distro", distro(distribution)).ok()?;
    }
    Some(purl)
}

/// Adds `source=NAME@VERSION`, without what is the same as in the package itself.
pub fn add_source(purl: &mut PackageUrl<'_>, package: &Package) {
    let Some(source) = &package.source else { return };
    let value = match (source.name == package.name, source.version == package.version) {
        (true, true) => return,
        (_, true) => source.name.clone(),
        (_, false) => format!("{}@{}", source.name, source.version),
    };
    purl.add_qualifier("source", value)
        .expect("`source` is a valid key of a qualifier");
}

fn distro(distribution: &Distribution) -> String {
    match &distribution.version {
        Some(version) => format!("{}-{version}", distribution.id),
        None => distribution.id.clone(),
    }
}
