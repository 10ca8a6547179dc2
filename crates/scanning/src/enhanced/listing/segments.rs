//! The orders of vulnerabilities, cut into segments in which all findings are alike by what they are sorted by.
//!
//! Odd: of some orders the database has an index, and of others the vulnerabilities are gathered first: EPSS scores come
//! with the advisories, and who tells of a vulnerability, and in which word, is the image's system's matter.

use std::collections::{BTreeMap, BTreeSet};

use tidewaiter_advisories::Epss;
use tidewaiter_matching::Match;
use tidewaiter_store::{PackageId, Rated, RevisionNumber};
use tidewaiter_types::{Ecosystem, Severity, Timestamp};

use super::walk::Walk;
use super::{ListPosition, SortBy};
use crate::enhanced::contents::kept;
use crate::enhanced::inspector::{source_of_id, source_of_system};
use crate::error::Result;

/// Rows that are gathered at once.
const ROWS: u32 = 5000;
/// Scores have tenths from 0 to 10.
const TENTHS: i64 = 100;

/// Findings that are alike.
pub(super) struct Segment {
    pub(super) rank: i64,
    pub(super) word: String,
    pub(super) members: Members,
    /// Only images that were looked into before have them.
    pub(super) before: Option<Timestamp>,
}

/// Which vulnerabilities may have such findings.
pub(super) enum Members {
    /// Those that the store has.
    Rated(OwnRated),
    /// These, by id.
    Listed(Vec<String>),
}

/// As [`Rated`].
pub(super) enum OwnRated {
    Any,
    Severity(Severity),
    Score(i64),
    Since(RevisionNumber),
    Until(RevisionNumber),
}

impl OwnRated {
    pub(super) fn as_rated(&self) -> Rated<'_> {
        match self {
            Self::Any => Rated::Any,
            Self::Severity(level) => Rated::Severity(level.as_str()),
            Self::Score(tenths) => Rated::Score(*tenths),
            Self::Since(number) => Rated::Since(*number),
            Self::Until(number) => Rated::Until(*number),
        }
    }
}

impl Segment {
    pub(super) fn new(rank: i64, word: &str, members: Members) -> Self {
        Self {
            rank,
            word: word.to_owned(),
            members,
            before: None,
        }
    }

    /// The severity that the store has of its vulnerabilities, if it is one.
    pub(super) fn severity(&self) -> Option<&'static str> {
        match &self.members {
            Members::Rated(OwnRated::Severity(level)) => Some(level.as_str()),
            _ => None,
        }
    }

    pub(super) fn position(&self, vulnerability: &str, set: i64, image: i64) -> ListPosition {
        ListPosition {
            rank: self.rank,
            word: self.word.clone(),
            vulnerability: vulnerability.to_owned(),
            set,
            image,
        }
    }

    pub(super) fn holds(&self, position: &ListPosition) -> bool {
        (self.rank, &self.word) == (position.rank, &position.word)
    }

    pub(super) fn is_before(&self, position: &ListPosition, descending: bool) -> bool {
        let (one, two) = ((self.rank, &self.word), (position.rank, &position.word));
        if descending { one > two } else { one < two }
    }
}

pub(super) fn severity_rank(severity: Severity) -> i64 {
    Severity::GRAVEST_FIRST
        .iter()
        .rev()
        .position(|level| *level == severity)
        .map_or(0, |place| place as i64)
}

pub(super) fn epss_rank(epss: Option<&Epss>) -> i64 {
    epss.map_or(-1, |epss| (f64::from(epss.score) * 1e6).round() as i64)
}

