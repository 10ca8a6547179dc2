//! Works through the queue of scans.
//!
//! What broke and may mend itself is tried again, as in all queues. What cannot mend itself (a hostile layer) ends the scan
//! as failed at once.

use std::time::Duration;

use tidewaiter_store::{Job, JobWorker, ScanType};
use tidewaiter_types::Timestamp;
use tokio::sync::watch;

use crate::enhanced::NEWS;
use crate::start::{QUEUE, ScanJob};
use crate::{Result, ScanError, Scanning};

/// How many scans run side by side.
const WORKERS: usize = 2;
/// How often windows are looked at.
const POLL: Duration = Duration::from_secs(5);

impl Scanning {
    /// Works until `stop` turns true; a scan under way is finished first.
    pub async fn run_workers(self, stop: watch::Receiver<bool>) {
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..WORKERS {
            let (worker, stop) = (self.clone(), stop.clone());
            // Scans that somebody waits for go before news.
            workers.spawn(async move { worker.store().work_on(&[QUEUE, NEWS], &worker, stop).await });
        }
        workers.spawn(self.clone().watch_windows(stop));
        workers.join_all().await;
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
}

impl JobWorker for Scanning {
    type Error = ScanError;

    fn now(&self) -> Timestamp {
        self.now()
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

    fn is_early(error: &ScanError) -> bool {
        matches!(error, ScanError::Early(_))
    }

    async fn gave_up(&self, job: &Job, why: &str) -> tidewaiter_store::Result<()> {
        if job.queue == QUEUE
            && let Ok(scan) = serde_json::from_value::<ScanJob>(job.payload.clone())
            && let Err(error) = self.fail_scan(&scan, why).await
        {
            tracing::error!(%error, job = job.id, "a scan that failed could not be marked so");
        }
        Ok(())
    }
}
