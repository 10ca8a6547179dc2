//! Repositories, images, tags, blobs and uploads: the rules of the registry, without a wire.
//!
//! [`Registry`] joins the metadata store and the blob store; its methods stand in one file per resource. Every
//! surface (OCI distribution, ECR's API) goes through it. Odd: with the embedded database this process is the
//! only writer, so manifests are served from a cache that every write here keeps exact; writing manifests, tags
//! or repositories past the registry would leave it stale.

mod blobs;
mod cache;
mod document;
mod error;
mod garbage;
mod guard;
mod manifests;
mod mutability;
mod names;
mod observer;
mod parked;
mod pulls;
mod repositories;
mod uploads;

use std::sync::Arc;

use tidewaiter_blobs::BlobStore;
use tidewaiter_events::Place;
use tidewaiter_store::{Backend, Store};
use tidewaiter_types::{Clock, Timestamp};

pub use blobs::BlobContent;
pub use cache::StoredManifest;
pub use document::{Document, MANIFEST_LIMIT};
pub use error::{RegistryError, Result};
pub use garbage::Collected;
pub use guard::{NoGuard, PullGuard, PullRefusal};
pub use manifests::{PutManifest, PutReceipt};
pub use mutability::tag_is_immutable;
pub use names::{Reference, check_repository_name, check_tag};
pub use observer::{LayerTee, ManifestPush, NoObserver, PushEffects, PushObserver};
pub use uploads::UploadWriter;

/// Settings of the registry.
#[derive(Clone, Debug)]
pub struct RegistryConfig {
    /// Account and region, for ARNs and events.
    pub place: Place,
    /// Whether a push to an unknown repository creates it.
    pub create_on_push: bool,
    /// Bytes of manifests that are kept in memory.
    pub cache_bytes: u64,
    /// Milliseconds that unreferenced blobs and idle uploads are kept.
    pub grace_millis: i64,
    /// Milliseconds that jobs are kept that were given up.
    pub keep_dead_jobs_millis: i64,
    /// Milliseconds that scans are kept that newer ones of the image have superseded; at least a day, which is the
    /// period of the quota of scans.
    pub keep_scans_millis: i64,
}

const DAY_MILLIS: i64 = 24 * 3_600_000;

impl RegistryConfig {
    /// The defaults at a place: no create-on-push, as ECR; 64 MiB; a day; 14 days; 90 days.
    pub fn at(place: Place) -> Self {
        Self {
            place,
            create_on_push: false,
            cache_bytes: 64 << 20,
            grace_millis: DAY_MILLIS,
            keep_dead_jobs_millis: 14 * DAY_MILLIS,
            keep_scans_millis: 90 * DAY_MILLIS,
        }
    }
}

/// The registry. Cheap to clone.
#[derive(Clone)]
pub struct Registry(Arc<Inner>);

struct Inner {
    store: Store,
    blobs: Arc<dyn BlobStore>,
    clock: Arc<dyn Clock>,
    config: RegistryConfig,
    observer: Arc<dyn PushObserver>,
    parked: parked::ParkedTees,
    cache: cache::ManifestCache,
    pulls: pulls::Pulls,
}

impl Registry {
    /// A registry over its two stores. With SQLite, this must be the only process that writes.
    pub fn new(
        store: Store,
        blobs: Arc<dyn BlobStore>,
        clock: Arc<dyn Clock>,
        config: RegistryConfig,
        observer: Arc<dyn PushObserver>,
    ) -> Self {
        // Other processes write to a PostgreSQL database, and nobody tells this one: no cache then.
        let bytes = match store.backend() {
            Backend::Sqlite => config.cache_bytes,
            Backend::Postgres => 0,
        };
        Self(Arc::new(Inner {
            store,
            blobs,
            clock,
            config,
            observer,
            parked: parked::ParkedTees::default(),
            cache: cache::ManifestCache::new(bytes),
            pulls: pulls::Pulls::default(),
        }))
    }

    /// The metadata, for reading.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The bytes.
    pub fn blob_store(&self) -> &Arc<dyn BlobStore> {
        &self.0.blobs
    }

    /// The settings.
    pub fn config(&self) -> &RegistryConfig {
        &self.0.config
    }

    fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
}
