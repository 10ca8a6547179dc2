//! Metadata in SQL: one schema and one set of queries for SQLite and PostgreSQL.
//!
//! [`Store`] is one concrete type; its methods stand in one file per resource. Only this crate contains SQL.
//! Odd: there is no clock inside, instants are handed in; and what belongs together is written together: a
//! manifest with its tag, its references, its scan, its jobs and its events is one transaction.

mod access;
mod backoff;
mod blobs;
mod contents;
mod deletions;
mod deliveries;
mod dialect;
mod effects;
mod error;
mod expansions;
mod filters;
mod garbage;
mod history;
mod hub;
mod images;
mod jobs;
mod lifecycle;
mod lists;
mod manifests;
mod migrations;
mod model;
mod outbox;
mod reports;
mod repositories;
mod resource_tags;
mod retention;
mod row;
mod rows;
mod scans;
mod sessions;
mod settings;
mod store;
mod tags;
mod uploads;
mod work;

pub use contents::{
    BulkImage, BulkSet, CLOSED_KEPT_MILLIS, EarlierImage, ImageNumbers, ImageTime, MatchChange, MatchChanges,
    Rated, SetOfImage, StoredPackageSet,
};
pub use error::{Result, StoreError};
pub use model::*;
pub use store::{Backend, Store};
pub use work::JobWorker;
