//! AWS JSON 1.1: `POST /`, the operation in `X-Amz-Target`, errors named by `__type`.

use http::request::Parts;
use serde_json::{Map, Value};

use super::not_json;
use crate::ServiceError;
use crate::model::{Operation, ServiceModel};

pub(super) const CONTENT: &str = "application/x-amz-json-1.1";

pub(super) fn operation(
    service: &'static ServiceModel,
    parts: &Parts,
) -> Result<&'static Operation, ServiceError> {
    let target = parts
        .headers
        .get("x-amz-target")
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let name = target
        .strip_prefix(service.target_prefix)
        .and_then(|rest| rest.strip_prefix('.'));
    name.and_then(|name| service.operation(name)).ok_or_else(|| {
        let words = format!(
            "The header X-Amz-Target names no operation of {}: '{}'.",
            service.name,
            target.escape_debug()
        );
        ServiceError::new("UnknownOperationException", 400, words)
    })
}

/// An empty body counts as `{}`.
pub(crate) fn input(body: &[u8]) -> Result<Value, ServiceError> {
    if body.trim_ascii().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(body).map_err(not_json)
}

pub(super) fn failure(error: &ServiceError) -> Vec<u8> {
    let mut members = Map::from_iter([(
        "__type".to_owned(),
        Value::String(error.code.clone().into_owned()),
    )]);
    members.extend(error.members.clone());
    Value::Object(members).to_string().into_bytes()
}
