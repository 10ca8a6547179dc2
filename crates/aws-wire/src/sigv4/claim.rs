//! What a request says about who signed it, when, for which service, and with which signature.

use http::request::Parts;
use percent_encoding::percent_decode_str;

use super::error::SigV4Error;
use super::instant;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The scope of a credential: `DATE/REGION/SERVICE/aws4_request`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The day of signing, `YYYYMMDD`.
    pub date: String,
    /// The region that the client means.
    pub region: String,
    /// The service's signing name: requests are routed by it.
    pub service: String,
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}/aws4_request", self.date, self.region, self.service)
    }
}

/// A request's authentication, read and not yet believed.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The access key that signed.
    pub access_key_id: String,
    /// The session token of temporary credentials.
    pub session_token: Option<String>,
    /// For what it was signed.
    pub scope: Scope,
    /// Names of the signed headers, lower-case and sorted.
    pub(super) signed_headers: Vec<String>,
    /// When it was signed, in ISO 8601's basic form.
    pub(super) signed_at: String,
    /// The signature's 32 bytes.
    pub(super) signature: [u8; 32],
    /// For how many seconds a presigned request is good; none if it is not presigned.
    pub(super) expires_after: Option<i64>,
}

impl Claim {
    /// Reads the `Authorization` header, or else the presigned query.
    pub fn read(parts: &Parts) -> Result<Self, SigV4Error> {
        if let Some(value) = parts.headers.get(http::header::AUTHORIZATION) {
            let text = value
                .to_str()
                .map_err(|_| incomplete("Authorization header is not plain text."))?;
            return Self::of_header(text, parts);
        }
        let query = parts.uri.query().unwrap_or("");
        if parameter(query, "X-Amz-Signature").is_some() || parameter(query, "X-Amz-Credential").is_some() {
            return Self::of_query(query);
        }
        Err(SigV4Error::Missing)
    }

    fn of_header(text: &str, parts: &Parts) -> Result<Self, SigV4Error> {
        let rest = text
            .strip_prefix(ALGORITHM)
            .filter(|rest| rest.starts_with([' ', ',']));
        let Some(rest) = rest else {
            return Err(not_sigv4(text));
        };
        let field = |name: &str| {
            let fields = rest.split(',').filter_map(|field| field.trim().split_once('='));
            let mut values = fields
                .filter(|(key, _)| *key == name)
                .map(|(_, value)| value.trim().to_owned());
            values
                .next()
                .ok_or_else(|| incomplete(format!("Authorization header requires '{name}' parameter.")))
        };
        let signed_at = instant::of_headers(&parts.headers).ok_or_else(|| {
            incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        })?;
        let token = parts
            .headers
            .get("x-amz-security-token")
            .and_then(|value| value.to_str().ok());
        let (access_key_id, scope) = credential(&field("Credential")?)?;
        Ok(Self {
            access_key_id,
            scope,
            session_token: token.map(str::to_owned),
            signed_headers: header_names(&field("SignedHeaders")?)?,
            signature: signature(&field("Signature")?)?,
            signed_at,
            expires_after: None,
        })
    }

    fn of_query(query: &str) -> Result<Self, SigV4Error> {
        let field = |name: &str| {
            parameter(query, name)
                .ok_or_else(|| incomplete(format!("AWS query-string parameters must include '{name}'.")))
        };
        if field("X-Amz-Algorithm")? != ALGORITHM {
            return Err(incomplete(format!("X-Amz-Algorithm must be {ALGORITHM}.")));
        }
        let (access_key_id, scope) = credential(&field("X-Amz-Credential")?)?;
        Ok(Self {
            access_key_id,
            scope,
            session_token: parameter(query, "X-Amz-Security-Token"),
            signed_headers: header_names(&field("X-Amz-SignedHeaders")?)?,
            signature: signature(&field("X-Amz-Signature")?)?,
            signed_at: field("X-Amz-Date")?,
            expires_after: Some(expiry(&field("X-Amz-Expires")?)?),
        })
    }
}

fn incomplete(words: impl Into<String>) -> SigV4Error {
    SigV4Error::Incomplete(words.into())
}

fn not_sigv4(text: &str) -> SigV4Error {
    let scheme: String = text.split(' ').next().unwrap_or("").chars().take(40).collect();
    incomplete(format!(
        "Authorization header must use {ALGORITHM}, not '{scheme}'."
    ))
}

/// A query parameter's value, decoded; the first of that name.
fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value);
    percent_decode_str(values.next()?)
        .decode_utf8()
        .ok()
        .map(|value| value.into_owned())
}

/// `AKID/20150830/us-east-1/service/aws4_request`; an access key id may itself hold slashes.
fn credential(text: &str) -> Result<(String, Scope), SigV4Error> {
    let wrong = || incomplete("Credential must have the form KEY/YYYYMMDD/REGION/SERVICE/aws4_request.");
    let mut fields = text.rsplitn(5, '/');
    let mut next = || fields.next().filter(|field| !field.is_empty()).ok_or_else(wrong);
    let terminator = next()?;
    let (service, region, date, key) = (next()?, next()?, next()?, next()?);
    if terminator != "aws4_request" {
        return Err(SigV4Error::Invalid(
            "Credential should be scoped with a valid terminator: 'aws4_request'.".to_owned(),
        ));
    }
    let scope = Scope {
        date: date.to_owned(),
        region: region.to_owned(),
        service: service.to_owned(),
    };
    Ok((key.to_owned(), scope))
}

/// The signed headers' names; `host` must be among them.
fn header_names(text: &str) -> Result<Vec<String>, SigV4Error> {
    let names: Vec<String> = text.split(';').map(str::to_ascii_lowercase).collect();
    if names.iter().any(|name| name == "host" || name == ":authority") {
        return Ok(names);
    }
    Err(SigV4Error::Invalid(
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.".to_owned(),
    ))
}

fn signature(text: &str) -> Result<[u8; 32], SigV4Error> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| SigV4Error::mismatch())?;
    Ok(bytes)
}

/// `X-Amz-Expires`: seconds from 1 to a week.
fn expiry(text: &str) -> Result<i64, SigV4Error> {
    let seconds = text
        .parse()
        .ok()
        .filter(|seconds| (1..=604_800).contains(seconds));
    seconds.ok_or_else(|| incomplete("X-Amz-Expires must be a number of seconds from 1 to 604800."))
}
