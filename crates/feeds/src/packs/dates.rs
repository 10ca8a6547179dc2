//! When versions came out, told by one feed and put on the rows of another.
//!
//! Odd: a date belongs to a version of a package in a release, not to a vulnerability. So lists of errata (Debian's DSA and
//! DLA), which name all CVEs of an update but not which of them touch which release, can date the rows of a feed that
//! knows, and can never contradict it.

use std::collections::HashMap;

use tidewaiter_advisories::{Affected, FixState, Limit, Record};
use tidewaiter_types::{Space, Timestamp};

/// The first day of each version of a package in a release.
#[derive(Default)]
pub(super) struct FixDates {
    known: HashMap<(Space, String), HashMap<String, Timestamp>>,
}

impl FixDates {
    /// Takes the rows out of a record of the dating feed, and remembers their dates.
    pub(super) fn take(&mut self, record: &mut Record) {
        let Record::Advisory(advisory) = record else {
            return;
        };
        for row in std::mem::take(&mut advisory.affected) {
            let (Some(date), Some(fix)) = (row.fixed_at, last_fix(&row).map(str::to_owned)) else {
                continue;
            };
            let versions = self.known.entry((row.space, row.package)).or_default();
            let first = versions.entry(fix).or_insert(date);
            *first = date.min(*first);
        }
    }

    /// Dates the rows of another feed's record, where it does not do so itself.
    pub(super) fn give(&self, record: &mut Record) {
        let Record::Advisory(advisory) = record else {
            return;
        };
        let undated = |row: &&mut Affected| row.state == FixState::Fixed && row.fixed_at.is_none();
        for row in advisory
            .affected
            .iter_mut()
            .filter(undated)
            .filter(|_| !self.known.is_empty())
        {
            row.fixed_at = last_fix(row).and_then(|fix| {
                let versions = self.known.get(&(row.space.clone(), row.package.clone()))?;
                versions.get(fix).copied()
            });
        }
    }
}

/// The fix that ends a row's last range.
fn last_fix(row: &Affected) -> Option<&str> {
    match &row.ranges.last()?.limit {
        Limit::Fixed(fix) => Some(fix),
        _ => None,
    }
}
