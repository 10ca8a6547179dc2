//! REST-JSON: the operation in method and path, members in labels, query, headers and body.
//!
//! ARNs come in labels with their slashes encoded (`/tags/arn%3A…%2F…`): paths are split before they are decoded.
//! A greedy label (`{InsightArn+}`) takes the rest of the path with its slashes.

use bytes::Bytes;
use http::Response;
use http::header::HeaderValue;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::{not_json, respond};
use crate::ServiceError;
use crate::constraints::{Location, Member, Shape};
use crate::model::{Operation, ServiceModel};

pub(super) const CONTENT: &str = "application/json";

/// The operation whose method and path fit; one without labels goes before one with.
pub(super) fn operation(
    service: &'static ServiceModel,
    parts: &Parts,
) -> Result<&'static Operation, ServiceError> {
    let path = parts.uri.path();
    let mut fitting: Vec<&Operation> = service
        .operations
        .iter()
        .filter(|operation| {
            operation.method == parts.method.as_str() && labels(operation.uri, path).is_some()
        })
        .collect();
    fitting.sort_by_key(|operation| operation.uri.matches('{').count());
    fitting.first().copied().ok_or_else(|| {
        let words = format!(
            "{} has no operation at {} {}.",
            service.name,
            parts.method,
            path.escape_debug()
        );
        ServiceError::new("UnknownOperationException", 404, words)
    })
}

/// The labels of a template in a path, by name and decoded; none if the path does not fit.
fn labels<'t>(template: &'t str, path: &str) -> Option<Vec<(&'t str, String)>> {
    let template = template.split('?').next().unwrap_or("");
    let mut segments = path
        .trim_start_matches('/')
        .trim_end_matches('/')
        .split('/')
        .peekable();
    let mut found = Vec::new();
    for wanted in template.trim_matches('/').split('/') {
        let label = wanted.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match label {
            Some(label) if label.ends_with('+') => {
                let rest: Vec<&str> = segments.by_ref().collect();
                found.push((label.trim_end_matches('+'), decode(&rest.join("/"))?));
            }
            Some(label) => found.push((label, decode(segments.next()?)?)),
            None if segments.next()? == wanted => {}
            None => return None,
        }
    }
    (segments.next().is_none() && found.iter().all(|(_, value)| !value.is_empty())).then_some(found)
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(text)
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}

pub(super) fn input(
    operation: &'static Operation,
    parts: &Parts,
    body: &[u8],
) -> Result<Value, ServiceError> {
    let mut input = self::body(body)?;
    let Shape::Structure { members, .. } = operation.input else {
        return Ok(Value::Object(input));
    };
    let labels = labels(operation.uri, parts.uri.path()).unwrap_or_default();
    for member in *members {
        let value = match member.location {
            Location::Body => continue,
            Location::Label(name) => labels
                .iter()
                .find(|(label, _)| *label == name)
                .map(|(_, v)| typed(v, member.shape)),
            Location::Query(name) => query(member, name, parts.uri.query().unwrap_or("")),
            Location::Header(name) => parts
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(|text| typed(text, member.shape)),
        };
        input.remove(member.name);
        input.extend(value.map(|value| (member.name.to_owned(), value)));
    }
    Ok(Value::Object(input))
}

fn body(body: &[u8]) -> Result<Map<String, Value>, ServiceError> {
    if body.trim_ascii().is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_slice(body).map_err(not_json)
}

