//! Signs requests as AWS clients do (Signature Version 4, headers), for one key.

use bytes::Bytes;
use http::Request;
use ring::digest::{SHA256, digest};
use ring::hmac::{HMAC_SHA256, Key, sign};
use tidewaiter_types::Timestamp;

pub const REGION: &str = "eu-central-1";

/// An access key.
#[derive(Clone, Copy)]
pub struct Credentials {
    pub id: &'static str,
    pub secret: &'static str,
}

/// The request of an ECR operation.
pub fn ecr(key: Credentials, operation: &str, body: String, now: Timestamp) -> Request<Bytes> {
    let target = format!("AmazonEC2ContainerRegistry_V20150921.{operation}");
    let headers = [
        ("content-type", "application/x-amz-json-1.1".to_owned()),
        ("x-amz-target", target),
    ];
    signed(key, "ecr", ("POST", "/"), &headers, body, now)
}

/// The request of an operation of a REST-JSON service; the path's labels are encoded, and there is no query.
pub fn rest(
    key: Credentials,
    service: &str,
    method: &str,
    path: &str,
    body: String,
    now: Timestamp,
) -> Request<Bytes> {
    let headers = [("content-type", "application/json".to_owned())];
    signed(key, service, (method, path), &headers, body, now)
}

/// The request of an STS operation.
pub fn sts(key: Credentials, operation: &str, now: Timestamp) -> Request<Bytes> {
    let headers = [("content-type", "application/x-www-form-urlencoded".to_owned())];
    signed(
        key,
        "sts",
        ("POST", "/"),
        &headers,
        format!("Action={operation}&Version=2011-06-15"),
        now,
    )
}

fn signed(
    key: Credentials,
    service: &str,
    (method, path): (&str, &str),
    headers: &[(&str, String)],
    body: String,
    now: Timestamp,
) -> Request<Bytes> {
    let date = basic(now);
    let mut all = vec![
        ("host", "localhost:5000".to_owned()),
        ("x-amz-date", date.clone()),
    ];
    all.extend(headers.iter().cloned());
    all.sort();
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let lines: String = all
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"))
        .collect();
    let names = names.join(";");
    let canonical = format!(
        "{method}\n{}\n\n{lines}\n{names}\n{}",
        path.replace('%', "%25"),
        hash(&body)
    );
    let scope = format!("{}/{REGION}/{service}/aws4_request", &date[..8]);
    let text = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{}", hash(&canonical));
    let secret = format!("AWS4{}", key.secret);
    let signing = [&date[..8], REGION, service, "aws4_request", &text];
    let signature = signing
        .iter()
        .fold(secret.into_bytes(), |key, part| mac(&key, part));
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={}",
        key.id,
        hex::encode(signature)
    );
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", authorization);
    for (name, value) in all {
        request = request.header(name, value);
    }
    request.body(Bytes::from(body)).unwrap()
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    sign(&Key::new(HMAC_SHA256, key), text.as_bytes())
        .as_ref()
        .to_vec()
}

fn hash(text: &str) -> String {
    hex::encode(digest(&SHA256, text.as_bytes()))
}

/// An instant of the days that these tests live in, in ISO 8601's basic form.
fn basic(now: Timestamp) -> String {
    let seconds = (now.0 - crate::MIDNIGHT.0) / 1000;
    let day = 14 + seconds / 86_400;
    assert!(
        (14..=30).contains(&day),
        "the tests' clock stays within its month"
    );
    let (hour, minute) = (seconds / 3600 % 24, seconds / 60 % 60);
    format!("202311{day}T{hour:02}{minute:02}{:02}Z", seconds % 60)
}
