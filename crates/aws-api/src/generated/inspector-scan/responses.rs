//! Outputs of operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `ScanSbomResponse`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanSbomResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sbom: Option<Value>,
}
