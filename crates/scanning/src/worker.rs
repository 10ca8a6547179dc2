//! Works through the queue of scans.
//!
//! A job is leased, kept alive while it is worked on, and given back with a growing pause if something broke that
//! may mend itself. What cannot mend itself (a hostile layer) ends the scan as failed at once.

use std::time::Duration;

use tidewaiter_store::{Job, JobFailure};
use tokio::sync::watch;

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
        workers.join_all().await;
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut news = self.store().jobs_changed();
        while !*stop.borrow() {
            match self.store().lease_job(QUEUE, self.now(), LEASE_MILLIS).await {
                Ok(Some(job)) => {
                    self.attend(&job).await;
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "the queue of scans cannot be read"),
            }
            tokio::select! {
                _ = news.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
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
        let scan: ScanJob = serde_json::from_value(job.payload.clone())
            .map_err(|error| ScanError::Kept(error.to_string()))?;
        self.scan_image(&scan).await
    }

    async fn give_back(&self, job: &Job, error: &ScanError) -> tidewaiter_store::Result<()> {
        tracing::warn!(%error, job = job.id, attempt = job.attempt, "a scan broke off");
        if let JobFailure::Dead = self.store().fail_job(job, &error.to_string(), self.now()).await?
            && let Ok(scan) = serde_json::from_value::<ScanJob>(job.payload.clone())
            && let Err(error) = self.fail_scan(&scan, error).await
        {
            tracing::error!(%error, job = job.id, "a scan that failed could not be marked so");
        }
        Ok(())
    }
}
