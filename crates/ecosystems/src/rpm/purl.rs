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

#[cfg(test)]
mod tests {
    use packageurl::PackageUrl;
    use tidewaiter_types::{Ecosystem, SourcePackage};

    use super::*;

    fn package(version: &str) -> Package {
        Package {
            arch: Some("x86_64".into()),
            source: Some(SourcePackage {
                name: "src".into(),
                version: "1.0-2.el9".into(),
            }),
            ..Package::new(Ecosystem::Rpm, "libstdc++", version)
        }
    }

    fn fedora() -> Distribution {
        Distribution {
            id: "fedora".into(),
            version: Some("39".into()),
            name: "Fedora".into(),
            space: None,
            warning: None,
        }
    }

    #[test]
    fn the_epoch_is_a_qualifier() {
        let text = of_package(&package("1:1.0^git+1~rc-2.el9"), Some(&fedora())).unwrap();
        let purl: PackageUrl<'_> = text.parse().unwrap();
        assert_eq!(
            (purl.ty(), purl.namespace(), purl.name()),
            ("rpm", Some("fedora"), "libstdc++")
        );
        assert_eq!(purl.version(), Some("1.0^git+1~rc-2.el9"));
        let mut qualifiers: Vec<_> = purl
            .qualifiers()
            .iter()
            .map(|(key, value)| (&**key, &**value))
            .collect();
        qualifiers.sort_unstable();
        let expected = [
            ("arch", "x86_64"),
            ("distro", "fedora-39"),
            ("epoch", "1"),
            ("upstream", "src-1.0-2.el9.src.rpm"),
        ];
        assert_eq!(qualifiers, expected);
    }

    /// The example of purl-spec, type `rpm`.
    #[test]
    fn it_is_written_as_the_specification_writes_it() {
        let curl = Package {
            arch: Some("i386".into()),
            ..Package::new(Ecosystem::Rpm, "curl", "7.50.3-1.fc25")
        };
        let distribution = Distribution {
            version: Some("25".into()),
            ..fedora()
        };
        let text = of_package(&curl, Some(&distribution)).unwrap();
        assert_eq!(
            text,
            "pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25"
        );
    }
}
