//! The list of families: each a value that says what is its own, one line in [`ALL`].
//!
//! Odd: `tidewaiter_types::Ecosystem` is only the name of a family, since the vocabulary knows no code; what
//! belongs to the name is here. A new family is a folder, a name in the vocabulary and a line in [`ALL`].

use std::borrow::Cow;

use tidewaiter_types::{Distribution, Ecosystem, Package};

use crate::extractor::Extractor;
use crate::version_scheme::VersionScheme;
use crate::{
    alpine, arch, bitnami, brew, cocoapods, conan, conda, cran, dart, debian, dotnet, elixir, generic,
    github, go, haskell, java, julia, luarocks, nix, npm, opam, otp, php, python, rpm, ruby, rust, swift,
    wordpress,
};

/// What is particular to one ecosystem.
pub struct Family {
    /// Its name.
    pub ecosystem: Ecosystem,
    /// What reads its files out of a layer.
    pub extractors: &'static [&'static dyn Extractor],
    /// The order of its versions.
    pub scheme: &'static dyn VersionScheme,
    /// The package URL of one of its packages, in the distribution that it is installed in, if that is known.
    /// `None` for a package without a name, or without the owner that purl-spec demands in front of it.
    pub purl: fn(&Package, Option<&Distribution>) -> Option<String>,
    /// The name under which one of its packages is looked up in the advisory database: where the ecosystem takes
    /// several writings for one name (`Flask_Login`, `flask-login`), the one that stands for all.
    pub normal_name: fn(&str) -> Cow<'_, str>,
}

/// All families, in the order in which the vocabulary declares their names.
pub static ALL: &[&Family] = &[
    &debian::FAMILY,
    &alpine::FAMILY,
    &rpm::FAMILY,
    &python::FAMILY,
    &npm::FAMILY,
    &java::FAMILY,
    &ruby::FAMILY,
    &php::FAMILY,
    &dotnet::FAMILY,
    &go::FAMILY,
    &rust::FAMILY,
    &elixir::FAMILY,
    &dart::FAMILY,
    &cran::FAMILY,
    &haskell::FAMILY,
    &conan::FAMILY,
    &conda::FAMILY,
    &bitnami::FAMILY,
    &arch::FAMILY,
    &swift::FAMILY,
    &github::FAMILY,
    &generic::FAMILY,
    &cocoapods::FAMILY,
    &julia::FAMILY,
    &luarocks::FAMILY,
    &opam::FAMILY,
    &otp::FAMILY,
    &nix::FAMILY,
    &brew::FAMILY,
    &wordpress::FAMILY,
];

/// The family of that name.
pub fn of(ecosystem: Ecosystem) -> &'static Family {
    ALL[ecosystem as usize]
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use packageurl::PackageUrl;
    use proptest::prelude::*;

    use super::*;
    use crate::version_scheme::{scheme_by_name, scheme_of, schemes};

    #[test]
    fn every_ecosystem_has_its_family() {
        for ecosystem in Ecosystem::ALL {
            assert_eq!(of(ecosystem).ecosystem, ecosystem);
        }
        assert_eq!(ALL.len(), Ecosystem::ALL.len());
    }

    #[test]
    fn names_are_looked_up_in_the_writing_that_stands_for_all() {
        for (ecosystem, name, normal) in [
            (Ecosystem::Pypi, "Flask_Login", "flask-login"),
            (Ecosystem::Composer, "Symfony/HTTP-kernel", "symfony/http-kernel"),
            (Ecosystem::Nuget, "Newtonsoft.Json", "newtonsoft.json"),
            (Ecosystem::Hex, "Phoenix_Live", "phoenix_live"),
            (Ecosystem::Github, "Actions/Checkout", "actions/checkout"),
            (
                Ecosystem::Swift,
                "github.com/Apple/swift-nio",
                "github.com/apple/swift-nio",
            ),
            (Ecosystem::Npm, "JSONStream", "JSONStream"),
            (
                Ecosystem::Golang,
                "github.com/BurntSushi/toml",
                "github.com/BurntSushi/toml",
            ),
            (Ecosystem::Cargo, "RustyXML", "RustyXML"),
        ] {
            assert_eq!((of(ecosystem).normal_name)(name), normal);
        }
    }

    #[test]
    fn every_order_is_found_by_its_name_and_by_its_ecosystem() {
        for family in ALL {
            let name = family.scheme.name();
            assert_eq!(scheme_by_name(name).map(VersionScheme::name), Some(name));
            assert_eq!(scheme_of(family.ecosystem).name(), name);
        }
        assert!(scheme_by_name("unheard").is_none());
    }

    /// What is odd about one order or another.
    const ATOMS: [&str; 44] = [
        "", "0", "00", "1", "01", "2", "10", "1.0", "1.0.0", ".", ".0", "-", "_", "+", "~", "^", ":", "!",
        "*", " ", "a", "b", "m", "p", "x", "v", "go", "rc", "alpha", "beta", "dev", "post", "pre", "sp",
        "final", "SNAPSHOT", "_rc", "_p", "-r", "-dev", "-1", "dev-", "X:", "é",
    ];

    fn version() -> impl Strategy<Value = String> {
        let atom = prop::sample::select(&ATOMS[..]);
        prop_oneof![
            prop::collection::vec(atom, 0..7).prop_map(|atoms| atoms.concat()),
            "[0-9a-c.:~^_+-]{0,8}",
            any::<[char; 4]>().prop_map(String::from_iter),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8_000))]

        #[test]
        fn every_order_is_total(a in version(), b in version(), c in version()) {
            for scheme in schemes() {
                let compare = |a: &str, b: &str| scheme.compare(a, b);
                prop_assert_eq!(compare(&a, &a), Ordering::Equal);
                prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
                let mut sorted = [&a, &b, &c];
                sorted.sort_by(|a, b| compare(a, b));
                let [low, middle, high] = sorted;
                prop_assert!(compare(low, middle).is_le() && compare(middle, high).is_le());
                let ends = compare(low, middle).then(compare(middle, high));
                prop_assert_eq!(compare(low, high), ends, "{} {:?} {:?} {:?}", scheme.name(), low, middle, high);
            }
        }
    }

    proptest! {
        #[test]
        fn a_normal_name_is_normal(name in "[a-zA-Z0-9@/:._-]{0,12}|\\PC{0,8}") {
            for family in ALL {
                let normal = (family.normal_name)(&name).into_owned();
                prop_assert_eq!(&(family.normal_name)(&normal), &normal);
            }
        }

        #[test]
        fn every_purl_is_read_back_as_it_was_meant(name in "[a-z0-9][a-z0-9+.-]{0,9}", version in "[0-9][0-9a-zA-Z:.+~^_-]{0,9}") {
            for family in ALL {
                let package = Package::new(family.ecosystem, name.as_str(), version.as_str());
                let text = (family.purl)(&package, None);
                let needs_more = matches!(family.ecosystem, Ecosystem::Composer | Ecosystem::Swift | Ecosystem::Julia);
                prop_assert_eq!(text.is_none(), needs_more);
                let Some(text) = text else { continue };
                let read: PackageUrl<'_> = text.parse().expect("it is a purl");
                let has_no_type = matches!(family.ecosystem, Ecosystem::Nix | Ecosystem::Brew | Ecosystem::Wordpress);
                let ty = if has_no_type { "generic" } else { family.ecosystem.as_str() };
                prop_assert_eq!((read.ty(), read.name()), (ty, name.as_str()));
                prop_assert_eq!(&read.to_string(), &text);
            }
        }
    }
}
