//! Works through the queue of scans.
//!
//! A job is leased, kept alive while it is worked on, and given back with a growing pause if something broke that
//! may mend itself. What cannot mend itself (a hostile layer) ends the scan as failed at once.

use std::time::Duration;

use tidewaiter_store::{Job, JobFailure, ScanType};
use tokio::sync::watch;

use crate::enhanced::NEWS;
use crate::start::{QUEUE, ScanJob};
use crate::{Result, ScanError, Scanning};

/// How many scans run side by side.
const WORKERS: usize = 2;
const LEASE_MILLIS: i64 = 60_000;
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often the queue is looked at although nothing was announced.
const POLL: Duration = Duration::from_secs(5);

impl Scanning {
    /// Works until `stop` turns true; a scan under way is finished first.
    pub async fn run_workers(self, stop: watch::Receiver<bool>) {
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..WORKERS {
            workers.spawn(self.clone().work(stop.clone()));
        }
        workers.spawn(self.clone().watch_windows(stop));
        workers.join_all().await;
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut changes = self.store().jobs_changed();
        while !*stop.borrow() {
            match self.lease().await {
                Ok(Some(job)) => {
                    self.attend(&job).await;
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "the queue of scans cannot be read"),
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Ends the windows of images whose time is over. Who reads results does it as well; this is for those that nobody
    /// reads.
    async fn watch_windows(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.end_windows().await {
                tracing::error!(%error, "images whose time is over could not be found");
            }
            tokio::select! {
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// The next job: scans that somebody waits for go before news.
    async fn lease(&self) -> tidewaiter_store::Result<Option<Job>> {
        for queue in [QUEUE, NEWS] {
            if let Some(job) = self.store().lease_job(queue, self.now(), LEASE_MILLIS).await? {
                return Ok(Some(job));
            }
        }
        Ok(None)
    }

    /// Does a job and notes how it ended.
    async fn attend(&self, job: &Job) {
        let outcome = tokio::select! {
            outcome = self.perform(job) => outcome,
            () = self.keep_alive(job) => return,
        };
        let noted = match outcome {
            Ok(()) => self.store().complete_job(job, self.now()).await.map(drop),
            Err(error) => self.give_back(job, &error).await,
        };
        if let Err(error) = noted {
            tracing::error!(%error, job = job.id, "how a scan ended could not be noted; it will run again");
        }
    }

    /// Makes the lease longer again and again; ends when somebody else has the job.
    async fn keep_alive(&self, job: &Job) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            if let Ok(false) = self.store().heartbeat(job, self.now(), LEASE_MILLIS).await {
                return;
            }
        }
    }

    async fn perform(&self, job: &Job) -> Result<()> {
        let damaged = |error: serde_json::Error| ScanError::Kept(error.to_string());
        if job.queue == NEWS {
            let news = serde_json::from_value(job.payload.clone()).map_err(damaged)?;
            return self.attend_to(&news).await;
        }
        let scan: ScanJob = serde_json::from_value(job.payload.clone()).map_err(damaged)?;
        match scan.scan_type {
            ScanType::Basic => self.scan_image(&scan).await,
            ScanType::Enhanced => self.scan_enhanced(&scan).await,
        }
    }

    async fn give_back(&self, job: &Job, error: &ScanError) -> tidewaiter_store::Result<()> {
        tracing::warn!(%error, job = job.id, attempt = job.attempt, "a scan broke off");
        if let JobFailure::Dead = self.store().fail_job(job, &error.to_string(), self.now()).await?
            && job.queue == QUEUE
            && let Ok(scan) = serde_json::from_value::<ScanJob>(job.payload.clone())
            && let Err(error) = self.fail_scan(&scan, error).await
        {
            tracing::error!(%error, job = job.id, "a scan that failed could not be marked so");
        }
        Ok(())
    }
}
