//! All findings of a kind, one after the other: for whoever counts them and shows none.
//!
//! Odd: they are without descriptions and links, and none of them is copied. What lists do for each finding, so that it can
//! stand on a page by itself, is many times the work of looking at it.

use tidewaiter_store::Repository;

use super::walk::{Walk, Wanted};
use super::{FindingQuery, SeenFinding, SortBy};
use crate::Scanning;
use crate::enhanced::criteria::Criteria;
use crate::error::Result;

/// Images whose findings are made together: many, as they share what they have in common.
const CHUNK: usize = 64;

impl Scanning {
    /// All findings that criteria hold for, in the order of repositories, without descriptions and links.
    pub async fn all_findings(
        &self,
        criteria: &Criteria,
        mut visit: impl FnMut(SeenFinding<'_>) + Send,
    ) -> Result<()> {
        let query = FindingQuery {
            criteria: criteria.clone(),
            sort_by: SortBy::Repository,
            descending: false,
            limit: 0,
            as_of: None,
        };
        let mut walk = Walk::begin(self, &query, None).await?;
        if let Some(images) = walk.selected_images().await? {
            let wanted = walk.admit_all(images).await?;
            return walk.look_at(&wanted, &mut visit).await;
        }
        let (mut waiting, mut after) = (Vec::new(), None);
        loop {
            let page = walk.next_repositories(after.as_ref(), false).await?;
            let Some(last) = page.last() else { break };
            after = Some((last.name.clone(), last.id.clone()));
            for repository in &page {
                if walk.admits(repository) {
                    walk.look_through(repository, &mut waiting, &mut visit).await?;
                }
            }
        }
        walk.look_at(&waiting, &mut visit).await
    }
}

impl Walk<'_> {
    /// Looks at the images of a repository together with those that wait: repositories may have few each.
    async fn look_through(
        &mut self,
        repository: &Repository,
        waiting: &mut Vec<Wanted>,
        visit: &mut (impl FnMut(SeenFinding<'_>) + Send),
    ) -> Result<()> {
        let mut after = None;
        loop {
            let store = self.scanning.store();
            let images = store
                .listed_images_of_repository(&repository.id, after.as_ref(), CHUNK as u32, self.closed)
                .await?;
            let Some(last) = images.last() else { return Ok(()) };
            after = Some(last.digest);
            waiting.extend(self.admit_all(images).await?);
            if waiting.len() >= CHUNK {
                self.look_at(&std::mem::take(waiting), visit).await?;
            }
        }
    }

    async fn look_at(
        &self,
        wanted: &[Wanted],
        visit: &mut (impl FnMut(SeenFinding<'_>) + Send),
    ) -> Result<()> {
        for some in wanted.chunks(CHUNK) {
            let watched = some.iter().map(|one| one.watched.clone()).collect();
            let results = self.scanning.join_without_texts(watched).await?;
            for (one, mut result) in some.iter().zip(results) {
                self.visit_chosen(one, &mut result, &mut *visit).await?;
            }
        }
        Ok(())
    }
}
