//! Entries of the outbox, and the events that they stand for: the findings of a scan, and what a new revision changes.
//!
//! News of a vulnerability are one entry, whatever number of images it touches. Its packages are known when it is written;
//! which images have them, and what changed in each, is looked up while it is expanded, image by image in the order of their
//! ids. What changed in an image is the difference between two joins, as of the revision before and as of this one.
//!
//! Odd: an image that was first looked into by a revision, or by a later one, is passed over in that revision's news: its
//! scan told of all that it has. So nothing is told twice.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_events::{Event, ExpandError, Expander, Interest, NewVulnerability, Page, kind};
use tidewaiter_store::{
    Expansion, Image, MatchChanges, NewEvent, NewExpansion, PackageId, Repository, RepositoryId, Revision,
    RevisionNumber, WatchedImage, WatchedImageId,
};
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::contents::kept;
use super::filter_news::FilterMoment;
use super::findings::{EnhancedFinding, EnhancedResult};
use super::scan::RESCANNED;
use super::suppression::Suppressions;
use super::told::Subject;
use crate::Scanning;
use crate::error::Result;

/// The lane of news: a later revision's are told after an earlier one's.
const NEWS_LANE: &str = "news";
/// Where an entry stands that is not begun.
const BEGIN: i64 = -1;
/// Where news stand whose images come next. Ids of images are never negative.
const IMAGES: i64 = -2;
/// Images that are looked at for one page.
const IMAGES_OF_A_PAGE: u32 = 200;
/// Findings of a scan in one page.
const FINDINGS_OF_A_PAGE: usize = 500;
/// Images that a new vulnerability's event names.
const IMAGES_NAMED: u32 = 50;

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Told {
    /// An image was looked into: what was found, and what is not any more.
    Scan {
        repository: RepositoryId,
        digest: Digest,
        revision: i64,
        /// What was found before.
        before: BTreeMap<String, Severity>,
    },
    /// A revision changed which packages a vulnerability touches.
    News { revision: i64, vulnerability: String },
    /// A revision changed what is known of packages: images that have them were judged again.
    Rescans { revision: i64 },
    /// An image, or a whole repository, was deleted, or an image's time is over: all findings are closed.
    Closed {
        repository: RepositoryId,
        digest: Option<Digest>,
    },
    /// Filters suppress other findings than before.
    Filters(FilterMoment),
    /// A VEX document about an image was pushed.
    Vex {
        repository: RepositoryId,
        digest: Digest,
        document: Digest,
    },
    /// One was deleted, and these findings are suppressed no more.
    ShownAgain {
        repository: RepositoryId,
        digest: Digest,
        vulnerabilities: Vec<String>,
    },
}

impl Told {
    pub(super) fn entry(
        &self,
        key: String,
        lane: String,
        packages: Vec<PackageId>,
        at: Timestamp,
    ) -> NewExpansion {
        NewExpansion {
            key,
            lane,
            content: json!(self),
            packages,
            created_at: at,
        }
    }

    /// Whether nothing but findings is told of.
    fn is_of_findings_alone(&self) -> bool {
        !matches!(
            self,
            Self::News { .. } | Self::Rescans { .. } | Self::Closed { .. }
        )
    }

    /// The entry of a scan.
    pub(super) fn scan_entry(&self, scan: &str, of: (&RepositoryId, &Digest), at: Timestamp) -> NewExpansion {
        self.entry(format!("scan/{scan}"), lane_of(of.0, of.1), Vec::new(), at)
    }
}

/// That an entry stands for no more.
pub(super) fn nothing() -> Page {
    Page::Events(Vec::new(), None)
}

/// The lane of an image: what a scan found is told before that it is gone.
pub(super) fn lane_of(repository: &RepositoryId, digest: &Digest) -> String {
    format!("{repository}@{digest}")
}

/// The entries of what a revision changed: one for each vulnerability, and one for the images.
pub(super) fn entries_of(
    revision: RevisionNumber,
    changes: &MatchChanges,
    at: Timestamp,
) -> Vec<NewExpansion> {
    let mut by_vulnerability: BTreeMap<&str, Vec<PackageId>> = BTreeMap::new();
    for (package, vulnerability) in [&changes.opened, &changes.changed, &changes.closed]
        .into_iter()
        .flatten()
    {
        by_vulnerability.entry(vulnerability).or_default().push(*package);
    }
    let mut all: Vec<PackageId> = by_vulnerability.values().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let (number, lane) = (revision.0, || NEWS_LANE.to_owned());
    let rescans = (!all.is_empty()).then(|| {
        let told = Told::Rescans { revision: number };
        told.entry(format!("rescans/{number}"), lane(), all, at)
    });
    let news = by_vulnerability.into_iter().map(|(vulnerability, packages)| {
        let told = Told::News {
            revision: number,
            vulnerability: vulnerability.to_owned(),
        };
        told.entry(format!("news/{number}/{vulnerability}"), lane(), packages, at)
    });
    news.chain(rescans).collect()
}

