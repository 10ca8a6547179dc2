//! Structures inside inputs, outputs and errors.
//!
//! Written by `cargo xtask codegen`; do not edit.

use super::enums::*;
use serde::{Deserialize, Serialize};

/// `InternalServerException`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InternalServerException {
    pub message: String,
    pub reason: InternalServerExceptionReason,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<i32>,
}

/// `ThrottlingException`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThrottlingException {
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<i32>,
}

/// `ValidationException`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidationException {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<ValidationExceptionField>>,
    pub message: String,
    pub reason: ValidationExceptionReason,
}

/// `ValidationExceptionField`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidationExceptionField {
    pub message: String,
    pub name: String,
}
