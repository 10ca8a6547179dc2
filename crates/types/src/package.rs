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
}

impl Ecosystem {
    /// The short name, which is also the purl type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deb => "deb",
            Self::Apk => "apk",
            Self::Rpm => "rpm",
        }
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
    /// rpm's modularity label (`name:stream:version:context`), in whole.
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
