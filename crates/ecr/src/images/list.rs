//! `ListImages`: the ids of images, one for each tag.
//!
//! Odd: a page holds so many ids, not images, and an image may have a thousand tags; so a page may end within an
//! image, and its token says where.

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::ecr::{ListImagesRequest, ListImagesResponse};
use tidewaiter_store::{Image, ImageCursor, ImageQuery};
use tidewaiter_types::{Digest, Timestamp};

use super::{filter, ids};
use crate::errors::internal;
use crate::paging::Paging;
use crate::{Call, Ecr, ImageId, Result};

/// The image before which a page began to be read, and how many ids of the next image were given already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Position {
    after: Option<(Timestamp, Digest)>,
    /// Up to which tag the image after that was given, and which image it was.
    within: Option<(Digest, Option<String>)>,
}

pub(crate) async fn list(ecr: &Ecr, call: &Call, input: ListImagesRequest) -> Result<ListImagesResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = ecr.registry.repository(about.repository).await;
    let repository = repository.map_err(|error| about.registry(error))?;
    let paging = Paging::of(ecr, call, &input, input.max_results);
    let position: Position = paging.position(input.next_token.as_deref())?.unwrap_or_default();
    let wanted = input.filter.unwrap_or_default();
    let images = match filter(wanted.tag_status, wanted.image_status) {
        Some(filter) => {
            let query = ImageQuery {
                filter,
                after: position
                    .after
                    .map(|(pushed_at, digest)| ImageCursor { pushed_at, digest }),
                // An image that was given in part may turn out to have been given whole.
                limit: paging.one_more() + 1,
            };
            let images = ecr.registry.store().images(&repository.id, &query).await;
            images.map_err(internal)?
        }
        None => Vec::new(),
    };
    let (image_ids, next) = page(&images, position, paging.limit());
    Ok(ListImagesResponse {
        image_ids: Some(image_ids),
        next_token: next.map(|next| paging.token(&next)),
    })
}

/// Up to `limit` ids from a position on, and the position after them if there are more.
fn page(images: &[Image], start: Position, limit: usize) -> (Vec<ImageId>, Option<Position>) {
    let mut given = Vec::new();
    let mut position = start.clone();
    for image in images {
        for id in left(image, start.within.as_ref()) {
            if given.len() == limit {
                return (given, Some(position));
            }
            position.within = Some((image.digest, id.image_tag.clone()));
            given.push(id);
        }
        position = Position {
            after: Some((image.pushed_at, image.digest)),
            within: None,
        };
    }
    (given, None)
}

/// The ids of an image that were not given before.
fn left(image: &Image, within: Option<&(Digest, Option<String>)>) -> Vec<ImageId> {
    let mut all = ids(&image.digest, &image.tags);
    if let Some((digest, upto)) = within
        && *digest == image.digest
    {
        all.retain(|id| id.image_tag > *upto);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn image(number: u8, tags: usize) -> Image {
        Image {
            digest: Digest::Sha256([number; 32]),
            media_type: String::new(),
            artifact_type: None,
            config_media_type: None,
            subject: None,
            manifest_size: 0,
            image_size: 0,
            pushed_at: Timestamp(i64::from(number)),
            renewed_at: None,
            last_pulled_at: None,
            tags: (0..tags).map(|tag| format!("{number}-{tag}")).collect(),
        }
    }

    proptest! {
        #[test]
        fn pages_give_every_id_once_in_order(counts in prop::collection::vec(0usize..6, 0..8), limit in 1usize..7) {
            let images: Vec<Image> = (1u8..).zip(counts).map(|(number, tags)| image(number, tags)).collect();
            let all: Vec<ImageId> = images.iter().flat_map(|image| ids(&image.digest, &image.tags)).collect();
            let mut seen = Vec::new();
            let mut position = Some(Position::default());
            while let Some(start) = position {
                let after = start.after.map_or(0, |(at, _)| at.0);
                let rest: Vec<Image> = images.iter().filter(|image| image.pushed_at.0 > after).take(limit + 2).cloned().collect();
                let (ids, next) = page(&rest, start, limit);
                prop_assert!(ids.len() <= limit && (next.is_none() || ids.len() == limit));
                seen.extend(ids);
                position = next;
            }
            prop_assert_eq!(seen, all);
        }
    }
}
