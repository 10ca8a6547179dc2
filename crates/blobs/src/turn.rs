//! A value that does its work on the blocking pool, one job after the other, while its owner goes on.
//!
//! Odd: no thread is held between jobs, so thousands of slow uploads do not exhaust the pool; and an owner that
//! goes away (a client hung up) leaves the running job its value until the job is done.

use tokio::task::JoinHandle;

use crate::error::{BlobError, Result};

/// A value at rest or at work.
pub(crate) enum Turn<T> {
    /// Nobody works on it.
    Idle(T),
    /// A job has it and will give it back.
    Busy(JoinHandle<T>),
    /// Its job was stopped by the runtime, or somebody is between `take` and `start`.
    Gone,
}

impl<T: Send + 'static> Turn<T> {
    /// Waits for the running job and hands out the value.
    pub(crate) async fn take(&mut self) -> Result<T> {
        match std::mem::replace(self, Self::Gone) {
            Self::Idle(value) => Ok(value),
            Self::Busy(job) => job.await.map_err(|_| BlobError::Stopped),
            Self::Gone => Err(BlobError::Stopped),
        }
    }

    /// Starts the next job once the one before is done: at most one is under way, which is the back-pressure.
    pub(crate) async fn start(&mut self, job: impl FnOnce(T) -> T + Send + 'static) -> Result<()> {
        let value = self.take().await?;
        *self = Self::Busy(tokio::task::spawn_blocking(move || job(value)));
        Ok(())
    }
}

/// Runs a job on the blocking pool and waits for its result.
pub(crate) async fn blocking<R: Send + 'static>(
    job: impl FnOnce() -> Result<R> + Send + 'static,
) -> Result<R> {
    tokio::task::spawn_blocking(job)
        .await
        .map_err(|_| BlobError::Stopped)?
}
