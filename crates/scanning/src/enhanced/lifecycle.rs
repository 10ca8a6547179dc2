//! When a finding began and ended: the life of its matches, as far as the image was there.
//!
//! A finding that ended is closed, and listed for 30 days more; one that comes back within 7 days is the same finding, and
//! keeps the day on which it was first observed. Both are Inspector's numbers.
//!
//! With an image that is deleted, or whose time is over, all its findings are closed, and listed for three days more.
//!
//! Odd: an image never changes, so while it is there nothing but the advisories opens and closes its findings. What closed
//! one is read from the advisories in use, when somebody asks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_advisories::{Database, DatabaseError, Standing};
use tidewaiter_store::{EndReason, Revision, RevisionNumber};
use tidewaiter_types::Timestamp;

use super::join::KeptMatch;

const DAY: i64 = 24 * 3_600_000;
/// How long a closed finding is listed.
pub(super) const LISTED: i64 = 30 * DAY;
/// How long it may be away and still be the same.
const REOPENED: i64 = 7 * DAY;

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingStatus {
    /// It is there.
    Active,
    /// It was there.
    Closed,
    /// It is there, and a filter hides it.
    Suppressed,
}

impl FindingStatus {
    /// All, in the order of their words.
    pub const ALL: [Self; 3] = [Self::Active, Self::Closed, Self::Suppressed];

    /// Inspector's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Closed => "CLOSED",
            Self::Suppressed => "SUPPRESSED",
        }
    }
}

/// Why a finding is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosedBy {
    /// The advisories do not say any more that the packages are affected.
    Corrected,
    /// No source speaks of the vulnerability any more, or all have withdrawn it.
    Withdrawn,
    /// It was rejected where its number was given.
    Rejected,
    /// The image was deleted.
    ImageDeleted,
    /// The image's repository was deleted.
    RepositoryDeleted,
    /// The image was neither pushed nor pulled for so long that it is scanned no more.
    EligibilityExpired,
}

impl ClosedBy {
    /// A word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Corrected => "CORRECTED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Rejected => "REJECTED",
            Self::ImageDeleted => EndReason::ImageDeleted.as_str(),
            Self::RepositoryDeleted => EndReason::RepositoryDeleted.as_str(),
            Self::EligibilityExpired => EndReason::Expired.as_str(),
        }
    }

    /// What closes all findings of an image.
    pub(super) fn with_image(reason: EndReason) -> Self {
        match reason {
            EndReason::ImageDeleted => Self::ImageDeleted,
            EndReason::RepositoryDeleted => Self::RepositoryDeleted,
            EndReason::Expired => Self::EligibilityExpired,
        }
    }

    /// Whether it closes all findings of an image.
    pub(super) fn is_of_image(self) -> bool {
        !matches!(self, Self::Corrected | Self::Withdrawn | Self::Rejected)
    }

    /// What the advisories say of a vulnerability that touches a package no more.
    pub(super) fn of(database: &Database, vulnerability: &str) -> Result<Self, DatabaseError> {
        let Some(record) = database.vulnerability(vulnerability)? else {
            return Ok(Self::Withdrawn);
        };
        Ok(match record.standing {
            Standing::Active | Standing::Disputed => Self::Corrected,
            Standing::Rejected => Self::Rejected,
            Standing::Withdrawn => Self::Withdrawn,
        })
    }
}

/// The life of one finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Life<'m> {
    /// When it was first observed.
    pub(super) first: Timestamp,
    /// When it last changed.
    pub(super) updated: Timestamp,
    /// When it ended.
    pub(super) closed: Option<Timestamp>,
    /// The matches that it is made of; of a closed one the last.
    pub(super) matches: Vec<&'m KeptMatch>,
}

/// What lives are read by.
pub(super) struct Lives<'a> {
    /// All revisions.
    pub(super) revisions: &'a BTreeMap<RevisionNumber, Revision>,
    /// The revision that the image's findings stand for.
    pub(super) at: RevisionNumber,
    /// When the image was first looked into; nothing was observed before.
    pub(super) first_scanned_at: Timestamp,
    /// Now.
    pub(super) now: Timestamp,
}

/// A match, from when to when.
struct Interval<'m> {
    start: Timestamp,
    end: Option<Timestamp>,
    found: &'m KeptMatch,
}

