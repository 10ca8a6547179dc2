//! The documents of Harbor's scanner API: media types, requests, answers.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::artifact::Target;
use super::registries::Registries;

pub const METADATA: &str = "application/vnd.scanner.adapter.metadata+json; version=1.1";
pub const SCAN_RESPONSE: &str = "application/vnd.scanner.adapter.scan.response+json; version=1.0";
const ERROR: &str = "application/vnd.scanner.adapter.error+json; version=1.0";
/// Findings, in the two names of one form.
const VULNERABILITIES: [&str; 2] = [
    "application/vnd.security.vulnerability.report; version=1.1",
    "application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0",
];
const SBOM: &str = "application/vnd.security.sbom.report+json; version=1.0";
/// The form of bills of materials that is written.
pub const CYCLONEDX: &str = "application/vnd.cyclonedx+json";
/// Manifests that are understood.
const CONSUMED: [&str; 2] = [
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
];

/// What the adapter can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    Vulnerability,
    Sbom,
}

impl Capability {
    pub const ALL: [Self; 2] = [Self::Vulnerability, Self::Sbom];

    /// As the metadata tells it.
    pub fn described(self) -> Value {
        match self {
            Self::Vulnerability => json!({
                "type": "vulnerability",
                "consumes_mime_types": CONSUMED,
                "produces_mime_types": VULNERABILITIES,
            }),
            Self::Sbom => json!({
                "type": "sbom",
                "consumes_mime_types": CONSUMED,
                "produces_mime_types": [SBOM],
                "additional_attributes": { "sbom_media_types": [CYCLONEDX] },
            }),
        }
    }

    /// Which report a header `Accept` asks for, and the name that it is answered under.
    pub fn of_accepted(accepted: &str) -> Result<(Self, &'static str), Refusal> {
        let plain = |text: &str| text.replace(' ', "");
        let accepted = plain(accepted);
        if accepted.is_empty() || accepted.starts_with("*/*") {
            return Ok((Self::Vulnerability, VULNERABILITIES[0]));
        }
        let types = VULNERABILITIES.iter().map(|name| (Self::Vulnerability, *name));
        let mut types = types.chain([(Self::Sbom, SBOM)]);
        let found = types.find(|(_, name)| accepted.split(',').any(|one| one == plain(name)));
        found.ok_or_else(|| {
            Refusal::new(
                StatusCode::NOT_IMPLEMENTED,
                format!("no report of type {accepted:?} is made here"),
            )
        })
    }
}

/// Refuses forms of bills of materials that are not written.
pub fn check_sbom_type(asked: Option<&str>) -> Result<(), Refusal> {
    match asked {
        Some(CYCLONEDX) => Ok(()),
        _ => Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            format!("sbom_media_type must be {CYCLONEDX}"),
        )),
    }
}

/// The scanner, as it calls itself.
pub fn scanner() -> Value {
    json!({ "name": "tidewaiter", "vendor": "tidewaiter", "version": env!("CARGO_PKG_VERSION") })
}

/// A request for a scan.
#[derive(Deserialize)]
pub struct ScanRequest {
    registry: RegistryRequest,
    artifact: Artifact,
    #[serde(default)]
    enabled_capabilities: Option<Vec<EnabledCapability>>,
}

#[derive(Deserialize)]
struct RegistryRequest {
    url: String,
    #[serde(default)]
    authorization: Option<String>,
}

/// The artifact of a request, and of its report.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Artifact {
    pub repository: String,
    #[serde(default)]
    pub digest: Option<String>,
    #[serde(default)]
    pub tag: Option<String>,
    #[serde(default)]
    pub mime_type: Option<String>,
}

#[derive(Deserialize)]
struct EnabledCapability {
    #[serde(rename = "type")]
    kind: String,
}

impl ScanRequest {
    /// What is to be scanned.
    pub fn target(&self, registries: &Registries) -> Result<Target, Refusal> {
        let mime_type = self.artifact.mime_type.as_deref().unwrap_or(CONSUMED[0]);
        if !CONSUMED.contains(&mime_type) {
            return Err(Refusal::new(
                StatusCode::NOT_IMPLEMENTED,
                format!("{mime_type} is not scanned here"),
            ));
        }
        let unprocessable = |error: String| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, error);
        let place = registries.allowed(&self.registry.url).map_err(unprocessable)?;
        Target::new(
            place,
            self.artifact.clone(),
            self.registry.authorization.as_deref(),
        )
        .map_err(unprocessable)
    }

    /// The reports that are wanted; all, if nothing is said.
    pub fn capabilities(&self) -> Result<Vec<Capability>, Refusal> {
        let Some(enabled) = self.enabled_capabilities.as_ref().filter(|list| !list.is_empty()) else {
            return Ok(Capability::ALL.to_vec());
        };
        let one = |enabled: &EnabledCapability| match enabled.kind.as_str() {
            "vulnerability" | "" => Ok(Capability::Vulnerability),
            "sbom" => Ok(Capability::Sbom),
            other => Err(Refusal::new(
                StatusCode::NOT_IMPLEMENTED,
                format!("there is no capability {other:?} here"),
            )),
        };
        enabled.iter().map(one).collect()
    }
}

/// A document under its media type.
pub fn answer(status: StatusCode, media_type: &'static str, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, media_type)], body.to_string()).into_response()
}

/// An answer that is no success.
#[derive(Debug)]
pub struct Refusal {
    pub status: StatusCode,
    words: String,
}

impl Refusal {
    pub fn new(status: StatusCode, words: impl ToString) -> Self {
        Self {
            status,
            words: words.to_string(),
        }
    }

    pub fn internal(error: anyhow::Error) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        answer(self.status, ERROR, &json!({ "error": { "message": self.words } }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_asked_for_with_and_without_spaces() {
        let asked = |text: &str| {
            Capability::of_accepted(text)
                .map(|(capability, _)| capability)
                .ok()
        };
        assert_eq!(asked(""), Some(Capability::Vulnerability));
        assert_eq!(asked(VULNERABILITIES[1]), Some(Capability::Vulnerability));
        assert_eq!(
            asked("application/vnd.security.sbom.report+json;version=1.0"),
            Some(Capability::Sbom)
        );
        assert_eq!(asked("text/html"), None);
    }
}
