//! What a bundle says of itself.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tidewaiter_types::{Digest, Timestamp};

use super::BundleError;
use crate::DatabaseInfo;

/// The names of the entries, in their order.
pub const NAMES: [&str; 3] = ["manifest.json", "NOTICE", "advisories.db.zst"];
/// The format of this program.
const FORMAT: u32 = 1;

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The bundle's format.
    format: u32,
    /// The database's revision.
    pub revision: Digest,
    /// The revision's date, in milliseconds since 1970.
    pub created: i64,
    /// Whether upstream's prose is left out.
    pub facts_only: bool,
    /// Bytes of the database before it was compressed.
    pub size: u64,
    /// The other entries.
    pub entries: Vec<Entry>,
    /// The feeds that the database was built from.
    pub feeds: Vec<FeedEntry>,
}

/// One entry of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// The digest of its bytes.
    pub digest: Digest,
}

/// One feed of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedEntry {
    /// Its short name.
    pub name: String,
    /// Its advisories.
    pub advisories: u32,
    /// When its newest record was changed, in milliseconds since 1970.
    pub newest: Option<i64>,
}

impl Manifest {
    pub(super) fn of(info: &DatabaseInfo, notice: &[u8], packed: &[u8]) -> Self {
        let entry = |name: &str, bytes: &[u8]| Entry {
            name: name.to_owned(),
            size: bytes.len() as u64,
            digest: Digest::Sha256(Sha256::digest(bytes).into()),
        };
        let feeds = info.feeds.iter().map(|feed| FeedEntry {
            name: feed.name.clone(),
            advisories: feed.advisories,
            newest: feed.newest.map(|at| at.0),
        });
        Self {
            format: FORMAT,
            revision: info.revision,
            created: info.created.0,
            facts_only: info.facts_only,
            size: info.size,
            entries: vec![entry(NAMES[1], notice), entry(NAMES[2], packed)],
            feeds: feeds.collect(),
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, BundleError> {
        /// Read first: another format may have another shape.
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let odd = |_| BundleError::Damaged("its manifest is not what a manifest is");
        let Version { format } = serde_json::from_slice(bytes).map_err(odd)?;
        if format != FORMAT {
            let known = FORMAT;
            return Err(BundleError::Format { found: format, known });
        }
        serde_json::from_slice(bytes).map_err(odd)
    }

    /// What the manifest says of an entry.
    pub(super) fn entry(&self, name: &str) -> Result<&Entry, BundleError> {
        let found = self.entries.iter().find(|entry| entry.name == name);
        found.ok_or(BundleError::Damaged("its manifest does not name all entries"))
    }

    /// The revision's date.
    pub fn date(&self) -> Timestamp {
        Timestamp(self.created)
    }
}