impl Lives<'_> {
    /// The life of the finding that these matches come to, one vulnerability's in one image; none if there is none to be
    /// listed.
    pub(super) fn life<'m>(&self, history: impl Iterator<Item = &'m KeptMatch>) -> Option<Life<'m>> {
        let mut intervals: Vec<Interval<'m>> = history.filter_map(|kept| self.interval(kept)).collect();
        intervals.sort_by_key(|interval| interval.start);
        let mut first = intervals.first()?.start;
        // Until when it was there; none while it is.
        let mut end = Some(first);
        for interval in &intervals {
            if end.is_some_and(|end| interval.start.0 - end.0 > REOPENED) {
                (first, end) = (interval.start, interval.end);
            } else {
                end = end.zip(interval.end).map(|(one, two)| one.max(two));
            }
        }
        if end.is_some_and(|end| self.now.0 - end.0 > LISTED) {
            return None;
        }
        let last: Vec<Interval<'m>> = intervals
            .into_iter()
            .filter(|interval| interval.end == end)
            .collect();
        let began = last.iter().map(|interval| interval.start).max()?;
        Some(Life {
            first,
            updated: end.unwrap_or(began),
            closed: end,
            matches: last.into_iter().map(|interval| interval.found).collect(),
        })
    }

    /// A match as far as the image was there.
    fn interval<'m>(&self, kept: &'m KeptMatch) -> Option<Interval<'m>> {
        let (since, until) = (kept.stored.since, kept.stored.until);
        if since > self.at {
            return None;
        }
        let start = self.adopted(since).max(self.first_scanned_at);
        let ended = until.filter(|until| *until <= self.at);
        let end = ended.map(|until| self.adopted(until));
        if end.is_some_and(|end| end <= self.first_scanned_at) {
            return None;
        }
        Some(Interval {
            start,
            end,
            found: kept,
        })
    }

    fn adopted(&self, number: RevisionNumber) -> Timestamp {
        let revision = self.revisions.get(&number);
        revision.map_or(self.first_scanned_at, |revision| revision.adopted_at)
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_store::{NewMatch, PackageId, StoredMatch};

    use super::*;

    fn revisions(days: &[i64]) -> BTreeMap<RevisionNumber, Revision> {
        let revision = |(place, day): (usize, &i64)| {
            let number = RevisionNumber(place as i64 + 1);
            let revision = Revision {
                number,
                digest: format!("sha256:{}", "0".repeat(64)).parse().unwrap(),
                database_date: Timestamp(0),
                adopted_at: Timestamp(day * DAY),
            };
            (number, revision)
        };
        days.iter().enumerate().map(revision).collect()
    }

    fn stored(since: i64, until: Option<i64>) -> KeptMatch {
        KeptMatch {
            number: 0,
            stored: StoredMatch {
                package: PackageId(1),
                since: RevisionNumber(since),
                until: until.map(RevisionNumber),
                found: NewMatch {
                    vulnerability: "CVE-2024-1".to_owned(),
                    severity: "LOW".to_owned(),
                    score: None,
                    content: String::new(),
                },
            },
        }
    }

    /// First, updated and closed, in days.
    fn days(now: i64, days: &[i64], history: &[KeptMatch]) -> Option<(i64, i64, Option<i64>)> {
        let revisions = revisions(days);
        let lives = Lives {
            revisions: &revisions,
            at: RevisionNumber(days.len() as i64),
            first_scanned_at: Timestamp(10 * DAY),
            now: Timestamp(now * DAY),
        };
        let life = lives.life(history.iter())?;
        let day = |at: Timestamp| at.0 / DAY;
        Some((day(life.first), day(life.updated), life.closed.map(day)))
    }

    #[test]
    fn nothing_is_observed_before_the_image_is_there() {
        assert_eq!(days(20, &[1], &[stored(1, None)]), Some((10, 10, None)));
        assert_eq!(days(20, &[1, 5], &[stored(1, Some(2))]), None);
    }

    #[test]
    fn a_change_is_no_new_finding() {
        let history = [stored(1, Some(2)), stored(2, None)];
        assert_eq!(days(20, &[1, 15], &history), Some((10, 15, None)));
    }

    #[test]
    fn a_closed_one_is_listed_for_thirty_days() {
        let history = [stored(1, Some(2))];
        assert_eq!(days(45, &[1, 15], &history), Some((10, 15, Some(15))));
        assert_eq!(days(46, &[1, 15], &history), None);
    }

    #[test]
    fn one_that_comes_back_within_seven_days_is_the_same() {
        let history = [stored(1, Some(2)), stored(3, None)];
        assert_eq!(days(30, &[1, 15, 22], &history), Some((10, 22, None)));
        assert_eq!(days(30, &[1, 15, 23], &history), Some((23, 23, None)));
    }
}
