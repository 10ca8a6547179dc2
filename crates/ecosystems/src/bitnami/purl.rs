//! `pkg:bitnami/NAME@VERSION?arch=…&distro=…` (purl-spec, type bitnami).

use tidewaiter_types::{Distribution, Package};

use crate::purl;

/// The package URL of a component.
pub(super) fn of_component(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    let mut url = purl::named(package, "", &package.name)?;
    purl::add_system(&mut url, package, distribution);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use tidewaiter_types::Ecosystem;

    use super::*;

    #[test]
    fn it_is_what_the_spec_shows() {
        let package = Package {
            arch: Some("arm64".into()),
            ..Package::new(Ecosystem::Bitnami, "wordpress", "6.2.0")
        };
        let url = of_component(&package, None);
        assert_eq!(url.as_deref(), Some("pkg:bitnami/wordpress@6.2.0?arch=arm64"));
    }
}
