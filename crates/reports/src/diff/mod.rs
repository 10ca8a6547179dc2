//! What differs between two images: packages and findings that came, went and stayed.
//!
//! A package stays if it is in both by name, whatever its version, and then the versions are told; a finding is the same if
//! it is the same vulnerability of a package of the same name. So an upgrade that does not end a finding leaves it there.
//!
//! Odd: names may be there several times (two versions of one library). Those in both versions stay; of the rest as many as
//! both have are changes, the oldest against the oldest, and what is left over came or went.

mod json;
mod table;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_ecosystems::scheme_of;
use tidewaiter_types::{Ecosystem, Severity};

use crate::Report;

pub use json::render as json;
pub use table::render as table;

/// What differs between an image and another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff<'r> {
    /// The images, by name.
    pub names: [&'r str; 2],
    /// Their digests.
    pub digests: [String; 2],
    /// The revision of the database that judged both.
    pub revision: String,
    /// Packages and libraries of the second alone.
    pub came: Vec<Package<'r>>,
    /// Those of the first alone.
    pub went: Vec<Package<'r>>,
    /// Those in both, in other versions.
    pub changed: Vec<Changed<'r>>,
    /// How many are the same.
    pub same: usize,
    /// Findings of the second alone.
    pub new: Vec<Finding<'r>>,
    /// Findings of the first alone.
    pub gone: Vec<Finding<'r>>,
    /// Findings of both.
    pub stayed: Vec<Finding<'r>>,
    /// What was not evaluated in either, in words.
    pub gaps: Vec<String>,
}

/// A package or library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package<'r> {
    /// What it is.
    pub ecosystem: &'static str,
    /// Its name.
    pub name: &'r str,
    /// Its version.
    pub version: &'r str,
}

/// A package in both images, in two versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed<'r> {
    /// What it is.
    pub ecosystem: &'static str,
    /// Its name.
    pub name: &'r str,
    /// The version in the first image.
    pub from: &'r str,
    /// The version in the second.
    pub to: &'r str,
}

/// A finding; ordered as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding<'r> {
    /// How grave it is, the gravest first.
    pub severity: std::cmp::Reverse<Severity>,
    /// The vulnerability.
    pub vulnerability: &'r str,
    /// The package's name.
    pub package: &'r str,
    /// Its version, in the second image if it is in both.
    pub version: &'r str,
    /// The version with a fix.
    pub fixed_version: Option<&'r str>,
}

impl<'r> Diff<'r> {
    /// Between two reports, made with the same options and the same database.
    pub fn of(one: &'r Report<'_>, two: &'r Report<'_>) -> Self {
        let (before, after) = (findings(one), findings(two));
        let only = |these: &BTreeMap<Key<'r>, Finding<'r>>, those: &BTreeMap<Key<'r>, Finding<'r>>| {
            let left = these.iter().filter(|(key, _)| !those.contains_key(*key));
            sorted(left.map(|(_, finding)| finding.clone()).collect())
        };
        let both = after.iter().filter(|(key, _)| before.contains_key(*key));
        let mut diff = Self {
            names: [&one.image.name, &two.image.name],
            digests: [one.image.digest.to_string(), two.image.digest.to_string()],
            revision: two.database.revision.to_string(),
            came: Vec::new(),
            went: Vec::new(),
            changed: Vec::new(),
            same: 0,
            new: only(&after, &before),
            gone: only(&before, &after),
            stayed: sorted(both.map(|(_, finding)| finding.clone()).collect()),
            gaps: gaps(&[one, two]),
        };
        diff.compare_packages(&versions(one), &versions(two));
        diff
    }

    fn compare_packages(&mut self, before: &Versions<'r>, after: &Versions<'r>) {
        let none = BTreeSet::new();
        let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for key in names {
            let of = |versions: &Versions<'r>| versions.get(key).cloned().unwrap_or_else(|| none.clone());
            self.compare_versions(*key, &of(before), &of(after));
        }
    }

    fn compare_versions(
        &mut self,
        (ecosystem, name): Name<'r>,
        before: &BTreeSet<&'r str>,
        after: &BTreeSet<&'r str>,
    ) {
        self.same += before.intersection(after).count();
        let old = in_order(ecosystem, before.difference(after).copied().collect());
        let new = in_order(ecosystem, after.difference(before).copied().collect());
        let (all_old, all_new) = (old.len(), new.len());
        let ecosystem = ecosystem.as_str();
        let pairs = old.iter().zip(&new);
        self.changed.extend(pairs.map(|(from, to)| Changed {
            ecosystem,
            name,
            from,
            to,
        }));
        let package = |version: &&'r str| Package {
            ecosystem,
            name,
            version,
        };
        self.went.extend(old[all_new.min(all_old)..].iter().map(package));
        self.came.extend(new[all_old.min(all_new)..].iter().map(package));
    }
}

type Name<'r> = (Ecosystem, &'r str);
type Versions<'r> = BTreeMap<Name<'r>, BTreeSet<&'r str>>;
/// A vulnerability and the name of what it affects.
type Key<'r> = (&'r str, &'r str);

fn versions<'r>(report: &'r Report<'_>) -> Versions<'r> {
    let mut versions: Versions<'r> = BTreeMap::new();
    for component in report.contents.all_listed() {
        let package = component.package;
        let name = (package.ecosystem, package.name.as_str());
        versions.entry(name).or_default().insert(&package.version);
    }
    versions
}

fn in_order(ecosystem: Ecosystem, mut versions: Vec<&str>) -> Vec<&str> {
    let scheme = scheme_of(ecosystem);
    versions.sort_by(|one, two| match scheme.compare(one, two) {
        Ordering::Equal => one.cmp(two),
        order => order,
    });
    versions
}

fn findings<'r>(report: &'r Report<'_>) -> BTreeMap<Key<'r>, Finding<'r>> {
    let rows = report.findings.rows().into_iter();
    let counted = rows.filter(|(_, affected)| !affected.kernel_policy);
    let finding = |(issue, affected): (&'r crate::Issue, &'r crate::Affected)| {
        let finding = Finding {
            severity: std::cmp::Reverse(affected.severity),
            vulnerability: &issue.id,
            package: &affected.name,
            version: &affected.version,
            fixed_version: affected.fixed_version.as_deref(),
        };
        ((issue.id.as_str(), affected.name.as_str()), finding)
    };
    counted.map(finding).collect()
}

fn sorted(mut findings: Vec<Finding<'_>>) -> Vec<Finding<'_>> {
    findings.sort();
    findings
}

fn gaps(reports: &[&Report<'_>]) -> Vec<String> {
    let all = reports.iter().flat_map(|report| {
        let words = report.gaps().into_iter().chain(report.problems());
        words.map(|words| format!("{}: {words}", report.image.name))
    });
    all.collect()
}
