//! Manifests, tags and referrers.

use std::sync::Arc;

use bytes::Bytes;
use tidewaiter_blobs::digest_of;
use tidewaiter_events::{Event, ImageAction};
use tidewaiter_store::{
    Deleted, Effects, NewEvent, NewManifest, PutOutcome, ReferenceKind, Referrer, Repository, Tag,
};
use tidewaiter_types::{Algorithm, Digest, Timestamp};

use crate::cache::StoredManifest;
use crate::document::Document;
use crate::error::RegistryError;
use crate::mutability::tag_is_immutable;
use crate::names::{Reference, check_tag};
use crate::observer::{ManifestPush, PushEffects};
use crate::{Registry, Result};

/// A manifest to be put.
pub struct PutManifest {
    /// The repository's name.
    pub repository: String,
    /// The client's bytes.
    pub bytes: Bytes,
    /// The media type that came with them.
    pub media_type: Option<String>,
    /// The digest that the client promises; sha256 is computed where it promises none.
    pub digest: Option<Digest>,
    /// Tags to set; none for a put by digest alone.
    pub tags: Vec<String>,
}

/// What became of a put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutReceipt {
    /// The manifest's digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// The manifest that it is about.
    pub subject: Option<Digest>,
    /// Whether the repository did not hold it before.
    pub new_image: bool,
    /// Whether anything changed: the image or one of the tags is new.
    pub changed: bool,
}

impl Registry {
    /// Stores a manifest and sets its tags, in one transaction with all that follows from it.
    ///
    /// # Errors
    /// [`RegistryError::ManifestInvalid`], [`RegistryError::DigestMismatch`], [`RegistryError::BlobsMissing`],
    /// [`RegistryError::ManifestsMissing`], [`RegistryError::TagImmutable`].
    pub async fn put_manifest(&self, put: PutManifest) -> Result<PutReceipt> {
        put.tags.iter().try_for_each(|tag| check_tag(tag))?;
        let digest = verified_digest(&put)?;
        let repository = self.repository_for_push(&put.repository).await?;
        let document = Document::read(put.bytes, put.media_type.as_deref())?;
        let push = ManifestPush {
            repository: &repository,
            digest,
            document: &document,
            tags: &put.tags,
            at: self.now(),
        };
        let outcome = self.write_manifest(&push).await?;
        self.forget(&repository.name, &digest, &put.tags);
        let (new_image, moved) = accept(outcome, &repository, &document)?;
        self.0.observer.manifest_pushed(&push, new_image).await;
        Ok(PutReceipt {
            digest,
            media_type: document.media_type.clone(),
            subject: document.manifest.subject.as_ref().map(|subject| subject.digest),
            new_image,
            changed: new_image || moved,
        })
    }

    async fn write_manifest(&self, push: &ManifestPush<'_>) -> Result<PutOutcome> {
        let PushEffects {
            mut on_push,
            on_new_image,
        } = self.0.observer.before_manifest(push).await;
        on_push.events.extend(self.push_events(push));
        let document = push.document;
        let new = NewManifest {
            repository: push.repository.id.clone(),
            digest: push.digest,
            media_type: document.media_type.clone(),
            artifact_type: document.manifest.artifact_type.clone(),
            config_media_type: document.config_media_type(),
            subject: document.manifest.subject.as_ref().map(|subject| subject.digest),
            image_size: document.image_size(),
            bytes: document.bytes.to_vec(),
            annotations: document.manifest.annotations.clone().unwrap_or_default(),
            references: document.references(),
            tags: push.tags.to_vec(),
            immutable: tag_is_immutable,
            pushed_at: push.at,
            on_push,
            on_new_image,
        };
        Ok(self.0.store.put_manifest(&new).await?)
    }

    fn push_events(&self, push: &ManifestPush<'_>) -> Vec<NewEvent> {
        let event = |tag| {
            self.image_event(
                ImageAction::Push,
                &push.repository.name,
                &push.digest,
                tag,
                push.at,
            )
        };
        match push.tags {
            [] => vec![event(None)],
            tags => tags.iter().map(|tag| event(Some(tag))).collect(),
        }
    }

    fn image_event(
        &self,
        action: ImageAction,
        repository: &str,
        digest: &Digest,
        tag: Option<&str>,
        at: Timestamp,
    ) -> NewEvent {
        let event = Event::image_action(&self.0.config.place, at, action, repository, digest, tag);
        NewEvent {
            subject: format!("{repository}@{digest}"),
            detail: serde_json::to_value(event).expect("an event's members are plain values"),
            created_at: at,
        }
    }

    fn forget(&self, repository: &str, digest: &Digest, tags: &[String]) {
        let tags = tags.iter().cloned().map(Reference::Tag);
        let changed: Vec<_> = tags.chain([Reference::Digest(*digest)]).collect();
        self.0.cache.forget(repository, &changed);
    }

    /// A manifest by tag or digest.
    ///
    /// # Errors
    /// [`RegistryError::ManifestNotFound`] or [`RegistryError::RepositoryNotFound`].
    pub async fn manifest(&self, repository: &str, reference: &Reference) -> Result<Arc<StoredManifest>> {
        if let Some(found) = self.0.cache.get(repository, reference) {
            return Ok(found);
        }
        let seen = self.0.cache.seen();
        let found = match reference {
            Reference::Tag(tag) => self.0.store.manifest_by_tag(repository, tag).await?,
            Reference::Digest(digest) => self.0.store.manifest_by_digest(repository, digest).await?,
        };
        let Some(found) = found else {
            self.repository(repository).await?;
            return Err(no_manifest(repository, reference));
        };
        let found = StoredManifest::new(found);
        self.0.cache.fill(&seen, repository, reference, &found);
        Ok(found)
    }

