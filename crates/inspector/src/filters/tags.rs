//! Tags of filters; one of them says when a filter ends.

use tidewaiter_aws_api::inspector2::{
    Error, ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse,
    UntagResourceRequest, UntagResourceResponse,
};
use tidewaiter_scanning::effects_of_filter;
use tidewaiter_store::{Filter, FilterUpdate};
use tidewaiter_types::Timestamp;

use super::{id, of_store};
use crate::errors::{internal, invalid, not_found};
use crate::{Call, Inspector, Result};

/// The tag with a filter's end in it.
const EXPIRES: &str = "tidewaiter:expires";
/// Most tags of a resource.
const MOST: usize = 50;

pub(crate) async fn tag(
    inspector: &Inspector,
    call: &Call,
    input: TagResourceRequest,
) -> Result<TagResourceResponse> {
    let (id, resource) = resource(inspector, &input.resource_arn).await?;
    let new: Vec<(String, String)> = input.tags.into_iter().collect();
    let mut all = inspector
        .store()
        .resource_tags(&resource)
        .await
        .map_err(internal)?;
    all.retain(|(key, _)| new.iter().all(|(other, _)| other != key));
    all.extend(new.iter().cloned());
    check(&all)?;
    let end = end(&new)?;
    inspector
        .store()
        .tag_resource(&resource, &new)
        .await
        .map_err(internal)?;
    if end.is_some() {
        set_end(inspector, call, &id, end).await?;
    }
    Ok(TagResourceResponse {})
}

pub(crate) async fn untag(
    inspector: &Inspector,
    call: &Call,
    input: UntagResourceRequest,
) -> Result<UntagResourceResponse> {
    let (id, resource) = resource(inspector, &input.resource_arn).await?;
    let untagged = inspector.store().untag_resource(&resource, &input.tag_keys).await;
    untagged.map_err(internal)?;
    if input.tag_keys.iter().any(|key| key == EXPIRES) {
        set_end(inspector, call, &id, None).await?;
    }
    Ok(UntagResourceResponse {})
}

pub(crate) async fn list(
    inspector: &Inspector,
    input: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse> {
    let (_, resource) = resource(inspector, &input.resource_arn).await?;
    let tags = inspector
        .store()
        .resource_tags(&resource)
        .await
        .map_err(internal)?;
    Ok(ListTagsForResourceResponse {
        tags: Some(tags.into_iter().collect()),
    })
}

/// A filter that is there, and where its tags are.
async fn resource(inspector: &Inspector, arn: &str) -> Result<(String, String)> {
    let id = id(inspector, arn)?;
    match inspector.store().filter(&id).await.map_err(internal)? {
        Some(_) => Ok((id.clone(), Filter::resource(&id))),
        None => Err(not_found(format!("There is no resource with the ARN {arn}."))),
    }
}

async fn set_end(inspector: &Inspector, call: &Call, id: &str, end: Option<Timestamp>) -> Result<()> {
    let update = FilterUpdate {
        expires_at: Some(end),
        ..FilterUpdate::default()
    };
    let updated = inspector
        .store()
        .update_filter(id, &update, &call.caller.arn, effects_of_filter, call.now)
        .await;
    updated.map_err(|error| of_store(inspector, error))?;
    Ok(())
}

/// Refuses more tags than a resource may have, and keys that are AWS's own.
pub(super) fn check(tags: &[(String, String)]) -> Result<()> {
    if tags.len() > MOST {
        let words = format!(
            "A resource has at most {MOST} tags, and this would make {}.",
            tags.len()
        );
        return Err(Error::BadRequest(words));
    }
    match tags
        .iter()
        .find(|(key, _)| key.to_lowercase().starts_with("aws:"))
    {
        Some((key, _)) => Err(invalid(
            "tags",
            format!("the key '{key}' begins with 'aws:', which is AWS's own"),
        )),
        None => Ok(()),
    }
}

/// When a filter with these tags ends, if they say so: on a day it ends as soon as that begins, in UTC.
pub(super) fn end(tags: &[(String, String)]) -> Result<Option<Timestamp>> {
    let Some((_, word)) = tags.iter().find(|(key, _)| key == EXPIRES) else {
        return Ok(None);
    };
    let whole = match word.contains('T') {
        true => word.clone(),
        false => format!("{word}T00:00:00Z"),
    };
    let instant: std::result::Result<jiff::Timestamp, _> = whole.parse();
    let instant = instant.map_err(|_| {
        invalid(
            "tags",
            format!("'{EXPIRES}' must be a day such as 2026-12-31 or an instant, and is '{word}'"),
        )
    })?;
    Ok(Some(Timestamp(instant.as_millisecond())))
}
