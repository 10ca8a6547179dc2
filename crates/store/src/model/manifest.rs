//! Manifests, what they refer to, and tags.

use std::collections::BTreeMap;

use tidewaiter_types::{Digest, Timestamp};

use super::{NewEvent, NewExpansion, NewJob, NewScan, Repository, RepositoryId, words};

words! {
    /// What a manifest refers to.
    ReferenceKind {
        /// Its configuration, a blob.
        Config = "config",
        /// A layer, a blob.
        Layer = "layer",
        /// Another manifest, in an index.
        Manifest = "manifest",
    }
}

/// One thing that a manifest refers to and that its repository must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its digest.
    pub digest: Digest,
    /// What it is.
    pub kind: ReferenceKind,
    /// Its media type, as the manifest says.
    pub media_type: String,
    /// Its size, as the manifest says.
    pub size: u64,
}

/// A stored manifest with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The repository that it was read from.
    pub repository: RepositoryId,
    /// Its digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// The bytes that the client pushed.
    pub bytes: Vec<u8>,
    /// The manifest that it is about.
    pub subject: Option<Digest>,
    /// When it was last pulled, as far as [`crate::Store::record_pulls`] was told.
    pub last_pulled_at: Option<Timestamp>,
}

/// What happens in the same transaction as the change that causes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    /// Events for the sinks.
    pub events: Vec<NewEvent>,
    /// Work for the workers.
    pub jobs: Vec<NewJob>,
    /// Scans to be shown from now on.
    pub scans: Vec<NewScan>,
    /// Events that are told one by one later.
    pub expansions: Vec<NewExpansion>,
}

/// Says whether this tag of this repository is immutable. Called inside the transaction, with the row as it is then.
pub type TagRule = fn(&Repository, &str) -> bool;

/// A manifest to be put.
#[derive(Clone, Debug)]
pub struct NewManifest {
    /// Where to.
    pub repository: RepositoryId,
    /// Its digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// `artifactType`, where it has one.
    pub artifact_type: Option<String>,
    /// The configuration's media type, where it has a configuration.
    pub config_media_type: Option<String>,
    /// The manifest that it is about; need not exist.
    pub subject: Option<Digest>,
    /// What ECR calls the image's size in bytes: its compressed layers and configuration together.
    pub image_size: u64,
    /// The bytes that the client pushed.
    pub bytes: Vec<u8>,
    /// Its annotations.
    pub annotations: BTreeMap<String, String>,
    /// What it refers to and the repository must hold: foreign layers are left out by the caller.
    pub references: Vec<Reference>,
    /// Tags to set.
    pub tags: Vec<String>,
    /// Which tags are immutable.
    pub immutable: TagRule,
    /// When.
    pub pushed_at: Timestamp,
    /// What else happens, whenever the put succeeds.
    pub on_push: Effects,
    /// What else happens if the repository did not hold this digest before.
    pub on_new_image: Effects,
}

/// How a put ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// It is stored and durable.
    Stored {
        /// Whether the repository did not hold this digest before.
        new_image: bool,
        /// The tags that did not point here before, each with what it pointed at.
        moved: Vec<(String, Option<Digest>)>,
    },
    /// Nothing was changed: the repository lacks these blobs or manifests.
    Missing(Vec<Digest>),
    /// Nothing was changed: this tag points at another image and may not be moved.
    TagImmutable {
        /// The tag.
        tag: String,
        /// Where it points.
        digest: Digest,
    },
}

/// How a deletion of a manifest or tag ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It is gone.
    Done {
        /// The manifest that it was, or that the tag pointed at.
        digest: Digest,
        /// The tags that are gone with it.
        tags: Vec<String>,
        /// Whether the manifest itself is gone.
        image: bool,
    },
    /// There was none.
    NotFound,
    /// Nothing was changed: these indexes of the repository list it.
    Referenced(Vec<Digest>),
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// Where it points.
    pub digest: Digest,
    /// Since when.
    pub updated_at: Timestamp,
}

/// What is known of an image without reading its manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Digest of the manifest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// `artifactType`, where it has one.
    pub artifact_type: Option<String>,
    /// The configuration's media type.
    pub config_media_type: Option<String>,
    /// The manifest that it is about.
    pub subject: Option<Digest>,
    /// Bytes of the manifest.
    pub manifest_size: u64,
    /// Compressed layers and configuration together.
    pub image_size: u64,
    /// When it was first pushed here.
    pub pushed_at: Timestamp,
    /// When it was last pushed once more.
    pub renewed_at: Option<Timestamp>,
    /// When it was last pulled.
    pub last_pulled_at: Option<Timestamp>,
    /// Its tags, in byte order.
    pub tags: Vec<String>,
}

/// Which images are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImageFilter {
    /// All.
    #[default]
    Any,
    /// Those with a tag.
    Tagged,
    /// Those without.
    Untagged,
}

/// The last image of a page; the next page begins after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageCursor {
    /// When that image was pushed.
    pub pushed_at: Timestamp,
    /// Its digest.
    pub digest: Digest,
}

/// A page of images, oldest push first, then by digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageQuery {
    /// Which images.
    pub filter: ImageFilter,
    /// After which one; `None` for the first page.
    pub after: Option<ImageCursor>,
    /// At most how many.
    pub limit: u32,
}

/// A manifest that is about another one, as a referrers list shows it (OCI distribution 1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// Its digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// `artifactType`, else the configuration's media type.
    pub artifact_type: Option<String>,
    /// Bytes of the manifest.
    pub size: u64,
    /// Its annotations.
    pub annotations: BTreeMap<String, String>,
}
