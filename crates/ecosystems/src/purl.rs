//! Package URLs (purl-spec): of operating-system packages (`deb`, `apk`, `rpm`, `alpm`), and of libraries.
//!
//! The former agree in their shape: `pkg:TYPE/DISTRIBUTION/NAME@VERSION?arch=…&distro=…`. The latter are
//! `pkg:TYPE/NAMESPACE/NAME@VERSION`, where the namespace is what the ecosystem's own name has in front of its last
//! slash. What one of them has beside that, such as rpm's epoch, is added in its own folder. Which types write names in
//! lower case is the `packageurl` crate's to know.

use packageurl::PackageUrl;
use tidewaiter_types::{Distribution, Ecosystem, Package};

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
    add_system(&mut purl, package, distribution);
    Some(purl)
}

/// The package URL of a library whose type has no namespace; `None` for a package without a name.
pub(crate) fn of_library(package: &Package, _: Option<&Distribution>) -> Option<String> {
    Some(named(package, "", &package.name)?.to_string())
}

/// The package URL of a library whose namespace stands in front of the last slash of its name, if there is one.
pub(crate) fn of_scoped_library(package: &Package, _: Option<&Distribution>) -> Option<String> {
    let (namespace, name) = package.name.rsplit_once('/').unwrap_or(("", &package.name));
    Some(named(package, namespace, name)?.to_string())
}

/// As [`of_scoped_library`], for types that demand a namespace: `None` where the name has none.
pub(crate) fn of_owned_library(package: &Package, _: Option<&Distribution>) -> Option<String> {
    let (namespace, name) = package.name.rsplit_once('/')?;
    let has_owner = namespace.bytes().any(|byte| byte != b'/');
    has_owner.then(|| named(package, namespace, name).map(|purl| purl.to_string()))?
}

/// As [`of_library`], for ecosystems that purl-spec has no type for: `pkg:generic/ECOSYSTEM/NAME@VERSION`.
pub(crate) fn of_untyped_library(package: &Package, _: Option<&Distribution>) -> Option<String> {
    let (folder, name) = package.name.rsplit_once('/').unwrap_or(("", &package.name));
    let namespace = format!("{}/{folder}", package.ecosystem.as_str());
    let mut purl = PackageUrl::new(Ecosystem::Generic.as_str(), name).ok()?;
    purl.with_namespace(namespace.trim_end_matches('/')).ok()?;
    if !package.version.is_empty() {
        purl.with_version(package.version.as_str()).ok()?;
    }
    Some(purl.to_string())
}

/// A package URL of these parts and the package's version. Slashes at the ends of the namespace are no part of it.
pub(crate) fn named<'a>(package: &'a Package, namespace: &'a str, name: &'a str) -> Option<PackageUrl<'a>> {
    let mut purl = PackageUrl::new(package.ecosystem.as_str(), name).ok()?;
    let namespace = namespace.trim_matches('/');
    if !namespace.is_empty() {
        purl.with_namespace(namespace).ok()?;
    }
    if !package.version.is_empty() {
        purl.with_version(package.version.as_str()).ok()?;
    }
    Some(purl)
}

