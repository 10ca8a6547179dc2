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
const SCOPE: &str = "us-east-1/ecr/aws4_request";
const TARGET: &str = "AmazonEC2ContainerRegistry_V20150921";

/// Calls an operation of ECR.
pub fn call(connection: &mut Connection, operation: &str, input: &Value) -> anyhow::Result<Value> {
    let body = input.to_string();
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let headers = signed(
        &connection.address,
        &time,
        &format!("{TARGET}.{operation}"),
        body.as_bytes(),
    );
    let answer = connection.send("POST", "/", &headers, Body::Bytes(body.as_bytes()))?;
    let answer = answer.expect(200).with_context(|| operation.to_owned())?;
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

/// Header lines with their signature by SigV4; `time` is as `20260131T235959Z`.
fn signed(host: &str, time: &str, target: &str, body: &[u8]) -> String {
    let hash = hex(digest::digest(&digest::SHA256, body).as_ref());
    let kind = "application/x-amz-json-1.1";
    let names = "content-type;host;x-amz-date;x-amz-target";
    let canonical = format!(
        "POST\n/\n\ncontent-type:{kind}\nhost:{host}\nx-amz-date:{time}\nx-amz-target:{target}\n\n{names}\n{hash}"
    );
    let day = &time[..8];
    let request = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{day}/{SCOPE}\n{request}");
    let signature = hex(&mac(&signing_key(day), &text));
    format!(
        "Content-Type: {kind}\r\nX-Amz-Date: {time}\r\nX-Amz-Target: {target}\r\nAuthorization: AWS4-HMAC-SHA256 \
         Credential={ACCESS_KEY_ID}/{day}/{SCOPE}, SignedHeaders={names}, Signature={signature}\r\n"
    )
}

fn signing_key(day: &str) -> Vec<u8> {
    let start = format!("AWS4{SECRET_ACCESS_KEY}").into_bytes();
    let words = [day].into_iter().chain(SCOPE.split('/'));
    words.fold(start, |key, word| mac(&key, word))
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
