//! Sets of versions, as intervals in an ecosystem's own order: what is affected when a source tells what is *not*.
//!
//! Odd: an end of an interval is a *place* between versions, just before or just after one, so that `<`, `<=`, `>` and
//! `>=` are one thing and the complement only swaps what is inside and outside. An advisory's range cannot begin just
//! after a version; [`VersionSet::ranges`] asks its caller for the next version there.

use std::cmp::Ordering;

use tidewaiter_advisories::{Limit, Range};
use tidewaiter_ecosystems::VersionScheme;

/// A place in the order of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    version: String,
    after: bool,
}

impl Place {
    /// Just before a version.
    pub(crate) fn before(version: impl Into<String>) -> Self {
        let version = version.into();
        Self {
            version,
            after: false,
        }
    }

    /// Just after a version.
    pub(crate) fn after(version: impl Into<String>) -> Self {
        let version = version.into();
        Self { version, after: true }
    }

    fn compare(&self, other: &Self, order: &dyn VersionScheme) -> Ordering {
        let versions = order.compare(&self.version, &other.version);
        versions.then(self.after.cmp(&other.after))
    }
}

/// From one place to another; `None` stands for the beginning or the end of all versions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Interval {
    low: Option<Place>,
    high: Option<Place>,
}

/// A set of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VersionSet {
    /// In order, and not touching each other.
    intervals: Vec<Interval>,
}

impl VersionSet {
    /// No version.
    pub(crate) fn none() -> Self {
        let intervals = Vec::new();
        Self { intervals }
    }

    /// All versions.
    pub(crate) fn all() -> Self {
        Self::between(None, None)
    }

    /// The one version.
    pub(crate) fn only(version: &str) -> Self {
        Self::between(Some(Place::before(version)), Some(Place::after(version)))
    }

    /// What lies between two places. They must be in order, or nothing may be made of the set but its union with
    /// [`VersionSet::none`], which drops what is not.
    pub(crate) fn between(low: Option<Place>, high: Option<Place>) -> Self {
        let intervals = vec![Interval { low, high }];
        Self { intervals }
    }

    /// What is in one of two sets.
    pub(crate) fn union(self, other: Self, order: &dyn VersionScheme) -> Self {
        let mut all = self.intervals;
        all.extend(other.intervals);
        all.retain(|one| !one.is_empty(order));
        all.sort_by(|a, b| low(a.low.as_ref(), b.low.as_ref(), order));
        let mut joined: Vec<Interval> = Vec::with_capacity(all.len());
        for next in all {
            match joined.last_mut() {
                Some(last) if last.reaches(&next, order) => last.take_end(next, order),
                _ => joined.push(next),
            }
        }
        Self { intervals: joined }
    }

    /// What is not in the set.
    pub(crate) fn complement(self, order: &dyn VersionScheme) -> Self {
        let mut gaps = Vec::new();
        let mut low = None;
        for one in self.union(Self::none(), order).intervals {
            if let Some(high) = one.low {
                let high = Some(high);
                gaps.push(Interval { low, high });
            }
            match one.high {
                Some(high) => low = Some(high),
                None => return Self { intervals: gaps },
            }
        }
        gaps.push(Interval { low, high: None });
        Self { intervals: gaps }
    }

    /// What is in both sets.
    pub(crate) fn intersection(self, other: Self, order: &dyn VersionScheme) -> Self {
        let outside = self.complement(order).union(other.complement(order), order);
        outside.complement(order)
    }

    /// What is in this set and not in the other.
    pub(crate) fn minus(self, other: Self, order: &dyn VersionScheme) -> Self {
        self.intersection(other.complement(order), order)
    }

    /// Whether a version is in the set.
    #[cfg(test)]
    pub(crate) fn contains(&self, version: &str, order: &dyn VersionScheme) -> bool {
        self.intervals.iter().any(|one| {
            let own = Place::before(version);
            let begun = one
                .low
                .as_ref()
                .is_none_or(|low| low.compare(&own, order).is_le());
            begun
                && one
                    .high
                    .as_ref()
                    .is_none_or(|high| own.compare(high, order).is_lt())
        })
    }

