//! Repositories.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::words;

/// What a repository is known by in the database; its name may one day change, this does not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RepositoryId(pub String);

impl fmt::Display for RepositoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

words! {
    /// Whether a tag may be pointed at another image (ECR's `ImageTagMutability`).
    TagMutability {
        /// All tags may move.
        Mutable = "MUTABLE",
        /// No tag may move.
        Immutable = "IMMUTABLE",
        /// Tags may move, but those that a filter names.
        MutableWithExclusion = "MUTABLE_WITH_EXCLUSION",
        /// No tag may move, but those that a filter names.
        ImmutableWithExclusion = "IMMUTABLE_WITH_EXCLUSION",
    }
}

/// Which tags are excepted from a repository's rule (`ImageTagMutabilityExclusionFilter`); kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MutabilityFilter {
    /// `WILDCARD`.
    pub filter_type: String,
    /// The pattern.
    pub filter: String,
}

/// A repository.
#[derive(Clone, Debug, PartialEq)]
pub struct Repository {
    /// Its id.
    pub id: RepositoryId,
    /// Its name, unique.
    pub name: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// Whether its tags may move.
    pub mutability: TagMutability,
    /// Exceptions from that.
    pub mutability_filters: Vec<MutabilityFilter>,
    /// Whether a push is scanned, by the repository's own flag.
    pub scan_on_push: bool,
    /// ECR's `encryptionConfiguration`, as JSON.
    pub encryption: Value,
}

/// A repository to be created; its id is given by the store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRepository {
    /// Its name.
    pub name: String,
    /// Whether its tags may move.
    pub mutability: TagMutability,
    /// Exceptions from that.
    pub mutability_filters: Vec<MutabilityFilter>,
    /// Whether a push is scanned.
    pub scan_on_push: bool,
    /// ECR's `encryptionConfiguration`, as JSON.
    pub encryption: Value,
    /// Resource tags, key and value.
    pub resource_tags: Vec<(String, String)>,
}

impl NewRepository {
    /// A repository as ECR creates it when only a name is given.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            mutability: TagMutability::Mutable,
            mutability_filters: Vec::new(),
            scan_on_push: false,
            encryption: serde_json::json!({ "encryptionType": "AES256" }),
            resource_tags: Vec::new(),
        }
    }
}

/// What to change of a repository; `None` leaves a thing as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RepositoryUpdate {
    /// Whether its tags may move, with the exceptions.
    pub mutability: Option<(TagMutability, Vec<MutabilityFilter>)>,
    /// Whether a push is scanned.
    pub scan_on_push: Option<bool>,
}
