//! `DescribeImages`: images with their size, times, tags and scan.

use std::collections::BTreeMap;

use tidewaiter_aws_api::ecr::{
    DescribeImagesFilter, DescribeImagesRequest, DescribeImagesResponse, ImageDetail, ImageStatus,
};
use tidewaiter_store::{
    Image, ImageCursor, ImageQuery, ReferenceKind, Repository, Scan, ScanType, counts_json,
};
use tidewaiter_types::{Digest, Timestamp, media_type};

use super::filter;
use super::identify::identify;
use crate::errors::{About, internal};
use crate::paging::Paging;
use crate::scan_status::{status, summary};
use crate::{Call, Ecr, ImageId, Result, number};

pub(crate) async fn describe(
    ecr: &Ecr,
    call: &Call,
    input: DescribeImagesRequest,
) -> Result<DescribeImagesResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let wanted = input.filter.clone().unwrap_or_default();
    let (images, next_token) = match &input.image_ids {
        Some(ids) => (named(ecr, &about, &repository, ids, wanted).await?, None),
        None => {
            let paging = Paging::of(ecr, call, &input, input.max_results);
            page(ecr, &repository, &paging, input.next_token.as_deref(), wanted).await?
        }
    };
    Ok(DescribeImagesResponse {
        image_details: Some(ecr.details(&repository, images).await?),
        next_token,
    })
}

/// The images of these ids, each once.
async fn named(
    ecr: &Ecr,
    about: &About<'_>,
    repository: &Repository,
    ids: &[ImageId],
    wanted: DescribeImagesFilter,
) -> Result<Vec<Image>> {
    let mut images: Vec<Image> = Vec::new();
    for id in ids {
        let found = identify(ecr, repository, id).await?;
        let image = found.map_err(|unidentified| unidentified.error(about, id))?;
        if !images.iter().any(|known| known.digest == image.digest) {
            images.push(image);
        }
    }
    let filter = filter(wanted.tag_status, wanted.image_status);
    images.retain(|image| match filter {
        None => false,
        Some(tidewaiter_store::ImageFilter::Any) => true,
        Some(tidewaiter_store::ImageFilter::Tagged) => !image.tags.is_empty(),
        Some(tidewaiter_store::ImageFilter::Untagged) => image.tags.is_empty(),
    });
    Ok(images)
}

async fn page(
    ecr: &Ecr,
    repository: &Repository,
    paging: &Paging<'_>,
    token: Option<&str>,
    wanted: DescribeImagesFilter,
) -> Result<(Vec<Image>, Option<String>)> {
    let after: Option<(Timestamp, Digest)> = paging.position(token)?;
    let Some(filter) = filter(wanted.tag_status, wanted.image_status) else {
        return Ok((Vec::new(), None));
    };
    let query = ImageQuery {
        filter,
        after: after.map(|(pushed_at, digest)| ImageCursor { pushed_at, digest }),
        limit: paging.one_more(),
    };
    let images = ecr.registry.store().images(&repository.id, &query).await;
    let mut images = images.map_err(internal)?;
    let next = paging.cut(&mut images, |last| (last.pushed_at, last.digest));
    Ok((images, next))
}

impl Ecr {
    async fn details(&self, repository: &Repository, images: Vec<Image>) -> Result<Vec<ImageDetail>> {
        let digests: Vec<Digest> = images.iter().map(|image| image.digest).collect();
        self.scanning.end_windows().await.map_err(internal)?;
        let store = self.registry.store();
        let scan_type = self.scanning.configuration().await.map_err(internal)?.scan_type;
        let scans = store.latest_scans(&repository.id, &digests, scan_type);
        let mut scans = scans.await.map_err(internal)?;
        if scan_type == ScanType::Enhanced {
            let shown = self.scanning.shown_counts(repository, &digests).await;
            for (digest, counts) in shown.map_err(internal)? {
                scans
                    .entry(digest)
                    .and_modify(|scan| scan.counts = counts_json(&counts));
            }
        }
        let sizes = self.sizes(repository, &images).await?;
        let details = images.into_iter().map(|image| {
            let detail = detail(&repository.name, scans.get(&image.digest), &sizes, image);
            ImageDetail {
                registry_id: Some(self.account().to_owned()),
                ..detail
            }
        });
        Ok(details.collect())
    }

    /// The size of each image; that of an index is the largest of the images that it lists.
    async fn sizes(&self, repository: &Repository, images: &[Image]) -> Result<BTreeMap<Digest, u64>> {
        let mut sizes: BTreeMap<Digest, u64> = images
            .iter()
            .map(|image| (image.digest, image.image_size))
            .collect();
        for index in images
            .iter()
            .filter(|image| media_type::is_index(&image.media_type))
        {
            let largest = self.largest_listed(repository, &index.digest, &sizes).await?;
            sizes.insert(index.digest, largest);
        }
        Ok(sizes)
    }

    async fn largest_listed(
        &self,
        repository: &Repository,
        index: &Digest,
        known: &BTreeMap<Digest, u64>,
    ) -> Result<u64> {
        let store = self.registry.store();
        let listed = store.references(&repository.id, index).await.map_err(internal)?;
        let mut largest = 0;
        for found in listed
            .iter()
            .filter(|found| found.kind == ReferenceKind::Manifest)
        {
            let size = match known.get(&found.digest) {
                Some(size) => *size,
                None => {
                    let image = store
                        .image(&repository.id, &found.digest)
                        .await
                        .map_err(internal)?;
                    image.map_or(0, |image| image.image_size)
                }
            };
            largest = largest.max(size);
        }
        Ok(largest)
    }
}

fn detail(repository: &str, scan: Option<&Scan>, sizes: &BTreeMap<Digest, u64>, image: Image) -> ImageDetail {
    ImageDetail {
        registry_id: None,
        repository_name: Some(repository.to_owned()),
        image_digest: Some(image.digest.to_string()),
        image_tags: Some(image.tags).filter(|tags| !tags.is_empty()),
        image_size_in_bytes: sizes.get(&image.digest).copied().and_then(number),
        image_pushed_at: Some(image.pushed_at.into()),
        image_scan_status: scan.map(status),
        image_scan_findings_summary: scan.and_then(summary),
        image_manifest_media_type: Some(image.media_type),
        artifact_media_type: image.artifact_type.or(image.config_media_type),
        last_recorded_pull_time: image.last_pulled_at.map(Into::into),
        subject_manifest_digest: image.subject.map(|subject| subject.to_string()),
        image_status: Some(ImageStatus::Active),
        last_activated_at: None,
        last_archived_at: None,
    }
}
