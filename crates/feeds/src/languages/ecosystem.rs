//! The names of ecosystems in OSV (`PyPI`, `crates.io`), and the spaces and names that they stand for here.
//!
//! Odd: a space is called like the package URL type (`pypi`, `cargo`), and a package stands in it under the one writing
//! that its ecosystem holds for all (`Flask_Login` is `flask-login`).

use tidewaiter_ecosystems::{VersionScheme, family};
use tidewaiter_types::{Ecosystem, Space};

/// OSV's names with ours. A name may go on behind a colon (`Maven:https://…`), which names a registry.
const NAMES: [(&str, Ecosystem); 18] = [
    ("PyPI", Ecosystem::Pypi),
    ("npm", Ecosystem::Npm),
    ("Maven", Ecosystem::Maven),
    ("RubyGems", Ecosystem::Gem),
    ("Packagist", Ecosystem::Composer),
    ("NuGet", Ecosystem::Nuget),
    ("Go", Ecosystem::Golang),
    ("crates.io", Ecosystem::Cargo),
    ("Hex", Ecosystem::Hex),
    ("Pub", Ecosystem::Pub),
    ("CRAN", Ecosystem::Cran),
    ("Hackage", Ecosystem::Hackage),
    ("GHC", Ecosystem::Generic),
    ("ConanCenter", Ecosystem::Conan),
    ("Conda", Ecosystem::Conda),
    ("Bitnami", Ecosystem::Bitnami),
    ("SwiftURL", Ecosystem::Swift),
    ("GitHub Actions", Ecosystem::Github),
];

/// The ecosystem of that name in OSV; `None` for a distribution or one that no package of an image belongs to.
pub(crate) fn by_osv_name(name: &str) -> Option<Ecosystem> {
    let name = name.split_once(':').map_or(name, |(name, _)| name);
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, ecosystem)| *ecosystem)
}

/// The space of an ecosystem's packages.
pub(crate) fn space(ecosystem: Ecosystem) -> Space {
    Space::of_ecosystem(ecosystem.as_str())
}

/// The name that a package is stored under.
pub(crate) fn normal_name(ecosystem: Ecosystem, name: &str) -> String {
    (family::of(ecosystem).normal_name)(name).into_owned()
}

/// The order of an ecosystem's versions.
pub(crate) fn order(ecosystem: Ecosystem) -> &'static dyn VersionScheme {
    family::of(ecosystem).scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ecosystems_go_by_their_package_url_types() {
        for (name, expected) in [
            ("PyPI", "pypi"),
            ("crates.io", "cargo"),
            ("Packagist", "composer"),
            ("Maven:https://repo.example.org/", "maven"),
            ("GitHub Actions", "github"),
        ] {
            let space = by_osv_name(name).map(space);
            assert_eq!(space.as_ref().map(Space::as_str), Some(expected), "{name}");
        }
        assert_eq!(by_osv_name("Debian:12"), None);
        assert_eq!(normal_name(Ecosystem::Pypi, "Flask_Login"), "flask-login");
    }
}
