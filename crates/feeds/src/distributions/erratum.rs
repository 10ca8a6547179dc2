//! Rows of an rpm erratum: from OSV packages with modules, and from lists of built files.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_advisories::{Affected, FixState, Limit, Range, Subject};
use tidewaiter_ecosystems::scheme_of;
use tidewaiter_types::{Ecosystem, Space};

use super::rpm;
use crate::osv;

/// Rows of an OSV erratum, each once. `place` tells the space and the stream of an OSV ecosystem, `None` for one
/// that is not the feed's. Several repositories of one release repeat the same row.
pub(crate) fn osv_rows(
    record: &osv::Record<'_>,
    place: impl Fn(&str) -> Option<(Space, Option<String>)>,
) -> Vec<Affected> {
    let modules = rpm::modules(record.summary.as_deref().unwrap_or_default());
    let mut rows = BTreeSet::new();
    for package in record
        .affected
        .iter()
        .filter(|one| !rpm::is_debug_symbols(&one.package.name))
    {
        let Some((space, stream)) = place(&package.package.ecosystem) else {
            continue;
        };
        let Some(mut row) = package.row(space, Subject::Binary) else {
            continue;
        };
        row.stream = stream;
        rows.extend(in_modules(row, &modules));
    }
    rows.into_iter().collect()
}

/// A row for each module that a modular package may belong to. Where the title names no module, the stream is
/// unknown: then the range starts at the fix's major version, so that a fix of PostgreSQL 13 does not speak of 12.
pub(crate) fn in_modules(row: Affected, modules: &[String]) -> Vec<Affected> {
    let Some(fix) = modular_fix(&row) else {
        return vec![row];
    };
    if modules.is_empty() {
        let introduced = Some(rpm::series(&fix, 1));
        let range = Range {
            introduced,
            limit: Limit::Fixed(fix),
        };
        return vec![Affected {
            ranges: vec![range],
            ..row
        }];
    }
    let within = |module: &String| Affected {
        module: Some(module.clone()),
        ..row.clone()
    };
    modules.iter().map(within).collect()
}

fn modular_fix(row: &Affected) -> Option<String> {
    row.ranges.iter().find_map(|range| match &range.limit {
        Limit::Fixed(fix) if rpm::is_modular(fix) => Some(fix.clone()),
        _ => None,
    })
}

/// Whether `a` is the older version, as rpm orders versions.
pub(crate) fn is_older(a: &str, b: &str) -> bool {
    scheme_of(Ecosystem::Rpm).compare(a, b) == Ordering::Less
}

/// Packages that an erratum lists as files, to be turned into rows.
///
/// Where one package is listed in several versions (rebuilds for each minor release), each holds the fix, so the
/// oldest one is the fix. A row is limited to architectures only if it has fewer of them than the whole erratum.
#[derive(Default)]
pub(crate) struct Builds {
    arches: BTreeSet<String>,
    packages: BTreeMap<String, BTreeMap<String, String>>,
}

impl Builds {
    /// Adds one built file; sources and debug symbols are no installable code and are left out.
    pub(crate) fn add(&mut self, name: &str, evr: &str, arch: &str) {
        if arch == "src" || rpm::is_debug_symbols(name) {
            return;
        }
        if !is_secondary(arch) {
            self.arches.insert(arch.to_owned());
        }
        let versions = self.packages.entry(name.to_owned()).or_default();
        let oldest = versions.entry(arch.to_owned()).or_insert_with(|| evr.to_owned());
        if is_older(evr, oldest) {
            *oldest = evr.to_owned();
        }
    }

    /// Name, version and architectures of each row; no architectures means all.
    pub(crate) fn fixes(self) -> Vec<(String, String, Vec<String>)> {
        let mut fixes = Vec::new();
        for (name, versions) in &self.packages {
            for (evr, arches) in by_version(versions) {
                fixes.push((name.clone(), evr.to_owned(), self.limits(&arches)));
            }
        }
        fixes
    }

    fn limits(&self, arches: &[&str]) -> Vec<String> {
        let everywhere =
            arches.contains(&"noarch") || self.arches.iter().all(|arch| arches.contains(&&**arch));
        if everywhere {
            Vec::new()
        } else {
            arches.iter().map(|arch| (*arch).to_owned()).collect()
        }
    }
}

/// Architectures that an erratum lists only for some packages, beside the main ones.
fn is_secondary(arch: &str) -> bool {
    matches!(arch, "noarch" | "i686" | "i386" | "i586")
}

fn by_version(versions: &BTreeMap<String, String>) -> BTreeMap<&str, Vec<&str>> {
    let mut grouped: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (arch, evr) in versions {
        grouped.entry(evr).or_default().push(arch);
    }
    grouped
}

/// A binary row that is fixed.
pub(crate) fn fixed_row(space: Space, package: String, range: Range, arches: Vec<String>) -> Affected {
    Affected {
        space,
        package,
        subject: Subject::Binary,
        ranges: vec![range],
        state: FixState::Fixed,
        fixed_at: None,
        severity: None,
        arches,
        module: None,
        stream: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixes(files: &[(&str, &str, &str)]) -> Vec<(String, String, Vec<String>)> {
        let mut builds = Builds::default();
        for (name, evr, arch) in files {
            builds.add(name, evr, arch);
        }
        builds.fixes()
    }

    #[test]
    fn the_oldest_rebuild_is_the_fix() {
        let list = fixes(&[
            ("a", "1-2.el8_5", "x86_64"),
            ("a", "1-2.el8_4", "x86_64"),
            ("a", "1-2.el8_4", "src"),
        ]);
        assert_eq!(list, [("a".to_owned(), "1-2.el8_4".to_owned(), vec![])]);
    }

    #[test]
    fn a_package_of_fewer_architectures_is_limited_to_them() {
        let list = fixes(&[
            ("a", "1-1", "x86_64"),
            ("a", "1-1", "aarch64"),
            ("b", "1-1", "x86_64"),
            ("c", "1-1", "noarch"),
        ]);
        assert_eq!(list[0].2, [""; 0]);
        assert_eq!(list[1].2, ["x86_64"]);
        assert_eq!(list[2].2, [""; 0]);
    }

    #[test]
    fn versions_that_differ_by_architecture_are_rows_of_their_own() {
        let list = fixes(&[("a", "1-1", "x86_64"), ("a", "1-2", "aarch64")]);
        let rows: Vec<_> = list
            .iter()
            .map(|(_, evr, arches)| (evr.as_str(), arches.join(",")))
            .collect();
        assert_eq!(
            rows,
            [("1-1", "x86_64".to_owned()), ("1-2", "aarch64".to_owned())]
        );
    }

    #[test]
    fn a_modular_fix_without_a_named_stream_starts_at_its_major_version() {
        let range = Range {
            introduced: None,
            limit: Limit::Fixed("13.14-1.module+el8.9.0+1+abc".into()),
        };
        let row = fixed_row(
            Space::of_release("redhat", "8"),
            "postgresql".into(),
            range,
            Vec::new(),
        );
        let unnamed = in_modules(row.clone(), &[]);
        assert_eq!(unnamed[0].ranges[0].introduced.as_deref(), Some("13"));
        let named = in_modules(row, &["a:1".into(), "b:2".into()]);
        let modules: Vec<_> = named.iter().map(|row| row.module.as_deref()).collect();
        assert_eq!(modules, [Some("a:1"), Some("b:2")]);
    }
}
