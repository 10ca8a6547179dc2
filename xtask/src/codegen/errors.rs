//! The error enumeration of a service: one variant for each error of the model.

use std::fmt::Write;

use serde_json::Value;

use super::Service;
use super::model::{Model, members};
use super::names::pascal;
use super::write::head;

/// Whether an error has members beyond its message.
pub fn has_body(shape: &Value) -> bool {
    members(shape).any(|(name, _, _)| name != "message")
}

/// The error's code on the wire.
pub fn code<'m>(name: &'m str, shape: &'m Value) -> &'m str {
    shape["error"]["code"].as_str().unwrap_or(name)
}

/// The error's HTTP status: the model's, else 400 for the client's faults and 500 for the server's.
fn status(shape: &Value) -> u64 {
    let otherwise = if shape["fault"] == true { 500 } else { 400 };
    shape["error"]["httpStatusCode"].as_u64().unwrap_or(otherwise)
}

fn variant(name: &str) -> String {
    pascal(name.strip_suffix("Exception").unwrap_or(name))
}

/// The module of errors.
pub fn module(service: &Service, model: &Model) -> anyhow::Result<String> {
    let mut variants = String::new();
    let mut arms = String::new();
    for (name, shape) in model.exceptions() {
        let (variant, code, status) = (variant(name), code(name, shape), status(shape));
        let body = has_body(shape);
        let holds = if body {
            format!("super::{}", pascal(name))
        } else {
            "String".to_owned()
        };
        let _ = writeln!(variants, "    /// `{name}`, {status}\n    {variant}({holds}),");
        let made = if body {
            with_body(shape, code, status)
        } else {
            format!("ServiceError::new(\"{code}\", {status}, it)")
        };
        let _ = writeln!(arms, "            Error::{variant}(it) => {made},");
    }
    let name = service.name;
    Ok(head("What operations fail with.")
        + &format!(
            "use tidewaiter_aws_wire::ServiceError;\n\n\
             /// An error of the model, with its message or its whole body, or one that any service may answer.\n\
             #[derive(Clone, Debug, PartialEq)]\npub enum Error {{\n{variants}    /// An error that no model lists.\n    \
             Other(ServiceError),\n}}\n\n\
             impl Error {{\n    /// The operation is not implemented.\n    pub fn not_implemented(operation: &str) -> Self {{\n        \
             Self::Other(ServiceError::not_implemented(\"{name}\", operation))\n    }}\n}}\n\n\
             impl From<ServiceError> for Error {{\n    fn from(error: ServiceError) -> Self {{\n        Self::Other(error)\n    }}\n}}\n\n\
             impl From<Error> for ServiceError {{\n    fn from(error: Error) -> Self {{\n        match error {{\n{arms}            \
             Error::Other(error) => error,\n        }}\n    }}\n}}\n\n\
             impl std::fmt::Display for Error {{\n    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        \
             ServiceError::from(self.clone()).fmt(f)\n    }}\n}}\n\nimpl std::error::Error for Error {{}}\n"
        ))
}

/// The message is cloned for logs; the body says it under the name that the service uses.
fn with_body(shape: &Value, code: &str, status: u64) -> String {
    let message = members(shape).find(|(name, _, _)| name.eq_ignore_ascii_case("message"));
    let message = match message {
        None => "String::new()",
        Some((_, _, true)) => "it.message.clone()",
        Some((_, _, false)) => "it.message.clone().unwrap_or_default()",
    };
    format!("ServiceError::with_body(\"{code}\", {status}, {message}, &it)")
}
