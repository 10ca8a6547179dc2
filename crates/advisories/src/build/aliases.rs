//! One closed group of names for each vulnerability.
//!
//! Feeds call the same vulnerability by different names: GHSA-x is CVE-y, PYSEC-z is GHSA-x, and only together do they
//! say that PYSEC-z is CVE-y. Names that are not CVE ids are joined into groups; a group belongs to the CVEs that its
//! names are said to be. Odd: two CVEs are never taken for one, whatever a record says of them: a name of several CVEs
//! is about each of them, as an erratum is.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::record::{RankedVocabulary, Record};

/// Makes every record speak of its vulnerabilities by their one name.
pub fn close(records: &mut [Record], words: &RankedVocabulary) {
    let groups = Groups::of(records, words);
    for record in records.iter_mut() {
        groups.rename(record);
    }
    records.sort_unstable();
}

/// Names that are no CVE ids, joined as far as records join them.
struct Groups<'a> {
    words: &'a RankedVocabulary,
    parents: FxHashMap<u32, u32>,
    /// What each group is about, by its root.
    subjects: BTreeMap<u32, BTreeSet<u32>>,
    /// The name that a group without a CVE goes by.
    names: BTreeMap<u32, u32>,
}

impl<'a> Groups<'a> {
    fn of(records: &[Record], words: &'a RankedVocabulary) -> Self {
        let mut groups = Self {
            words,
            parents: FxHashMap::default(),
            subjects: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        records
            .iter()
            .filter(|record| is_single(record))
            .for_each(|record| groups.join_names_of(record));
        let subjects = groups.all_subjects(records);
        groups.subjects = subjects;
        groups.names = groups.all_names();
        groups
    }

    fn is_cve(&self, rank: u32) -> bool {
        self.words.strings.get(rank).starts_with("CVE-")
    }

    fn join_names_of(&mut self, record: &Record) {
        let names = names_of(record).filter(|rank| !self.is_cve(*rank));
        let names: Vec<u32> = names.collect();
        for pair in names.windows(2) {
            let (one, two) = (self.root(pair[0]), self.root(pair[1]));
            self.parents.insert(one.max(two), one.min(two));
        }
        for name in names {
            self.parents.entry(name).or_insert(name);
        }
    }

    fn root(&self, mut name: u32) -> u32 {
        while let Some(parent) = self.parents.get(&name).filter(|parent| **parent != name) {
            name = *parent;
        }
        name
    }

    /// The CVEs that each group's names are said to be: by records with one CVE and other names, and by records of
    /// such a name about several.
    fn all_subjects(&self, records: &[Record]) -> BTreeMap<u32, BTreeSet<u32>> {
        let mut subjects: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for record in records {
            let cves = record.vulnerabilities.iter().chain(&record.aliases);
            let cves: Vec<u32> = cves.copied().filter(|rank| self.is_cve(*rank)).collect();
            let names: Vec<u32> = match is_single(record) {
                true => names_of(record).collect(),
                false => vec![record.id],
            };
            for name in names.iter().filter(|name| self.parents.contains_key(name)) {
                subjects.entry(self.root(*name)).or_default().extend(&cves);
            }
        }
        subjects
    }

    /// GitHub's name where there is one, as most tools speak of it; else the first.
    fn all_names(&self) -> BTreeMap<u32, u32> {
        let mut names = BTreeMap::new();
        for name in self.parents.keys() {
            let preferred = |rank: u32| (!self.words.strings.get(rank).starts_with("GHSA-"), rank);
            let best = names.entry(self.root(*name)).or_insert(*name);
            if preferred(*name) < preferred(*best) {
                *best = *name;
            }
        }
        names
    }

    fn rename(&self, record: &mut Record) {
        let [own] = *record.vulnerabilities else { return };
        if self.is_cve(own) {
            return;
        }
        let root = self.root(own);
        let cves = self.subjects.get(&root).filter(|cves| !cves.is_empty());
        let new: Box<[u32]> = match (cves, self.names.get(&root)) {
            (Some(cves), _) => cves.iter().copied().collect(),
            (None, Some(name)) => Box::new([*name]),
            (None, None) => return,
        };
        let mut aliases: BTreeSet<u32> = record.aliases.iter().copied().collect();
        aliases.insert(own);
        aliases.retain(|alias| !new.contains(alias));
        record.aliases = aliases.into_iter().collect();
        record.vulnerabilities = new;
    }
}

fn is_single(record: &Record) -> bool {
    record.vulnerabilities.len() == 1
}

fn names_of(record: &Record) -> impl Iterator<Item = u32> + '_ {
    record.vulnerabilities.iter().chain(&record.aliases).copied()
}
