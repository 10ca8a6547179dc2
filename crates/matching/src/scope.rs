//! Which rows are about a package at all: architecture, module and update stream (rule 4, and the Pro half of 6).
//!
//! - A row of a module counts only for packages of that module and stream. A row without a module whose fix was
//!   built for one (`.module+el8`) counts for any modular package, as its range says which; every other row without a
//!   module counts only for packages that are not modular.
//! - A row of a minor stream (`eus:9.2`, `aus:8.4`) counts only for packages built for that minor release, which
//!   their release tells (`.el9_2`, `.module+el8.4.0`): a fix for 9.2 says nothing of a package of 9.4.
//! - Ubuntu Pro and FIPS rows count only for packages whose version says that they come from there.
//! - Oracle's builds for Ksplice and for FIPS (rule 5) have versions and epochs of their own: their rows count only for
//!   them, and rows of the main stream do not count for them.
//! - Rows of languages that are limited to operating systems (`os:windows`; there are only such as leave Linux out) count
//!   for no image. Those limited to a Ruby (`platform:jruby`) count for gems that were built for it. Such a row is still its
//!   feed's word: where the feed is the authority, a copy that lost the limit is not heard.
//! - What goes on where a main stream ended (`els:7`) and channels with packages of their own (`extras:7`, Amazon's
//!   topics) count for all: nothing else is said of these packages.
//!
//! Odd: an image does not say which repositories its packages came from, so all this is read off version texts.

use tidewaiter_advisories::{AffectedRow, Limits};
use tidewaiter_types::Package;

use crate::exclusion::Exclusion;

/// Products that share names of packages with the main stream but only ship modules.
const MODULES_ONLY: [&str; 1] = ["advanced_virtualization"];

/// What Oracle writes into the version of a build that Ksplice can patch while it runs.
const KSPLICE: &str = ".ksplice";

/// What Oracle writes behind the version of a build that is validated for FIPS; Ubuntu's are successors of its main
/// stream's and are written otherwise.
const ORACLE_FIPS: &str = "_fips";

/// What a package's record says about where it was built for.
pub struct Origin<'p> {
    arch: Option<&'p str>,
    version: &'p str,
    module: Module<'p>,
    minor: Option<(&'p str, &'p str)>,
    /// Whether rows of the main stream cannot be about it.
    apart: bool,
}

/// Whether a package belongs to a module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Module<'p> {
    None,
    Named(&'p str, &'p str),
    /// Its release says that it was built for a module, but it carries no label.
    Unnamed,
}

impl<'p> Origin<'p> {
    /// Reads a package's record.
    pub fn new(package: &'p Package) -> Self {
        let version = package.version.as_str();
        Self {
            arch: package.arch.as_deref(),
            version,
            module: module_of(package),
            minor: minor_of(version),
            apart: is_apart(version),
        }
    }

    /// Why a row is not about this package; `None` if it is.
    pub fn excludes(&self, row: &AffectedRow<'_>) -> Option<Exclusion> {
        match () {
            () if !self.has_arch(row) => Some(Exclusion::Architecture),
            () if !self.has_module(row) => Some(Exclusion::Module),
            () if !self.has_platform(row) => Some(Exclusion::Platform),
            () if !self.has_stream(row) => Some(Exclusion::Stream),
            () => None,
        }
    }

    fn has_arch(&self, row: &AffectedRow<'_>) -> bool {
        let Some(arch) = self.arch.filter(|arch| *arch != "noarch") else {
            return true;
        };
        let mut arches = row.arches.peekable();
        arches.peek().is_none() || arches.any(|one| one == arch)
    }

    fn has_module(&self, row: &AffectedRow<'_>) -> bool {
        match (row.module, self.module) {
            (Some(wanted), Module::Named(name, stream)) => wanted.split_once(':') == Some((name, stream)),
            (Some(_), Module::Unnamed) => self.is_of_the_same_series(row),
            (Some(_), Module::None) => false,
            (None, module) => is_built_for_a_module(row) == (module != Module::None),
        }
    }

    /// Without a label, a module's row is taken if its fix has the package's major version.
    fn is_of_the_same_series(&self, row: &AffectedRow<'_>) -> bool {
        let mut fixes = row.ranges.filter_map(|range| fix_of(range.limit));
        fixes.any(|fix| series(fix) == series(self.version))
    }

