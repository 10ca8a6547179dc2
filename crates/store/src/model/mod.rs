//! The rows of the store, as its callers see them.
//!
//! Odd: enumerations are stored as ECR's own words, so that the database can be read without this program.

mod access;
mod blob;
mod contents;
mod counts;
mod event;
mod filter;
mod hub;
mod job;
mod manifest;
mod report;
mod repository;
mod scan;
mod usage;
mod windows;
mod words;

pub use access::{AccessKey, ConsoleSession, KeyStatus, NewAccessKey, User};
pub use blob::{Blob, BlobDeleted, BlobLink, CollectedBlob, NewUpload, UploadSession};
pub use contents::{
    CollectedContents, EndReason, ImageEnd, KeptContents, MatchChangeKind, NewContents, NewMatch, NewPackage,
    NewPackageSet, PackageId, PackageSetId, Revision, RevisionNumber, StoredMatch, WatchedImage,
    WatchedImageId,
};
pub use counts::{DailyUsage, FindingCounts, RepositoryCounts, ScanKind, counts_json};
pub use event::{
    Delivery, DeliveryCounts, DeliveryFailure, DeliveryState, Expansion, KeptEvent, NewEvent, NewExpansion,
    RoutedEvent,
};
pub use filter::{Filter, FilterAction, FilterChange, FilterUpdate, NewFilter};
pub use hub::{
    HubBucket, HubColumn, HubColumns, HubComparison, HubCondition, HubFinding, HubForward, HubHistory,
    HubItem, HubKey, HubOrder, HubPage, HubSelection, HubTime, HubValue, HubWrite, StoredHubFinding,
};
pub use job::{Job, JobCounts, JobFailure, NewJob};
pub use manifest::{
    Deleted, Effects, Image, ImageCursor, ImageFilter, ImageQuery, Manifest, NewManifest, PutOutcome,
    Reference, ReferenceKind, Referrer, Tag, TagRule,
};
pub use report::{ReportEnd, ReportKind, ReportStatus, StoredReport};
pub use repository::{
    MutabilityFilter, NewRepository, Repository, RepositoryId, RepositoryUpdate, TagMutability,
};
pub use scan::{FinishedScan, NewScan, Scan, ScanQuota, ScanStatus, ScanTrigger, ScanType, StartedScan};
pub use usage::{ImageHistory, RepositoryUsage, Usage};
pub use windows::Windows;

pub(crate) use contents::id_of;
pub(crate) use words::words;
