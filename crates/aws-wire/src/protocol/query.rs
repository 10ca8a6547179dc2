//! The query protocol of STS: form in, XML out.

use std::collections::{BTreeMap, BTreeSet};

use http::request::Parts;
use percent_encoding::percent_decode_str;
use quick_xml::escape::escape;
use serde_json::{Map, Number, Value};
use tidewaiter_types::Timestamp;

use crate::ServiceError;
use crate::constraints::Shape;
use crate::model::{Operation, ServiceModel};

pub(super) const CONTENT: &str = "text/xml";

/// Parameters beyond this are refused: no operation has nearly as many.
const MOST_PARAMETERS: usize = 2000;

/// Prefixes with this many dots are looked into; deeper shapes do not exist in query services.
const DEEPEST: usize = 16;

type Form = BTreeMap<String, String>;

pub(super) fn operation(
    service: &'static ServiceModel,
    parts: &Parts,
    body: &[u8],
) -> Result<&'static Operation, ServiceError> {
    let form = form(parts, body)?;
    let action = form.get("Action").map_or("", String::as_str);
    let version = form.get("Version").map_or("", String::as_str);
    let found = service.operation(action).filter(|_| version == service.version);
    found.ok_or_else(|| {
        let words = format!(
            "Could not find operation {} for version {}",
            action.escape_debug(),
            version.escape_debug()
        );
        ServiceError::new("InvalidAction", 400, words)
    })
}

pub(super) fn input(
    operation: &'static Operation,
    parts: &Parts,
    body: &[u8],
) -> Result<Value, ServiceError> {
    let form = form(parts, body)?;
    Ok(value(&form, "", operation.input, 0).unwrap_or_else(|| Value::Object(Map::new())))
}

/// The parameters of the query string and of the form in the body.
fn form(parts: &Parts, body: &[u8]) -> Result<Form, ServiceError> {
    let body = std::str::from_utf8(body).map_err(|_| malformed("the body is not UTF-8"))?;
    let query = parts.uri.query().unwrap_or("");
    let pairs: Vec<&str> = query
        .split('&')
        .chain(body.trim().split('&'))
        .filter(|pair| !pair.is_empty())
        .collect();
    if pairs.len() > MOST_PARAMETERS {
        return Err(malformed(&format!(
            "there are more than {MOST_PARAMETERS} parameters"
        )));
    }
    pairs
        .into_iter()
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(k, v)| Ok((text(k)?, text(v)?)))
        .collect()
}

fn text(encoded: &str) -> Result<String, ServiceError> {
    let spaced = encoded.replace('+', " ");
    let decoded = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| malformed("a parameter is not UTF-8"))?;
    Ok(decoded.into_owned())
}

fn malformed(why: &str) -> ServiceError {
    ServiceError::new(
        "MalformedQueryString",
        400,
        format!("The query string is malformed: {why}."),
    )
}

