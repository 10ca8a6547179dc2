//! A walk through findings: what was found, how far it came, and when it has done enough.

use std::collections::HashMap;
use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_store::{CLOSED_KEPT_MILLIS, Image, Repository, RepositoryId, RevisionNumber, WatchedImage};
use tidewaiter_types::Timestamp;

use super::{FindingPage, FindingQuery, ListPosition, ListedFinding, SeenFinding};
use crate::Scanning;
use crate::enhanced::criteria::TextField;
use crate::enhanced::findings::EnhancedResult;
use crate::enhanced::lifecycle::{FindingStatus, LISTED};
use crate::enhanced::subject::{ImageKnown, RepositoryKnown, StatusKnown, Subject};
use crate::enhanced::suppression::Suppressions;
use crate::error::Result;

/// What one page may cost: so many vulnerabilities, or images of one vulnerability, are looked at.
const BUDGET: usize = 1000;
/// The cost of all findings of an image.
pub(super) const WHOLE_IMAGE: usize = 5;
/// Images whose findings are made together.
pub(super) const CHUNK: usize = 16;
/// Behind all ids of vulnerabilities.
pub(super) const LAST: &str = "\u{10FFFF}";

/// One page being made.
pub(super) struct Walk<'a> {
    pub(super) scanning: &'a Scanning,
    pub(super) query: &'a FindingQuery,
    pub(super) database: Arc<Database>,
    /// Where the page begins; taken by whoever gets there first.
    pub(super) from: Option<ListPosition>,
    /// Matches that ended with this revision or before are of no use to anybody.
    pub(super) ended_after: RevisionNumber,
    /// Images that are gone count as well that were closed after this; none where nobody wants them.
    pub(super) closed: Option<Timestamp>,
    rules: Suppressions,
    repositories: HashMap<RepositoryId, Option<Repository>>,
    found: Vec<(ListPosition, ListedFinding)>,
    seen: Option<ListPosition>,
    budget: usize,
}

/// An image whose findings are wanted.
pub(super) struct Wanted {
    pub(super) position: ListPosition,
    pub(super) repository: Repository,
    pub(super) image: Image,
    pub(super) watched: WatchedImage,
}

impl<'a> Walk<'a> {
    pub(super) async fn begin(
        scanning: &'a Scanning,
        query: &'a FindingQuery,
        from: Option<&ListPosition>,
    ) -> Result<Self> {
        let store = scanning.store();
        let listed_since = Timestamp(scanning.now().0 - LISTED);
        let before = store.revision_at(listed_since).await?;
        let before = before.map_or(RevisionNumber(0), |revision| revision.number);
        let frozen = store.oldest_as_of().await?.unwrap_or(before);
        let closed = Timestamp(scanning.now().0 - CLOSED_KEPT_MILLIS);
        let wants_closed = query.criteria.hold(&StatusKnown(FindingStatus::Closed.as_str()));
        let sees_closed = wants_closed && store.has_closed_images(closed).await?;
        Ok(Self {
            closed: sees_closed.then_some(closed),
            scanning,
            query,
            database: scanning.database(),
            from: from.cloned(),
            ended_after: before.min(frozen),
            rules: Suppressions::load(scanning).await?,
            repositories: HashMap::new(),
            found: Vec::new(),
            seen: None,
            budget: BUDGET.max(WHOLE_IMAGE * query.limit),
        })
    }

    /// Whether there is enough, or enough was done.
    pub(super) fn is_over(&self) -> bool {
        self.is_full() || self.budget == 0
    }