    /// Deletes a manifest with its tags. `force`: even one that an index lists.
    ///
    /// # Errors
    /// [`RegistryError::ManifestNotFound`], [`RegistryError::Referenced`].
    pub async fn delete_manifest(&self, repository: &str, digest: &Digest, force: bool) -> Result<Deleted> {
        let found = self.repository(repository).await?;
        let now = self.now();
        let effects = self.delete_effects(&found, digest, None, now).await;
        let deleted = self
            .0
            .store
            .delete_manifest(&found.id, digest, force, &effects, now)
            .await?;
        self.settle_deletion(repository, &Reference::Digest(*digest), deleted)
    }

    /// Deletes a tag; `with_image`: and the image, if this was its last.
    ///
    /// # Errors
    /// [`RegistryError::ManifestNotFound`], [`RegistryError::Referenced`].
    pub async fn delete_tag(&self, repository: &str, tag: &str, with_image: bool) -> Result<Deleted> {
        let found = self.repository(repository).await?;
        let reference = Reference::Tag(tag.to_owned());
        let Some(row) = self.0.store.tag(&found.id, tag).await? else {
            return Err(no_manifest(repository, &reference));
        };
        let now = self.now();
        let effects = self.delete_effects(&found, &row.digest, Some(tag), now).await;
        let deleted = self
            .0
            .store
            .delete_tag(&found.id, tag, with_image, &effects, now)
            .await?;
        self.settle_deletion(repository, &reference, deleted)
    }

    async fn delete_effects(
        &self,
        repository: &Repository,
        digest: &Digest,
        tag: Option<&str>,
        now: Timestamp,
    ) -> Effects {
        let observer = &self.0.observer;
        let mut effects = observer.effects_of_deletion(repository, digest, now).await;
        let event = self.image_event(ImageAction::Delete, &repository.name, digest, tag, now);
        effects.events.push(event);
        effects
    }

    fn settle_deletion(&self, repository: &str, reference: &Reference, deleted: Deleted) -> Result<Deleted> {
        match deleted {
            Deleted::NotFound => Err(no_manifest(repository, reference)),
            Deleted::Referenced(parents) => Err(RegistryError::Referenced(parents)),
            Deleted::Done { digest, tags, image } => {
                self.forget(repository, &digest, &tags);
                self.0.cache.forget(repository, [reference]);
                Ok(Deleted::Done { digest, tags, image })
            }
        }
    }

    /// Up to `limit` tags after `after`, in byte order.
    pub async fn tags(&self, repository: &str, after: Option<&str>, limit: u32) -> Result<Vec<Tag>> {
        let id = self.repository(repository).await?.id;
        Ok(self.0.store.tags(&id, after, limit).await?)
    }

    /// Up to `limit` manifests that are about `subject`, by digest, after `after`.
    pub async fn referrers(
        &self,
        repository: &str,
        subject: &Digest,
        artifact_type: Option<&str>,
        after: Option<&Digest>,
        limit: u32,
    ) -> Result<Vec<Referrer>> {
        let id = self.repository(repository).await?.id;
        Ok(self
            .0
            .store
            .referrers(&id, subject, artifact_type, after, limit)
            .await?)
    }
}

fn verified_digest(put: &PutManifest) -> Result<Digest> {
    let algorithm = put.digest.map_or(Algorithm::Sha256, |digest| digest.algorithm());
    let actual = digest_of(algorithm, &put.bytes);
    match put.digest {
        Some(expected) if expected != actual => Err(RegistryError::DigestMismatch {
            expected: Box::new(expected),
            actual: Box::new(actual),
        }),
        _ => Ok(actual),
    }
}

/// Whether the image is new and whether a tag moved; or why nothing was written.
fn accept(outcome: PutOutcome, repository: &Repository, document: &Document) -> Result<(bool, bool)> {
    match outcome {
        PutOutcome::Stored { new_image, moved } => Ok((new_image, !moved.is_empty())),
        PutOutcome::TagImmutable { tag, .. } => Err(RegistryError::TagImmutable {
            repository: repository.name.clone(),
            tag,
        }),
        PutOutcome::Missing(missing) => Err(missing_error(missing, document)),
    }
}

/// Blobs come first: an index has none, an image manifest has nothing else.
fn missing_error(missing: Vec<Digest>, document: &Document) -> RegistryError {
    let references = document.references();
    let is_manifest = |digest: &Digest| {
        let mut kinds = references.iter().filter(|found| found.digest == *digest);
        kinds.all(|found| found.kind == ReferenceKind::Manifest)
    };
    let (manifests, blobs): (Vec<_>, Vec<_>) = missing.into_iter().partition(is_manifest);
    match blobs.is_empty() {
        true => RegistryError::ManifestsMissing(manifests),
        false => RegistryError::BlobsMissing(blobs),
    }
}

fn no_manifest(repository: &str, reference: &Reference) -> RegistryError {
    RegistryError::ManifestNotFound {
        repository: repository.to_owned(),
        reference: reference.to_string(),
    }
}
