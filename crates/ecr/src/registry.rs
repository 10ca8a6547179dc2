//! `DescribeRegistry`, `GetAccountSetting`, `PutAccountSetting`: what holds for the whole registry.
//!
//! Odd: AWS dropped `CLAIR` from its models; here it is the default of `BASIC_SCAN_TYPE_VERSION`, since the results of
//! basic scanning that scripts know are in its form. And blobs are mounted unless that is switched off, as the OCI
//! specification has it.

use serde_json::Value;
use tidewaiter_aws_api::ecr::{
    DescribeRegistryRequest, DescribeRegistryResponse, GetAccountSettingRequest, GetAccountSettingResponse,
    PutAccountSettingRequest, PutAccountSettingResponse, ReplicationConfiguration,
};
use tidewaiter_scanning::BasicVersion;

use crate::errors::{internal, parameter};
use crate::{Call, Ecr, Result};

const BASIC_SCAN_TYPE_VERSION: &str = "BASIC_SCAN_TYPE_VERSION";

/// A setting that is kept as one of some words, the default first.
struct Setting {
    name: &'static str,
    values: &'static [&'static str],
}

const SETTINGS: &[Setting] = &[
    Setting {
        name: "REGISTRY_POLICY_SCOPE",
        values: &["V2", "V1"],
    },
    Setting {
        name: "BLOB_MOUNTING",
        values: &["ENABLED", "DISABLED"],
    },
];

pub(crate) async fn describe(ecr: &Ecr, _input: DescribeRegistryRequest) -> Result<DescribeRegistryResponse> {
    Ok(DescribeRegistryResponse {
        registry_id: Some(ecr.account().to_owned()),
        replication_configuration: Some(ReplicationConfiguration::default()),
    })
}

pub(crate) async fn get_setting(
    ecr: &Ecr,
    input: GetAccountSettingRequest,
) -> Result<GetAccountSettingResponse> {
    let value = match input.name.as_str() {
        BASIC_SCAN_TYPE_VERSION => {
            let version = ecr.scanning.basic_version().await.map_err(internal)?;
            version.as_str().to_owned()
        }
        name => kept(ecr, setting(name)?).await?,
    };
    Ok(GetAccountSettingResponse {
        name: Some(input.name),
        value: Some(value),
    })
}

pub(crate) async fn put_setting(
    ecr: &Ecr,
    call: &Call,
    input: PutAccountSettingRequest,
) -> Result<PutAccountSettingResponse> {
    let PutAccountSettingRequest { name, value } = input;
    match name.as_str() {
        BASIC_SCAN_TYPE_VERSION => put_version(ecr, &value).await?,
        name => keep(ecr, call, setting(name)?, &value).await?,
    }
    Ok(PutAccountSettingResponse {
        name: Some(name),
        value: Some(value),
    })
}

async fn put_version(ecr: &Ecr, value: &str) -> Result<()> {
    let version = BasicVersion::from_word(value);
    let version = version.ok_or_else(|| one_of(&["CLAIR", "AWS_NATIVE"]))?;
    ecr.scanning.put_basic_version(version).await.map_err(internal)
}

async fn keep(ecr: &Ecr, call: &Call, setting: &Setting, value: &str) -> Result<()> {
    if !setting.values.contains(&value) {
        return Err(one_of(setting.values));
    }
    let (key, value) = (key(setting), Value::from(value));
    let put = ecr.registry.store().put_setting(&key, &value, call.now).await;
    put.map_err(internal)
}

async fn kept(ecr: &Ecr, setting: &Setting) -> Result<String> {
    let kept = ecr
        .registry
        .store()
        .setting(&key(setting))
        .await
        .map_err(internal)?;
    let word = kept.as_ref().and_then(Value::as_str);
    Ok(word.unwrap_or(setting.values[0]).to_owned())
}

fn setting(name: &str) -> Result<&'static Setting> {
    let found = SETTINGS.iter().find(|setting| setting.name == name);
    found.ok_or_else(|| {
        parameter(
            "name",
            "must be one of BASIC_SCAN_TYPE_VERSION, REGISTRY_POLICY_SCOPE, BLOB_MOUNTING",
        )
    })
}

fn key(setting: &Setting) -> String {
    format!("account/{}", setting.name)
}

fn one_of(values: &[&str]) -> tidewaiter_aws_api::ecr::Error {
    parameter("value", &format!("must be one of {}", values.join(", ")))
}
