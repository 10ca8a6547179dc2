//! The table of the service's operations.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::model::{ConstraintWords, Operation, Protocol, ServiceModel};

use super::shapes;

/// The service.
pub static MODEL: ServiceModel = ServiceModel {
    name: "inspector-scan",
    signing_name: "inspector-scan",
    version: "2023-08-08",
    protocol: Protocol::RestJson,
    target_prefix: "",
    xml_namespace: "",
    constraint_words: ConstraintWords::Detected {
        code: "ValidationException",
    },
    operations: &[Operation {
        name: "ScanSbom",
        method: "POST",
        uri: "/scan/sbom",
        action: Some("inspector-scan:ScanSbom"),
        errors: &[
            "InternalServerException",
            "ThrottlingException",
            "ValidationException",
            "AccessDeniedException",
        ],
        input: &shapes::SCAN_SBOM_REQUEST,
        output: None,
        result_wrapper: None,
    }],
};
