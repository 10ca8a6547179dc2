//! Shapes and constraints.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::constraints::{Member, Shape};

use super::enums;

/// `OutputFormat`
pub static OUTPUT_FORMAT: Shape = Shape::one_of(enums::OutputFormat::VALUES);

/// `Sbom`
pub static SBOM: Shape = Shape::Document;

/// `ScanSbomRequest`
pub static SCAN_SBOM_REQUEST: Shape = Shape::structure(&[
    Member::optional("outputFormat", &OUTPUT_FORMAT),
    Member::required("sbom", &SBOM),
]);
