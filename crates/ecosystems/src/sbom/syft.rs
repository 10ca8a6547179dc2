//! Syft's own JSON: a list of artifacts, and the system beside them.

use serde::Deserialize;
use tidewaiter_types::OsRelease;

use super::collector::{Collector, Stated};
use super::json::{Text, parse};
use super::{Format, Sbom, SbomError};

#[derive(Deserialize)]
struct Document {
    artifacts: Vec<Artifact>,
    distro: Option<Distro>,
    schema: Option<Schema>,
}

#[derive(Deserialize)]
struct Schema {
    #[serde(default)]
    version: Text,
    #[serde(default)]
    url: Text,
}

#[derive(Deserialize)]
struct Artifact {
    #[serde(default)]
    name: Text,
    #[serde(default)]
    version: Text,
    #[serde(default)]
    purl: Text,
    #[serde(default)]
    licenses: Vec<License>,
    #[serde(default)]
    locations: Vec<Location>,
}

/// A text in older files.
#[derive(Deserialize)]
#[serde(untagged)]
enum License {
    Text(String),
    Found { value: String },
}

#[derive(Deserialize)]
struct Location {
    #[serde(default)]
    path: Text,
}

#[derive(Deserialize)]
struct Distro {
    #[serde(default)]
    id: Text,
    #[serde(rename = "versionID", default)]
    version_id: Text,
    #[serde(rename = "versionCodename", default)]
    version_codename: Text,
    #[serde(rename = "prettyName", default)]
    pretty_name: Text,
    #[serde(rename = "idLike", default)]
    id_like: OneOrMore,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    More(Vec<String>),
    One(String),
    #[default]
    None,
}

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let document: Document = parse(text)?;
    let schema = document
        .schema
        .filter(Schema::is_syfts)
        .ok_or(SbomError::Unknown)?;
    let mut found = Collector::default();
    found.state_system(document.distro.and_then(Distro::into_release));
    for artifact in document.artifacts {
        found.add(artifact.into_stated());
    }
    Ok(found.finish(Format::Syft, schema.version.into_option().unwrap_or_default()))
}

impl Schema {
    fn is_syfts(&self) -> bool {
        matches!(&self.url, Text::Written(url) if url.contains("anchore/syft"))
    }
}

impl Artifact {
    fn into_stated(self) -> Stated {
        let licenses = self.licenses.into_iter().map(|license| match license {
            License::Text(text) | License::Found { value: text } => text,
        });
        let licenses: Vec<String> = licenses.collect();
        let mut paths = self
            .locations
            .into_iter()
            .filter_map(|location| location.path.into_option());
        Stated {
            name: self.name.into_option().unwrap_or_default(),
            version: self.version.into_option().unwrap_or_default(),
            purl: self.purl.into_option(),
            license: (!licenses.is_empty()).then(|| licenses.join(" AND ")),
            path: paths.next(),
            ..Stated::default()
        }
    }
}

impl Distro {
    fn into_release(self) -> Option<OsRelease> {
        Some(OsRelease {
            id: self.id.into_option()?,
            id_like: match self.id_like {
                OneOrMore::More(list) => list,
                OneOrMore::One(one) => one.split_whitespace().map(str::to_owned).collect(),
                OneOrMore::None => Vec::new(),
            },
            version_id: self.version_id.into_option(),
            version_codename: self.version_codename.into_option(),
            pretty_name: self.pretty_name.into_option(),
            ..OsRelease::default()
        })
    }
}
