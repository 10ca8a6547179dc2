//! A package URL as text, read into its parts and into a package.
//!
//! Odd: the `packageurl` crate, which writes them, is not asked here. It reads names as purl-spec has them, in small letters
//! for npm and Go, where registries tell `JSONStream` from `jsonstream`; and it refuses URLs that other tools write and
//! everybody understands.

use percent_encoding::percent_decode_str;
use tidewaiter_types::{Ecosystem, Package, SourcePackage};

use crate::rpm::SourceRpm;

/// A package URL: `pkg:TYPE/NAMESPACE/NAME@VERSION?KEY=VALUE&…#SUBPATH`, its parts decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purl {
    /// The type, in small letters.
    pub ty: String,
    /// What stands between type and name; empty where there is nothing.
    pub namespace: String,
    /// The name; never empty.
    pub name: String,
    /// The version; empty where there is none.
    pub version: String,
    /// Keys, in small letters, and values.
    pub qualifiers: Vec<(String, String)>,
}

/// Why a package URL names no package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    NoVersion,
    UnknownType,
}

/// More than any package has.
const MOST_QUALIFIERS: usize = 64;

impl Purl {
    /// Cuts a text; `None` if it is no package URL.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("pkg:")?.trim_start_matches('/');
        let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
        let (rest, qualifiers) = rest.split_once('?').unwrap_or((rest, ""));
        let (ty, rest) = rest.split_once('/')?;
        // An `@` with a slash behind it is that of npm's scopes, which some tools do not encode.
        let at = rest.rfind('@').filter(|at| *at > 0 && !rest[*at..].contains('/'));
        let (path, version) = at.map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
        let path = path.trim_matches('/');
        let (namespace, name) = path.rsplit_once('/').unwrap_or(("", path));
        let is_whole = !ty.is_empty() && !name.is_empty();
        is_whole.then(|| Self {
            ty: ty.to_ascii_lowercase(),
            namespace: decoded(namespace),
            name: decoded(name),
            version: decoded(version),
            qualifiers: qualifiers
                .split('&')
                .filter_map(qualifier)
                .take(MOST_QUALIFIERS)
                .collect(),
        })
    }

    /// The value of a qualifier.
    pub fn qualifier(&self, key: &str) -> Option<&str> {
        let found = self.qualifiers.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The package that it names, under the name that its ecosystem has for it.
    pub(super) fn to_package(&self) -> Result<Package, Unusable> {
        let (ecosystem, name) = self.ecosystem_and_name().ok_or(Unusable::UnknownType)?;
        if self.version.is_empty() {
            return Err(Unusable::NoVersion);
        }
        let mut package = Package::new(ecosystem, name, self.version.as_str());
        package.arch = self.qualifier("arch").map(str::to_owned);
        package.source = self.source(ecosystem);
        match ecosystem {
            Ecosystem::Rpm => {
                if let Some(epoch) = self.qualifier("epoch") {
                    package.version = format!("{epoch}:{}", self.version);
                }
                let label = self.qualifier("rpmmod").or(self.qualifier("modularitylabel"));
                package.module = label.map(str::to_owned);
            }
            Ecosystem::Julia => package.module = self.qualifier("uuid").map(str::to_owned),
            _ => {}
        }
        Ok(package)
    }

    fn ecosystem_and_name(&self) -> Option<(Ecosystem, String)> {
        let ecosystem = match (self.ty.as_str(), self.namespace.split('/').next()) {
            // Those that purl-spec has no type for, as they are written here.
            ("generic", Some("nix")) => Ecosystem::Nix,
            ("generic", Some("brew")) => Ecosystem::Brew,
            ("generic", Some("wordpress")) => Ecosystem::Wordpress,
            // And as Syft writes them.
            ("wordpress-plugin", _) => return Some((Ecosystem::Wordpress, format!("plugins/{}", self.name))),
            (ty, _) => Ecosystem::parse(ty)?,
        };
        Some((ecosystem, self.name_in(ecosystem)))
    }

    fn name_in(&self, ecosystem: Ecosystem) -> String {
        let (namespace, separator) = match ecosystem {
            Ecosystem::Maven => (self.namespace.as_str(), ":"),
            Ecosystem::Npm
            | Ecosystem::Composer
            | Ecosystem::Golang
            | Ecosystem::Hex
            | Ecosystem::Swift
            | Ecosystem::Github
            | Ecosystem::Generic => (self.namespace.as_str(), "/"),
            Ecosystem::Nix | Ecosystem::Brew | Ecosystem::Wordpress => (
                self.namespace.split_once('/').map_or("", |(_, folder)| folder),
                "/",
            ),
            // What stands in front of the name is who built it, or nothing that its ecosystem knows.
            _ => ("", ""),
        };
        if namespace.is_empty() {
            return self.name.clone();
        }
        format!("{namespace}{separator}{}", self.name)
    }

    /// The source package: `source=NAME@VERSION` as it is written here, `upstream=…` as others do, for rpm with the name
    /// of the source package's file. What is left away is the same as in the package.
    fn source(&self, ecosystem: Ecosystem) -> Option<SourcePackage> {
        let text = self.qualifier("source").or(self.qualifier("upstream"))?;
        if ecosystem == Ecosystem::Rpm {
            let source = SourceRpm::parse(text)?;
            return Some(SourcePackage {
                name: source.name.to_owned(),
                version: format!("{}-{}", source.version, source.release),
            });
        }
        let (name, version) = text.split_once('@').unwrap_or((text, &self.version));
        let is_named = !name.is_empty() && !version.is_empty();
        is_named.then(|| SourcePackage {
            name: name.to_owned(),
            version: version.to_owned(),
        })
    }
}

