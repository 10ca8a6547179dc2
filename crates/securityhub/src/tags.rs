//! Tags of the hub and of automation rules.

use std::collections::BTreeMap;

use tidewaiter_aws_api::securityhub::{
    ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse,
    UntagResourceRequest, UntagResourceResponse,
};

use crate::errors::{input, internal, not_found};
use crate::{Result, SecurityHub, arns, rules};

/// Most tags of a resource.
const MOST: usize = 50;

pub(crate) async fn tag(hub: &SecurityHub, request: TagResourceRequest) -> Result<TagResourceResponse> {
    check_resource(hub, &request.resource_arn).await?;
    put(hub, &request.resource_arn, request.tags).await?;
    Ok(TagResourceResponse {})
}

pub(crate) async fn untag(hub: &SecurityHub, request: UntagResourceRequest) -> Result<UntagResourceResponse> {
    check_resource(hub, &request.resource_arn).await?;
    let untagged = hub
        .store()
        .untag_resource(&request.resource_arn, &request.tag_keys);
    untagged.await.map_err(internal)?;
    Ok(UntagResourceResponse {})
}

pub(crate) async fn list(
    hub: &SecurityHub,
    request: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse> {
    check_resource(hub, &request.resource_arn).await?;
    let tags = hub.store().resource_tags(&request.resource_arn).await;
    Ok(ListTagsForResourceResponse {
        tags: Some(tags.map_err(internal)?.into_iter().collect()),
    })
}

/// Sets tags of a resource, if they do not become too many.
pub(crate) async fn put(hub: &SecurityHub, resource: &str, tags: BTreeMap<String, String>) -> Result<()> {
    let there = hub.store().resource_tags(resource).await.map_err(internal)?;
    let more = there.iter().filter(|(key, _)| !tags.contains_key(key)).count();
    if more + tags.len() > MOST {
        return Err(input(format!(
            "Invalid parameter Tags: a resource has at most {MOST} tags"
        )));
    }
    let tags: Vec<(String, String)> = tags.into_iter().collect();
    hub.store().tag_resource(resource, &tags).await.map_err(internal)
}

/// Forgets the tags of a resource that is no more.
pub(crate) async fn remove_all(hub: &SecurityHub, resource: &str) -> Result<()> {
    let there = hub.store().resource_tags(resource).await.map_err(internal)?;
    let keys: Vec<String> = there.into_iter().map(|(key, _)| key).collect();
    hub.store()
        .untag_resource(resource, &keys)
        .await
        .map_err(internal)
}

async fn check_resource(hub: &SecurityHub, arn: &str) -> Result<()> {
    hub.enabled().await?;
    if arn == arns::hub(hub.place()) || rules::exists(hub, arn).await? {
        return Ok(());
    }
    Err(not_found(format!("The resource {arn} was not found")))
}
