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
use tidewaiter_scanning::{FollowError, Follower, ImageNews, NewsCursor, Scanning};
use tidewaiter_store::Store;

pub use documents::PREDICATE_TYPES;
pub use envelope::ARTIFACT_TYPE;
pub use error::{AttestationError, Result};
pub use key::ResultsKey;
pub use publish::{Published, VERDICT};

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
        if let ImageNews::Image { repository, digest } = news {
            return self.publish(repository, digest).await.map(drop);
        }
        let mut cursor = NewsCursor::default();
        loop {
            let images = self.0.scanning.next_of_news(news, &mut cursor).await?;
            if images.is_empty() {
                return Ok(());
            }
            for image in &images {
                self.publish(&image.repository, &image.digest).await?;
            }
        }
    }
}

#[async_trait]
impl Follower for Attestor {
    async fn follow(&self, news: &ImageNews) -> std::result::Result<(), FollowError> {
        let followed = self.follow_news(news).await;
        followed.map_err(|error| FollowError(error.to_string()))
    }
}
