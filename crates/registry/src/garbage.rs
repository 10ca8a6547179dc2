//! Garbage collection, online: small steps, each a transaction of its own, resumable at any point.
//!
//! What goes: idle uploads, blobs that no manifest refers to, and bytes that no row knows (a crash between the
//! end of an upload and its entry), all only after the grace period; and after times of their own dead jobs and
//! superseded scans. Pushes go on meanwhile.

use std::time::{Duration, SystemTime};

use futures::StreamExt;
use tidewaiter_types::Timestamp;

use crate::{Registry, Result};

/// Rows a step.
const STEP: u32 = 500;

/// What a run removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Idle uploads.
    pub uploads: u64,
    /// Blobs taken out of repositories whose manifests no longer refer to them.
    pub links: u64,
    /// Blobs whose bytes were deleted.
    pub blobs: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files or objects that no row knew.
    pub orphans: u64,
    /// Jobs that were given up long ago.
    pub jobs: u64,
    /// Scans that newer ones superseded long ago.
    pub scans: u64,
    /// Packages and sets of them that no image has, texts about vulnerabilities that touch nothing, and images whose closed
    /// findings are listed no more.
    pub contents: u64,
}

impl Registry {
    /// Collects all that has been garbage for longer than the settings keep it.
    pub async fn collect_garbage(&self) -> Result<Collected> {
        let before = self.now().plus_millis(-self.0.config.grace_millis);
        let mut collected = Collected::default();
        self.collect_uploads(before, &mut collected).await?;
        self.collect_links(before, &mut collected).await?;
        while self.0.store.collect_blobs(before, STEP).await? > 0 {}
        self.empty_trash(&mut collected).await?;
        self.collect_orphans(before, &mut collected).await?;
        self.collect_history(&mut collected).await?;
        let contents = self.0.store.collect_contents(before, self.now()).await?;
        collected.contents = contents.sets + contents.packages + contents.facts + contents.images;
        Ok(collected)
    }

    async fn collect_history(&self, collected: &mut Collected) -> Result<()> {
        let (store, config) = (&self.0.store, &self.0.config);
        let before = |millis: i64| self.now().plus_millis(-millis);
        loop {
            let jobs = store
                .collect_dead_jobs(before(config.keep_dead_jobs_millis), STEP)
                .await?;
            let scans = store
                .collect_scans(before(config.keep_scans_millis), STEP)
                .await?;
            collected.jobs += jobs;
            collected.scans += scans;
            if jobs + scans == 0 {
                return Ok(());
            }
        }
    }

    async fn collect_uploads(&self, before: Timestamp, collected: &mut Collected) -> Result<()> {
        loop {
            let stale = self.0.store.stale_uploads(before, STEP).await?;
            for session in &stale {
                self.0.blobs.cancel_upload(&session.id).await?;
                self.0.store.delete_upload(&session.id).await?;
                collected.uploads += 1;
            }
            if stale.is_empty() {
                return Ok(());
            }
        }
    }

    async fn collect_links(&self, before: Timestamp, collected: &mut Collected) -> Result<()> {
        loop {
            match self.0.store.collect_links(before, self.now(), STEP).await? {
                0 => return Ok(()),
                count => collected.links += count,
            }
        }
    }

    async fn empty_trash(&self, collected: &mut Collected) -> Result<()> {
        loop {
            let trash = self.0.store.trash(STEP).await?;
            if trash.is_empty() {
                return Ok(());
            }
            for blob in &trash {
                self.0.blobs.delete(&blob.location).await?;
                self.0.observer.blob_collected(&blob.digest).await;
                collected.blobs += 1;
                collected.bytes += blob.size;
            }
            let locations: Vec<String> = trash.into_iter().map(|blob| blob.location).collect();
            self.0.store.trash_emptied(&locations).await?;
        }
    }

    async fn collect_orphans(&self, before: Timestamp, collected: &mut Collected) -> Result<()> {
        let millis = u64::try_from(before.0).unwrap_or(0);
        let instant = SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
        let mut listed = self.0.blobs.written_before(instant).await?.chunks(STEP as usize);
        while let Some(page) = listed.next().await {
            let page = page.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
            for location in self.0.store.unknown_locations(&page).await? {
                self.0.blobs.delete(&location).await?;
                collected.orphans += 1;
            }
        }
        Ok(())
    }
}
