//! Signed results of enhanced scanning, kept as referrers of the images that they are about.
//!
//! An image has three: an in-toto statement of its vulnerabilities, an OpenVEX document, and a bill of materials in CycloneDX
//! ([`documents`]), each signed by the registry's own key ([`envelope`]) and put as an artifact whose subject is the image
//! ([`publish`]). [`Attestor`] follows what scanning finds. When the verdict on an image is another, all three are put anew and
//! the old ones are deleted, so that there are never more; when it is the same, nothing happens.
//!
//! Odd: the artifacts are Sigstore bundles, so that tools which look for attestations among referrers find them; but what is
//! signed is in no transparency log. The key is the registry's, and who trusts it does so by its public half.

mod documents;
mod envelope;
mod error;
mod key;
mod publish;

use std::sync::Arc;

use async_trait::async_trait;
use tidewaiter_registry::Registry;
use tidewaiter_scanning::{FollowError, Follower, ImageNews, Scanning};
use tidewaiter_store::{RevisionNumber, Store, WatchedImage};

pub use documents::PREDICATE_TYPES;
pub use envelope::{ARTIFACT_TYPE, signed_bytes};
pub use error::{AttestationError, Result};
pub use key::ResultsKey;
pub use publish::{Published, VERDICT};

/// Images that are read at once.
const PAGE: u32 = 200;

/// Publishes signed results. Cheap to clone.
#[derive(Clone)]
pub struct Attestor(Arc<Inner>);

struct Inner {
    registry: Registry,
    scanning: Scanning,
    key: ResultsKey,
    /// `HOST:PORT` under which clients reach the registry.
    host: String,
}

impl Attestor {
    /// An attestor that signs with this key.
    pub fn new(registry: Registry, scanning: Scanning, key: ResultsKey, host: String) -> Self {
        Self(Arc::new(Inner {
            registry,
            scanning,
            key,
            host,
        }))
    }

    /// The key's public half.
    pub fn key(&self) -> &ResultsKey {
        &self.0.key
    }

    fn store(&self) -> &Store {
        self.0.registry.store()
    }

    async fn follow_news(&self, news: &ImageNews) -> Result<()> {
        match news {
            ImageNews::Image { repository, digest } => self.publish(repository, digest).await.map(drop),
            ImageNews::Revision(number) => self.follow_revision(RevisionNumber(*number)).await,
            ImageNews::Filters(moment) => {
                let mut after = None;
                while let Some((images, last)) = self.0.scanning.images_of_filters(moment, after).await? {
                    after = Some(last);
                    self.publish_all(&images).await?;
                }
                Ok(())
            }
            ImageNews::All => {
                let mut after = None;
                loop {
                    let images = self.store().watched_images_after(after, PAGE).await?;
                    let Some(last) = images.last() else {
                        return Ok(());
                    };
                    after = Some(last.id);
                    self.publish_all(&images).await?;
                }
            }
            // What was in a repository went with it.
            ImageNews::Gone => Ok(()),
        }
    }

    async fn follow_revision(&self, revision: RevisionNumber) -> Result<()> {
        let packages = self.store().changed_packages(revision).await?;
        let reached = self.store().images_with(&packages).await?;
        let mut after = None;
        loop {
            let images = self
                .store()
                .page_of_images(&reached, after, PAGE as usize)
                .await?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(last.number);
            self.publish_all(&images).await?;
        }
    }

    async fn publish_all(&self, images: &[WatchedImage]) -> Result<()> {
        for image in images {
            self.publish(&image.repository, &image.digest).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Follower for Attestor {
    async fn follow(&self, news: &ImageNews) -> std::result::Result<(), FollowError> {
        let followed = self.follow_news(news).await;
        followed.map_err(|error| FollowError(error.to_string()))
    }
}
