//! What is in images, and which vulnerabilities touch it.

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::{Digest, Timestamp};

use super::{Image, RepositoryId, Windows, words};

/// A revision of the advisory database that the registry has used, counted up from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RevisionNumber(pub i64);

/// A revision of the advisory database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number here.
    pub number: RevisionNumber,
    /// Its name everywhere.
    pub digest: Digest,
    /// How old its sources are.
    pub database_date: Timestamp,
    /// Since when the registry uses it.
    pub adopted_at: Timestamp,
}

/// A package, shared by all images that have it: the first 63 bits of its content's SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackageId(pub i64);

/// What one layer brings to an image, shared by all images with the same layers below it; named as a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackageSetId(pub i64);

/// An image that was looked into; named after its repository and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WatchedImageId(pub i64);

impl WatchedImageId {
    /// The id of an image.
    pub fn of(repository: &RepositoryId, digest: &Digest) -> Self {
        Self(id_of(&[repository.0.as_bytes(), digest.to_string().as_bytes()]))
    }
}

/// A package to be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPackage {
    /// Its id, which comes from its content.
    pub id: PackageId,
    /// All that matching looks at, always written the same way.
    pub content: String,
    /// Space and name of each place where its advisories are looked up.
    pub names: Vec<(String, String)>,
}

impl NewPackage {
    /// A package with its id.
    pub fn new(content: String, names: Vec<(String, String)>) -> Self {
        Self {
            id: PackageId(id_of(&[content.as_bytes()])),
            content,
            names,
        }
    }
}

/// A package set to be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPackageSet {
    /// Its id: that of its packages and of where they lie.
    pub id: PackageSetId,
    /// Where each package lies, always written the same way.
    pub content: Vec<u8>,
    /// Its packages.
    pub packages: Vec<NewPackage>,
}

impl NewPackageSet {
    /// A set with its id.
    pub fn new(content: Vec<u8>, packages: Vec<NewPackage>) -> Self {
        let mut ids: Vec<i64> = packages.iter().map(|package| package.id.0).collect();
        ids.sort_unstable();
        let ids: Vec<u8> = ids.iter().flat_map(|id| id.to_be_bytes()).collect();
        Self {
            id: PackageSetId(id_of(&[&ids, &content])),
            content,
            packages,
        }
    }
}

/// What was found in an image.
#[derive(Clone, Debug, PartialEq)]
pub struct NewContents {
    /// The image's repository.
    pub repository: RepositoryId,
    /// The image.
    pub digest: Digest,
    /// What is known of it beside its packages.
    pub content: Value,
    /// What each layer brings, by the layer's place from the lowest; layers that bring nothing are left out.
    pub sets: Vec<(u32, NewPackageSet)>,
    /// The matches of those packages that the store did not know before.
    pub matches: Vec<(PackageId, Vec<NewMatch>)>,
    /// The revision that they were judged by.
    pub revision: RevisionNumber,
    /// Whether news count for it from now on.
    pub continuous: bool,
    /// When.
    pub scanned_at: Timestamp,
    /// The scan that found it.
    pub scan: String,
    /// For how long it will be scanned.
    pub windows: Windows,
}

/// A vulnerability that touches a package.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMatch {
    /// Its id.
    pub vulnerability: String,
    /// How grave it is in this package.
    pub severity: String,
    /// The score in tenths.
    pub score: Option<i64>,
    /// What decided, as JSON: the same text where it is the same.
    pub content: String,
}

/// A match, and the revisions for which it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredMatch {
    /// The package.
    pub package: PackageId,
    /// The first revision for which it holds.
    pub since: RevisionNumber,
    /// The first for which it does not.
    pub until: Option<RevisionNumber>,
    /// The rest.
    pub found: NewMatch,
}

words! {
    /// What became of a match with a revision.
    MatchChangeKind {
        /// The vulnerability touches the package now.
        Opened = "OPENED",
        /// It does so in another way: another fix, another severity.
        Changed = "CHANGED",
        /// It does not any more.
        Closed = "CLOSED",
    }
}

/// How the keeping of an image's contents ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptContents {
    /// They are kept.
    Kept,
    /// Another revision is in use, or packages that were known are not any more: judge again.
    Stale,
}

/// What was collected that no image has any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectedContents {
    /// Package sets.
    pub sets: u64,
    /// Packages, with their matches.
    pub packages: u64,
    /// Texts about vulnerabilities.
    pub facts: u64,
    /// Images that were gone long enough.
    pub images: u64,
}

/// An image that was looked into.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchedImage {
    /// Its id.
    pub id: WatchedImageId,
    /// Its repository.
    pub repository: RepositoryId,
    /// Its digest.
    pub digest: Digest,
    /// What is known of it beside its packages.
    pub content: Value,
    /// When it was first looked into.
    pub first_scanned_at: Timestamp,
    /// When last.
    pub last_scanned_at: Timestamp,
    /// Whether news count for it.
    pub continuous: bool,
    /// The revision that its findings stand for.
    pub as_of: RevisionNumber,
    /// Its number in [`crate::ImageNumbers`].
    pub number: u32,
    /// When its window ends; `None` if it never does.
    pub expires_at: Option<Timestamp>,
    /// Whether its window has ended: its findings are closed, until a push or pull begins another.
    pub expired: bool,
    /// When and why all its findings were closed, if they were.
    pub closed: Option<ImageEnd>,
    /// What it was, if it is no more.
    pub gone: Option<Box<Image>>,
}

/// When and why all findings of an image were closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageEnd {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: EndReason,
}

words! {
    /// Why all findings of an image were closed.
    EndReason {
        /// It was deleted.
        ImageDeleted = "IMAGE_DELETED",
        /// Its repository was.
        RepositoryDeleted = "REPOSITORY_DELETED",
        /// Its window ended.
        Expired = "SCAN_ELIGIBILITY_EXPIRED",
    }
}

pub(crate) fn id_of(parts: &[&[u8]]) -> i64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(first) & i64::MAX
}
