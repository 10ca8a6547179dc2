//! Puts an image's results beside it, in place of older ones.
//!
//! Whether they are still right is read from the verdict that stands in their annotations; nothing else is kept. Odd: new ones
//! are put before old ones are deleted, so that an image is never without; whoever is killed in between finds too many of them
//! the next time, and deletes the rest.

use std::collections::BTreeSet;

use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tidewaiter_blobs::digest_of;
use tidewaiter_registry::{PutManifest, RegistryError};
use tidewaiter_scanning::{EnhancedResult, OWN_RESULTS};
use tidewaiter_store::{Image, Referrer, Repository, RepositoryId, ScanType};
use tidewaiter_types::media_type::{OCI_EMPTY, OCI_MANIFEST};
use tidewaiter_types::{Algorithm, Digest};

use crate::Attestor;
use crate::documents::{PREDICATE_TYPES, Subject, predicates, rfc3339};
use crate::envelope::{ARTIFACT_TYPE, bundle, statement};
use crate::error::{AttestationError, Result};

/// The annotation with what the results came to; by it they are told from those of others.
pub const VERDICT: &str = OWN_RESULTS;
/// The annotation with the type of what is stated, as Sigstore's tools write it.
const PREDICATE: &str = "dev.sigstore.bundle.predicateType";
const EMPTY: &[u8] = b"{}";
/// Referrers that are read at once.
const PAGE: u32 = 100;

/// What became of an image's results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Artifacts that were put.
    pub put: usize,
    /// Artifacts that were deleted.
    pub deleted: usize,
}

