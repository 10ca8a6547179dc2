//! `GetRepositoryPolicy`, `DeleteRepositoryPolicy`: repositories have no policies of their own.
//!
//! Odd: on AWS such a policy lets other accounts in, or keeps users of the own account out. Here there is one account, and what
//! its users may do stands in their own policies. `SetRepositoryPolicy` is not implemented, since a policy that is kept and not
//! obeyed would be worse than none; so that the true answer to who asks is that there is none.

use tidewaiter_aws_api::ecr::{
    DeleteRepositoryPolicyRequest, DeleteRepositoryPolicyResponse, Error, GetRepositoryPolicyRequest,
    GetRepositoryPolicyResponse,
};

use crate::errors::About;
use crate::{Ecr, Result};

pub(crate) async fn get(ecr: &Ecr, input: GetRepositoryPolicyRequest) -> Result<GetRepositoryPolicyResponse> {
    Err(none(ecr, ecr.about(&input.repository_name, &input.registry_id)?).await)
}

pub(crate) async fn delete(
    ecr: &Ecr,
    input: DeleteRepositoryPolicyRequest,
) -> Result<DeleteRepositoryPolicyResponse> {
    Err(none(ecr, ecr.about(&input.repository_name, &input.registry_id)?).await)
}

/// That a repository has no policy, or that there is no such repository.
async fn none(ecr: &Ecr, about: About<'_>) -> Error {
    match ecr.registry.repository(about.repository).await {
        Ok(_) => Error::RepositoryPolicyNotFound(format!(
            "Repository policy does not exist for the repository with name '{}' in the registry with id '{}'",
            about.repository, about.account
        )),
        Err(error) => about.registry(error),
    }
}
