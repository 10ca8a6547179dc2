//! Who watches pushes: the seam where scanning joins, without the registry knowing of it.

use async_trait::async_trait;
use bytes::Bytes;
use tidewaiter_store::{Effects, Repository, RepositoryId};
use tidewaiter_types::{Digest, Timestamp};

use crate::document::Document;

/// A manifest that is being put.
pub struct ManifestPush<'a> {
    /// Where to.
    pub repository: &'a Repository,
    /// Its digest.
    pub digest: Digest,
    /// The manifest.
    pub document: &'a Document,
    /// Tags that it is put under; empty for a put by digest.
    pub tags: &'a [String],
    /// When.
    pub at: Timestamp,
}

/// What shall happen in the transaction of a put.
#[derive(Default)]
pub struct PushEffects {
    /// Whenever it succeeds.
    pub on_push: Effects,
    /// If the repository did not hold this digest before.
    pub on_new_image: Effects,
}

/// Watches pushes. Nothing that it does can fail one.
#[async_trait]
pub trait PushObserver: Send + Sync + 'static {
    /// Offered for every blob upload, since what the blob is will be known from its first bytes at the earliest.
    /// `size` is the upload's length where the client tells. `None`: not interested.
    fn layer_started(&self, size: Option<u64>) -> Option<Box<dyn LayerTee>>;

    /// Asked before a manifest is written: what else belongs into its transaction.
    async fn before_manifest(&self, push: &ManifestPush<'_>) -> PushEffects;

    /// Asked before a tag or an image is deleted: what else belongs into its transaction.
    async fn effects_of_deletion(
        &self,
        _repository: &Repository,
        _digest: &Digest,
        _at: Timestamp,
    ) -> Effects {
        Effects::default()
    }

    /// Asked before a repository is deleted with all that is in it: what else belongs into its transaction.
    fn effects_of_repository_deletion(&self, _repository: &RepositoryId, _at: Timestamp) -> Effects {
        Effects::default()
    }

    /// Told after the transaction, to wake up whoever works on its jobs.
    async fn manifest_pushed(&self, push: &ManifestPush<'_>, new_image: bool);

    /// Told after pulls were written down: which images, and when. A batch, and some time after the pulls.
    async fn images_pulled(&self, pulls: &[(RepositoryId, Digest, Timestamp)]);

    /// Told after a blob's bytes were garbage-collected: what was derived from them can go.
    async fn blob_collected(&self, digest: &Digest);
}

/// Gets an upload's bytes beside the blob store, in order, each once. Dropped without [`LayerTee::finish`] the
/// upload came to nothing (or was handed to another process): whatever was learnt is void.
#[async_trait]
pub trait LayerTee: Send {
    /// The next bytes, shared and not copied. May wait, which is back-pressure on the client; must not wait for
    /// longer than the work on bytes it was already given.
    async fn chunk(&mut self, bytes: &Bytes);

    /// The blob is complete and verified. The push answers when this returns.
    async fn finish(self: Box<Self>, digest: &Digest, size: u64);
}

/// Watches nothing.
pub struct NoObserver;

#[async_trait]
impl PushObserver for NoObserver {
    fn layer_started(&self, _size: Option<u64>) -> Option<Box<dyn LayerTee>> {
        None
    }

    async fn before_manifest(&self, _push: &ManifestPush<'_>) -> PushEffects {
        PushEffects::default()
    }

    async fn manifest_pushed(&self, _push: &ManifestPush<'_>, _new_image: bool) {}

    async fn images_pulled(&self, _pulls: &[(RepositoryId, Digest, Timestamp)]) {}

    async fn blob_collected(&self, _digest: &Digest) {}
}
