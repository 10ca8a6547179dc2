//! Images: manifests of the registry in ECR's words, each operation in a file.

mod delete;
mod describe;
mod get;
mod identify;
mod list;
mod put;

use tidewaiter_aws_api::ecr::{ImageStatusFilter, TagStatus};
use tidewaiter_store::ImageFilter;
use tidewaiter_types::Digest;

use crate::ImageId;

pub(crate) use delete::delete;
pub(crate) use describe::describe;
pub(crate) use get::get;
pub(crate) use identify::image;
pub(crate) use list::list;
pub(crate) use put::put;

/// An image's id with or without a tag.
pub(crate) fn id(digest: &Digest, tag: Option<&str>) -> ImageId {
    ImageId {
        image_digest: Some(digest.to_string()),
        image_tag: tag.map(str::to_owned),
    }
}

/// An image by all of its tags, or without any if it has none.
fn ids(digest: &Digest, tags: &[String]) -> Vec<ImageId> {
    match tags {
        [] => vec![id(digest, None)],
        tags => tags.iter().map(|tag| id(digest, Some(tag))).collect(),
    }
}

/// Which images a filter wants; `None` if it wants archived ones, since there are none.
fn filter(tags: Option<TagStatus>, status: Option<ImageStatusFilter>) -> Option<ImageFilter> {
    if matches!(
        status,
        Some(ImageStatusFilter::Archived | ImageStatusFilter::Activating)
    ) {
        return None;
    }
    Some(match tags {
        Some(TagStatus::Tagged) => ImageFilter::Tagged,
        Some(TagStatus::Untagged) => ImageFilter::Untagged,
        _ => ImageFilter::Any,
    })
}
