//! `GetConfiguration`, `UpdateConfiguration`: for how long images are scanned again; and the keys that Inspector would
//! encrypt with: `GetEncryptionKey`, `UpdateEncryptionKey`, `ResetEncryptionKey`.
//!
//! Odd: a key's name is kept and given back. Nothing is encrypted with it, since there is no key service here; disks
//! and buckets have their own encryption.

use serde_json::{Value, json};
use tidewaiter_aws_api::inspector2::{
    EcrConfigurationState, EcrPullDateRescanDuration, EcrPullDateRescanMode, EcrRescanDuration,
    EcrRescanDurationState, EcrRescanDurationStatus, GetConfigurationRequest, GetConfigurationResponse,
    GetEncryptionKeyRequest, GetEncryptionKeyResponse, ResetEncryptionKeyRequest, ResetEncryptionKeyResponse,
    UpdateConfigurationRequest, UpdateConfigurationResponse, UpdateEncryptionKeyRequest,
    UpdateEncryptionKeyResponse,
};
use tidewaiter_scanning::{PullDateMode, RescanConfiguration, UnknownDuration};

use crate::errors::{internal, invalid, not_found};
use crate::{Inspector, Result};

pub(crate) async fn get(
    inspector: &Inspector,
    _: GetConfigurationRequest,
) -> Result<GetConfigurationResponse> {
    let scanning = &inspector.scanning;
    let kept = scanning.rescan_configuration().await.map_err(internal)?;
    let status = match scanning.rescan_configuration_holds().await.map_err(internal)? {
        true => EcrRescanDurationStatus::Success,
        false => EcrRescanDurationStatus::Pending,
    };
    let word = RescanConfiguration::word(kept.push_days);
    let pull = kept.pull_days.map(|days| RescanConfiguration::word(Some(days)));
    Ok(GetConfigurationResponse {
        ec2_configuration: None,
        ecr_configuration: Some(EcrConfigurationState {
            rescan_duration_state: Some(EcrRescanDurationState {
                rescan_duration: Some(EcrRescanDuration::from(word.as_str())),
                pull_date_rescan_duration: pull.map(|word| EcrPullDateRescanDuration::from(word.as_str())),
                pull_date_rescan_mode: kept
                    .pull_mode
                    .map(|mode| EcrPullDateRescanMode::from(mode.as_str())),
                status: Some(status),
                updated_at: kept.updated_at.map(Into::into),
            }),
        }),
    })
}

/// What the request leaves out stays as it was.
pub(crate) async fn update(
    inspector: &Inspector,
    input: UpdateConfigurationRequest,
) -> Result<UpdateConfigurationResponse> {
    let Some(wanted) = input.ecr_configuration else {
        return match input.ec2_configuration {
            Some(_) => Err(invalid(
                "ec2Configuration",
                "there are no instances here to be scanned",
            )),
            None => Err(invalid("ecrConfiguration", "must be given")),
        };
    };
    let unknown = |field| move |error: UnknownDuration| invalid(field, error.to_string());
    let kept = inspector
        .scanning
        .rescan_configuration()
        .await
        .map_err(internal)?;
    let push_days = RescanConfiguration::days(wanted.rescan_duration.as_str())
        .map_err(unknown("ecrConfiguration.rescanDuration"))?;
    let pull_days = match &wanted.pull_date_rescan_duration {
        Some(word) => RescanConfiguration::days(word.as_str())
            .map_err(unknown("ecrConfiguration.pullDateRescanDuration"))?,
        None => kept.pull_days,
    };
    let mode = wanted.pull_date_rescan_mode.as_ref();
    let changed = RescanConfiguration {
        push_days,
        pull_days,
        pull_mode: mode
            .and_then(|word| PullDateMode::from_word(word.as_str()))
            .or(kept.pull_mode)
            .or(pull_days.map(|_| PullDateMode::default())),
        updated_at: None,
    };
    let put = inspector.scanning.put_rescan_configuration(changed).await;
    put.map_err(internal)?;
    Ok(UpdateConfigurationResponse {})
}

/// The setting that keeps the name of a key.
fn key_setting(resource: &str, scan: &str) -> String {
    format!("inspector/encryption-key/{resource}/{scan}")
}

pub(crate) async fn get_key(
    inspector: &Inspector,
    input: GetEncryptionKeyRequest,
) -> Result<GetEncryptionKeyResponse> {
    let name = key_setting(input.resource_type.as_str(), input.scan_type.as_str());
    let kept = inspector.store().setting(&name).await.map_err(internal)?;
    match kept.as_ref().and_then(Value::as_str) {
        Some(key) => Ok(GetEncryptionKeyResponse {
            kms_key_id: key.to_owned(),
        }),
        None => Err(no_key()),
    }
}

fn no_key() -> tidewaiter_aws_api::inspector2::Error {
    not_found("There is no customer managed key for these scans; they use what AWS owns.")
}

pub(crate) async fn update_key(
    inspector: &Inspector,
    input: UpdateEncryptionKeyRequest,
) -> Result<UpdateEncryptionKeyResponse> {
    let name = key_setting(input.resource_type.as_str(), input.scan_type.as_str());
    inspector.keep(&name, &json!(input.kms_key_id)).await?;
    Ok(UpdateEncryptionKeyResponse {})
}

pub(crate) async fn reset_key(
    inspector: &Inspector,
    input: ResetEncryptionKeyRequest,
) -> Result<ResetEncryptionKeyResponse> {
    let name = key_setting(input.resource_type.as_str(), input.scan_type.as_str());
    if inspector
        .store()
        .setting(&name)
        .await
        .map_err(internal)?
        .is_none_or(|kept| kept.is_null())
    {
        return Err(no_key());
    }
    inspector.keep(&name, &Value::Null).await?;
    Ok(ResetEncryptionKeyResponse {})
}

impl Inspector {
    async fn keep(&self, name: &str, value: &Value) -> Result<()> {
        let put = self.store().put_setting(name, value, self.scanning.now()).await;
        put.map_err(internal)
    }
}
