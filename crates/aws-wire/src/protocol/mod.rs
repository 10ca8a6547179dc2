//! The three protocols: finding the operation in a request, reading its input, writing answers and errors.
//!
//! Inputs become a JSON value whatever the protocol, so that one check of constraints and one set of generated
//! structures serves all.

mod json;
mod query;
mod rest_json;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};
use serde_json::Value;

use crate::ServiceError;
use crate::model::{Operation, Protocol, ServiceModel};
pub(crate) use json::input as json_input;

/// The header that names each answer.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

/// Which operation of a service a request asks for.
pub(crate) fn operation(
    service: &'static ServiceModel,
    parts: &Parts,
    body: &[u8],
) -> Result<&'static Operation, ServiceError> {
    match service.protocol {
        Protocol::Json => json::operation(service, parts),
        Protocol::RestJson => rest_json::operation(service, parts),
        Protocol::Query => query::operation(service, parts, body),
    }
}

/// The input of an operation, as JSON.
pub(crate) fn input(
    protocol: Protocol,
    operation: &'static Operation,
    parts: &Parts,
    body: &[u8],
) -> Result<Value, ServiceError> {
    match protocol {
        Protocol::Json => json::input(body),
        Protocol::RestJson => rest_json::input(operation, parts, body),
        Protocol::Query => query::input(operation, parts, body),
    }
}

/// The answer of an operation that succeeded; `output` is JSON.
pub(crate) fn answer(
    service: &'static ServiceModel,
    operation: &'static Operation,
    output: Vec<u8>,
    request_id: &str,
) -> Response<Bytes> {
    match service.protocol {
        Protocol::Json => respond(200, json::CONTENT, output, request_id),
        Protocol::RestJson => respond(200, rest_json::CONTENT, output, request_id),
        Protocol::Query => match query::answer(service, operation, &output, request_id) {
            Ok(xml) => respond(200, query::CONTENT, xml, request_id),
            Err(error) => failure(service.protocol, service.xml_namespace, &error, request_id),
        },
    }
}

/// An error in the form of a protocol.
pub fn failure(
    protocol: Protocol,
    namespace: &str,
    error: &ServiceError,
    request_id: &str,
) -> Response<Bytes> {
    match protocol {
        Protocol::Json => respond(error.status, json::CONTENT, json::failure(error), request_id),
        Protocol::RestJson => rest_json::failure(error, request_id),
        Protocol::Query => respond(
            error.status,
            query::CONTENT,
            query::failure(namespace, error, request_id),
            request_id,
        ),
    }
}

fn respond(status: u16, content: &'static str, body: Vec<u8>, request_id: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// A body that is no JSON, or not an object.
fn not_json(error: impl std::fmt::Display) -> ServiceError {
    ServiceError::new(
        "SerializationException",
        400,
        format!("The request's body could not be read as JSON: {error}"),
    )
}
