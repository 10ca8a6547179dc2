//! Computes the signature that a claim should have, and compares in constant time.

use http::request::Parts;
use ring::digest::{SHA256, digest};
use ring::hmac::{HMAC_SHA256, Key, sign, verify};
use tidewaiter_types::Timestamp;

use super::canonical;
use super::claim::{Claim, Scope};
use super::error::SigV4Error;
use super::instant;

/// How far the clocks of client and server may differ.
pub const MAX_SKEW_SECONDS: i64 = 5 * 60;

/// The secret half of an access key; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Any text is a secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The text, to be stored or shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Claim {
    /// Whether the request is the one that the owner of the secret signed, lately enough.
    ///
    /// The payload hash is always that of the body: a client that sends `X-Amz-Content-SHA256` must mean the
    /// same, and unsigned or streamed payloads, which only S3 has, are refused.
    pub fn verify(
        &self,
        parts: &Parts,
        body: &[u8],
        secret: &Secret,
        now: Timestamp,
    ) -> Result<(), SigV4Error> {
        self.check_time(now)?;
        self.check_target_is_signed(parts)?;
        let payload_hash = payload_hash(parts, body)?;
        let canonical = canonical::request(parts, self, &payload_hash)?;
        let to_sign = self.string_to_sign(&canonical);
        let key = signing_key(secret, &self.scope);
        verify(&key, to_sign.as_bytes(), &self.signature).map_err(|_| SigV4Error::mismatch())
    }

    fn string_to_sign(&self, canonical: &[u8]) -> String {
        let hash = hex::encode(digest(&SHA256, canonical));
        format!("AWS4-HMAC-SHA256\n{}\n{}\n{hash}", self.signed_at, self.scope)
    }

    fn check_time(&self, now: Timestamp) -> Result<(), SigV4Error> {
        let signed = instant::parse_basic(&self.signed_at).ok_or_else(|| {
            SigV4Error::Incomplete(
                "Date must be in ISO-8601 'basic format', such as 20150830T123600Z.".to_owned(),
            )
        })?;
        self.check_date()?;
        let now = now.0.div_euclid(1000);
        let lifetime = self.expires_after.unwrap_or(MAX_SKEW_SECONDS);
        if signed.saturating_add(lifetime) < now {
            return Err(self.out_of_time("Signature expired", "is now earlier than", now, '-'));
        }
        if signed > now.saturating_add(MAX_SKEW_SECONDS) {
            return Err(self.out_of_time("Signature not yet current", "is still later than", now, '+'));
        }
        Ok(())
    }

    fn out_of_time(&self, what: &str, relation: &str, now: i64, sign: char) -> SigV4Error {
        let lifetime = self
            .expires_after
            .filter(|_| sign == '-')
            .unwrap_or(MAX_SKEW_SECONDS);
        let limit = if sign == '-' {
            now - lifetime
        } else {
            now + lifetime
        };
        let (limit, now) = (instant::format_basic(limit), instant::format_basic(now));
        let minutes = lifetime / 60;
        SigV4Error::Invalid(format!(
            "{what}: {} {relation} {limit} ({now} {sign} {minutes} min.)",
            self.signed_at
        ))
    }

    /// The scope's day is the day of signing.
    fn check_date(&self) -> Result<(), SigV4Error> {
        if self.signed_at.get(..8) == Some(self.scope.date.as_str()) {
            return Ok(());
        }
        Err(SigV4Error::Invalid(format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != '{}', \
             from '{}'.",
            self.scope.date,
            self.signed_at.get(..8).unwrap_or(""),
            self.signed_at
        )))
    }

    /// What the operation is must be covered by the signature.
    fn check_target_is_signed(&self, parts: &Parts) -> Result<(), SigV4Error> {
        let covered = self.signed_headers.iter().any(|name| name == "x-amz-target");
        if covered || !parts.headers.contains_key("x-amz-target") {
            return Ok(());
        }
        Err(SigV4Error::Invalid(
            "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.".to_owned(),
        ))
    }
}

fn payload_hash(parts: &Parts, body: &[u8]) -> Result<String, SigV4Error> {
    let hash = hex::encode(digest(&SHA256, body));
    match parts.headers.get("x-amz-content-sha256") {
        Some(told) if told.as_bytes() != hash.as_bytes() => Err(SigV4Error::Invalid(
            "The 'X-Amz-Content-SHA256' header does not match the SHA-256 of the request's body; unsigned and \
             streamed payloads are not accepted."
                .to_owned(),
        )),
        _ => Ok(hash),
    }
}

fn signing_key(secret: &Secret, scope: &Scope) -> Key {
    let first = format!("AWS4{}", secret.reveal());
    let steps = [scope.date.as_str(), &scope.region, &scope.service, "aws4_request"];
    steps
        .iter()
        .fold(Key::new(HMAC_SHA256, first.as_bytes()), |key, step| {
            Key::new(HMAC_SHA256, sign(&key, step.as_bytes()).as_ref())
        })
}