impl Attestor {
    /// Brings an image's results up to what is found in it now. Nothing happens while they are right.
    ///
    /// # Errors
    /// If the registry, scanning or their stores fail; to be tried again.
    pub async fn publish(&self, repository: &RepositoryId, digest: &Digest) -> Result<Published> {
        let configuration = self.0.scanning.configuration().await?;
        let Some(repository) = self.store().repository_by_id(repository).await? else {
            return Ok(Published::default());
        };
        if configuration.scan_type != ScanType::Enhanced {
            return Ok(Published::default());
        }
        let there = self.own(&repository.name, digest).await?;
        let image = self.store().image(&repository.id, digest).await?;
        let result = self.0.scanning.enhanced_result(&repository, digest).await?;
        // What is scanned no more has no result that anybody should rely on.
        let result = result.filter(|result| result.image.closed.is_none());
        let (put, old) = match image.zip(result) {
            Some((image, result)) => self.renew(&repository, &image, &result, there).await?,
            None => (0, there.iter().map(|one| one.digest).collect()),
        };
        for artifact in &old {
            match self
                .0
                .registry
                .delete_manifest(&repository.name, artifact, true)
                .await
            {
                Ok(_) | Err(RegistryError::ManifestNotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Published {
            put,
            deleted: old.len(),
        })
    }

    /// Puts what is missing; how many, and which artifacts are to be deleted.
    async fn renew(
        &self,
        repository: &Repository,
        image: &Image,
        result: &EnhancedResult,
        there: Vec<Referrer>,
    ) -> Result<(usize, Vec<Digest>)> {
        let verdict = verdict(result, &self.0.key.hint());
        let (mut right, mut old) = (BTreeSet::new(), Vec::new());
        for one in there {
            let predicate = one.annotations.get(PREDICATE).cloned().unwrap_or_default();
            let is_right = one.annotations.get(VERDICT) == Some(&verdict);
            if !(is_right && right.insert(predicate)) {
                old.push(one.digest);
            }
        }
        let is_missing = |predicate: &&str| !right.contains(*predicate);
        if !PREDICATE_TYPES.iter().any(is_missing) {
            return Ok((0, old));
        }
        let Some(predicates) = self.predicates(repository, image, result).await? else {
            return Ok((0, old));
        };
        let mut put = 0;
        for (predicate_type, predicate) in PREDICATE_TYPES.iter().zip(&predicates) {
            if is_missing(predicate_type) {
                let name = format!("{}/{}", self.0.host, repository.name);
                let statement = statement(&name, &image.digest, predicate_type, predicate);
                self.put(repository, image, (predicate_type, &verdict), &statement)
                    .await?;
                put += 1;
            }
        }
        Ok((put, old))
    }

    /// The predicates about an image; `None` if it has no files, or went meanwhile.
    async fn predicates(
        &self,
        repository: &Repository,
        image: &Image,
        result: &EnhancedResult,
    ) -> Result<Option<[Value; 3]>> {
        let scanning = &self.0.scanning;
        let found = match scanning.image_document(&repository.name, &image.digest).await {
            Ok(Some(found)) => found,
            Ok(None) | Err(tidewaiter_scanning::ScanError::ImageNotFound) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let tag = image.tags.first().map(|tag| format!(":{tag}"));
        let name = format!("{}/{}{}", self.0.host, repository.name, tag.unwrap_or_default());
        let (image, result, database) = (image.clone(), result.clone(), scanning.database());
        let writing = tokio::task::spawn_blocking(move || {
            predicates(&Subject {
                name,
                image: &image,
                found: &found,
                result: &result,
                database: &database,
            })
        });
        let written = writing
            .await
            .map_err(|error| AttestationError::Document(error.to_string()))?;
        written.map(Some)
    }

    /// Puts one signed statement as an artifact.
    async fn put(
        &self,
        repository: &Repository,
        image: &Image,
        (predicate_type, verdict): (&str, &str),
        statement: &Value,
    ) -> Result<()> {
        let bytes = bundle(statement, &self.0.key);
        let size = bytes.len();
        let config = self.upload(&repository.name, EMPTY.into()).await?;
        let layer = self.upload(&repository.name, bytes.into()).await?;
        let manifest = json!({
            "schemaVersion": 2,
            "mediaType": OCI_MANIFEST,
            "artifactType": ARTIFACT_TYPE,
            "config": {"mediaType": OCI_EMPTY, "digest": config, "size": EMPTY.len()},
            "layers": [{"mediaType": ARTIFACT_TYPE, "digest": layer, "size": size}],
            "subject": {"mediaType": image.media_type, "digest": image.digest, "size": image.manifest_size},
            "annotations": {
                "org.opencontainers.image.created": rfc3339(self.0.scanning.now()),
                "dev.sigstore.bundle.content": "dsse-envelope",
                PREDICATE: predicate_type,
                VERDICT: verdict,
            },
        });
        let put = PutManifest {
            repository: repository.name.clone(),
            bytes: manifest.to_string().into(),
            media_type: Some(OCI_MANIFEST.to_owned()),
            digest: None,
            tags: Vec::new(),
        };
        self.0.registry.put_manifest(put).await?;
        Ok(())
    }

    async fn upload(&self, repository: &str, bytes: Bytes) -> Result<Digest> {
        let digest = digest_of(Algorithm::Sha256, &bytes);
        let size = Some(bytes.len() as u64);
        let mut upload = self
            .0
            .registry
            .upload_at_once(repository, Algorithm::Sha256, size)
            .await?;
        upload.append(bytes).await?;
        upload.finish(&digest).await?;
        Ok(digest)
    }

    /// The registry's own results of an image, whether it is there or not.
    async fn own(&self, repository: &str, image: &Digest) -> Result<Vec<Referrer>> {
        let mut own = Vec::new();
        let mut after: Option<Digest> = None;
        loop {
            let page = self
                .0
                .registry
                .referrers(repository, image, Some(ARTIFACT_TYPE), after.as_ref(), PAGE)
                .await?;
            let Some(last) = page.last() else {
                return Ok(own);
            };
            after = Some(last.digest);
            own.extend(
                page.into_iter()
                    .filter(|one| one.annotations.contains_key(VERDICT)),
            );
        }
    }
}

/// What a result comes to, in a word: what is found where, how grave it is, what mends it, and what is suppressed. The same
/// for as long as all of that is, and signed by the same key.
fn verdict(result: &EnhancedResult, key: &str) -> String {
    let findings: Vec<Value> = result
        .findings
        .iter()
        .map(|found| {
            let packages: Vec<_> = found
                .finding
                .packages
                .iter()
                .map(|package| (&package.name, &package.version, &package.fixed_version))
                .collect();
            json!([
                found.finding.vulnerability,
                found.severity(),
                found.status.as_str(),
                packages
            ])
        })
        .collect();
    let digest = Sha256::digest(json!([key, findings]).to_string());
    hex::encode(&digest[..16])
}
