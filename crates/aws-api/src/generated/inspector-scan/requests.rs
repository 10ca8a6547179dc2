//! Inputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use super::enums::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `ScanSbomRequest`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanSbomRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_format: Option<OutputFormat>,
    pub sbom: Value,
}
