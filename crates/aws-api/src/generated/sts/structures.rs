//! Structures inside inputs, outputs and errors.
//!
//! Written by `cargo xtask codegen`; do not edit.

use serde::{Deserialize, Serialize};
use tidewaiter_aws_wire::EpochSeconds;

/// `AssumedRoleUser`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumedRoleUser {
    pub arn: String,
    pub assumed_role_id: String,
}

/// `Credentials`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Credentials {
    pub access_key_id: String,
    pub expiration: EpochSeconds,
    pub secret_access_key: String,
    pub session_token: String,
}

/// `FederatedUser`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FederatedUser {
    pub arn: String,
    pub federated_user_id: String,
}

/// `PolicyDescriptorType`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyDescriptorType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

/// `ProvidedContext`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProvidedContext {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_assertion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_arn: Option<String>,
}

/// `Tag`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    pub key: String,
    pub value: String,
}
