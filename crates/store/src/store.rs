//! The store itself: how it is opened.

use std::path::Path;

use tokio::sync::watch;

use crate::{Result, StoreError};

/// Which database is behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Embedded.
    Sqlite,
    /// Beyond one machine.
    Postgres,
}

/// All metadata. Cheap to clone; all clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    backend: Backend,
    jobs: watch::Sender<u64>,
    events: watch::Sender<u64>,
}

impl Store {
    /// Opens `sqlite://PATH` or `postgres://…` and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self> {
        Err(StoreError::Url(url.to_owned()))
    }

    /// Opens (and creates) a SQLite file, so that what is committed survives a loss of power.
    pub async fn open_sqlite(path: &Path) -> Result<Self> {
        Self::open(&format!("sqlite://{}", path.display())).await
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Asks the database for a sign of life.
    pub async fn check(&self) -> Result<()> {
        todo!()
    }

    /// Ends all connections after their work.
    pub async fn close(&self) {}

    /// Changes whenever this process has queued a job: a wake-up for its workers, which poll besides.
    pub fn jobs_changed(&self) -> watch::Receiver<u64> {
        self.jobs.subscribe()
    }

    /// Changes whenever this process has kept an event: a wake-up for its sinks, which poll besides.
    pub fn events_changed(&self) -> watch::Receiver<u64> {
        self.events.subscribe()
    }
}
