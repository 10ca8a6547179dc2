//! `pkg:deb/debian/NAME@VERSION?arch=…&distro=…&source=…` (purl-spec, type deb).
//!
//! Odd: the spec leaves the source package to the tools; ours is `source=NAME`, with `@VERSION` where that differs.

use tidewaiter_types::{Distribution, Package};

use crate::purl;

/// The package URL of a deb.
pub(super) fn of_package(package: &Package, distribution: Option<&Distribution>) -> Option<String> {
    let mut url = purl::of_package(package, distribution, "debian")?;
    purl::add_source(&mut url, package);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use packageurl::PackageUrl;
    use tidewaiter_types::{Ecosystem, SourcePackage};

    use super::*;

    fn debian() -> Distribution {
        Distribution {
            id: "debian".into(),
            version: Some("12".into()),
            name: "Debian GNU/Linux 12 (bookworm)".into(),
            space: None,
            warning: None,
        }
    }

    #[test]
    fn it_is_what_the_spec_shows() {
        let package = Package {
            arch: Some("i386".into()),
            ..Package::new(Ecosystem::Deb, "curl", "7.50.3-1")
        };
        let expected = "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=debian-12";
        assert_eq!(of_package(&package, Some(&debian())).as_deref(), Some(expected));
        let bare = of_package(&package, None);
        assert_eq!(bare.as_deref(), Some("pkg:deb/debian/curl@7.50.3-1?arch=i386"));
    }

    #[test]
    fn all_parts_survive_a_round_trip() {
        let source = SourcePackage {
            name: "gcc-defaults".into(),
            version: "1.203".into(),
        };
        let package = Package {
            arch: Some("amd64".into()),
            source: Some(source),
            ..Package::new(Ecosystem::Deb, "g++", "4:12.2.0-3~x+b1")
        };
        let text = of_package(&package, Some(&debian())).expect("it has a name");
        let read: PackageUrl<'_> = text.parse().expect("it is a purl");
        assert_eq!((read.name(), read.version()), ("g++", Some("4:12.2.0-3~x+b1")));
        assert_eq!(read.qualifiers()["source"], "gcc-defaults@1.203");
        assert_eq!(read.qualifiers()["distro"], "debian-12");
        assert_eq!(read.to_string(), text);
    }
}