    /// The set as an advisory's ranges. `next` gives the version that follows another at once: one that nothing which
    /// occurs lies before, and that one after.
    pub(crate) fn ranges(self, next: fn(&str) -> String) -> Vec<Range> {
        let range = |one: Interval| Range {
            introduced: one.low.map(|low| {
                if low.after {
                    next(&low.version)
                } else {
                    low.version
                }
            }),
            limit: match one.high {
                None => Limit::Open,
                Some(high) if high.after => Limit::LastAffected(high.version),
                Some(high) => Limit::Fixed(high.version),
            },
        };
        self.intervals.into_iter().map(range).collect()
    }
}

impl Interval {
    fn is_empty(&self, order: &dyn VersionScheme) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => low.compare(high, order).is_ge(),
            _ => false,
        }
    }

    /// Whether the next one, which begins no earlier, begins within this one or where it ends.
    fn reaches(&self, next: &Self, order: &dyn VersionScheme) -> bool {
        match (&self.high, &next.low) {
            (Some(high), Some(low)) => low.compare(high, order).is_le(),
            _ => true,
        }
    }

    fn take_end(&mut self, next: Self, order: &dyn VersionScheme) {
        self.high = match (self.high.take(), next.high) {
            (Some(own), Some(other)) if own.compare(&other, order).is_lt() => Some(other),
            (Some(own), Some(_)) => Some(own),
            _ => None,
        };
    }
}

/// Compares places where `None` is the beginning.
fn low(a: Option<&Place>, b: Option<&Place>, order: &dyn VersionScheme) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.compare(b, order),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tidewaiter_ecosystems::scheme_by_name;

    use super::*;

    /// dpkg's order stands in for any: on plain numbers it is that of numbers.
    fn order() -> &'static dyn VersionScheme {
        scheme_by_name("dpkg").expect("Debian's order is there")
    }

    fn place() -> impl Strategy<Value = Option<Place>> {
        let some = (0..8_u8, any::<bool>()).prop_map(|(at, after)| {
            let version = at.to_string();
            Some(Place { version, after })
        });
        prop_oneof![1 => Just(None), 6 => some]
    }

    fn set() -> impl Strategy<Value = VersionSet> {
        prop::collection::vec((place(), place()), 0..5).prop_map(|pairs| {
            let intervals = pairs
                .into_iter()
                .map(|(low, high)| Interval { low, high })
                .collect();
            VersionSet { intervals }.union(VersionSet::none(), order())
        })
    }

    /// Which of 0 to 8 and the halves between them are in the set.
    fn members(set: &VersionSet) -> Vec<bool> {
        let versions = (0..9).flat_map(|at| [format!("{at}"), format!("{at}.5")]);
        versions.map(|version| set.contains(&version, order())).collect()
    }

    fn zip(a: &VersionSet, b: &VersionSet, join: fn(bool, bool) -> bool) -> Vec<bool> {
        members(a)
            .into_iter()
            .zip(members(b))
            .map(|(a, b)| join(a, b))
            .collect()
    }

    proptest! {
        #[test]
        fn sets_obey_their_laws(a in set(), b in set()) {
            let union = a.clone().union(b.clone(), order());
            prop_assert_eq!(members(&union), zip(&a, &b, |a, b| a || b));
            let both = a.clone().intersection(b.clone(), order());
            prop_assert_eq!(members(&both), zip(&a, &b, |a, b| a && b));
            let rest = a.clone().minus(b.clone(), order());
            prop_assert_eq!(members(&rest), zip(&a, &b, |a, b| a && !b));
            prop_assert_eq!(a.clone().complement(order()).complement(order()), a);
        }
    }

    #[test]
    fn ends_become_limits() {
        let set = VersionSet::between(None, Some(Place::before("2")))
            .union(VersionSet::only("3"), order())
            .union(VersionSet::between(Some(Place::after("5")), None), order());
        let ranges = set.ranges(|version| format!("{version}+"));
        let range = |introduced: Option<&str>, limit| Range {
            introduced: introduced.map(str::to_owned),
            limit,
        };
        let expected = [
            range(None, Limit::Fixed("2".into())),
            range(Some("3"), Limit::LastAffected("3".into())),
            range(Some("5+"), Limit::Open),
        ];
        assert_eq!(ranges, expected);
    }
}
