//! What a row's version is compared with: the package's own version or that of its source (rule 2), in the order of
//! its ecosystem (rule 13), with what Go and Java write beside their versions taken off (rules 8 and 9).
//!
//! Odd: an rpm's source version has no epoch (the source's file name carries none) while errata write one, so it
//! takes that of the binary package. Without it every fix of `openssl`, epoch 1, would look newer than any source.

use std::borrow::Cow;
use std::sync::LazyLock;

use tidewaiter_advisories::Subject;
use tidewaiter_ecosystems::{VersionScheme, family, scheme_of};
use tidewaiter_types::{Ecosystem, Package};

use crate::go;
use crate::java::BuildsAlike;

/// A package, ready to be compared.
pub struct Compared<'p> {
    /// The package.
    pub package: &'p Package,
    /// The order of its versions (rule 13).
    pub scheme: &'static dyn VersionScheme,
    name: Cow<'p, str>,
    version: Option<Cow<'p, str>>,
    source_version: Cow<'p, str>,
}

impl<'p> Compared<'p> {
    /// Makes a package ready.
    pub fn new(package: &'p Package) -> Self {
        Self {
            package,
            scheme: order_of(package.ecosystem),
            name: normal_name(package),
            version: version(package),
            source_version: source_version(package),
        }
    }

    /// The name under which rows of this subject are found.
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Source => self
                .package
                .source
                .as_ref()
                .map_or(&self.name, |source| &source.name),
            Subject::Binary => &self.name,
        }
    }

    /// The version that rows of this subject speak of; `None` where the package has none that can be compared.
    pub fn version(&self, subject: Subject) -> Option<&str> {
        match subject {
            Subject::Source => Some(&self.source_version),
            Subject::Binary => self.version.as_deref(),
        }
    }
}

fn order_of(ecosystem: Ecosystem) -> &'static dyn VersionScheme {
    static JAVA: LazyLock<BuildsAlike> = LazyLock::new(|| BuildsAlike(scheme_of(Ecosystem::Maven)));
    match ecosystem {
        Ecosystem::Maven => &*JAVA,
        other => scheme_of(other),
    }
}

fn normal_name(package: &Package) -> Cow<'_, str> {
    (family::of(package.ecosystem).normal_name)(&package.name)
}

fn version(package: &Package) -> Option<Cow<'_, str>> {
    match package.ecosystem {
        Ecosystem::Golang => go::version_of(&package.name, &package.version),
        _ => (!package.version.is_empty()).then_some(Cow::Borrowed(&package.version)),
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
