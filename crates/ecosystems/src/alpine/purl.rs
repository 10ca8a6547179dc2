//! `pkg:apk/alpine/NAME@VERSION?arch=…&distro=…&source=…` (purl-spec, type apk); the source is apk's origin.

use tidewaiter_types::{Distribution, Package};

use crate::purl;

/// The package URL of an apk.
pub(super) fn of_package(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    let mut url = purl::of_package(package, distribution, "alpine")?;
    purl::add_source(&mut url, package);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use tidewaiter_types::{Ecosystem, SourcePackage};

    use super::*;

    #[test]
    fn it_is_what_the_spec_shows() {
        let package = Package {
            arch: Some("x86".into()),
            ..Package::new(Ecosystem::Apk, "curl", "7.83.0-r0")
        };
        let bare = of_package(&package, None);
        assert_eq!(bare.as_deref(), Some("pkg:apk/alpine/curl@7.83.0-r0?arch=x86"));
    }

    #[test]
    fn the_origin_is_named_where_it_is_another() {
        let source = SourcePackage {
            name: "busybox".into(),
            version: "1.36.1-r15".into(),
        };
        let package = Package {
            source: Some(source),
            ..Package::new(Ecosystem::Apk, "busybox-binsh", "1.36.1-r15")
        };
        let text = of_package(&package, None);
        assert_eq!(
            text.as_deref(),
            Some("pkg:apk/alpine/busybox-binsh@1.36.1-r15?source=busybox")
        );
    }
}