    fn has_stream(&self, row: &AffectedRow<'_>) -> bool {
        let Some(stream) = row.stream else {
            return !self.apart;
        };
        match stream.split_once(':') {
            Some((name, _)) if MODULES_ONLY.contains(&name) => row.module.is_some(),
            Some((_, release)) if is_minor(release) => release.split_once('.') == self.minor,
            Some(_) => true,
            None => self.comes_from(stream),
        }
    }

    /// Odd: a gem for JRuby calls its platform `java`.
    fn has_platform(&self, row: &AffectedRow<'_>) -> bool {
        let arch = self.arch.unwrap_or("ruby");
        match row.stream.and_then(|stream| stream.split_once(':')) {
            Some(("os", _)) => false,
            Some(("platform", "jruby")) => ["java", "jruby"].iter().any(|name| arch.starts_with(name)),
            Some(("platform", wanted)) => arch == wanted,
            _ => true,
        }
    }

    fn comes_from(&self, stream: &str) -> bool {
        match stream {
            "sig-cloud" => self.version.contains(".cloud."),
            "ksplice" => self.version.contains(KSPLICE),
            _ if stream.starts_with("esm") => self.version.contains("esm"),
            _ if stream.starts_with("fips") => self.version.contains("fips") || self.version.contains("Fips"),
            _ => false,
        }
    }
}

/// Whether a build has versions that cannot be compared with those of the main stream.
fn is_apart(version: &str) -> bool {
    version.contains(KSPLICE) || version.ends_with(ORACLE_FIPS)
}

/// Whether this row is one of a stream that is told from the package itself, so that it knows better than the main
/// stream.
pub fn is_own_stream(row: &AffectedRow<'_>) -> bool {
    let release = row
        .stream
        .map(|stream| stream.split_once(':').map(|(_, release)| release));
    matches!(release, Some(None)) || release.flatten().is_some_and(is_minor)
}

fn module_of(package: &Package) -> Module<'_> {
    let mut label = package.module.as_deref().unwrap_or_default().splitn(3, ':');
    match (label.next(), label.next()) {
        (Some(name), Some(stream)) if !name.is_empty() => Module::Named(name, stream),
        _ if is_modular(&package.version) => Module::Unnamed,
        _ => Module::None,
    }
}

fn is_modular(version: &str) -> bool {
    version.contains(".module+") || version.contains(".module_")
}

fn is_built_for_a_module(row: &AffectedRow<'_>) -> bool {
    row.ranges.filter_map(|range| fix_of(range.limit)).any(is_modular)
}

fn fix_of(limit: Limits<'_>) -> Option<&str> {
    match limit {
        Limits::Fixed(fix) => Some(fix),
        _ => None,
    }
}

/// The leading number behind the epoch.
fn series(version: &str) -> &str {
    let version = version.split_once(':').map_or(version, |(_, version)| version);
    version
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap_or_default()
}

/// Whether a stream's release is a minor one: `9.2`, not `7`.
fn is_minor(release: &str) -> bool {
    release
        .split_once('.')
        .is_some_and(|(major, minor)| is_number(major) && is_number(minor))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Major and minor release that an rpm was built for: `.el9_2`, `.module+el8.4.0+…`. A plain `.el9` belongs to none, and
/// in `.el8.1` the number behind the point is a rebuild.
fn minor_of(version: &str) -> Option<(&str, &str)> {
    let (before, rest) = version.rsplit_once("el")?;
    let major_len = digits(rest);
    let (major, rest) = rest.split_at(major_len);
    let modular = before.ends_with("module+") || before.ends_with("module_");
    let rest = rest
        .strip_prefix('_')
        .or_else(|| rest.strip_prefix('.').filter(|_| modular))?;
    let minor = &rest[..digits(rest)];
    (!major.is_empty() && !minor.is_empty()).then_some((major, minor))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_release_is_read_off_the_release() {
        assert_eq!(minor_of("2.34-60.el9_2.7"), Some(("9", "2")));
        assert_eq!(
            minor_of("1:18.1-1.module+el8.10.0+14480+c0a3aa0f"),
            Some(("8", "10"))
        );
        assert_eq!(minor_of("1.0-1.module_el8.6.0+3240+c0a3aa0f"), Some(("8", "6")));
        for none in [
            "2.34-60.el9",
            "1-3.el8.1",
            "2.36-9+deb12u3",
            "1-2.amzn2",
            "el",
            "1-1.el_2",
        ] {
            assert_eq!(minor_of(none), None, "{none}");
        }
    }
}
