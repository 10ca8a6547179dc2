//! The images that reports are of: those that enhanced scanning watches, by repository and push.

use tidewaiter_store::{Image, ImageCursor, Repository};
use tidewaiter_types::Digest;

use super::{ReportError, Reports};

/// Repositories, or images of one, that are read at once.
const PAGE: u32 = 100;

/// Where a walk over images is.
#[derive(Default)]
pub(super) struct Images {
    repositories: Vec<Repository>,
    after_repository: Option<String>,
    after_image: Option<ImageCursor>,
    is_over: bool,
}

impl Images {
    /// Some images of one repository; `None` at the end. An empty list is not the end.
    pub(super) async fn next(
        &mut self,
        reports: &Reports,
    ) -> Result<Option<(Repository, Vec<Image>)>, ReportError> {
        if self.repositories.is_empty() && !self.is_over {
            let after = self.after_repository.as_deref();
            self.repositories = reports.store().repositories(after, PAGE).await?;
            self.is_over = self.repositories.is_empty();
            self.after_repository = self.repositories.last().map(|last| last.name.clone());
            self.repositories.reverse();
        }
        let Some(repository) = self.repositories.last().cloned() else {
            return Ok(None);
        };
        let (store, cursor) = (reports.store(), &mut self.after_image);
        let images = store.next_images(&repository.id, cursor, PAGE).await?;
        if images.is_empty() {
            self.repositories.pop();
            self.after_image = None;
        }
        let watched = watched(reports, &repository, images).await?;
        Ok(Some((repository, watched)))
    }
}

async fn watched(
    reports: &Reports,
    repository: &Repository,
    mut images: Vec<Image>,
) -> Result<Vec<Image>, ReportError> {
    let digests: Vec<Digest> = images.iter().map(|image| image.digest).collect();
    let watched = reports.store().watched_images(&repository.id, &digests).await?;
    images.retain(|image| watched.get(&image.digest).is_some_and(|image| !image.expired));
    Ok(images)
}
