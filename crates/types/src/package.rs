//! What is installed: packages as their ecosystem names them.
//!
//! Odd: a package is told apart without its distribution's release, because one layer alone does not know it.
//! The release joins when layers are squashed into an image and its os-release is known.

use serde::{Deserialize, Serialize};

/// A family of packages that share a database format, a version order and a purl type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ecosystem {
    /// dpkg: Debian, Ubuntu and their kin.
    Deb,
    /// apk: Alpine, Wolfi and their kin.
    Apk,
    /// rpm: Red Hat, SUSE, Amazon and their kin.
    Rpm,
    /// Python's package index.
    Pypi,
    /// Node's packages.
    Npm,
    /// Maven's repositories: Java, Kotlin, Scala; names are `group:artifact`.
    Maven,
    /// RubyGems.
    Gem,
    /// Composer: PHP; names are `vendor/name`.
    Composer,
    /// NuGet: .NET.
    Nuget,
    /// Go's modules; names are module paths, and `stdlib` and `toolchain` for Go itself.
    Golang,
    /// crates.io.
    Cargo,
    /// Hex: Erlang, Elixir, Gleam.
    Hex,
    /// pub.dev: Dart and Flutter.
    Pub,
    /// CRAN: R.
    Cran,
    /// Hackage: Haskell.
    Hackage,
    /// Conan: C and C++.
    Conan,
    /// Conda's channels.
    Conda,
    /// Bitnami's components, as its images list them below `/opt/bitnami`.
    Bitnami,
    /// pacman: Arch and its kin.
    Alpm,
    /// Swift's package manager; names are the repository's address without its scheme.
    Swift,
    /// GitHub Actions; names are `owner/repository`.
    Github,
    /// Programs that no package manager brought.
    Generic,
    /// CocoaPods: Objective-C and Swift.
    Cocoapods,
    /// Julia's registries.
    Julia,
    /// LuaRocks: Lua.
    Luarocks,
    /// opam: OCaml.
    Opam,
    /// The applications that come with Erlang itself.
    Otp,
    /// Nix's store.
    Nix,
    /// Homebrew's formulae.
    Brew,
    /// WordPress: `wordpress` itself, `plugins/NAME`, `themes/NAME`.
    Wordpress,
}

impl Ecosystem {
    /// All of them, in the order of their declaration, which stored inventories go by: append, never reorder.
    pub const ALL: [Self; 30] = [
        Self::Deb,
        Self::Apk,
        Self::Rpm,
        Self::Pypi,
        Self::Npm,
        Self::Maven,
        Self::Gem,
        Self::Composer,
        Self::Nuget,
        Self::Golang,
        Self::Cargo,
        Self::Hex,
        Self::Pub,
        Self::Cran,
        Self::Hackage,
        Self::Conan,
        Self::Conda,
        Self::Bitnami,
        Self::Alpm,
        Self::Swift,
        Self::Github,
        Self::Generic,
        Self::Cocoapods,
        Self::Julia,
        Self::Luarocks,
        Self::Opam,
        Self::Otp,
        Self::Nix,
        Self::Brew,
        Self::Wordpress,
    ];

    /// The short name, which is also the purl type where purl-spec has one (it has none for `nix`, `brew` and
    /// `wordpress`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deb => "deb",
            Self::Apk => "apk",
            Self::Rpm => "rpm",
            Self::Pypi => "pypi",
            Self::Npm => "npm",
            Self::Maven => "maven",
            Self::Gem => "gem",
            Self::Composer => "composer",
            Self::Nuget => "nuget",
            Self::Golang => "golang",
            Self::Cargo => "cargo",
            Self::Hex => "hex",
            Self::Pub => "pub",
            Self::Cran => "cran",
            Self::Hackage => "hackage",
            Self::Conan => "conan",
            Self::Conda => "conda",
            Self::Bitnami => "bitnami",
            Self::Alpm => "alpm",
            Self::Swift => "swift",
            Self::Github => "github",
            Self::Generic => "generic",
            Self::Cocoapods => "cocoapods",
            Self::Julia => "julia",
            Self::Luarocks => "luarocks",
            Self::Opam => "opam",
            Self::Otp => "otp",
            Self::Nix => "nix",
            Self::Brew => "brew",
            Self::Wordpress => "wordpress",
        }
    }

    /// The ecosystem of that short name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ecosystem| ecosystem.as_str() == name)
    }
}

/// The source package that a binary package was built from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourcePackage {
    /// The source's name.
    pub name: String,
    /// The source's version, where it is not that of the binary package it is still filled in.
    pub version: String,
}

/// One installed package.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Package {
    /// Which family it belongs to.
    pub ecosystem: Ecosystem,
    /// Its name.
    pub name: String,
    /// Its whole version in the ecosystem's own writing (`[epoch:]version[-release]`). An epoch is there only
    /// where the database has one: `0:1.2-3` and `1.2-3` compare as equal but are not the same record.
    pub version: String,
    /// Architecture, as the ecosystem writes it; `None` where the record has none.
    pub arch: Option<String>,
    /// The source package; `None` where the record names none (rpm's `gpg-pubkey`).
    pub source: Option<SourcePackage>,
    /// What tells it from others of its name: rpm's modularity label (`name:stream:version:context`), in whole; the
    /// UUID of one of Julia's.
    pub module: Option<String>,
    /// Licence expression as the record writes it.
    pub license: Option<String>,
    /// Who built it, as the record says (dpkg's Maintainer, rpm's Vendor): tells vendors' packages from others'.
    pub vendor: Option<String>,
}

impl Package {
    /// A package with a name and a version; all else absent.
    pub fn new(ecosystem: Ecosystem, name: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            ecosystem,
            name: name.into(),
            version: version.into(),
            arch: None,
            source: None,
            module: None,
            license: None,
            vendor: None,
        }
    }

    /// The source's name, or the package's own where it has no source.
    pub fn source_name(&self) -> &str {
        self.source.as_ref().map_or(&self.name, |source| &source.name)
    }

    /// The source's version, or the package's own where it has no source.
    pub fn source_version(&self) -> &str {
        self.source
            .as_ref()
            .map_or(&self.version, |source| &source.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ecosystems_are_listed_in_their_stored_order_and_found_by_their_names() {
        for (place, ecosystem) in Ecosystem::ALL.into_iter().enumerate() {
            assert_eq!(ecosystem as usize, place);
            assert_eq!(Ecosystem::parse(ecosystem.as_str()), Some(ecosystem));
            let written = serde_json::to_string(&ecosystem).unwrap();
            assert_eq!(written, format!("\"{}\"", ecosystem.as_str()));
        }
        assert_eq!(Ecosystem::ALL.last(), Some(&Ecosystem::Wordpress));
        assert_eq!(Ecosystem::parse("rust"), None);
    }
}
