//! The file against a naive model: advisories in a list, looked through from end to end.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::*;

use crate::samples::{advisory, built, bytes};

/// A row in plain words, to compare by.
type PlainRow = (String, String, Affected);

fn plain_rows(db: &Database, space: &tidewaiter_types::Space, package: &str) -> BTreeSet<PlainRow> {
    let rows = db.affected(space, package).unwrap();
    let plain = |row: Result<AffectedRow<'_>, DatabaseError>| {
        let row = row.unwrap();
        let affected = Affected {
            space: space.clone(),
            package: package.to_owned(),
            subject: row.subject,
            ranges: row.ranges.map(RangeEntry::to_range).collect(),
            state: row.state,
            fixed_at: row.fixed_at,
            severity: row.severity.map(str::to_owned),
            arches: row.arches.map(str::to_owned).collect(),
            module: row.module.map(str::to_owned),
            stream: row.stream.map(str::to_owned),
        };
        (
            row.advisory.feed().unwrap().to_owned(),
            row.advisory.id().unwrap().to_owned(),
            affected,
        )
    };
    rows.into_iter().flatten().map(plain).collect()
}

fn naive_rows(advisories: &[Advisory], space: &tidewaiter_types::Space, package: &str) -> BTreeSet<PlainRow> {
    let mut rows = BTreeSet::new();
    for advisory in advisories {
        for affected in advisory
            .affected
            .iter()
            .filter(|it| it.space == *space && it.package == package)
        {
            let mut affected = affected.clone();
            sort(&mut affected.ranges);
            sort(&mut affected.arches);
            rows.insert((advisory.feed.clone(), advisory.id.clone(), affected));
        }
    }
    rows
}

fn sort<T: Ord>(values: &mut Vec<T>) {
    values.sort();
    values.dedup();
}

fn about(advisory: &Advisory) -> Vec<String> {
    let mut ids = advisory.vulnerabilities.clone();
    if ids.is_empty() {
        ids.push(advisory.id.clone());
    }
    sort(&mut ids);
    ids
}

/// Keeps one advisory of each (feed, id): merging is tested by itself.
fn distinct(advisories: Vec<Advisory>) -> Vec<Advisory> {
    let mut seen = BTreeSet::new();
    advisories
        .into_iter()
        .filter(|it| seen.insert((it.feed.clone(), it.id.clone())))
        .collect()
}

fn is_cve(name: &str) -> bool {
    name.starts_with("CVE-")
}

/// The names of an advisory about one vulnerability.
fn names(advisory: &Advisory) -> BTreeSet<String> {
    let about = about(advisory);
    match about.len() {
        1 => about.into_iter().chain(advisory.aliases.clone()).collect(),
        _ => BTreeSet::new(),
    }
}

/// Groups of names that are no CVE ids: sets that meet are made one until none do.
fn groups(advisories: &[Advisory]) -> Vec<BTreeSet<String>> {
    let sets = advisories.iter().map(names);
    let sets = sets.map(|names| names.into_iter().filter(|name| !is_cve(name)).collect());
    let mut groups: Vec<BTreeSet<String>> = sets.filter(|set: &BTreeSet<String>| !set.is_empty()).collect();
    loop {
        let count = groups.len();
        let mut merged: Vec<BTreeSet<String>> = Vec::new();
        for group in groups {
            match merged.iter_mut().find(|other| !other.is_disjoint(&group)) {
                Some(other) => other.extend(group),
                None => merged.push(group),
            }
        }
        groups = merged;
        if groups.len() == count {
            return groups;
        }
    }
}

/// What the builder makes of names: the same rule, written with sets.
fn closed(mut advisories: Vec<Advisory>) -> Vec<Advisory> {
    let groups = groups(&advisories);
    let mut cves = vec![BTreeSet::new(); groups.len()];
    for advisory in &advisories {
        let mut names = names(advisory);
        if names.is_empty() {
            names.insert(advisory.id.clone());
        }
        let said = about(advisory).into_iter().chain(advisory.aliases.clone());
        let said: BTreeSet<String> = said.filter(|name| is_cve(name)).collect();
        for (group, cves) in groups.iter().zip(&mut cves) {
            if !group.is_disjoint(&names) {
                cves.extend(said.clone());
            }
        }
    }
    for advisory in &mut advisories {
        let [own] = about(advisory)
            .try_into()
            .unwrap_or_else(|_| [String::from("CVE-")]);
        let Some(group) = groups.iter().position(|group| group.contains(&own)) else {
            continue;
        };
        let github = groups[group].iter().find(|name| name.starts_with("GHSA-"));
        let name = github.or(groups[group].first()).unwrap().clone();
        advisory.vulnerabilities = match cves[group].is_empty() {
            true => vec![name],
            false => cves[group].iter().cloned().collect(),
        };
        advisory.aliases.push(own);
        let about = about(advisory);
        advisory.aliases.retain(|alias| !about.contains(alias));
    }
    advisories
}

