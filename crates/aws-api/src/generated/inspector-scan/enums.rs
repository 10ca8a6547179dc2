//! Enumerations; each keeps a value that the model does not list as text.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::string_enum;

string_enum!(
    /// `InternalServerExceptionReason`
    InternalServerExceptionReason {
        FailedToGenerateSbom = "FAILED_TO_GENERATE_SBOM",
        Other = "OTHER",
    }
);

string_enum!(
    /// `OutputFormat`
    OutputFormat {
        CycloneDx15 = "CYCLONE_DX_1_5",
        Inspector = "INSPECTOR",
        InspectorAlt = "INSPECTOR_ALT",
    }
);

string_enum!(
    /// `ValidationExceptionReason`
    ValidationExceptionReason {
        UnknownOperation = "UNKNOWN_OPERATION",
        CannotParse = "CANNOT_PARSE",
        FieldValidationFailed = "FIELD_VALIDATION_FAILED",
        UnsupportedSbomType = "UNSUPPORTED_SBOM_TYPE",
        Other = "OTHER",
    }
);
