//! The rows of the store, as its callers see them.
//!
//! Odd: enumerations are stored as ECR's own words, so that the database can be read without this program.

mod access;
mod blob;
mod contents;
mod event;
mod hub;
mod job;
mod manifest;
mod repository;
mod scan;
mod words;

pub use access::{AccessKey, KeyStatus, NewAccessKey, User};
pub use blob::{Blob, BlobDeleted, BlobLink, CollectedBlob, NewUpload, UploadSession};
pub use contents::{
    KeptContents, NewContents, NewMatch, NewPackage, NewPackageSet, PackageId, PackageSetId, Revision,
    RevisionNumber, StoredMatch, WatchedImage, WatchedImageId,
};
pub use event::{Delivery, DeliveryFailure, NewEvent};
pub use hub::{
    HubBucket, HubColumn, HubColumns, HubComparison, HubCondition, HubFinding, HubForward, HubHistory,
    HubItem, HubKey, HubOrder, HubPage, HubSelection, HubValue, HubWrite, StoredHubFinding,
};
pub use job::{Job, JobCounts, JobFailure, NewJob};
pub use manifest::{
    Deleted, Effects, Image, ImageCursor, ImageFilter, ImageQuery, Manifest, NewManifest, PutOutcome,
    Reference, ReferenceKind, Referrer, Tag, TagRule,
};
pub use repository::{
    MutabilityFilter, NewRepository, Repository, RepositoryId, RepositoryUpdate, TagMutability,
};
pub use scan::{FinishedScan, NewScan, Scan, ScanQuota, ScanStatus, ScanTrigger, ScanType, StartedScan};

pub(crate) use words::words;