#[async_trait]
impl Expander for Scanning {
    async fn page(
        &self,
        entry: &Expansion,
        interest: &Interest<'_>,
    ) -> std::result::Result<Page, ExpandError> {
        let page = self.page_of(entry, interest).await;
        page.map_err(|error| ExpandError(error.to_string()))
    }
}

impl Scanning {
    async fn page_of(&self, entry: &Expansion, interest: &Interest<'_>) -> Result<Page> {
        let told: Told = serde_json::from_value(entry.content.clone()).map_err(kept)?;
        if told.is_of_findings_alone() && !interest.in_kind(kind::FINDING) {
            return Ok(nothing());
        }
        let revision = match told {
            Told::Scan { .. } => return self.page_of_scan(entry, &told).await,
            Told::Closed { repository, digest } => {
                return self
                    .page_of_closed(entry, (&repository, digest.as_ref()), interest)
                    .await;
            }
            Told::ShownAgain {
                repository,
                digest,
                vulnerabilities,
            } => {
                return self
                    .page_of_shown(entry, (&repository, &digest), &vulnerabilities)
                    .await;
            }
            Told::Vex {
                repository,
                digest,
                document,
            } => {
                return self.page_of_vex(entry, (&repository, &digest), &document).await;
            }
            Told::Filters(moment) => return self.page_of_filters(entry, &moment).await,
            Told::News { revision, .. } | Told::Rescans { revision } => RevisionNumber(revision),
        };
        // Until all packages are judged, nobody knows all that changed.
        if self.judged_through().await? < revision {
            return Ok(Page::NotYet);
        }
        match told {
            Told::News { vulnerability, .. } if entry.position == BEGIN => {
                let events = self.new_vulnerability(entry, revision, &vulnerability).await?;
                let next = interest.in_kind(kind::FINDING).then_some(IMAGES);
                Ok(Page::Events(events, next))
            }
            Told::News { vulnerability, .. } => self.page_of_news(entry, revision, &vulnerability).await,
            _ if !interest.in_kind(kind::SCAN) => Ok(nothing()),
            _ => self.page_of_rescans(entry, revision).await,
        }
    }

    /// The findings of a scan from the entry's position on: those that are new, then those that are gone.
    async fn page_of_scan(&self, entry: &Expansion, told: &Told) -> Result<Page> {
        let Told::Scan {
            repository,
            digest,
            revision,
            before,
        } = told
        else {
            return Ok(nothing());
        };
        let watched = self.store().watched_image(repository, digest).await?;
        let Some((watched, repository, image)) = self.still_there(watched).await? else {
            return Ok(nothing());
        };
        let of = self.subject_of(&repository, &image);
        let mut result = self
            .result_as_of(watched, Some(RevisionNumber(*revision)), None)
            .await?;
        let rules = Suppressions::as_of(self, entry.created_at).await?;
        rules.mark_all_of(self, &repository, &mut result).await?;
        let start = usize::try_from(entry.position).unwrap_or(0);
        let mut events: Vec<Event> = changes(&of, &result, before, entry.created_at)
            .skip(start)
            .take(FINDINGS_OF_A_PAGE + 1)
            .collect();
        let has_more = events.len() > FINDINGS_OF_A_PAGE;
        events.truncate(FINDINGS_OF_A_PAGE);
        let next = has_more.then_some((start + FINDINGS_OF_A_PAGE) as i64);
        let events = events.into_iter().map(|event| of.of_entry(entry, event));
        Ok(Page::Events(events.collect(), next))
    }

    /// The event of a vulnerability that nothing here was known to have before.
    async fn new_vulnerability(
        &self,
        entry: &Expansion,
        revision: RevisionNumber,
        vulnerability: &str,
    ) -> Result<Vec<NewEvent>> {
        let store = self.store();
        if store.was_known_before(vulnerability, revision).await? {
            return Ok(Vec::new());
        }
        let mut images = Vec::new();
        let mut shown: Option<(EnhancedFinding, EnhancedResult)> = None;
        for watched in store.images_of_expansion(entry, None, IMAGES_NAMED).await? {
            let Some((watched, repository, image)) = self.still_there(Some(watched)).await? else {
                continue;
            };
            if shown.is_none() {
                let result = self
                    .result_as_of(watched, Some(revision), Some(vulnerability))
                    .await?;
                shown = result.findings.first().cloned().map(|found| (found, result));
            }
            images.push((repository.name, image.digest, image.tags));
        }
        let Some((found, result)) = shown else {
            return Ok(Vec::new());
        };
        let new = NewVulnerability {
            vulnerability: vulnerability.to_owned(),
            severity: found.severity().to_owned(),
            title: found.finding.title.clone(),
            link: found.source_url(&result),
            image_count: store.count_images_of_expansion(entry).await?,
            images,
        };
        let event = Event::new_vulnerability(&self.0.place, entry.created_at, &new).identified_by(&entry.key);
        Ok(vec![event.for_outbox(vulnerability.to_owned(), entry.created_at)])
    }