    /// Whether there is enough. What was begun together is looked at to its end, whatever it costs: positions before it are
    /// not kept.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() > self.query.limit
    }

    /// More was looked at, and all up to here was.
    pub(super) fn pass(&mut self, position: ListPosition, cost: usize) {
        self.budget = self.budget.saturating_sub(cost);
        self.seen = Some(position);
    }

    /// The page.
    pub(super) fn page(mut self) -> FindingPage {
        let next = if self.found.len() > self.query.limit {
            self.found.truncate(self.query.limit);
            self.found.last().map(|(position, _)| position.clone())
        } else if self.budget == 0 {
            self.seen
        } else {
            None
        };
        FindingPage {
            found: self.found.into_iter().map(|(_, listed)| listed).collect(),
            next,
        }
    }

    pub(super) fn push(&mut self, position: ListPosition, listed: ListedFinding) {
        self.found.push((position, listed));
    }

    /// Whether a repository may have what is looked for.
    pub(super) fn admits(&self, repository: &Repository) -> bool {
        self.query.criteria.hold(&RepositoryKnown(repository))
    }

    /// The findings of images, in their order.
    pub(super) async fn join(&self, images: Vec<WatchedImage>) -> Result<Vec<EnhancedResult>> {
        let at = self.query.as_of;
        self.scanning.join_as_of(images, None, at).await
    }

    /// Images with their repositories, those that may have what is looked for; each behind its position.
    pub(super) async fn admit(
        &mut self,
        images: Vec<(ListPosition, WatchedImage)>,
    ) -> Result<Vec<(ListPosition, Option<Wanted>)>> {
        let mut candidates = Vec::with_capacity(images.len());
        for (position, watched) in images {
            candidates.push((position, self.candidate(watched).await?));
        }
        let watched: Vec<&WatchedImage> = candidates
            .iter()
            .filter_map(|(_, candidate)| candidate.as_ref().map(|(watched, _)| watched))
            .collect();
        let mut rows = self.scanning.images_of(watched).await?;
        let wanted = candidates.into_iter().map(|(position, candidate)| {
            let wanted = candidate.and_then(|(watched, repository)| {
                let image = rows.remove(&watched.id)?;
                let holds = self.holds(&repository, &watched, Some(&image));
                holds.then(|| Wanted {
                    position: position.clone(),
                    repository,
                    image,
                    watched,
                })
            });
            (position, wanted)
        });
        Ok(wanted.collect())
    }

    /// An image with its repository, if these may have what is looked for.
    async fn candidate(&mut self, watched: WatchedImage) -> Result<Option<(WatchedImage, Repository)>> {
        let Some(watched) = self.as_it_was(watched).await? else {
            return Ok(None);
        };
        let repository = self.repository(&watched.repository).await?;
        let repository = repository.filter(|repository| self.holds(repository, &watched, None));
        Ok(repository.map(|repository| (watched, repository)))
    }

    fn holds(&self, repository: &Repository, watched: &WatchedImage, image: Option<&Image>) -> bool {
        self.query.criteria.hold(&ImageKnown {
            place: self.scanning.place(),
            repository,
            watched,
            image,
        })
    }

    /// Those of these images that may have what is looked for, for who keeps no positions of theirs.
    pub(super) async fn admit_all(
        &mut self,
        images: impl IntoIterator<Item = WatchedImage>,
    ) -> Result<Vec<Wanted>> {
        let images = images.into_iter().map(|image| (ListPosition::default(), image));
        let admitted = self.admit(images.collect()).await?;
        Ok(admitted.into_iter().filter_map(|(_, wanted)| wanted).collect())
    }

    /// The image as of the instant that is asked for, if it was looked into by then.
    async fn as_it_was(&self, watched: WatchedImage) -> Result<Option<WatchedImage>> {
        match self.query.as_of {
            Some(at) => Ok(self
                .scanning
                .store()
                .image_at(&watched, at)
                .await?
                .map(|was| was.image)),
            None => Ok(Some(watched)),
        }
    }

    pub(super) async fn repository(&mut self, id: &RepositoryId) -> Result<Option<Repository>> {
        if let Some(known) = self.repositories.get(id) {
            return Ok(known.clone());
        }
        let store = self.scanning.store();
        let repository = match store.repository_by_id(id).await? {
            None if self.closed.is_some() => store.deleted_repository(id).await?,
            there => there,
        };
        self.repositories.insert(id.clone(), repository.clone());
        Ok(repository)
    }

    /// Those findings of an image that are looked for.
    pub(super) async fn chosen(
        &self,
        wanted: &Wanted,
        mut result: EnhancedResult,
    ) -> Result<Vec<ListedFinding>> {
        let mut chosen = Vec::new();
        self.visit_chosen(wanted, &mut result, |seen| {
            chosen.push(ListedFinding {
                repository: seen.repository.clone(),
                image: seen.image.clone(),
                result: seen.result.with(seen.found.clone()),
            });
        })
        .await?;
        Ok(chosen)
    }

    /// Shows those findings of an image that are looked for; all of them are marked before.
    pub(super) async fn visit_chosen(
        &self,
        wanted: &Wanted,
        result: &mut EnhancedResult,
        mut visit: impl FnMut(SeenFinding<'_>),
    ) -> Result<()> {
        let (repository, image) = (&wanted.repository, &wanted.image);
        let tags = match self.rules.ask_for_tags() || !self.query.criteria.tags.is_empty() {
            true => self.scanning.store().resource_tags(&repository.id.0).await?,
            false => Vec::new(),
        };
        self.rules.mark(self.scanning, (repository, image, &tags), result);
        if wanted.watched.gone.is_none() {
            self.scanning.mark_by_vex(repository, result).await?;
        }
        let result = &*result;
        for found in &result.findings {
            let subject = Subject {
                place: self.scanning.place(),
                repository,
                image,
                tags: &tags,
                result,
                found,
            };
            if self.query.criteria.hold(&subject) {
                visit(SeenFinding {
                    repository,
                    image,
                    result,
                    found,
                });
            }
        }
        Ok(())
    }

    /// The words that a member must equal, if the criteria name them all.
    pub(super) fn equals(&self, field: TextField) -> Option<Vec<String>> {
        let words = self.query.criteria.equals(field)?;
        Some(words.into_iter().map(str::to_owned).collect())
    }
}
