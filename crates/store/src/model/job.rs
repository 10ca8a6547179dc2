//! Work that outlives a request.

use serde_json::Value;
use tidewaiter_types::Timestamp;

/// Work to be queued.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    /// Which queue: tells who does it and what the payload means.
    pub queue: String,
    /// What to do.
    pub payload: Value,
    /// Work with the same key in the same queue is queued once: asked for again while it waits it is not queued
    /// twice; asked for again while it runs it runs once more, with the newer payload.
    pub unique_key: Option<String>,
    /// Not before.
    pub run_at: Timestamp,
    /// After so many attempts it is dead.
    pub max_attempts: u32,
}

/// Work in somebody's hands until a lease ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// Proves that this lease is meant, and not that of another worker who got the job later.
    pub lease: String,
    /// Which queue.
    pub queue: String,
    /// What to do.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// After so many it is given up.
    pub max_attempts: u32,
    /// Why the last attempt failed; none if its worker ended without a word.
    pub last_error: Option<String>,
    /// When it was to run first.
    pub created_at: Timestamp,
}

impl Job {
    /// Whether it was tried as often as it may be.
    pub fn is_used_up(&self) -> bool {
        self.attempt > self.max_attempts
    }
}

/// What becomes of work that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobFailure {
    /// It is tried again then.
    Retry(Timestamp),
    /// Its attempts are used up: it comes at once, to be given up.
    UsedUp,
    /// The lease had ended and somebody else has the job.
    LeaseLost,
}

/// How full a queue is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Waiting or running.
    pub alive: u64,
    /// Given up.
    pub dead: u64,
}
