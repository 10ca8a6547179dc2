//! Watches the registry's pushes.

use async_trait::async_trait;
use tidewaiter_registry::{LayerTee, ManifestPush, PushEffects, PushObserver};
use tidewaiter_store::{Effects, Repository, RepositoryId};
use tidewaiter_types::{Digest, Timestamp};

use crate::enhanced::{ImageNews, OWN_RESULTS, closed_entry, effects_of_close, is_vex_type, vex_entry};
use crate::start::{effects_of_push, is_scannable};
use crate::tee::InventoryTee;
use crate::{Result, Scanning};

/// Smaller blobs hold no archive: a tar has at least one block and an end.
const SMALLEST_LAYER: u64 = 32;

impl Scanning {
    /// What follows from a VEX document about an image.
    fn effects_of_vex(&self, push: &ManifestPush<'_>) -> Option<Effects> {
        let manifest = &push.document.manifest;
        let image = manifest.subject.as_ref()?.digest;
        let of = manifest
            .artifact_type
            .clone()
            .or_else(|| push.document.config_media_type())?;
        let is_own = manifest
            .annotations
            .as_ref()
            .is_some_and(|all| all.contains_key(OWN_RESULTS));
        if !self.takes_vex() || is_own || !is_vex_type(&of) {
            return None;
        }
        let entry = vex_entry(&push.repository.id, (&image, &push.digest), push.at);
        Some(Effects {
            expansions: vec![entry],
            ..ImageNews::of(&push.repository.id, &image).effects(push.at)
        })
    }

    async fn effects(&self, push: &ManifestPush<'_>) -> Result<Effects> {
        let config = push.document.config_media_type();
        if let Some(effects) = self.effects_of_vex(push) {
            return Ok(effects);
        }
        if !is_scannable(&push.document.media_type, config.as_deref()) {
            return Ok(Effects::default());
        }
        let Some(scan_type) = self.scans_on_push(push.repository).await? else {
            return Ok(Effects::default());
        };
        Ok(effects_of_push(
            &push.repository.id,
            push.digest,
            scan_type,
            push.at,
        ))
    }
}

#[async_trait]
impl PushObserver for Scanning {
    fn layer_started(&self, size: Option<u64>) -> Option<Box<dyn LayerTee>> {
        if size.is_some_and(|size| size < SMALLEST_LAYER) {
            return None;
        }
        let permit = self.0.tees.clone().try_acquire_owned().ok()?;
        Some(Box::new(InventoryTee::start(self.clone(), permit)))
    }

    async fn before_manifest(&self, push: &ManifestPush<'_>) -> PushEffects {
        match self.effects(push).await {
            Ok(on_new_image) => PushEffects {
                on_new_image,
                on_push: ImageNews::of(&push.repository.id, &push.digest).effects(push.at),
            },
            Err(error) => {
                tracing::error!(%error, digest = %push.digest, "a pushed image will not be scanned by itself");
                PushEffects::default()
            }
        }
    }

    async fn effects_of_deletion(&self, repository: &Repository, digest: &Digest, at: Timestamp) -> Effects {
        let mut effects = effects_of_close(&repository.id, digest, at);
        match self.effects_without_vex(repository, digest, at).await {
            Ok(of_document) => {
                let of_document = of_document.unwrap_or_default();
                effects.jobs.extend(of_document.jobs);
                effects.expansions.extend(of_document.expansions);
            }
            Err(error) => {
                tracing::warn!(%error, %digest, "nobody is told of what a deleted VEX document suppressed");
            }
        }
        effects
    }

    fn effects_of_repository_deletion(&self, repository: &RepositoryId, at: Timestamp) -> Effects {
        Effects {
            expansions: vec![closed_entry(repository, None, at)],
            ..ImageNews::Gone.effects(at)
        }
    }

    // The store wakes the workers when the transaction is through.
    async fn manifest_pushed(&self, push: &ManifestPush<'_>, new_image: bool) {
        if new_image {
            return;
        }
        if let Err(error) = self.pushed_again(&push.repository.id, push.digest, push.at).await {
            tracing::warn!(%error, digest = %push.digest, "a push did not make the image's time longer");
        }
    }

    async fn images_pulled(&self, pulls: &[(RepositoryId, Digest, Timestamp)]) {
        let images: Vec<_> = pulls
            .iter()
            .map(|(repository, digest, _)| (repository.clone(), *digest))
            .collect();
        if let Err(error) = self.renewed(&images).await {
            tracing::warn!(%error, "pulls did not make the images' time longer");
        }
    }

    async fn blob_collected(&self, digest: &Digest) {
        if let Err(error) = self.forget_inventory(digest).await {
            tracing::warn!(%error, %digest, "the inventory of a collected layer is left behind");
        }
    }
}
