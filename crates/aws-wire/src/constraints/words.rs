//! The words in which services refuse an input.
//!
//! ECR's are from its answers in public logs: "Invalid parameter at 'repositoryName' failed to satisfy constraint:
//! 'must satisfy regular expression '[a-z0-9]+…''" for a member of the request itself, and "'Member must satisfy
//! constraint: [Member must satisfy regular expression pattern: [0-9]{12}]'" for items of a list. For lengths,
//! ranges and missing members no log was found: they use the text of AWS's framework in the same frame.

use super::Breach;
use crate::ServiceError;
use crate::model::ConstraintWords;

/// The error for an input with these breaches.
pub(super) fn refuse(style: ConstraintWords, first: &Breach, all: &[Breach]) -> ServiceError {
    match style {
        ConstraintWords::InvalidParameter => invalid_parameter(first),
        ConstraintWords::Detected { code } => detected(code, all),
    }
}

fn invalid_parameter(breach: &Breach) -> ServiceError {
    let demand = match breach.top_level_pattern {
        Some(pattern) => format!("must satisfy regular expression '{pattern}'"),
        None => breach.demand.clone(),
    };
    let message = format!(
        "Invalid parameter at '{}' failed to satisfy constraint: '{demand}'",
        breach.path
    );
    ServiceError::new("InvalidParameterException", 400, message)
}

fn detected(code: &'static str, all: &[Breach]) -> ServiceError {
    let told: Vec<String> = all.iter().map(tell).collect();
    let noun = if all.len() == 1 { "error" } else { "errors" };
    let message = format!("{} validation {noun} detected: {}", all.len(), told.join("; "));
    ServiceError::new(code, 400, message)
}

fn tell(breach: &Breach) -> String {
    let value = breach
        .value
        .as_ref()
        .map_or("null".to_owned(), |value| format!("'{value}'"));
    format!(
        "Value {value} at '{}' failed to satisfy constraint: {}",
        breach.path, breach.demand
    )
}
