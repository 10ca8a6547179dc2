//! `TagResource`, `UntagResource`, `ListTagsForResource`: tags of repositories as AWS resources.

use std::collections::BTreeSet;

use tidewaiter_aws_api::ecr::{
    Error, ListTagsForResourceRequest, ListTagsForResourceResponse, Tag, TagResourceRequest,
    TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
};
use tidewaiter_store::Repository;

use crate::errors::{internal, parameter};
use crate::{Ecr, Result};

/// Most tags of a resource (ECR user guide, "Tag restrictions").
const MOST_TAGS: usize = 50;
const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;

pub(crate) async fn tag(ecr: &Ecr, input: TagResourceRequest) -> Result<TagResourceResponse> {
    let repository = repository(ecr, &input.resource_arn).await?;
    let new = checked(input.tags)?;
    let store = ecr.registry.store();
    let there = store.resource_tags(&repository.id.0).await.map_err(internal)?;
    let keys: BTreeSet<&String> = there.iter().chain(&new).map(|(key, _)| key).collect();
    check_count(keys.len())?;
    store
        .tag_resource(&repository.id.0, &new)
        .await
        .map_err(internal)?;
    Ok(TagResourceResponse {})
}

pub(crate) async fn untag(ecr: &Ecr, input: UntagResourceRequest) -> Result<UntagResourceResponse> {
    let repository = repository(ecr, &input.resource_arn).await?;
    let untagged = ecr
        .registry
        .store()
        .untag_resource(&repository.id.0, &input.tag_keys);
    untagged.await.map_err(internal)?;
    Ok(UntagResourceResponse {})
}

pub(crate) async fn list(
    ecr: &Ecr,
    input: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse> {
    let repository = repository(ecr, &input.resource_arn).await?;
    let tags = ecr.registry.store().resource_tags(&repository.id.0).await;
    let tags = tags.map_err(internal)?.into_iter();
    Ok(ListTagsForResourceResponse {
        tags: Some(tags.map(|(key, value)| Tag { key, value }).collect()),
    })
}

/// The repository that an ARN names. One of another account or region is not here.
async fn repository(ecr: &Ecr, arn: &str) -> Result<Repository> {
    let (region, account, name) = parts(arn).ok_or_else(|| parameter("resourceArn", "Invalid ARN"))?;
    let account = Some(account.to_owned());
    let about = ecr.about(name, &account)?;
    if region != ecr.registry.config().place.region {
        return Err(about.no_repository());
    }
    let found = ecr.registry.repository(name).await;
    found.map_err(|error| about.registry(error))
}

/// Region, account and name of a repository's ARN.
fn parts(arn: &str) -> Option<(&str, &str, &str)> {
    let (_, rest) = arn.strip_prefix("arn:aws")?.split_once(":ecr:")?;
    let (region, rest) = rest.split_once(':')?;
    let (account, resource) = rest.split_once(':')?;
    let name = resource.strip_prefix("repository/")?;
    Some((region, account, name))
}

/// Tags with keys and values that AWS allows.
pub(crate) fn checked(tags: Vec<Tag>) -> Result<Vec<(String, String)>> {
    let mut seen = BTreeSet::new();
    for tag in &tags {
        check_tag(tag)?;
        if !seen.insert(&tag.key) {
            return Err(Error::InvalidTagParameter(format!(
                "The tag key '{}' is given more than once.",
                tag.key
            )));
        }
    }
    Ok(tags.into_iter().map(|tag| (tag.key, tag.value)).collect())
}

fn check_tag(tag: &Tag) -> Result<()> {
    let refuse = |words: String| Err(Error::InvalidTagParameter(words));
    let (key, value) = (tag.key.chars().count(), tag.value.chars().count());
    if key == 0 || key > LONGEST_KEY {
        return refuse(format!(
            "A tag key has 1 to {LONGEST_KEY} characters, this one {key}."
        ));
    }
    if value > LONGEST_VALUE {
        return refuse(format!(
            "A tag value has at most {LONGEST_VALUE} characters, that of '{}' {value}.",
            tag.key
        ));
    }
    if tag.key.to_lowercase().starts_with("aws:") {
        return refuse("Tag keys that begin with 'aws:' are reserved for AWS.".to_owned());
    }
    Ok(())
}

pub(crate) fn check_count(count: usize) -> Result<()> {
    match count > MOST_TAGS {
        true => Err(Error::TooManyTags(format!(
            "A repository has at most {MOST_TAGS} tags, and this would make {count}."
        ))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_arns_of_repositories_are_read() {
        let arn = "arn:aws:ecr:eu-central-1:123456789012:repository/team/app";
        assert_eq!(parts(arn), Some(("eu-central-1", "123456789012", "team/app")));
        let china = "arn:aws-cn:ecr:cn-north-1:123456789012:repository/app";
        assert_eq!(parts(china), Some(("cn-north-1", "123456789012", "app")));
        for wrong in ["", "app", "arn:aws:s3:::bucket", "arn:aws:ecr:r:1:registry/x"] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
