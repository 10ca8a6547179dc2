//! Working through queues of jobs: what all who do so have in common.
//!
//! A job is leased, kept alive while it is worked on, and given back with a growing pause if it broke off. Whoever is
//! killed meanwhile loses the lease, and the job runs again. One whose attempts are used up is given up by whoever leases it
//! next, also where none of those who tried it lived to do it.

use std::fmt::Display;
use std::time::Duration;

use tidewaiter_types::Timestamp;
use tokio::sync::watch;

use crate::{Job, Result, Store};

/// Why a job is given up of which nobody said what was wrong.
const SILENCE: &str = "the server ended in the middle of it on every attempt";
const LEASE_MILLIS: i64 = 60_000;
/// How long a job waits that came too early.
const EARLY_MILLIS: i64 = 2_000;
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often queues are looked at although nothing was announced.
const POLL: Duration = Duration::from_secs(5);

/// Who does jobs.
pub trait JobWorker: Sync {
    /// Why a job broke off.
    type Error: Display + Send + Sync;

    /// The instant by the worker's clock.
    fn now(&self) -> Timestamp;

    /// Does a job. One that breaks off is tried again.
    fn perform(&self, job: &Job) -> impl Future<Output = std::result::Result<(), Self::Error>> + Send;

    /// Whether a job broke off only because it came too early for this server. It waits and counts as not tried.
    fn is_early(_error: &Self::Error) -> bool {
        false
    }

    /// A job was tried as often as it may be, and is not tried again. It may be called twice.
    fn gave_up(&self, _job: &Job, _why: &str) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

impl Store {
    /// Has the jobs of queues done, those of an earlier queue first, until `stop` turns true; one under way is finished.
    pub async fn work_on(&self, queues: &[&str], worker: &impl JobWorker, mut stop: watch::Receiver<bool>) {
        let mut changes = self.jobs_changed();
        while !*stop.borrow() {
            match self.lease_first(queues, worker.now()).await {
                Ok(Some(job)) => {
                    self.attend(worker, &job).await;
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, ?queues, "queues cannot be read"),
            }
            tokio::select! {
                _ = changes.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn lease_first(&self, queues: &[&str], now: Timestamp) -> Result<Option<Job>> {
        for queue in queues {
            if let Some(job) = self.lease_job(queue, now, LEASE_MILLIS).await? {
                return Ok(Some(job));
            }
        }
        Ok(None)
    }

    /// Has a job done and notes how it ended.
    async fn attend<W: JobWorker>(&self, worker: &W, job: &Job) {
        let noted = match job.is_used_up() {
            true => self.give_up(worker, job).await,
            false => self.try_to_do(worker, job).await,
        };
        if let Err(error) = noted {
            tracing::error!(%error, job = job.id, queue = job.queue, "how a job ended could not be noted; it will run again");
        }
    }

    async fn try_to_do<W: JobWorker>(&self, worker: &W, job: &Job) -> Result<()> {
        let outcome = tokio::select! {
            outcome = worker.perform(job) => outcome,
            () = self.keep_alive(worker, job) => return Ok(()),
        };
        match outcome {
            Ok(()) => self.complete_job(job, worker.now()).await.map(drop),
            Err(error) if W::is_early(&error) => {
                tracing::info!(%error, job = job.id, queue = job.queue, "a job waits");
                let now = worker.now();
                let postponed = self.postpone_job(job, now.plus_millis(EARLY_MILLIS), now).await;
                postponed.map(drop)
            }
            Err(error) => {
                tracing::warn!(%error, job = job.id, queue = job.queue, attempt = job.attempt, "a job broke off");
                let given_back = self.fail_job(job, &error.to_string(), worker.now()).await;
                given_back.map(drop)
            }
        }
    }

    /// What follows from giving up comes first: whoever dies in between leaves the job to the next one.
    async fn give_up<W: JobWorker>(&self, worker: &W, job: &Job) -> Result<()> {
        let why = job.last_error.as_deref().unwrap_or(SILENCE);
        tracing::error!(why, job = job.id, queue = job.queue, "a job is given up");
        worker.gave_up(job, why).await?;
        self.bury_job(job).await.map(drop)
    }

    /// Makes the lease longer again and again; ends when somebody else has the job.
    async fn keep_alive(&self, worker: &impl JobWorker, job: &Job) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            if let Ok(false) = self.heartbeat(job, worker.now(), LEASE_MILLIS).await {
                return;
            }
        }
    }
}
