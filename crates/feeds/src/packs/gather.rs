//! Joins the parts of one vulnerability that a feed spreads over files and packs.
//!
//! Within one pack all rows count. A later pack is newer: its row replaces the older pack's row of the same space,
//! package, stream and module, and its head (severity, vectors, dates) replaces the older one; what the newer pack
//! does not speak of stays.

use std::collections::BTreeMap;

use tidewaiter_advisories::{Advisory, Affected};

/// Advisories by id, until the last pack is read.
#[derive(Default)]
pub(super) struct Gatherer {
    pack: usize,
    found: BTreeMap<String, Gathered>,
}

struct Gathered {
    pack: usize,
    advisory: Advisory,
}

impl Gatherer {
    /// What follows comes from a newer pack.
    pub(super) fn next_pack(&mut self) {
        self.pack += 1;
    }

    pub(super) fn add(&mut self, advisory: Advisory) {
        let pack = self.pack;
        match self.found.get_mut(&advisory.id) {
            None => {
                self.found
                    .insert(advisory.id.clone(), Gathered { pack, advisory });
            }
            Some(known) if known.pack == pack => join(&mut known.advisory, advisory),
            Some(known) => {
                let older = std::mem::replace(&mut known.advisory, advisory);
                replace(&mut known.advisory, older);
                known.pack = pack;
            }
        }
    }

    /// Hands on everything, by id.
    pub(super) fn finish(self, out: &mut dyn FnMut(Advisory)) {
        for gathered in self.found.into_values() {
            out(gathered.advisory);
        }
    }
}

/// Adds the second part of the same pack.
fn join(first: &mut Advisory, second: Advisory) {
    extend(&mut first.affected, second.affected);
    extend(&mut first.aliases, second.aliases);
    extend(&mut first.references, second.references);
    first.modified = first.modified.max(second.modified);
}

/// Adds to a newer part what only the older one says.
fn replace(newer: &mut Advisory, older: Advisory) {
    let kept: Vec<Affected> = older
        .affected
        .into_iter()
        .filter(|row| !newer.affected.iter().any(|new| same(row, new)))
        .collect();
    newer.affected.extend(kept);
    extend(&mut newer.aliases, older.aliases);
    extend(&mut newer.references, older.references);
    newer.description = longer(newer.description.take(), older.description);
    newer.published = newer.published.or(older.published);
    newer.severity = newer.severity.take().or(older.severity);
    if newer.cvss.is_empty() {
        newer.cvss = older.cvss;
    }
}

fn same(a: &Affected, b: &Affected) -> bool {
    (&a.space, &a.package, a.subject, &a.stream, &a.module)
        == (&b.space, &b.package, b.subject, &b.stream, &b.module)
}

/// The newer text, unless it is only the beginning of the older one: a pack may have been cut.
fn longer(newer: Option<String>, older: Option<String>) -> Option<String> {
    match (newer, older) {
        (Some(new), Some(old)) if old.starts_with(new.trim_end()) => Some(old),
        (new, old) => new.or(old),
    }
}

fn extend<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{FixState, Subject};
    use tidewaiter_types::Space;

    use super::*;

    fn advisory(rows: &[(&str, FixState)], severity: &str) -> Advisory {
        let row = |(package, state): &(&str, FixState)| Affected {
            space: Space::of_release("ubuntu", "22.04"),
            package: (*package).to_owned(),
            subject: Subject::Source,
            ranges: Vec::new(),
            state: *state,
            fixed_at: None,
            severity: None,
            arches: Vec::new(),
            module: None,
            stream: None,
        };
        Advisory {
            id: "CVE-2099-0001".into(),
            severity: Some(severity.into()),
            affected: rows.iter().map(row).collect(),
            ..Advisory::default()
        }
    }

    fn gather(packs: &[&[Advisory]]) -> Advisory {
        let mut gatherer = Gatherer::default();
        for pack in packs {
            gatherer.next_pack();
            pack.iter().cloned().for_each(|advisory| gatherer.add(advisory));
        }
        let mut found = Vec::new();
        gatherer.finish(&mut |advisory| found.push(advisory));
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    #[test]
    fn the_newest_word_about_a_package_wins() {
        let older = advisory(&[("a", FixState::Affected), ("b", FixState::Affected)], "low");
        let newer = advisory(&[("a", FixState::NotAffected)], "high");
        let found = gather(&[&[older], &[newer]]);
        let states: Vec<_> = found
            .affected
            .iter()
            .map(|row| (row.package.as_str(), row.state))
            .collect();
        assert_eq!(states, [("a", FixState::NotAffected), ("b", FixState::Affected)]);
        assert_eq!(found.severity.as_deref(), Some("high"));
    }

    #[test]
    fn within_a_pack_nothing_is_lost() {
        let one = advisory(&[("a", FixState::Affected)], "low");
        let two = advisory(&[("b", FixState::Affected), ("a", FixState::Affected)], "low");
        assert_eq!(gather(&[&[one, two]]).affected.len(), 2);
    }

    #[test]
    fn a_cut_description_gives_way_to_the_whole_one() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(longer(text("a b "), text("a b c")), text("a b c"));
        assert_eq!(longer(text("new"), text("old")), text("new"));
        assert_eq!(longer(None, text("old")), text("old"));
    }
}
