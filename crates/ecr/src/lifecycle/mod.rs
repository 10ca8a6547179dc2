//! `PutLifecyclePolicy`, `GetLifecyclePolicy`, `DeleteLifecyclePolicy`: what is to become of a repository's old images.
//!
//! Odd: a policy is checked and kept, byte for byte, and nobody acts on it yet: `lastEvaluatedAt` says so, as ECR does of a
//! policy that was never evaluated.

mod policy;

use tidewaiter_aws_api::ecr::{
    DeleteLifecyclePolicyRequest, DeleteLifecyclePolicyResponse, Error, GetLifecyclePolicyRequest,
    GetLifecyclePolicyResponse, PutLifecyclePolicyRequest, PutLifecyclePolicyResponse,
};
use tidewaiter_store::Repository;
use tidewaiter_types::Timestamp;

use crate::errors::{About, internal, parameter};
use crate::{Call, Ecr, Result};

/// When a policy was evaluated that never was.
const NEVER: Timestamp = Timestamp(0);

pub(crate) async fn put(
    ecr: &Ecr,
    call: &Call,
    input: PutLifecyclePolicyRequest,
) -> Result<PutLifecyclePolicyResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = repository(ecr, about).await?;
    let text = input.lifecycle_policy_text;
    policy::check(&text).map_err(|words| {
        let words = format!("Lifecycle policy validation failure: {words}");
        parameter("LifecyclePolicyText", &words)
    })?;
    let kept = ecr
        .registry
        .store()
        .put_lifecycle_policy(&repository.id, &text, call.now);
    kept.await.map_err(internal)?;
    Ok(PutLifecyclePolicyResponse {
        lifecycle_policy_text: Some(text),
        registry_id: Some(ecr.account().to_owned()),
        repository_name: Some(repository.name),
    })
}

pub(crate) async fn get(ecr: &Ecr, input: GetLifecyclePolicyRequest) -> Result<GetLifecyclePolicyResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = repository(ecr, about).await?;
    let text = ecr.registry.store().lifecycle_policy(&repository.id).await;
    let text = text.map_err(internal)?.ok_or_else(|| none(about))?;
    Ok(GetLifecyclePolicyResponse {
        last_evaluated_at: Some(NEVER.into()),
        lifecycle_policy_text: Some(text),
        registry_id: Some(ecr.account().to_owned()),
        repository_name: Some(repository.name),
    })
}

pub(crate) async fn delete(
    ecr: &Ecr,
    input: DeleteLifecyclePolicyRequest,
) -> Result<DeleteLifecyclePolicyResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let repository = repository(ecr, about).await?;
    let text = ecr.registry.store().delete_lifecycle_policy(&repository.id).await;
    let text = text.map_err(internal)?.ok_or_else(|| none(about))?;
    Ok(DeleteLifecyclePolicyResponse {
        last_evaluated_at: Some(NEVER.into()),
        lifecycle_policy_text: Some(text),
        registry_id: Some(ecr.account().to_owned()),
        repository_name: Some(repository.name),
    })
}

async fn repository(ecr: &Ecr, about: About<'_>) -> Result<Repository> {
    let found = ecr.registry.repository(about.repository).await;
    found.map_err(|error| about.registry(error))
}

fn none(about: About<'_>) -> Error {
    Error::LifecyclePolicyNotFound(format!(
        "Lifecycle policy does not exist for the repository with name '{}' in the registry with id '{}'",
        about.repository, about.account
    ))
}
