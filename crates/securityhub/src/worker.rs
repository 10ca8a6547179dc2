//! Follows scans: works through the queue that says whose findings may be others now, and forgets old findings.

use std::time::Duration;

use tidewaiter_scanning::{FOLLOWERS, ImageNews};
use tidewaiter_store::{Job, WatchedImageId};
use tokio::sync::watch;

use crate::errors::internal;
use crate::{Result, SecurityHub};

const LEASE_MILLIS: i64 = 60_000;
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often the queue is looked at although nothing was announced.
const POLL: Duration = Duration::from_secs(5);
/// How long findings are kept after their product touched them last (Security Hub user guide): 90 days.
const KEEP_MILLIS: i64 = 90 * 24 * 3_600_000;
const TIDY: Duration = Duration::from_secs(3_600);
/// Findings, images or repositories that are handled at once.
const PAGE: u32 = 500;

impl SecurityHub {
    /// Works until `stop` turns true.
    pub async fn run_workers(self, stop: watch::Receiver<bool>) {
        tokio::join!(self.follow(stop.clone()), self.tidy(stop));
    }

    async fn follow(&self, mut stop: watch::Receiver<bool>) {
        let mut changes = self.store().jobs_changed();
        while !*stop.borrow() {
            let now = self.scanning().now();
            match self.store().lease_job(FOLLOWERS, now, LEASE_MILLIS).await {
                Ok(Some(job)) => {
                    self.attend(&job).await;
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "the queue of findings cannot be read"),
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn attend(&self, job: &Job) {
        let outcome = tokio::select! {
            outcome = self.perform(job) => outcome,
            () = self.keep_alive(job) => return,
        };
        let now = self.scanning().now();
        let noted = match outcome {
            Ok(()) => self.store().complete_job(job, now).await.map(drop),
            Err(error) => {
                tracing::warn!(%error, job = job.id, attempt = job.attempt, "findings were not brought to Security Hub");
                self.store()
                    .fail_job(job, &error.to_string(), now)
                    .await
                    .map(drop)
            }
        };
        if let Err(error) = noted {
            tracing::error!(%error, job = job.id, "how a job ended could not be noted; it will run again");
        }
    }

    async fn keep_alive(&self, job: &Job) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            let now = self.scanning().now();
            if let Ok(false) = self.store().heartbeat(job, now, LEASE_MILLIS).await {
                return;
            }
        }
    }

    async fn perform(&self, job: &Job) -> Result<()> {
        match serde_json::from_value(job.payload.clone()).map_err(internal)? {
            ImageNews::Image { repository, digest } => {
                let now = self.scanning().now();
                self.import_scanner_findings(&repository, &digest, now)
                    .await
                    .map(drop)
            }
            ImageNews::Gone => self.archive_gone().await,
            ImageNews::All => {
                self.import_all().await?;
                self.archive_gone().await
            }
        }
    }

    async fn import_all(&self) -> Result<()> {
        if self.state().await?.is_none() {
            return Ok(());
        }
        let mut after = None;
        loop {
            let images = self.store().watched_images(after, PAGE).await.map_err(internal)?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(last.id);
            for image in &images {
                let now = self.scanning().now();
                self.import_scanner_findings(&image.repository, &image.digest, now)
                    .await?;
            }
        }
    }

    /// Archives findings of images that are no more.
    async fn archive_gone(&self) -> Result<()> {
        let mut after: Option<WatchedImageId> = None;
        loop {
            let images = self
                .store()
                .hub_images_gone(after, PAGE)
                .await
                .map_err(internal)?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            after = Some(*last);
            for image in &images {
                self.archive_image(*image, self.scanning().now()).await?;
            }
        }
    }

    async fn tidy(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let before = self.scanning().now().plus_millis(-KEEP_MILLIS);
            match self.store().purge_hub_findings(before, PAGE).await {
                Ok(count) if count == u64::from(PAGE) => continue,
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "old findings cannot be forgotten"),
            }
            tokio::select! {
                () = tokio::time::sleep(TIDY) => {}
                _ = stop.changed() => {}
            }
        }
    }
}
