//! `pkg:alpm/arch/NAME@VERSION?arch=…&distro=…` (purl-spec, type alpm); the source is what makepkg calls the base.

use tidewaiter_types::{Distribution, Package};

use crate::purl;

/// The package URL of one of pacman's packages.
pub(super) fn of_package(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    let mut url = purl::of_package(package, distribution, "arch")?;
    purl::add_source(&mut url, package);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use tidewaiter_types::Ecosystem;

    use super::*;

    #[test]
    fn it_is_what_the_spec_shows() {
        let package = Package {
            arch: Some("x86_64".into()),
            ..Package::new(Ecosystem::Alpm, "python-pip", "21.0-1")
        };
        let url = of_package(&package, None);
        assert_eq!(
            url.as_deref(),
            Some("pkg:alpm/arch/python-pip@21.0-1?arch=x86_64")
        );
    }
}