/// What stands at a prefix of the form, by shape; none if nothing does.
fn value(form: &Form, prefix: &str, shape: &Shape, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    let scalar = || form.get(prefix).map(String::as_str);
    match shape {
        Shape::Structure { members, .. } => {
            let members = members.iter().filter_map(|member| {
                let found = value(form, &below(prefix, member.name), member.shape, depth + 1)?;
                Some((member.name.to_owned(), found))
            });
            let map: Map<String, Value> = members.collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        Shape::List { item, .. } => {
            let prefix = below(prefix, "member");
            let items = indexes(form, &prefix).into_iter();
            let items: Vec<Value> = items
                .filter_map(|n| value(form, &format!("{prefix}.{n}"), item, depth + 1))
                .collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Shape::Map { value: shape, .. } => {
            let prefix = below(prefix, "entry");
            let entries = indexes(form, &prefix).into_iter().filter_map(|n| {
                let key = form.get(&format!("{prefix}.{n}.key"))?;
                Some((
                    key.clone(),
                    value(form, &format!("{prefix}.{n}.value"), shape, depth + 1)?,
                ))
            });
            let map: Map<String, Value> = entries.collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        Shape::Integer { .. } => {
            scalar().map(|text| text.parse::<i64>().map_or_else(|_| text.into(), Value::from))
        }
        Shape::Boolean => scalar().map(|text| text.parse::<bool>().map_or_else(|_| text.into(), Value::from)),
        Shape::Float => scalar().map(|text| {
            text.parse::<f64>()
                .ok()
                .and_then(Number::from_f64)
                .map_or(text.into(), Value::Number)
        }),
        _ => scalar().map(Value::from),
    }
}

fn below(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

/// The numbers N of parameters `PREFIX.N` or `PREFIX.N.…`.
fn indexes(form: &Form, prefix: &str) -> BTreeSet<u32> {
    let start = format!("{prefix}.");
    let names = form
        .range(start.clone()..)
        .map(|(name, _)| name)
        .take_while(|name| name.starts_with(&start));
    names
        .filter_map(|name| name[start.len()..].split('.').next()?.parse().ok())
        .collect()
}

pub(super) fn answer(
    service: &'static ServiceModel,
    operation: &'static Operation,
    output: &[u8],
    request_id: &str,
) -> Result<Vec<u8>, ServiceError> {
    let output: Value = serde_json::from_slice(output).map_err(ServiceError::internal)?;
    let name = operation.name;
    let mut xml = format!("<{name}Response xmlns=\"{}\">", escape(service.xml_namespace));
    if let (Some(wrapper), Some(shape)) = (operation.result_wrapper, operation.output) {
        write(&mut xml, wrapper, &output, shape);
    }
    xml += &format!(
        "<ResponseMetadata><RequestId>{}</RequestId></ResponseMetadata></{name}Response>",
        escape(request_id)
    );
    Ok(xml.into_bytes())
}

fn write(xml: &mut String, name: &str, value: &Value, shape: &Shape) {
    *xml += &format!("<{name}>");
    content(xml, value, shape);
    *xml += &format!("</{name}>");
}

fn content(xml: &mut String, value: &Value, shape: &Shape) {
    match (shape, value) {
        (Shape::Structure { members, .. }, Value::Object(map)) => {
            for member in *members {
                if let Some(value) = map.get(member.name).filter(|value| !value.is_null()) {
                    write(xml, member.name, value, member.shape);
                }
            }
        }
        (Shape::List { item, .. }, Value::Array(items)) => {
            items.iter().for_each(|value| write(xml, "member", value, item))
        }
        (Shape::Map { value: shape, .. }, Value::Object(map)) => {
            for (key, value) in map {
                *xml += &format!("<entry><key>{}</key>", escape(key));
                write(xml, "value", value, shape);
                *xml += "</entry>";
            }
        }
        (Shape::Timestamp, value) => *xml += &iso8601(value),
        (_, Value::String(text)) => *xml += &escape(text),
        (_, other) => *xml += &escape(other.to_string()),
    }
}

/// Epoch seconds as `2015-08-30T12:36:00Z`.
fn iso8601(value: &Value) -> String {
    let instant: crate::EpochSeconds = serde_json::from_value(value.clone()).unwrap_or_default();
    let Timestamp(millis) = instant.0;
    jiff::Timestamp::from_millisecond(millis).map_or_else(|_| String::new(), |instant| instant.to_string())
}

pub(super) fn failure(namespace: &str, error: &ServiceError, request_id: &str) -> Vec<u8> {
    let kind = if error.status < 500 { "Sender" } else { "Receiver" };
    format!(
        "<ErrorResponse xmlns=\"{}\"><Error><Type>{kind}</Type><Code>{}</Code><Message>{}</Message></Error>\
         <RequestId>{}</RequestId></ErrorResponse>",
        escape(namespace),
        escape(&*error.code),
        escape(&error.message),
        escape(request_id)
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::constraints::{Location, Member};

    static TEXT: Shape = Shape::String {
        min: None,
        max: None,
        pattern: None,
        values: &[],
    };
    static COUNT: Shape = Shape::Integer { min: None, max: None };
    static TIME: Shape = Shape::Timestamp;
    static TAG: Shape = Shape::Structure {
        members: &[member("Key", &TEXT)],
        union: false,
    };
    static TAGS: Shape = Shape::List {
        item: &TAG,
        min: None,
        max: None,
    };
    static INPUT: Shape = Shape::Structure {
        members: &[
            member("Name", &TEXT),
            member("Count", &COUNT),
            member("Tags", &TAGS),
            member("At", &TIME),
        ],
        union: false,
    };

    const fn member(name: &'static str, shape: &'static Shape) -> Member {
        Member {
            name,
            required: false,
            shape,
            location: Location::Body,
        }
    }

    fn read(body: &str) -> Value {
        let parts = http::Request::new(()).into_parts().0;
        let form = form(&parts, body.as_bytes()).expect("a form");
        value(&form, "", &INPUT, 0).unwrap_or(Value::Null)
    }

    #[test]
    fn forms_become_json_by_shape() {
        assert_eq!(
            read("Name=a+b%26c&Count=5&Tags.member.2.Key=y&Tags.member.10.Key=z&Tags.member.x=no&More=1"),
            json!({"Name": "a b&c", "Count": 5, "Tags": [{"Key": "y"}, {"Key": "z"}]})
        );
        assert_eq!(
            read("Count=many"),
            json!({"Count": "many"}),
            "left for the check of types"
        );
        assert_eq!(read(""), Value::Null);
    }

    #[test]
    fn xml_is_written_by_shape_and_escaped() {
        let mut xml = String::new();
        let output = json!({"Name": "<&>", "Tags": [{"Key": "k"}], "At": 1440938160, "Count": null});
        write(&mut xml, "Result", &output, &INPUT);
        let expected = "<Result><Name>&lt;&amp;&gt;</Name><Tags><member><Key>k</Key></member></Tags>\
                        <At>2015-08-30T12:36:00Z</At></Result>";
        assert_eq!(xml, expected);
    }

    #[test]
    fn too_many_parameters_are_refused() {
        let parts = http::Request::new(()).into_parts().0;
        let body = "a=1&".repeat(MOST_PARAMETERS + 1);
        assert!(form(&parts, body.as_bytes()).is_err());
        assert!(form(&parts, b"a=%FF").is_err());
    }
}
