//! A walk over what is covered: repositories by name, and after each its images by their push.

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::inspector2::{
    CoverageFilterCriteria, CoverageResourceType, CoveredResource, EcrContainerImageMetadata,
    EcrRepositoryMetadata, EcrScanFrequency, ResourceScanMetadata, ScanStatus, ScanType,
};
use tidewaiter_aws_wire::EpochSeconds;
use tidewaiter_scanning::rules::{Frequency, ScanningConfiguration};
use tidewaiter_store::{
    self as store, Image, ImageCursor, ImageFilter, ImageQuery, Repository, Scan, WatchedImage,
};
use tidewaiter_types::{Digest, Timestamp, media_type};

use super::filter::strings;
use super::reason;
use crate::errors::internal;
use crate::{Inspector, Result};

/// Images that are read at once.
const PAGE: u32 = 500;

/// A place in the walk: after a repository, or after one of its images.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Position {
    repository: String,
    image: Option<(Timestamp, Digest)>,
}

/// A resource, and what filters look at beside it.
pub(super) struct Covered {
    pub(super) position: Position,
    pub(super) repository: String,
    pub(super) tags: Vec<String>,
    pub(super) pulled_at: Option<EpochSeconds>,
    pub(super) resource: CoveredResource,
}

/// The walk, some resources at a time.
pub(super) struct Walk<'a> {
    inspector: &'a Inspector,
    criteria: &'a CoverageFilterCriteria,
    configuration: ScanningConfiguration,
    /// Since when the advisories are known that all images stand for.
    known_since: Option<Timestamp>,
    after: Option<Position>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        inspector: &'a Inspector,
        criteria: &'a CoverageFilterCriteria,
        (configuration, known_since): (ScanningConfiguration, Option<Timestamp>),
        after: Option<Position>,
    ) -> Self {
        Self {
            inspector,
            criteria,
            configuration,
            known_since,
            after,
        }
    }

    /// What comes next; an empty batch is not the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Covered>>> {
        if let Some(position) = self.after.clone() {
            let images = self.images(&position).await?;
            if let Some(last) = images.last() {
                self.after = Some(last.position.clone());
                return Ok(Some(images));
            }
        }
        let name = self.after.take().map(|position| position.repository);
        let store = self.inspector.store();
        let mut next = store.repositories(name.as_deref(), 1).await.map_err(internal)?;
        let Some(repository) = next.pop() else {
            return Ok(None);
        };
        let covered = self.repository(&repository).await?;
        self.after = Some(covered.position.clone());
        Ok(Some(vec![covered]))
    }

    /// Whether any image of a repository can be wanted.
    fn wants_images_of(&self, repository: &str) -> bool {
        strings(&self.criteria.ecr_repository_name, &[repository])
            && strings(
                &self.criteria.resource_type,
                &[CoverageResourceType::AwsEcrContainerImage.as_str()],
            )
    }

    async fn images(&self, position: &Position) -> Result<Vec<Covered>> {
        if !self.wants_images_of(&position.repository) {
            return Ok(Vec::new());
        }
        let store = self.inspector.store();
        let found = store.repository(&position.repository).await.map_err(internal)?;
        let Some(repository) = found else {
            return Ok(Vec::new());
        };
        let images = self.page(&repository, position.image, PAGE).await?;
        let digests: Vec<Digest> = images.iter().map(|image| image.digest).collect();
        let scans = store.latest_scans(&repository.id, &digests, store::ScanType::Enhanced);
        let scans = scans.await.map_err(internal)?;
        let watched = store.watched_images(&repository.id, &digests).await;
        let watched = watched.map_err(internal)?;
        let frequency = self.configuration.applied_to(&repository.name).frequency;
        let covered = images.into_iter().map(|image| {
            let (scan, watched) = (scans.get(&image.digest), watched.get(&image.digest));
            let status = reason::of_image(frequency, &image, scan, watched);
            self.image(&repository, image, status, self.last_scan(scan, watched))
        });
        Ok(covered.collect())
    }

    /// Images without the lists of images, which are never scanned themselves.
    async fn page(
        &self,
        repository: &Repository,
        mut after: Option<(Timestamp, Digest)>,
        limit: u32,
    ) -> Result<Vec<Image>> {
        loop {
            let query = ImageQuery {
                filter: ImageFilter::Any,
                after: after.map(|(pushed_at, digest)| ImageCursor { pushed_at, digest }),
                limit,
            };
            let mut images = self
                .inspector
                .store()
                .images(&repository.id, &query)
                .await
                .map_err(internal)?;
            after = images.last().map(|last| (last.pushed_at, last.digest));
            images.retain(|image| !media_type::is_index(&image.media_type));
            if !images.is_empty() || after.is_none() {
                return Ok(images);
            }
        }
    }

    async fn repository(&self, repository: &Repository) -> Result<Covered> {
        let frequency = self.configuration.applied_to(&repository.name).frequency;
        let has_images = !self.page(repository, None, 1).await?.is_empty();
        let last_scanned_at = self.last_scan_in(repository, frequency).await?;
        Ok(Covered {
            position: Position {
                repository: repository.name.clone(),
                image: None,
            },
            repository: repository.name.clone(),
            tags: Vec::new(),
            pulled_at: None,
            resource: CoveredResource {
                resource_metadata: Some(ResourceScanMetadata {
                    ecr_repository: Some(EcrRepositoryMetadata {
                        name: Some(repository.name.clone()),
                        scan_frequency: Some(word_of(frequency)),
                    }),
                    ..ResourceScanMetadata::default()
                }),
                resource_id: self.inspector.repository_arn(&repository.name),
                resource_type: CoverageResourceType::AwsEcrRepository,
                ..self.resource(reason::of_repository(frequency, has_images), last_scanned_at)
            },
        })
    }

    fn image(
        &self,
        repository: &Repository,
        image: Image,
        status: ScanStatus,
        last_scanned_at: Option<Timestamp>,
    ) -> Covered {
        let pulled_at = image.last_pulled_at.map(EpochSeconds::from);
        Covered {
            position: Position {
                repository: repository.name.clone(),
                image: Some((image.pushed_at, image.digest)),
            },
            repository: repository.name.clone(),
            tags: image.tags.clone(),
            pulled_at,
            resource: CoveredResource {
                resource_metadata: Some(ResourceScanMetadata {
                    ecr_image: Some(EcrContainerImageMetadata {
                        image_pulled_at: pulled_at,
                        in_use_count: None,
                        last_in_use_at: None,
                        tags: Some(image.tags),
                    }),
                    ..ResourceScanMetadata::default()
                }),
                resource_id: self.inspector.image_arn(&repository.name, &image.digest),
                resource_type: CoverageResourceType::AwsEcrContainerImage,
                ..self.resource(status, last_scanned_at)
            },
        }
    }

    /// When an image was last looked at: by a scan, or, if it is scanned continuously, because advisories came in.
    fn last_scan(&self, scan: Option<&Scan>, watched: Option<&WatchedImage>) -> Option<Timestamp> {
        let looked_into = watched.map(|watched| watched.last_scanned_at);
        let scanned = looked_into.max(scan.and_then(|scan| scan.completed_at));
        match scan.map(|scan| scan.status) {
            Some(store::ScanStatus::Active) => scanned.max(self.known_since),
            _ => scanned,
        }
    }

    /// When one of a repository's images was last looked at.
    async fn last_scan_in(&self, repository: &Repository, frequency: Frequency) -> Result<Option<Timestamp>> {
        let store = self.inspector.store();
        let scanned = store
            .last_scan_at(&repository.id, store::ScanType::Enhanced)
            .await;
        let scanned = scanned.map_err(internal)?;
        Ok(match frequency {
            Frequency::ContinuousScan => scanned.and_then(|scanned| Some(scanned).max(self.known_since)),
            _ => scanned,
        })
    }

    /// What all resources share.
    fn resource(&self, status: ScanStatus, last_scanned_at: Option<Timestamp>) -> CoveredResource {
        CoveredResource {
            account_id: self.inspector.account().to_owned(),
            last_scanned_at: last_scanned_at.map(Into::into),
            resource_id: String::new(),
            resource_metadata: None,
            resource_type: CoverageResourceType::AwsEcrRepository,
            scan_mode: None,
            scan_status: Some(status),
            scan_type: ScanType::Package,
        }
    }
}

fn word_of(frequency: Frequency) -> EcrScanFrequency {
    EcrScanFrequency::from(frequency.as_str())
}