/// A query parameter; lists repeat it.
fn query(member: &Member, name: &str, raw: &str) -> Option<Value> {
    let pairs = raw
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut values = pairs
        .filter(|(key, _)| decode(key).as_deref() == Some(name))
        .filter_map(|(_, v)| decode(v));
    match member.shape {
        Shape::List { item, .. } => {
            let items: Vec<Value> = values.map(|text| typed(&text, item)).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        shape => values.next().map(|text| typed(&text, shape)),
    }
}

/// Text as the JSON value that the shape wants, or as text where it does not fit: the check then says so.
fn typed(text: &str, shape: &Shape) -> Value {
    match shape {
        Shape::Integer { .. } => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        Shape::Boolean => text.parse::<bool>().map_or_else(|_| text.into(), Value::from),
        _ => Value::from(text),
    }
}

pub(super) fn failure(error: &ServiceError, request_id: &str) -> Response<Bytes> {
    let body = Value::Object(error.members.clone()).to_string().into_bytes();
    let mut response = respond(error.status, CONTENT, body, request_id);
    if let Ok(code) = HeaderValue::from_str(&error.code) {
        response.headers_mut().insert("x-amzn-errortype", code);
    }
    response
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{ConstraintWords, Protocol};

    static TEXT: Shape = Shape::String {
        min: None,
        max: None,
        pattern: None,
        values: &[],
    };
    static TEXTS: Shape = Shape::List {
        item: &TEXT,
        min: None,
        max: None,
    };
    static COUNT: Shape = Shape::Integer { min: None, max: None };
    static INPUT: Shape = Shape::Structure {
        members: &[
            Member {
                name: "resourceArn",
                required: true,
                shape: &TEXT,
                location: Location::Label("resourceArn"),
            },
            Member {
                name: "tagKeys",
                required: true,
                shape: &TEXTS,
                location: Location::Query("tagKeys"),
            },
            Member {
                name: "max",
                required: false,
                shape: &COUNT,
                location: Location::Query("maxResults"),
            },
            Member {
                name: "note",
                required: false,
                shape: &TEXT,
                location: Location::Body,
            },
        ],
        union: false,
    };
    static SERVICE: ServiceModel = ServiceModel {
        name: "test",
        signing_name: "test",
        version: "2020-01-01",
        protocol: Protocol::RestJson,
        target_prefix: "",
        xml_namespace: "",
        constraint_words: ConstraintWords::Detected {
            code: "ValidationException",
        },
        operations: &[
            at("Delete", "DELETE", "/tags/{resourceArn}"),
            at("GetOne", "GET", "/insights/{arn+}"),
            at("List", "GET", "/insights/list"),
        ],
    };

    const fn at(name: &'static str, method: &'static str, uri: &'static str) -> Operation {
        Operation {
            name,
            method,
            uri,
            action: None,
            errors: &[],
            input: &INPUT,
            output: None,
            result_wrapper: None,
        }
    }

    fn parts(method: &str, uri: &str) -> Parts {
        http::Request::builder()
            .method(method)
            .uri(uri)
            .body(())
            .expect("a request")
            .into_parts()
            .0
    }

    #[test]
    fn encoded_slashes_stay_in_their_segment() {
        let parts = parts(
            "DELETE",
            "/tags/arn%3Aaws%3Ax%2Fy?tagKeys=a&tagKeys=b%20c&maxResults=5",
        );
        let operation = operation(&SERVICE, &parts).expect("found");
        assert_eq!(operation.name, "Delete");
        let input = input(operation, &parts, br#"{"note": "n", "resourceArn": "forged"}"#).expect("read");
        assert_eq!(
            input,
            json!({"resourceArn": "arn:aws:x/y", "tagKeys": ["a", "b c"], "max": 5, "note": "n"})
        );
    }

    #[test]
    fn greedy_labels_take_the_rest_and_yield_to_plain_paths() {
        assert_eq!(
            operation(&SERVICE, &parts("GET", "/insights/list"))
                .expect("found")
                .name,
            "List"
        );
        assert_eq!(
            operation(&SERVICE, &parts("GET", "/insights/a/b/c"))
                .expect("found")
                .name,
            "GetOne"
        );
        assert_eq!(
            labels("/insights/{arn+}", "/insights/a/b%2Fc"),
            Some(vec![("arn", "a/b/c".to_owned())])
        );
        assert_eq!(
            operation(&SERVICE, &parts("GET", "/insights/"))
                .expect_err("no label")
                .status,
            404
        );
        assert!(operation(&SERVICE, &parts("POST", "/tags/x")).is_err());
    }
}
