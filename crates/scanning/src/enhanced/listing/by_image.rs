//! Through images in an order, and through the findings of each by vulnerability.

use std::cmp::Ordering;

use tidewaiter_store::{ImageTime, Repository, RepositoryId, WatchedImage, WatchedImageId};
use tidewaiter_types::{Digest, Timestamp};

use super::walk::{CHUNK, LAST, WHOLE_IMAGE, Walk, Wanted};
use super::{ListPosition, ListedFinding, status_rank};
use crate::enhanced::criteria::TextField;
use crate::enhanced::lifecycle::FindingStatus;
use crate::error::Result;

/// Repositories that are read at once.
const REPOSITORIES: u32 = 100;

/// A repository by name and id: a name may come again.
type Named = (String, RepositoryId);

/// Where a page begins that goes through repositories.
struct Begin {
    repository: Named,
    digest: Option<Digest>,
}

impl Begin {
    /// From a position's word: name, id and digest.
    fn read(word: &str) -> Option<Self> {
        let mut words = word.split(' ');
        let repository = (words.next()?.to_owned(), RepositoryId(words.next()?.to_owned()));
        Some(Self {
            repository,
            digest: words.next()?.parse().ok(),
        })
    }
}

impl Walk<'_> {
    /// Through all statuses, and for each through all repositories.
    pub(super) async fn through_statuses(&mut self) -> Result<()> {
        let mut statuses = FindingStatus::ALL;
        if self.query.descending {
            statuses.reverse();
        }
        let begin = self.from.as_ref().map(|from| from.rank);
        for status in statuses {
            let is_before = |begin: i64| match self.query.descending {
                false => status_rank(status) < begin,
                true => status_rank(status) > begin,
            };
            if !begin.is_some_and(is_before) && !self.is_over() {
                self.through_repositories(Some(status)).await?;
            }
        }
        Ok(())
    }

    /// Through repositories by name, and their images by digest.
    pub(super) async fn through_repositories(&mut self, status: Option<FindingStatus>) -> Result<()> {
        let from = self.from.take();
        let begin = from.as_ref().and_then(|from| Begin::read(&from.word));
        let descending = self.query.descending && status.is_none();
        if let Some(from) = &from {
            // The image that the page before ended in may have more.
            self.visit_by_id(from, status).await?;
        }
        let mut after = begin.as_ref().map(|begin| begin.repository.clone());
        if let Some(begin) = begin
            && let Some(repository) = self.repository(&begin.repository.1).await?
        {
            self.through_repository(&repository, begin.digest, status).await?;
        }
        while !self.is_over() {
            let page = self.next_repositories(after.as_ref(), descending).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some((last.name.clone(), last.id.clone()));
            for repository in page
                .iter()
                .filter(|repository| self.admits(repository))
                .cloned()
                .collect::<Vec<_>>()
            {
                self.through_repository(&repository, None, status).await?;
            }
        }
        Ok(())
    }

    /// Repositories beyond one; those alone that the criteria name, if they do.
    pub(super) async fn next_repositories(
        &self,
        after: Option<&Named>,
        descending: bool,
    ) -> Result<Vec<Repository>> {
        let mut page = match self.equals(TextField::EcrImageRepositoryName) {
            Some(names) => self.repositories_named(&names).await?,
            None if !descending => return self.page_of_repositories(after).await,
            None => self.all_repositories().await?,
        };
        page.retain(|repository| {
            let is_beyond = |(name, id): &Named| {
                let order = (&repository.name, &repository.id.0).cmp(&(name, &id.0));
                order
                    == if descending {
                        Ordering::Less
                    } else {
                        Ordering::Greater
                    }
            };
            after.is_none_or(is_beyond)
        });
        if descending {
            page.reverse();
        }
        Ok(page)
    }

    async fn page_of_repositories(&self, after: Option<&Named>) -> Result<Vec<Repository>> {
        let after = after.map(|(name, id)| (name.as_str(), id));
        let store = self.scanning.store();
        Ok(store
            .listed_repositories(after, REPOSITORIES, self.closed)
            .await?)
    }

    /// The repositories of these names, those that are gone too, in their order.
    pub(super) async fn repositories_named(&self, names: &[String]) -> Result<Vec<Repository>> {
        let mut named = Vec::new();
        for name in names {
            named.extend(
                self.scanning
                    .store()
                    .listed_repositories_named(name, self.closed)
                    .await?,
            );
        }
        named.sort_by(|one, two| (&one.name, &one.id.0).cmp(&(&two.name, &two.id.0)));
        named.dedup_by(|one, two| one.id == two.id);
        Ok(named)
    }

    async fn all_repositories(&self) -> Result<Vec<Repository>> {
        let mut all: Vec<Repository> = Vec::new();
        loop {
            let after = all.last().map(|last| (last.name.clone(), last.id.clone()));
            let page = self.page_of_repositories(after.as_ref()).await?;
            if page.is_empty() {
                return Ok(all);
            }
            all.extend(page);
        }
    }

    async fn through_repository(
        &mut self,
        repository: &Repository,
        mut after: Option<Digest>,
        status: Option<FindingStatus>,
    ) -> Result<()> {
        while !self.is_over() {
            let store = self.scanning.store();
            let images = store
                .listed_images_of_repository(&repository.id, after.as_ref(), CHUNK as u32, self.closed)
                .await?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(last.digest);
            let positioned = images.into_iter().map(|image| {
                let word = format!("{} {} {}", repository.name, repository.id, image.digest);
                (position(status.map_or(0, status_rank), word, &image), image)
            });
            self.visit(positioned.collect(), None, status).await?;
        }
        Ok(())
    }

    /// Through images by when they were pushed.
    pub(super) async fn through_pushed(&mut self) -> Result<()> {
        let from = self.from.take();
        if let Some(from) = &from {
            self.visit_by_id(from, None).await?;
        }
        let mut after = from.map(|from| (Timestamp(from.rank), from.image));
        while !self.is_over() {
            let page = (after, self.query.descending);
            let images = self
                .scanning
                .store()
                .listed_images_by_time(ImageTime::Pushed, page, CHUNK as u32, self.closed)
                .await?;
            let Some((at, last)) = images.last() else {
                return Ok(());
            };
            after = Some((*at, ImageTime::Pushed.place(last)));
            let positioned = images
                .into_iter()
                .map(|(at, image)| (position(at.0, String::new(), &image), image));
            self.visit(positioned.collect(), None, None).await?;
        }
        Ok(())
    }

    /// Goes on in the image of a position.
    pub(super) async fn visit_by_id(
        &mut self,
        from: &ListPosition,
        status: Option<FindingStatus>,
    ) -> Result<()> {
        let image = self
            .scanning
            .store()
            .listed_image(WatchedImageId(from.image), self.closed)
            .await?;
        match image.filter(|_| from.vulnerability != LAST) {
            Some(image) => {
                let at = ListPosition {
                    vulnerability: String::new(),
                    ..from.clone()
                };
                self.visit(vec![(at, image)], Some(&from.vulnerability), status)
                    .await
            }
            None => Ok(()),
        }
    }

    /// Takes the findings of images; of the first those behind a vulnerability.
    async fn visit(
        &mut self,
        images: Vec<(ListPosition, WatchedImage)>,
        behind: Option<&str>,
        status: Option<FindingStatus>,
    ) -> Result<()> {
        let mut wanted = Vec::new();
        for (position, admitted) in self.admit(images).await? {
            match admitted {
                Some(one) => wanted.push(one),
                None => self.pass(end_of(&position), 1),
            }
        }
        // One image alone may fill the page.
        let mut together = 1;
        while !wanted.is_empty() && !self.is_full() {
            let rest = wanted.split_off(together.min(wanted.len()));
            self.visit_together(&wanted, behind, status).await?;
            (wanted, together) = (rest, 2 * together);
        }
        Ok(())
    }

    async fn visit_together(
        &mut self,
        wanted: &[Wanted],
        behind: Option<&str>,
        status: Option<FindingStatus>,
    ) -> Result<()> {
        let watched = wanted.iter().map(|one| one.watched.clone()).collect();
        for (one, result) in wanted.iter().zip(self.join(watched).await?) {
            let mut chosen = self.chosen(one, result).await?;
            chosen.retain(|listed| status.is_none_or(|status| listed.found().status == status));
            self.take(&one.position, chosen, behind);
            if self.is_full() {
                return Ok(());
            }
            self.pass(end_of(&one.position), WHOLE_IMAGE);
        }
        Ok(())
    }

    pub(super) fn take(
        &mut self,
        image: &ListPosition,
        mut chosen: Vec<ListedFinding>,
        behind: Option<&str>,
    ) {
        let id = |listed: &ListedFinding| listed.found().finding.vulnerability.clone();
        chosen.sort_by_cached_key(id);
        for listed in chosen {
            let vulnerability = id(&listed);
            if behind.is_none_or(|behind| vulnerability.as_str() > behind) {
                let position = ListPosition {
                    vulnerability,
                    ..image.clone()
                };
                self.push(position, listed);
            }
        }
    }
}

pub(super) fn position(rank: i64, word: String, image: &WatchedImage) -> ListPosition {
    ListPosition {
        rank,
        word,
        image: image.id.0,
        ..ListPosition::default()
    }
}

pub(super) fn end_of(position: &ListPosition) -> ListPosition {
    ListPosition {
        vulnerability: LAST.to_owned(),
        ..position.clone()
    }
}