proptest! {
    #[test]
    fn look_ups_by_package_find_every_row(advisories in vec(advisory(), 0..12)) {
        let advisories = distinct(advisories);
        let db = built(advisories.clone());
        db.verify().unwrap();
        for affected in advisories.iter().flat_map(|it| &it.affected) {
            let found = plain_rows(&db, &affected.space, &affected.package);
            prop_assert_eq!(found, naive_rows(&advisories, &affected.space, &affected.package));
        }
        let space = tidewaiter_types::Space::of_ecosystem("elsewhere");
        prop_assert!(db.affected(&space, "a").unwrap().is_none());
    }

    #[test]
    fn look_ups_by_vulnerability_find_every_fact(advisories in vec(advisory(), 0..12)) {
        let advisories = distinct(advisories);
        let db = built(advisories.clone());
        let advisories = closed(advisories);
        let ids: BTreeSet<String> = advisories.iter().flat_map(about).collect();
        let found: Vec<String> = db.vulnerabilities().map(|it| it.unwrap().id.to_owned()).collect();
        prop_assert_eq!(found, ids.iter().cloned().collect::<Vec<_>>());
        for id in &ids {
            let record = db.vulnerability(id).unwrap().unwrap();
            let mine: Vec<&Advisory> = advisories.iter().filter(|it| about(it).contains(id)).collect();
            let own: Vec<&&Advisory> = mine.iter().filter(|it| about(it).len() == 1).collect();
            prop_assert_eq!(record.advisories().count(), mine.len());
            let cwes: BTreeSet<u32> = own.iter().flat_map(|it| it.cwes.clone()).collect();
            prop_assert_eq!(record.cwes().unwrap(), cwes.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(record.published().unwrap(), own.iter().filter_map(|it| it.published).min());
            prop_assert_eq!(record.modified().unwrap(), own.iter().filter_map(|it| it.modified).max());
            let aliases: BTreeSet<&str> =
                own.iter().flat_map(|it| &it.aliases).map(String::as_str).filter(|it| it != id).collect();
            prop_assert_eq!(record.aliases().collect::<BTreeSet<_>>(), aliases);
            let packages: BTreeSet<(String, String)> = mine
                .iter()
                .flat_map(|it| &it.affected)
                .map(|it| (it.space.to_string(), it.package.clone()))
                .collect();
            let listed = record.packages().unwrap();
            let listed: BTreeSet<_> = listed.into_iter().map(|(space, name)| (space.to_owned(), name)).collect();
            prop_assert_eq!(listed, packages);
        }
    }

    #[test]
    fn advisories_come_back_whole(advisories in vec(advisory(), 0..12)) {
        let advisories = distinct(advisories);
        let db = built(advisories.clone());
        prop_assert_eq!(db.info().advisories as usize, advisories.len());
        for record in db.advisories() {
            let record = record.unwrap();
            let (feed, id) = (record.feed().unwrap(), record.id().unwrap());
            let own = advisories.iter().find(|it| it.feed == feed && it.id == id).unwrap();
            prop_assert_eq!(record.standing, own.standing);
            prop_assert_eq!((record.nature, record.exploit), (own.nature, own.exploit));
            prop_assert_eq!(record.withdrawn, own.withdrawn);
            prop_assert_eq!((record.published, record.modified), (own.published, own.modified));
            prop_assert_eq!(record.severity().unwrap(), own.severity.as_deref());
            let texts = db.texts(&record).unwrap().unwrap_or_default();
            prop_assert_eq!(&texts.description, &own.description);
            prop_assert_eq!((&texts.title, &texts.remediation), (&own.title, &own.remediation));
            prop_assert_eq!(&texts.references, &own.references);
            let found: Vec<_> = record.cvss().map(|it| it.unwrap()).collect();
            for cvss in &own.cvss {
                let same = |it: &CvssEntry<'_>| it.vector == cvss.vector && it.source == cvss.source
                    && it.version == cvss.version && it.score == cvss.score;
                prop_assert!(found.iter().any(same));
            }
            prop_assert!(found.len() <= own.cvss.len());
        }
    }

    #[test]
    fn the_same_advisories_in_any_order_give_the_same_bytes(
        (advisories, shuffled) in vec(advisory(), 0..12)
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        let plain = BuildOptions::default();
        prop_assert_eq!(bytes(advisories.clone(), plain), bytes(shuffled.clone(), plain));
        let facts = BuildOptions { facts_only: true, ..plain };
        prop_assert_eq!(bytes(advisories, facts), bytes(shuffled, facts));
    }
}