impl Walk<'_> {
    /// The segments of an order, in it.
    pub(super) async fn segments(&self) -> Result<Vec<Segment>> {
        let mut segments = match self.query.sort_by {
            SortBy::Severity => by_severity(),
            SortBy::Score => self.by_score().await?,
            SortBy::Epss => self.by_epss().await?,
            SortBy::Source => self.by_source().await?,
            SortBy::VendorSeverity => self.by_vendors_word().await?,
            _ => vec![Segment::new(0, "", Members::Rated(OwnRated::Any))],
        };
        if self.query.descending {
            segments.reverse();
        }
        Ok(segments)
    }

    async fn by_score(&self) -> Result<Vec<Segment>> {
        let mut unscored: BTreeSet<String> = self.all(Rated::NoScore).await?.into_iter().collect();
        for space in self.scanning.store().package_spaces().await? {
            // Ubuntu's own word decides, and no score is shown.
            if space.starts_with("ubuntu:") {
                unscored.extend(self.all(Rated::Space(&space)).await?);
            }
        }
        let unscored = Segment::new(-1, "", Members::Listed(unscored.into_iter().collect()));
        let scored =
            (0..=TENTHS).map(|tenths| Segment::new(tenths, "", Members::Rated(OwnRated::Score(tenths))));
        Ok(std::iter::once(unscored).chain(scored).collect())
    }

    async fn by_epss(&self) -> Result<Vec<Segment>> {
        let mut ranks: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for id in self.all(Rated::Any).await? {
            let epss = self.database.epss(&id).map_err(kept)?;
            ranks.entry(epss_rank(epss.as_ref())).or_default().push(id);
        }
        let segment = |(rank, ids)| Segment::new(rank, "", Members::Listed(ids));
        Ok(ranks.into_iter().map(segment).collect())
    }

    async fn by_source(&self) -> Result<Vec<Segment>> {
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for space in self.scanning.store().package_spaces().await? {
            // A library is looked up in its language's space, whoever owns its files.
            let system = (!is_of_language(&space)).then(|| source_of_system(&space));
            for id in self.all(Rated::Space(&space)).await? {
                let word = system.clone().unwrap_or_else(|| source_of_id(&id).to_owned());
                words.entry(word).or_default().insert(id);
            }
        }
        Ok(of_words(words))
    }

    async fn by_vendors_word(&self) -> Result<Vec<Segment>> {
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut after: Option<(PackageId, String)> = None;
        loop {
            let from = after.as_ref().map(|(package, id)| (*package, id.as_str()));
            let page = self
                .scanning
                .store()
                .matches_after(from, self.ended_after, ROWS)
                .await?;
            let Some(last) = page.last() else {
                return Ok(of_words(words));
            };
            after = Some((last.package, last.found.vulnerability.clone()));
            for stored in page {
                let found: Match = serde_json::from_str(&stored.found.content).map_err(kept)?;
                let word = found.severity.unwrap_or_default();
                words.entry(word).or_default().insert(stored.found.vulnerability);
            }
        }
    }

    async fn all(&self, rated: Rated<'_>) -> Result<Vec<String>> {
        let mut all: Vec<String> = Vec::new();
        loop {
            let page = (all.last().map(String::as_str), false);
            let page = self
                .scanning
                .store()
                .vulnerabilities(rated, page, self.ended_after, ROWS)
                .await?;
            if page.is_empty() {
                return Ok(all);
            }
            all.extend(page);
        }
    }
}

/// Whether a space is a language's and not a system's: it has the name of an ecosystem.
fn is_of_language(space: &str) -> bool {
    serde_json::from_value::<Ecosystem>(space.into()).is_ok()
}

fn by_severity() -> Vec<Segment> {
    let gravest_last = Severity::GRAVEST_FIRST.into_iter().rev();
    gravest_last
        .map(|level| {
            Segment::new(
                severity_rank(level),
                "",
                Members::Rated(OwnRated::Severity(level)),
            )
        })
        .collect()
}

fn of_words(words: BTreeMap<String, BTreeSet<String>>) -> Vec<Segment> {
    words
        .into_iter()
        .map(|(word, ids)| Segment::new(0, &word, Members::Listed(ids.into_iter().collect())))
        .collect()
}
