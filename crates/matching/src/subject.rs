//! What a row's version is compared with: the package's own version or that of its source (rule 2).
//!
//! Odd: an rpm's source version has no epoch (the source's file name carries none) while errata write one, so it
//! takes that of the binary package. Without it every fix of `openssl`, epoch 1, would look newer than any source.

use std::borrow::Cow;

use tidewaiter_advisories::Subject;
use tidewaiter_ecosystems::{VersionScheme, scheme_of};
use tidewaiter_types::{Ecosystem, Package};

/// A package, ready to be compared.
pub struct Compared<'p> {
    /// The package.
    pub package: &'p Package,
    /// The order of its versions (rule 13).
    pub scheme: &'static dyn VersionScheme,
    source_version: Cow<'p, str>,
}

impl<'p> Compared<'p> {
    /// Makes a package ready.
    pub fn new(package: &'p Package) -> Self {
        Self {
            package,
            scheme: scheme_of(package.ecosystem),
            source_version: source_version(package),
        }
    }

    /// The name under which rows of this subject are found.
    pub fn name(&self, subject: Subject) -> &'p str {
        match subject {
            Subject::Source => self.package.source_name(),
            Subject::Binary => &self.package.name,
        }
    }

    /// The version that rows of this subject speak of.
    pub fn version(&self, subject: Subject) -> &str {
        match subject {
            Subject::Source => &self.source_version,
            Subject::Binary => &self.package.version,
        }
    }
}

fn source_version(package: &Package) -> Cow<'_, str> {
    let version = package.source_version();
    let epoch = match package.ecosystem {
        Ecosystem::Rpm if !version.contains(':') => package.version.split_once(':'),
        _ => None,
    };
    match epoch {
        Some((epoch, _)) => Cow::Owned(format!("{epoch}:{version}")),
        None => Cow::Borrowed(version),
    }
}
