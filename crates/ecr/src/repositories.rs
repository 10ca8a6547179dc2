//! `CreateRepository`, `DescribeRepositories`, `DeleteRepository`.

use serde_json::{Value, json};
use tidewaiter_aws_api::ecr::{
    CreateRepositoryRequest, CreateRepositoryResponse, DeleteRepositoryRequest, DeleteRepositoryResponse,
    DescribeRepositoriesRequest, DescribeRepositoriesResponse, EncryptionConfiguration, EncryptionType,
    ImageScanningConfiguration, ImageTagMutability, Repository as Shown,
};
use tidewaiter_store::{NewRepository, Repository};

use crate::errors::{internal, parameter};
use crate::paging::Paging;
use crate::{Call, Ecr, Result, mutability, tags, word};

pub(crate) async fn create(ecr: &Ecr, input: CreateRepositoryRequest) -> Result<CreateRepositoryResponse> {
    ecr.check_registry(input.registry_id.as_ref())?;
    let about = ecr.about(&input.repository_name, &None)?;
    let mode = input.image_tag_mutability.unwrap_or(ImageTagMutability::Mutable);
    let (mutability, mutability_filters) =
        mutability::checked(&mode, input.image_tag_mutability_exclusion_filters)?;
    let scanning = input.image_scanning_configuration.unwrap_or_default();
    let new = NewRepository {
        name: input.repository_name.clone(),
        mutability,
        mutability_filters,
        scan_on_push: scanning.scan_on_push.unwrap_or_default(),
        encryption: encryption(input.encryption_configuration)?,
        resource_tags: tags::checked(input.tags.unwrap_or_default())?,
    };
    tags::check_count(new.resource_tags.len())?;
    let created = ecr.registry.create_repository(&new).await;
    let created = created.map_err(|error| about.registry(error))?;
    Ok(CreateRepositoryResponse {
        repository: Some(ecr.shown(created)),
    })
}

/// Encryption is recorded and shown; what it means is the business of whoever runs the blob store.
fn encryption(wanted: Option<EncryptionConfiguration>) -> Result<Value> {
    let Some(wanted) = wanted else {
        return Ok(json!({ "encryptionType": EncryptionType::Aes256.as_str() }));
    };
    if wanted.encryption_type == EncryptionType::Aes256 && wanted.kms_key.is_some() {
        let rule = "must not be given with the encryption type AES256";
        return Err(parameter("encryptionConfiguration.kmsKey", rule));
    }
    serde_json::to_value(wanted).map_err(internal)
}

pub(crate) async fn describe(
    ecr: &Ecr,
    call: &Call,
    input: DescribeRepositoriesRequest,
) -> Result<DescribeRepositoriesResponse> {
    if let Some(names) = &input.repository_names {
        return named(ecr, names, &input.registry_id).await;
    }
    ecr.check_registry(input.registry_id.as_ref())?;
    let paging = Paging::of(ecr, call, &input, input.max_results);
    let after: Option<String> = paging.position(input.next_token.as_deref())?;
    let store = ecr.registry.store();
    let page = store.repositories(after.as_deref(), paging.one_more()).await;
    let mut page = page.map_err(internal)?;
    let next_token = paging.cut(&mut page, |last| last.name.clone());
    let repositories = page.into_iter().map(|repository| ecr.shown(repository));
    Ok(DescribeRepositoriesResponse {
        repositories: Some(repositories.collect()),
        next_token,
    })
}

async fn named(
    ecr: &Ecr,
    names: &[String],
    registry: &Option<String>,
) -> Result<DescribeRepositoriesResponse> {
    let mut repositories = Vec::with_capacity(names.len());
    for name in names {
        let about = ecr.about(name, registry)?;
        let found = ecr.registry.repository(name).await;
        repositories.push(ecr.shown(found.map_err(|error| about.registry(error))?));
    }
    Ok(DescribeRepositoriesResponse {
        repositories: Some(repositories),
        next_token: None,
    })
}

pub(crate) async fn delete(ecr: &Ecr, input: DeleteRepositoryRequest) -> Result<DeleteRepositoryResponse> {
    let name = &input.repository_name;
    let about = ecr.about(name, &input.registry_id)?;
    let force = input.force.unwrap_or_default();
    let deleted = ecr.registry.delete_repository(name, force).await;
    let deleted = deleted.map_err(|error| about.registry(error))?;
    Ok(DeleteRepositoryResponse {
        repository: Some(ecr.shown(deleted)),
    })
}

impl Ecr {
    /// A repository in ECR's shape.
    fn shown(&self, repository: Repository) -> Shown {
        Shown {
            repository_arn: Some(self.registry.config().place.repository_arn(&repository.name)),
            repository_uri: Some(format!("{}/{}", self.host(), repository.name)),
            registry_id: Some(self.account().to_owned()),
            created_at: Some(repository.created_at.into()),
            image_tag_mutability: word(repository.mutability.as_str()),
            image_tag_mutability_exclusion_filters: mutability::shown(repository.mutability_filters),
            image_scanning_configuration: Some(ImageScanningConfiguration {
                scan_on_push: Some(repository.scan_on_push),
            }),
            encryption_configuration: serde_json::from_value(repository.encryption).ok(),
            repository_name: Some(repository.name),
        }
    }
}
