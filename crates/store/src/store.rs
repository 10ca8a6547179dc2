//! The store itself: how it is opened, read and written.
//!
//! Architecture invariants: every write goes through `write_tx` and ends in `commit`; a transaction that changes
//! anything in a repository takes that repository's lock first (`lock_repository`), so that on PostgreSQL too what it
//! has checked stays true until it commits; several repositories are locked in the order of their ids, and rows of
//! `blobs` after them, in the order of their digests.

use std::path::Path;
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tidewaiter_types::Timestamp;
use tokio::sync::watch;
use uuid::Uuid;
use uuid::timestamp::context::ContextV7;

use crate::{Result, StoreError, migrations};

/// A transaction that is lost unless it is committed.
pub(crate) type Tx = Transaction<'static, Any>;

/// What must not stand bare in the path of a URL.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#');

/// Connections that only read. More than the processors can use only costs memory.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

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
    /// For reading.
    pub(crate) pool: AnyPool,
    /// For writing. On SQLite one connection that writers queue for in fair order, instead of polling for the file's
    /// lock; on PostgreSQL the same pool.
    writer: AnyPool,
    ids: Arc<Mutex<ContextV7>>,
    jobs: watch::Sender<u64>,
    events: watch::Sender<u64>,
}

impl Store {
    /// Opens `sqlite://PATH` (created if absent) or `postgres://…` (the database must exist) and brings its schema up
    /// to date.
    ///
    /// # Errors
    /// [`StoreError::Url`], [`StoreError::Database`] if it cannot be reached, [`StoreError::Migration`].
    pub async fn open(url: &str) -> Result<Self> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let backend = Backend::of_url(url).ok_or_else(|| StoreError::Url(without_password(url)))?;
        let writer = writer(backend, url).await?;
        migrations::run(backend, &writer).await?;
        let pool = match backend {
            Backend::Sqlite => sqlite_readers(url).await?,
            Backend::Postgres => writer.clone(),
        };
        Ok(Self {
            backend,
            pool,
            writer,
            ids: Arc::new(Mutex::new(ContextV7::new())),
            jobs: watch::Sender::new(0),
            events: watch::Sender::new(0),
        })
    }

    /// Opens (and creates) a SQLite file, so that what is committed survives a loss of power.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_sqlite(path: &Path) -> Result<Self> {
        let path = path.to_string_lossy();
        Self::open(&format!("sqlite://{}", utf8_percent_encode(&path, NOT_IN_A_PATH))).await
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// [`StoreError::Database`] if there is none.
    pub async fn check(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Ends all connections after their work.
    pub async fn close(&self) {
        self.pool.close().await;
        self.writer.close().await;
    }

    /// Changes whenever this process has queued a job: a wake-up for its workers, which poll besides.
    pub fn jobs_changed(&self) -> watch::Receiver<u64> {
        self.jobs.subscribe()
    }

    /// Changes whenever this process has kept an event: a wake-up for its sinks, which poll besides.
    pub fn events_changed(&self) -> watch::Receiver<u64> {
        self.events.subscribe()
    }

    /// Begins a transaction that may write.
    pub(crate) async fn write_tx(&self) -> Result<Tx> {
        Ok(self.writer.begin_with(self.backend.begin_write()).await?)
    }

    /// Tells the workers of this process. Called after the commit: before it there is nothing to see.
    pub(crate) fn wake(&self, jobs: bool, events: bool) {
        if jobs {
            self.jobs.send_modify(|n| *n = n.wrapping_add(1));
        }
        if events {
            self.events.send_modify(|n| *n = n.wrapping_add(1));
        }
    }

    /// A fresh id (UUID version 7): ids made by one process sort in the order they were made in.
    pub(crate) fn id(&self, now: Timestamp) -> String {
        let millis = u64::try_from(now.0).unwrap_or(0);
        let nanos = u32::try_from(millis % 1000 * 1_000_000).unwrap_or(0);
        let time = uuid::Timestamp::from_unix(&*self.ids, millis / 1000, nanos);
        Uuid::new_v7(time).to_string()
    }
}

/// What the one connection that writes is told. Rows come in the order of hashes, so that each of them touches pages anywhere:
/// 32 MiB of pages are kept, and up to 16 MiB of the log before its pages, each once, go to where they belong.
const SQLITE_WRITER: &[&str] = &["PRAGMA cache_size = -32768", "PRAGMA wal_autocheckpoint = 4000"];

async fn writer(backend: Backend, url: &str) -> Result<AnyPool> {
    match backend {
        Backend::Sqlite => pool(backend, &with_parameter(url, "mode=rwc"), 1, SQLITE_WRITER).await,
        Backend::Postgres => pool(backend, url, POSTGRES_CONNECTIONS, &[]).await,
    }
}

async fn sqlite_readers(url: &str) -> Result<AnyPool> {
    pool(
        Backend::Sqlite,
        &with_parameter(url, "mode=rw"),
        SQLITE_READERS,
        &["PRAGMA query_only = ON"],
    )
    .await
}

fn with_parameter(url: &str, parameter: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}{parameter}")
}

async fn pool(backend: Backend, url: &str, size: u32, more: &'static [&'static str]) -> Result<AnyPool> {
    let options: AnyConnectOptions = url.parse()?;
    let pool = AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(30))
        // An embedded database does not hang up; over a network a connection may have gone stale.
        .test_before_acquire(backend == Backend::Postgres)
        .after_connect(move |connection, _| Box::pin(prepare(backend, connection, more)));
    Ok(pool.connect_with(options).await?)
}

async fn prepare(
    backend: Backend,
    connection: &mut AnyConnection,
    more: &'static [&'static str],
) -> sqlx::Result<()> {
    for statement in backend.session().iter().chain(more) {
        sqlx::query(*statement)
            .persistent(false)
            .fetch_all(&mut *connection)
            .await?;
    }
    Ok(())
}

/// A URL that may be shown.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(start), Some(end)) if start < end => format!("{}://…{}", &url[..start], &url[end..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::Columns;

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("mysql://u:p@h/d"), "mysql://…@h/d");
        assert_eq!(without_password("/a/b"), "/a/b");
    }

    #[tokio::test]
    async fn sqlite_is_told_to_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("a.db")).await.unwrap();
        for (pragma, column, value) in [
            ("PRAGMA synchronous", "synchronous", 2),
            ("PRAGMA foreign_keys", "foreign_keys", 1),
        ] {
            let row = sqlx::query(pragma).fetch_one(&store.writer).await.unwrap();
            assert_eq!(row.int(column).unwrap(), value, "{pragma}");
        }
        let row = sqlx::query("PRAGMA journal_mode")
            .fetch_one(&store.writer)
            .await
            .unwrap();
        assert_eq!(row.text("journal_mode").unwrap(), "wal");
        let written = sqlx::query("DELETE FROM tags").execute(&store.pool).await;
        assert!(written.is_err(), "readers cannot write");
    }

    #[tokio::test]
    async fn ids_of_one_process_sort_as_they_were_made() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("a.db")).await.unwrap();
        let times = [5, 5, 5, 6, 6, 1_790_000_000_123].map(Timestamp);
        let ids = times.map(|time| store.id(time));
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }
}
