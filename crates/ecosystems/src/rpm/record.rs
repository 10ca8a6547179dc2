//! What one record of an rpm database says, and the package it stands for.
//!
//! Odd: an absent epoch is not epoch 0, though both compare alike; and the file name of the source package
//! (`glibc-2.34-40.el9.src.rpm`) carries no epoch.

use tidewaiter_types::{Ecosystem, Package, SourcePackage};

/// One installed package as its header says. Absent tags are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RpmRecord {
    /// `Name`.
    pub name: String,
    /// `Epoch`.
    pub epoch: Option<u32>,
    /// `Version`.
    pub version: String,
    /// `Release`.
    pub release: String,
    /// `Arch`; `gpg-pubkey` has none.
    pub arch: Option<String>,
    /// `Sourcerpm`: the source package's file name; `gpg-pubkey` has none.
    pub source_rpm: Option<String>,
    /// `Modularitylabel`: `name:stream:version:context`.
    pub modularity_label: Option<String>,
    /// `Vendor`.
    pub vendor: Option<String>,
    /// `License`.
    pub license: Option<String>,
    /// The files that the package owns, in the record's order: paths from the root without a leading slash, folders
    /// left out.
    pub files: Vec<String>,
}

impl RpmRecord {
    /// `[epoch:]version-release`; an epoch only where the record has one.
    pub fn evr(&self) -> String {
        match self.epoch {
            Some(epoch) => format!("{epoch}:{}-{}", self.version, self.release),
            None => format!("{}-{}", self.version, self.release),
        }
    }

    /// The package in the project's vocabulary. The source's version is `version-release`, without an epoch.
    pub fn to_package(&self) -> Package {
        let source = self.source_rpm.as_deref().and_then(SourceRpm::parse);
        Package {
            arch: self.arch.clone(),
            source: source.map(|source| SourcePackage {
                name: source.name.to_owned(),
                version: format!("{}-{}", source.version, source.release),
            }),
            module: self.modularity_label.clone(),
            license: self.license.clone(),
            vendor: self.vendor.clone(),
            ..Package::new(Ecosystem::Rpm, self.name.as_str(), self.evr())
        }
    }
}

/// The parts of a source package's file name, `NAME-VERSION-RELEASE.src.rpm` (or `.nosrc.rpm`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceRpm<'a> {
    /// The source's name; it may hold hyphens itself.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Its release.
    pub release: &'a str,
}

impl<'a> SourceRpm<'a> {
    /// Cuts the file name; `None` if it is none of a source package.
    pub fn parse(file_name: &'a str) -> Option<Self> {
        let stem = file_name.strip_suffix(".rpm")?;
        let stem = stem
            .strip_suffix(".src")
            .or_else(|| stem.strip_suffix(".nosrc"))?;
        let (rest, release) = stem.rsplit_once('-')?;
        let (name, version) = rest.rsplit_once('-')?;
        let whole = !name.is_empty() && !version.is_empty() && !release.is_empty();
        whole.then_some(Self {
            name,
            version,
            release,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_file_name_is_cut_from_behind() {
        let source = SourceRpm::parse("gcc-toolset-12-gcc-12.2.1-7.el9.src.rpm").unwrap();
        assert_eq!(
            (source.name, source.version, source.release),
            ("gcc-toolset-12-gcc", "12.2.1", "7.el9")
        );
        assert_eq!(SourceRpm::parse("a-1-2.nosrc.rpm").unwrap().name, "a");
        assert_eq!(SourceRpm::parse("a-1-2.x86_64.rpm"), None);
        assert_eq!(SourceRpm::parse("(none)"), None);
        assert_eq!(SourceRpm::parse("-1-2.src.rpm"), None);
    }

    #[test]
    fn an_explicit_epoch_of_nought_is_kept() {
        let mut record = RpmRecord {
            name: "a".into(),
            version: "1".into(),
            release: "2".into(),
            ..Default::default()
        };
        assert_eq!(record.to_package().version, "1-2");
        record.epoch = Some(0);
        assert_eq!(record.to_package().version, "0:1-2");
        assert_eq!(record.to_package().source, None);
    }
}