/// Adds `arch` and `distro`, as far as they are known.
pub(crate) fn add_system(purl: &mut PackageUrl<'_>, package: &Package, distribution: Option<&Distribution>) {
    if let Some(arch) = &package.arch {
        purl.add_qualifier("arch", arch.clone())
            .expect("`arch` is a valid key of a qualifier");
    }
    if let Some(distribution) = distribution {
        purl.add_qualifier("distro", distro(distribution))
            .expect("`distro` is a valid key of a qualifier");
    }
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

#[cfg(test)]
mod tests {
    use crate::family;

    use super::*;

    fn of(ecosystem: Ecosystem, name: &str, version: &str) -> Option<String> {
        let package = Package::new(ecosystem, name, version);
        (family::of(ecosystem).purl)(&package, None)
    }

    /// Each is an example of purl-spec's page of its type, or follows its rule.
    #[test]
    fn libraries_are_written_as_the_spec_shows() {
        for (ecosystem, name, version, purl) in [
            (
                Ecosystem::Pypi,
                "Django_AllAuth",
                "12.23",
                "pkg:pypi/django-allauth@12.23",
            ),
            (
                Ecosystem::Npm,
                "@angular/animation",
                "12.3.1",
                "pkg:npm/%40angular/animation@12.3.1",
            ),
            (Ecosystem::Npm, "foobar", "12.3.1", "pkg:npm/foobar@12.3.1"),
            (
                Ecosystem::Maven,
                "org.apache.xmlgraphics:batik-anim",
                "1.9.1",
                "pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1",
            ),
            (
                Ecosystem::Gem,
                "ruby-advisory-db-check",
                "0.12.4",
                "pkg:gem/ruby-advisory-db-check@0.12.4",
            ),
            (
                Ecosystem::Composer,
                "Laravel/Laravel",
                "5.5.0",
                "pkg:composer/laravel/laravel@5.5.0",
            ),
            (
                Ecosystem::Nuget,
                "EnterpriseLibrary.Common",
                "6.0.1304",
                "pkg:nuget/EnterpriseLibrary.Common@6.0.1304",
            ),
            (
                Ecosystem::Golang,
                "google.golang.org/genproto",
                "v0.0.0-20210101",
                "pkg:golang/google.golang.org/genproto@v0.0.0-20210101",
            ),
            (Ecosystem::Golang, "stdlib", "1.22.1", "pkg:golang/stdlib@1.22.1"),
            (
                Ecosystem::Golang,
                "stdlib",
                "go1.21.5 X:boringcrypto",
                "pkg:golang/stdlib@1.21.5",
            ),
            (
                Ecosystem::Golang,
                "stdlib",
                "devel go1.22-abc",
                "pkg:golang/stdlib@devel%20go1.22-abc",
            ),
            (Ecosystem::Cargo, "rand", "0.7.2", "pkg:cargo/rand@0.7.2"),
            (Ecosystem::Hex, "acme/foo", "2.3.", "pkg:hex/acme/foo@2.3."),
            (Ecosystem::Hex, "Jason", "1.1.2", "pkg:hex/jason@1.1.2"),
            (Ecosystem::Pub, "characters", "1.2.0", "pkg:pub/characters@1.2.0"),
            (Ecosystem::Cran, "A3", "1.0.0", "pkg:cran/A3@1.0.0"),
            (
                Ecosystem::Hackage,
                "AC-HalfInteger",
                "1.2.1",
                "pkg:hackage/AC-HalfInteger@1.2.1",
            ),
            (Ecosystem::Conan, "openssl", "3.0.3", "pkg:conan/openssl@3.0.3"),
            (Ecosystem::Conda, "absl-py", "0.4.1", "pkg:conda/absl-py@0.4.1"),
            (
                Ecosystem::Bitnami,
                "wordpress",
                "6.2.0",
                "pkg:bitnami/wordpress@6.2.0",
            ),
            (
                Ecosystem::Alpm,
                "pacman",
                "6.0.1-1",
                "pkg:alpm/arch/pacman@6.0.1-1",
            ),
            (
                Ecosystem::Swift,
                "github.com/RxSwiftCommunity/RxFlow",
                "2.12.4",
                "pkg:swift/github.com/RxSwiftCommunity/RxFlow@2.12.4",
            ),
            (
                Ecosystem::Github,
                "Actions/Checkout",
                "v4",
                "pkg:github/actions/checkout@v4",
            ),
            (
                Ecosystem::Generic,
                "openssl",
                "1.1.10g",
                "pkg:generic/openssl@1.1.10g",
            ),
            (Ecosystem::Generic, "openssl", "", "pkg:generic/openssl"),
            (
                Ecosystem::Cocoapods,
                "AFNetworking",
                "4.0.1",
                "pkg:cocoapods/AFNetworking@4.0.1",
            ),
            (
                Ecosystem::Luarocks,
                "luasocket",
                "3.1.0-1",
                "pkg:luarocks/luasocket@3.1.0-1",
            ),
            (Ecosystem::Opam, "mirage", "4.9.0", "pkg:opam/mirage@4.9.0"),
            (Ecosystem::Otp, "ssh", "5.1", "pkg:otp/ssh@5.1"),
            (Ecosystem::Nix, "hello", "2.12.1", "pkg:generic/nix/hello@2.12.1"),
            (
                Ecosystem::Brew,
                "openssl@3",
                "3.3.0",
                "pkg:generic/brew/openssl%403@3.3.0",
            ),
            (
                Ecosystem::Wordpress,
                "plugins/akismet",
                "5.3",
                "pkg:generic/wordpress/plugins/akismet@5.3",
            ),
        ] {
            assert_eq!(of(ecosystem, name, version).as_deref(), Some(purl));
        }
    }

    #[test]
    fn what_the_spec_does_not_admit_has_no_purl() {
        for (ecosystem, name) in [
            (Ecosystem::Composer, "laravel"),
            (Ecosystem::Composer, "/laravel"),
            (Ecosystem::Swift, "RxFlow"),
            (Ecosystem::Npm, "@angular/"),
            (Ecosystem::Maven, "group:"),
            (Ecosystem::Cargo, ""),
        ] {
            assert_eq!(of(ecosystem, name, "1"), None, "{name}");
        }
    }
}
