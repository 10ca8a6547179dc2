//! Tells the formats in JSON apart by their first fields, and hands the file on to the one that it is of.
//!
//! Odd: what BuildKit and cosign attach to images is a bill of materials inside a statement (in-toto); it is read through.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::{Sbom, SbomError, cyclonedx, spdx, spdx_3, syft};

/// The fields that tell the formats apart.
#[derive(Deserialize)]
struct Probe<'a> {
    #[serde(rename = "bomFormat", borrow, default)]
    bom_format: Option<Cow<'a, str>>,
    #[serde(rename = "spdxVersion", borrow, default)]
    spdx_version: Option<Cow<'a, str>>,
    #[serde(rename = "@graph")]
    graph: Option<IgnoredAny>,
    artifacts: Option<IgnoredAny>,
    #[serde(borrow, default)]
    predicate: Option<&'a RawValue>,
}

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let probe: Probe<'_> = parse(text)?;
    match probe.predicate {
        Some(predicate) => read_plain(predicate.get().as_bytes()),
        None => read_probed(text, &probe),
    }
}

/// A bill of materials that is not inside of another statement.
fn read_plain(text: &[u8]) -> Result<Sbom, SbomError> {
    read_probed(text, &parse(text)?)
}

fn read_probed(text: &[u8], probe: &Probe<'_>) -> Result<Sbom, SbomError> {
    match probe {
        Probe {
            bom_format: Some(name),
            ..
        } if name == "CycloneDX" => cyclonedx::read(text),
        Probe {
            spdx_version: Some(_),
            ..
        } => spdx::read(text),
        Probe { graph: Some(_), .. } => spdx_3::read(text),
        Probe {
            artifacts: Some(_), ..
        } => syft::read(text),
        _ => Err(SbomError::Unknown),
    }
}

/// Text as a value; what is no such JSON is damaged.
pub(super) fn parse<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, SbomError> {
    serde_json::from_slice(text).map_err(|error| SbomError::Damaged(error.to_string()))
}

/// The text of a field that should be one, and is mostly; anything else is no text.
#[derive(Default, Deserialize)]
#[serde(untagged)]
pub(super) enum Text {
    Written(String),
    #[default]
    Missing,
    Other(IgnoredAny),
}

impl Text {
    pub(super) fn into_option(self) -> Option<String> {
        match self {
            Self::Written(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}