    /// What news of a vulnerability change in the next images.
    async fn page_of_news(
        &self,
        entry: &Expansion,
        revision: RevisionNumber,
        vulnerability: &str,
    ) -> Result<Page> {
        let (images, next) = self.images_of_page(entry).await?;
        let Some(adopted) = self.revision(revision).await? else {
            return Ok(nothing());
        };
        let rules = Suppressions::as_of(self, entry.created_at).await?;
        let mut events = Vec::new();
        for watched in images {
            if watched.first_scanned_at >= adopted.adopted_at {
                continue;
            }
            let news = self.finding_news(entry, (revision, vulnerability), &rules, watched);
            events.extend(news.await?);
        }
        Ok(Page::Events(events, next))
    }

    /// What a revision changed about a vulnerability in an image.
    async fn finding_news(
        &self,
        entry: &Expansion,
        (revision, vulnerability): (RevisionNumber, &str),
        rules: &Suppressions,
        watched: WatchedImage,
    ) -> Result<Option<NewEvent>> {
        let Some((watched, repository, image)) = self.still_there(Some(watched)).await? else {
            return Ok(None);
        };
        let as_of = |number| self.result_as_of(watched.clone(), Some(number), Some(vulnerability));
        let (before, mut after) = (
            as_of(RevisionNumber(revision.0 - 1)).await?,
            as_of(revision).await?,
        );
        rules.mark_all_of(self, &repository, &mut after).await?;
        let of = self.subject_of(&repository, &image);
        let at = entry.created_at;
        let event = match (before.findings.first(), after.findings.first()) {
            (None, None) => return Ok(None),
            (Some(before), Some(after)) if before.finding == after.finding => return Ok(None),
            (_, Some(found)) => of.finding(&after, found, found.status.as_str(), at),
            (Some(found), None) => of.finding(&before, found, "CLOSED", at),
        };
        let name = format!("{}/{}", event.detail["findingArn"], revision.0);
        Ok(Some(of.for_outbox(&event.identified_by(&name), at)))
    }

    /// That the next images were judged again, with their counts as they are by the revision.
    async fn page_of_rescans(&self, entry: &Expansion, revision: RevisionNumber) -> Result<Page> {
        let (images, next) = self.images_of_page(entry).await?;
        let mut events = Vec::new();
        for watched in images {
            let Some((watched, repository, image)) = self.still_there(Some(watched)).await? else {
                continue;
            };
            let of = self.subject_of(&repository, &image);
            let counts = self.result_as_of(watched, Some(revision), None).await?.counts();
            let event = of.scan(RESCANNED, &counts, entry.created_at);
            let name = format!("{}/{}", of.key(), entry.key);
            events.push(of.for_outbox(&event.identified_by(&name), entry.created_at));
        }
        Ok(Page::Events(events, next))
    }

    /// The images that come next, and where the page after them begins.
    async fn images_of_page(&self, entry: &Expansion) -> Result<(Vec<WatchedImage>, Option<i64>)> {
        let after = (entry.position >= 0).then_some(WatchedImageId(entry.position));
        let images = self
            .store()
            .images_of_expansion(entry, after, IMAGES_OF_A_PAGE)
            .await?;
        let is_last = images.len() < IMAGES_OF_A_PAGE as usize;
        let next = images.last().map(|last| last.id.0).filter(|_| !is_last);
        Ok((images, next))
    }

    /// A watched image with its repository and its row, if it is still there.
    pub(super) async fn still_there(
        &self,
        watched: Option<WatchedImage>,
    ) -> Result<Option<(WatchedImage, Repository, Image)>> {
        let Some(watched) = watched else {
            return Ok(None);
        };
        let repository = self.store().repository_by_id(&watched.repository).await?;
        let image = self.store().image(&watched.repository, &watched.digest).await?;
        Ok(repository
            .zip(image)
            .map(|(repository, image)| (watched, repository, image)))
    }

    pub(super) fn subject_of<'a>(&'a self, repository: &'a Repository, image: &'a Image) -> Subject<'a> {
        Subject {
            place: &self.0.place,
            repository: &repository.name,
            image,
        }
    }

    async fn revision(&self, number: RevisionNumber) -> Result<Option<Revision>> {
        let all = self.store().revisions().await?;
        Ok(all.into_iter().find(|revision| revision.number == number))
    }
}

/// The events of what a scan found that was not found before, and of what was found before and is not any more.
fn changes<'a>(
    of: &'a Subject<'_>,
    result: &'a EnhancedResult,
    before: &'a BTreeMap<String, Severity>,
    at: Timestamp,
) -> impl Iterator<Item = Event> + 'a {
    let now: BTreeSet<&str> = result
        .findings
        .iter()
        .map(|found| found.finding.vulnerability.as_str())
        .collect();
    let opened = result
        .findings
        .iter()
        .filter(|found| !before.contains_key(&found.finding.vulnerability))
        .map(move |found| of.finding(result, found, found.status.as_str(), at));
    let gone = before.iter().filter(move |(id, _)| !now.contains(id.as_str()));
    opened.chain(gone.map(move |(id, severity)| of.closed_finding(result, id, *severity, at)))
}
