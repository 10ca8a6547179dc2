//! Which repositories are scanned when, and scans by hand: `GetRegistryScanningConfiguration`,
//! `PutRegistryScanningConfiguration`, `BatchGetRepositoryScanningConfiguration`, `PutImageScanningConfiguration`,
//! `StartImageScan`.

use tidewaiter_aws_api::ecr::{
    BatchGetRepositoryScanningConfigurationRequest, BatchGetRepositoryScanningConfigurationResponse, Error,
    GetRegistryScanningConfigurationRequest, GetRegistryScanningConfigurationResponse, ImageScanStatus,
    ImageScanningConfiguration, PutImageScanningConfigurationRequest, PutImageScanningConfigurationResponse,
    PutRegistryScanningConfigurationRequest, PutRegistryScanningConfigurationResponse,
    RegistryScanningConfiguration, RegistryScanningRule, RepositoryScanningConfiguration,
    RepositoryScanningConfigurationFailure, ScanFrequency, ScanStatus, ScanType,
    ScanningConfigurationFailureCode, ScanningRepositoryFilter, ScanningRepositoryFilterType,
    StartImageScanRequest, StartImageScanResponse,
};
use tidewaiter_registry::RegistryError;
use tidewaiter_scanning::rules::{Frequency, Rule, ScanningConfiguration};
use tidewaiter_store::{self as store, Repository, RepositoryUpdate};

use crate::errors::{internal, parameter};
use crate::{Ecr, ImageId, Result, images, word};

/// AWS's words are not known.
const BY_RULES_ONLY: &str = "The scanning configuration of a repository cannot be changed while the registry's scan type is \
                             ENHANCED. Use PutRegistryScanningConfiguration and its repository filters.";

pub(crate) async fn get_configuration(
    ecr: &Ecr,
    _input: GetRegistryScanningConfigurationRequest,
) -> Result<GetRegistryScanningConfigurationResponse> {
    let configuration = ecr.scanning.configuration().await.map_err(internal)?;
    Ok(GetRegistryScanningConfigurationResponse {
        registry_id: Some(ecr.account().to_owned()),
        scanning_configuration: Some(shown(configuration)),
    })
}

pub(crate) async fn put_configuration(
    ecr: &Ecr,
    input: PutRegistryScanningConfigurationRequest,
) -> Result<PutRegistryScanningConfigurationResponse> {
    let configuration = checked(input)?;
    let put = ecr.scanning.put_configuration(&configuration).await;
    put.map_err(internal)?;
    Ok(PutRegistryScanningConfigurationResponse {
        registry_scanning_configuration: Some(shown(configuration)),
    })
}

/// Basic scanning knows one rule, on push; enhanced scanning one on push and one that is continuous. What no rule matches is
/// scanned by hand.
fn checked(input: PutRegistryScanningConfigurationRequest) -> Result<ScanningConfiguration> {
    let scan_type = match input.scan_type {
        None | Some(ScanType::Basic) => store::ScanType::Basic,
        Some(ScanType::Enhanced) => store::ScanType::Enhanced,
        Some(_) => return Err(parameter("scanType", "must be BASIC or ENHANCED")),
    };
    let rules = input.rules.unwrap_or_default();
    let rules = rules
        .into_iter()
        .map(|one| rule(scan_type, one))
        .collect::<Result<Vec<_>>>()?;
    let has_two_of_one = rules.iter().enumerate().any(|(place, one)| {
        rules[..place]
            .iter()
            .any(|other| other.frequency == one.frequency)
    });
    if has_two_of_one {
        return Err(parameter(
            "rules",
            "must have at most one rule for each scan frequency",
        ));
    }
    Ok(ScanningConfiguration { scan_type, rules })
}

fn rule(scan_type: store::ScanType, rule: RegistryScanningRule) -> Result<Rule> {
    let frequency = match (scan_type, rule.scan_frequency) {
        (_, ScanFrequency::ScanOnPush) => Frequency::ScanOnPush,
        (store::ScanType::Enhanced, ScanFrequency::ContinuousScan) => Frequency::ContinuousScan,
        (store::ScanType::Basic, _) => {
            let words =
                "must be SCAN_ON_PUSH for the scan type BASIC; repositories that no rule matches are MANUAL";
            return Err(parameter("rules.scanFrequency", words));
        }
        (store::ScanType::Enhanced, _) => {
            let words = "must be SCAN_ON_PUSH or CONTINUOUS_SCAN for the scan type ENHANCED; repositories that no \
                         rule matches are not scanned by themselves";
            return Err(parameter("rules.scanFrequency", words));
        }
    };
    let filters = rule.repository_filters.into_iter().map(|filter| filter.filter);
    Ok(Rule {
        frequency,
        filters: filters.collect(),
    })
}

fn shown(configuration: ScanningConfiguration) -> RegistryScanningConfiguration {
    let rules = configuration.rules.into_iter().map(|rule| RegistryScanningRule {
        scan_frequency: rule.frequency.as_str().into(),
        repository_filters: filters(rule.filters),
    });
    RegistryScanningConfiguration {
        scan_type: word(configuration.scan_type.as_str()),
        rules: Some(rules.collect()),
    }
}

fn filters(filters: Vec<String>) -> Vec<ScanningRepositoryFilter> {
    let shown = filters.into_iter().map(|filter| ScanningRepositoryFilter {
        filter,
        filter_type: ScanningRepositoryFilterType::Wildcard,
    });
    shown.collect()
}

