//! Signed AWS calls, for what only the AWS surface answers: registry tokens, scan results.

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, hmac};
use serde_json::{Value, json};

use super::client::{Body, Connection};

/// The root key that servers under measurement are given.
pub const ACCESS_KEY_ID: &str = "AKIABENCHBENCHBENCH1";
/// Its secret.
pub const SECRET_ACCESS_KEY: &str = "bench/secret+access/key0123456789abcdefg";
const REGION: &str = "us-east-1";
const TARGET: &str = "AmazonEC2ContainerRegistry_V20150921";

/// Calls an operation of ECR.
pub fn call(connection: &mut Connection, operation: &str, input: &Value) -> anyhow::Result<Value> {
    let body = input.to_string();
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let kind = "application/x-amz-json-1.1";
    let more = [("x-amz-target", format!("{TARGET}.{operation}"))];
    let request = Request {
        service: "ecr",
        method: "POST",
        path: "/",
        kind,
        more: &more,
    };
    let headers = request.signed(&connection.address, &time, body.as_bytes());
    let answer = connection.send("POST", "/", &headers, Body::Bytes(body.as_bytes()))?;
    let answer = answer.expect(200).with_context(|| operation.to_owned())?;
    Ok(serde_json::from_slice(&answer.body)?)
}

/// Calls an operation of a REST-JSON service, by its method and path without a query.
pub fn rest(
    connection: &mut Connection,
    service: &str,
    (method, path): (&str, &str),
    input: &Value,
) -> anyhow::Result<Value> {
    // What is only read has no body.
    let body = match method {
        "GET" => String::new(),
        _ => input.to_string(),
    };
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let request = Request {
        service,
        method,
        path,
        kind: "application/json",
        more: &[],
    };
    let headers = request.signed(&connection.address, &time, body.as_bytes());
    let answer = connection.send(method, path, &headers, Body::Bytes(body.as_bytes()))?;
    let answer = answer.expect(200).with_context(|| path.to_owned())?;
    Ok(serde_json::from_slice(&answer.body)?)
}

/// The header line that lets the root into the registry's side.
pub fn registry_login(connection: &mut Connection) -> anyhow::Result<String> {
    let answer = call(connection, "GetAuthorizationToken", &json!({}))?;
    let token = answer["authorizationData"][0]["authorizationToken"]
        .as_str()
        .context("no token came")?;
    STANDARD.decode(token).context("the token is no base64")?;
    Ok(format!("Authorization: Basic {token}\r\n"))
}

struct Request<'a> {
    service: &'a str,
    method: &'a str,
    path: &'a str,
    kind: &'a str,
    /// Headers beside those that all have; they sort after those.
    more: &'a [(&'a str, String)],
}

impl Request<'_> {
    /// Header lines with their signature by SigV4; `time` is as `20260131T235959Z`.
    fn signed(&self, host: &str, time: &str, body: &[u8]) -> String {
        let hash = hex(digest::digest(&digest::SHA256, body).as_ref());
        let (method, kind, path) = (self.method, self.kind, self.path.replace('%', "%25"));
        let more_names: String = self.more.iter().map(|(name, _)| format!(";{name}")).collect();
        let more_lines: String = self
            .more
            .iter()
            .map(|(name, value)| format!("{name}:{value}\n"))
            .collect();
        let names = format!("content-type;host;x-amz-date{more_names}");
        let canonical = format!(
            "{method}\n{path}\n\ncontent-type:{kind}\nhost:{host}\nx-amz-date:{time}\n{more_lines}\n{names}\n{hash}"
        );
        let day = &time[..8];
        let scope = format!("{day}/{REGION}/{}/aws4_request", self.service);
        let request = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
        let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{request}");
        let signature = hex(&mac(&signing_key(&scope), &text));
        let more: String = self
            .more
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        format!(
            "Content-Type: {kind}\r\nX-Amz-Date: {time}\r\n{more}Authorization: AWS4-HMAC-SHA256 \
             Credential={ACCESS_KEY_ID}/{scope}, SignedHeaders={names}, Signature={signature}\r\n"
        )
    }
}

fn signing_key(scope: &str) -> Vec<u8> {
    let start = format!("AWS4{SECRET_ACCESS_KEY}").into_bytes();
    scope.split('/').fold(start, |key, word| mac(&key, word))
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
