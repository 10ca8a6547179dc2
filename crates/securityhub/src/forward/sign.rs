//! Signature Version 4 of the one call that a forwarder makes.

use jiff::Timestamp;
use reqwest::Url;
use ring::{digest, hmac};

use super::ForwardConfig;

/// What calls are signed with.
#[derive(Clone)]
pub struct ForwardKey {
    /// The access key's id.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// Of temporary credentials.
    pub session_token: Option<String>,
}

impl std::fmt::Debug for ForwardKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ForwardKey({})", self.id)
    }
}

/// The headers of a signed call; `None` if the address is none.
pub(super) fn headers(
    config: &ForwardConfig,
    url: &str,
    body: &str,
    now: Timestamp,
) -> Option<Vec<(&'static str, String)>> {
    let url = Url::parse(url).ok()?;
    let host = match url.port() {
        Some(port) => format!("{}:{port}", url.host_str()?),
        None => url.host_str()?.to_owned(),
    };
    let time = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut headers = vec![
        ("content-type", "application/json".to_owned()),
        ("host", host),
        ("x-amz-date", time.clone()),
    ];
    if let Some(token) = &config.key.session_token {
        headers.push(("x-amz-security-token", token.clone()));
    }
    let authorization = authorization(config, url.path(), &headers, body, &time);
    headers.retain(|(name, _)| *name != "host");
    headers.push(("authorization", authorization));
    Some(headers)
}

fn authorization(
    config: &ForwardConfig,
    path: &str,
    headers: &[(&'static str, String)],
    body: &str,
    time: &str,
) -> String {
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    let names = names.join(";");
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"))
        .collect();
    let canonical = format!("POST\n{path}\n\n{lines}\n{names}\n{}", hash(body));
    let day = time.get(..8).unwrap_or_default();
    let parts = [day, &config.region, "securityhub", "aws4_request"];
    let scope = parts.join("/");
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", hash(&canonical));
    let secret = format!("AWS4{}", config.key.secret).into_bytes();
    let key = parts.iter().fold(secret, |key, part| mac(&key, part));
    format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={}",
        config.key.id,
        hex(&mac(&key, &text))
    )
}

fn hash(text: &str) -> String {
    hex(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