pub(crate) async fn get_repositories(
    ecr: &Ecr,
    input: BatchGetRepositoryScanningConfigurationRequest,
) -> Result<BatchGetRepositoryScanningConfigurationResponse> {
    let configuration = ecr.scanning.configuration().await.map_err(internal)?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for name in input.repository_names {
        match ecr.registry.repository(&name).await {
            Ok(repository) => found.push(of_repository(ecr, &configuration, repository)),
            Err(RegistryError::RepositoryNotFound(_)) => failures.push(missing(ecr, name)),
            Err(error) => return Err(internal(error)),
        }
    }
    Ok(BatchGetRepositoryScanningConfigurationResponse {
        scanning_configurations: Some(found),
        failures: Some(failures),
    })
}

/// The repository's own flag counts beside the rules, in basic scanning.
fn of_repository(
    ecr: &Ecr,
    configuration: &ScanningConfiguration,
    repository: Repository,
) -> RepositoryScanningConfiguration {
    let applied = configuration.applied_to(&repository.name);
    let by_flag = configuration.scan_type == store::ScanType::Basic && repository.scan_on_push;
    let frequency = match by_flag {
        true => applied.frequency.max(Frequency::ScanOnPush),
        false => applied.frequency,
    };
    RepositoryScanningConfiguration {
        repository_arn: Some(ecr.registry.config().place.repository_arn(&repository.name)),
        repository_name: Some(repository.name),
        scan_on_push: Some(repository.scan_on_push),
        scan_frequency: word(frequency.as_str()),
        applied_scan_filters: Some(filters(applied.filters)),
    }
}

fn missing(ecr: &Ecr, name: String) -> RepositoryScanningConfigurationFailure {
    RepositoryScanningConfigurationFailure {
        failure_code: Some(ScanningConfigurationFailureCode::RepositoryNotFound),
        failure_reason: Some(format!(
            "The repository with name '{name}' does not exist in the registry with id '{}'",
            ecr.account()
        )),
        repository_name: Some(name),
    }
}

pub(crate) async fn put_repository(
    ecr: &Ecr,
    input: PutImageScanningConfigurationRequest,
) -> Result<PutImageScanningConfigurationResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let configuration = ecr.scanning.configuration().await.map_err(internal)?;
    if configuration.scan_type == store::ScanType::Enhanced {
        return Err(Error::Validation(BY_RULES_ONLY.to_owned()));
    }
    let scan_on_push = input
        .image_scanning_configuration
        .scan_on_push
        .unwrap_or_default();
    let update = RepositoryUpdate {
        scan_on_push: Some(scan_on_push),
        ..RepositoryUpdate::default()
    };
    let updated = ecr.registry.update_repository(about.repository, &update).await;
    updated.map_err(|error| about.registry(error))?;
    Ok(PutImageScanningConfigurationResponse {
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        image_scanning_configuration: Some(ImageScanningConfiguration {
            scan_on_push: Some(scan_on_push),
        }),
    })
}

pub(crate) async fn start(ecr: &Ecr, input: StartImageScanRequest) -> Result<StartImageScanResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let (repository, image) = images::image(ecr, &about, &input.image_id).await?;
    let started = ecr.scanning.start_image_scan(&repository, &image).await;
    started.map_err(|error| about.scan(error, &input.image_id))?;
    Ok(StartImageScanResponse {
        registry_id: Some(about.account.to_owned()),
        repository_name: Some(about.repository.to_owned()),
        image_id: Some(ImageId {
            image_digest: Some(image.digest.to_string()),
            ..input.image_id.clone()
        }),
        image_scan_status: Some(ImageScanStatus {
            status: Some(ScanStatus::InProgress),
            description: None,
        }),
    })
}

#[cfg(test)]
mod tests {
    use tidewaiter_aws_api::ecr::Error;

    use super::*;

    #[test]
    fn enhanced_scanning_takes_a_rule_of_each_kind() {
        let both = [ScanFrequency::ScanOnPush, ScanFrequency::ContinuousScan];
        let put_both = put(Some(ScanType::Enhanced), &both).unwrap();
        assert_eq!(put_both.applied_to("any").frequency, Frequency::ContinuousScan);
        let none = put(Some(ScanType::Enhanced), &[]).unwrap();
        assert_eq!(none.applied_to("any").frequency, Frequency::ContinuousScan);
        let manual = put(Some(ScanType::Enhanced), &[ScanFrequency::Manual]);
        assert!(words(manual).contains("must be SCAN_ON_PUSH or CONTINUOUS_SCAN"));
        let twice = [ScanFrequency::ContinuousScan, ScanFrequency::ContinuousScan];
        assert!(words(put(Some(ScanType::Enhanced), &twice)).contains("at most one rule"));
    }

    fn put(scan_type: Option<ScanType>, frequencies: &[ScanFrequency]) -> Result<ScanningConfiguration> {
        let rules = frequencies.iter().map(|frequency| RegistryScanningRule {
            repository_filters: filters(vec!["*".to_owned()]),
            scan_frequency: frequency.clone(),
        });
        checked(PutRegistryScanningConfigurationRequest {
            rules: Some(rules.collect()),
            scan_type,
        })
    }

    fn words(result: Result<ScanningConfiguration>) -> String {
        match result {
            Err(Error::InvalidParameter(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn basic_scanning_takes_one_rule_and_that_on_push() {
        assert_eq!(put(None, &[]).unwrap(), ScanningConfiguration::default());
        let one = put(Some(ScanType::Basic), &[ScanFrequency::ScanOnPush]).unwrap();
        assert_eq!(one.applied_to("any").frequency, Frequency::ScanOnPush);
        for frequency in [ScanFrequency::Manual, ScanFrequency::ContinuousScan] {
            assert!(words(put(None, &[frequency])).contains("must be SCAN_ON_PUSH"));
        }
        let twice = [ScanFrequency::ScanOnPush, ScanFrequency::ScanOnPush];
        assert!(words(put(None, &twice)).contains("at most one rule"));
    }
}
