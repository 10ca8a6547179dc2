//! HTTP requests out of bytes: as they are written, or signed with Signature Version 4.

use bytes::Bytes;
use http::Request;
use ring::digest::{SHA256, digest};
use ring::hmac::{HMAC_SHA256, Key, sign};
use tidewaiter_types::Timestamp;

/// What requests are signed with.
pub const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/// When they are signed.
pub const NOW: Timestamp = Timestamp(1_440_938_160_000);
const SIGNED_AT: &str = "20150830T123600Z";

/// Reads `METHOD PATH`, lines of `NAME: VALUE`, an empty line and a body; `None` for what no server lets through.
pub fn read(text: &[u8]) -> Option<Request<Bytes>> {
    let mut lines = text.split(|&byte| byte == b'\n');
    let line = std::str::from_utf8(lines.next()?).ok()?;
    let (method, path) = line.split_once(' ')?;
    let mut request = Request::builder().method(method).uri(path);
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let colon = line.iter().position(|&byte| byte == b':')?;
        request = request.header(&line[..colon], line[colon + 1..].trim_ascii());
    }
    let body = lines.collect::<Vec<_>>().join(&b'\n');
    request.body(Bytes::from(body)).ok()
}

/// A signed request with this body: to a JSON service with this target, or to a service of the query protocol with none.
pub fn signed(target: &[u8], body: Bytes) -> Option<Request<Bytes>> {
    let (service, name, value) = match target {
        b"" => ("sts", "content-type", &b"application/x-www-form-urlencoded"[..]),
        target => ("ecr", "x-amz-target", target),
    };
    let value = http::HeaderValue::from_bytes(value.trim_ascii()).ok()?;
    let names = match name {
        "content-type" => "content-type;host;x-amz-date",
        _ => "host;x-amz-date;x-amz-target",
    };
    let mut headers = [
        (name, value.as_bytes()),
        ("host", b"localhost"),
        ("x-amz-date", SIGNED_AT.as_bytes()),
    ];
    headers.sort_unstable();
    let authorization = authorization(service, names, &headers, &body);
    let request = Request::post("/")
        .header(name, &value)
        .header("host", "localhost");
    let request = request
        .header("x-amz-date", SIGNED_AT)
        .header("authorization", authorization);
    request.body(body).ok()
}

fn authorization(service: &str, names: &str, headers: &[(&str, &[u8])], body: &[u8]) -> String {
    let mut canonical = b"POST\n/\n\n".to_vec();
    for (name, value) in headers {
        // Runs of spaces count as one.
        let words: Vec<_> = value
            .split(|&byte| byte == b' ')
            .filter(|word| !word.is_empty())
            .collect();
        canonical.extend_from_slice(&[name.as_bytes(), b":", &words.join(&b' '), b"\n"].concat());
    }
    let hash = hex::encode(digest(&SHA256, body));
    canonical.extend_from_slice(format!("\n{names}\n{hash}").as_bytes());
    let scope = format!("20150830/us-east-1/{service}/aws4_request");
    let hash = hex::encode(digest(&SHA256, &canonical));
    let text = format!("AWS4-HMAC-SHA256\n{SIGNED_AT}\n{scope}\n{hash}");
    let first = Key::new(HMAC_SHA256, format!("AWS4{SECRET}").as_bytes());
    let key = scope.split('/').fold(first, |key, step| {
        Key::new(HMAC_SHA256, sign(&key, step.as_bytes()).as_ref())
    });
    let signature = hex::encode(sign(&key, text.as_bytes()));
    format!("AWS4-HMAC-SHA256 Credential=AKID/{scope}, SignedHeaders={names}, Signature={signature}")
}
