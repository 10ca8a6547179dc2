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
    ecr_at(key, "/", operation, body, now)
}

/// The same at another path than the usual one.
pub fn ecr_at(key: Credentials, path: &str, operation: &str, body: String, now: Timestamp) -> Request<Bytes> {
    let target = format!("AmazonEC2ContainerRegistry_V20150921.{operation}");
    let headers = [
        ("content-type", "application/x-amz-json-1.1".to_owned()),
        ("x-amz-target", target),
    ];
    signed(key, "ecr", ("POST", path), &headers, body, now)
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
    // Tests write queries in order, and with nothing in them that is to be escaped.
    let (bare, query) = path.split_once('?').unwrap_or((path, ""));
    let canonical = format!(
        "{method}\n{}\n{query}\n{lines}\n{names}\n{}",
        bare.replace('%', "%25"),
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

/// The path below which answers are as of an instant.
pub fn as_of(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1000);
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let (hour, minute) = (seconds / 3600 % 24, seconds / 60 % 60);
    format!(
        "/as-of/{year:04}-{month:02}-{day:02}T{hour:02}%3A{minute:02}%3A{:02}.{:03}Z/",
        seconds % 60,
        at.0.rem_euclid(1000)
    )
}

/// An instant in ISO 8601's basic form.
fn basic(now: Timestamp) -> String {
    let seconds = now.0.div_euclid(1000);
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let (hour, minute) = (seconds / 3600 % 24, seconds / 60 % 60);
    format!(
        "{year:04}{month:02}{day:02}T{hour:02}{minute:02}{:02}Z",
        seconds % 60
    )
}

/// Year, month and day of so many days since 1970, for the years of tests.
fn civil(mut days: i64) -> (i64, usize, i64) {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= 365 + i64::from(is_leap(year)) {
        days -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + i64::from(is_leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    (year, month + 1, days + 1)
}