fn qualifier(pair: &str) -> Option<(String, String)> {
    let (key, value) = pair.split_once('=')?;
    Some((key.to_ascii_lowercase(), decoded(value)))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::family;

    fn package(text: &str) -> Option<Package> {
        Purl::parse(text)?.to_package().ok()
    }

    #[test]
    fn names_are_those_of_their_ecosystems() {
        for (text, ecosystem, name, version) in [
            (
                "pkg:npm/%40angular/core@12.3.1",
                Ecosystem::Npm,
                "@angular/core",
                "12.3.1",
            ),
            (
                "pkg:npm/@babel/core@7.0.0",
                Ecosystem::Npm,
                "@babel/core",
                "7.0.0",
            ),
            ("pkg:npm/JSONStream@1.3.5", Ecosystem::Npm, "JSONStream", "1.3.5"),
            (
                "pkg:maven/org.slf4j/slf4j-api@2.0.7?type=jar",
                Ecosystem::Maven,
                "org.slf4j:slf4j-api",
                "2.0.7",
            ),
            (
                "pkg:golang/github.com/BurntSushi/toml@v1.2.0#cmd/x",
                Ecosystem::Golang,
                "github.com/BurntSushi/toml",
                "v1.2.0",
            ),
            (
                "pkg:golang/a/b@v2.0.2%2Bincompatible",
                Ecosystem::Golang,
                "a/b",
                "v2.0.2+incompatible",
            ),
            ("pkg:conan/me/zlib@1.2.13", Ecosystem::Conan, "zlib", "1.2.13"),
            ("pkg://pypi/Django@4.2", Ecosystem::Pypi, "Django", "4.2"),
            (
                "pkg:wordpress-plugin/akismet@5.3",
                Ecosystem::Wordpress,
                "plugins/akismet",
                "5.3",
            ),
        ] {
            let package = package(text).unwrap();
            assert_eq!(
                (package.ecosystem, package.name.as_str()),
                (ecosystem, name),
                "{text}"
            );
            assert_eq!(package.version, version, "{text}");
        }
    }

    #[test]
    fn a_systems_package_has_its_source_epoch_and_module() {
        let found =
            package("pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&upstream=openssl&distro=debian-12").unwrap();
        assert_eq!(
            (found.source_name(), found.source_version()),
            ("openssl", "3.0.11-1")
        );
        let found = package("pkg:deb/debian/g%2B%2B@4:12.2.0-3?upstream=gcc-defaults%401.203").unwrap();
        assert_eq!((found.name.as_str(), found.source_version()), ("g++", "1.203"));
        let rpm = "pkg:rpm/redhat/nodejs@16.1-1.el8?epoch=1&upstream=nodejs-16.1-1.el8.src.rpm&rpmmod=nodejs:16:8:c";
        let found = package(rpm).unwrap();
        assert_eq!(
            (found.version.as_str(), found.source_name()),
            ("1:16.1-1.el8", "nodejs")
        );
        assert_eq!(found.module.as_deref(), Some("nodejs:16:8:c"));
    }

    #[test]
    fn what_names_no_package_says_why() {
        let why = |text: &str| Purl::parse(text).map(|purl| purl.to_package().err());
        assert_eq!(why("pkg:oci/app@sha256:1"), Some(Some(Unusable::UnknownType)));
        assert_eq!(why("pkg:npm/a"), Some(Some(Unusable::NoVersion)));
        for text in ["", "npm/a@1", "pkg:npm", "pkg:npm/", "pkg:/a@1", "pkg:npm/@1?"] {
            assert!(Purl::parse(text).is_none_or(|purl| purl.name == "@1"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_here_is_read_back(name in "[a-z0-9][a-z0-9+.-]{0,9}", version in "([0-9]:)?[0-9][0-9a-zA-Z.+~^_-]{0,9}") {
            for family in family::ALL {
                let name = match family.ecosystem {
                    Ecosystem::Maven => format!("org.{name}:{name}"),
                    Ecosystem::Composer | Ecosystem::Swift | Ecosystem::Wordpress => format!("plugins/{name}"),
                    _ => name.clone(),
                };
                let mut package = Package::new(family.ecosystem, name, version.as_str());
                if family.ecosystem == Ecosystem::Julia {
                    package.module = Some("ade2ca70".into());
                }
                let written = (family.purl)(&package, None).expect("it has all that a URL needs");
                let read = Purl::parse(&written).and_then(|purl| purl.to_package().ok());
                prop_assert_eq!(read, Some(package), "{}", written);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "pkg:[a-z]{0,3}[/@?#&=%a-z0-9]{0,30}|\\PC{0,20}") {
            if let Some(purl) = Purl::parse(&text) {
                prop_assert!(!purl.ty.is_empty());
                let _ = purl.to_package();
            }
        }
    }
}
