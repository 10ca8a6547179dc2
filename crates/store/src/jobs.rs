//! The durable queue: work is enqueued in the transaction that makes it necessary, and leased to workers.
//!
//! Odd: a lease is nothing but a due time in the future with a token, so that the job of a dead worker comes due again
//! by itself. Workers may be many processes on PostgreSQL; on SQLite writers take turns anyway. A job whose attempts are used up
//! is leased once more, to whoever gives it up: what follows from that is so done whenever its worker died.

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{Backend, Job, JobCounts, JobFailure, NewJob, Result, Store, backoff};

impl Store {
    /// Queues a job by itself. One that follows from a change goes into its [`crate::Effects`] instead.
    pub async fn enqueue(&self, job: &NewJob, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        insert(&mut tx, &self.id(now), job).await?;
        tx.commit().await?;
        self.wake(true, false);
        Ok(())
    }

    /// Leases the most overdue job of a queue for so many milliseconds. One that is used up ([`Job::is_used_up`]) is to be given
    /// up by [`Store::bury_job`], not to be done.
    pub async fn lease_job(&self, queue: &str, now: Timestamp, lease_millis: i64) -> Result<Option<Job>> {
        // An idle worker must not take the lock of writing each time it looks.
        if self.next_job_at(queue).await?.is_none_or(|due| due > now) {
            return Ok(None);
        }
        let lease = self.id(now);
        let mut tx = self.write_tx().await?;
        let job = self.lease_one(&mut tx, queue, &lease, now, lease_millis).await?;
        tx.commit().await?;
        Ok(job)
    }

    async fn lease_one(
        &self,
        tx: &mut Tx,
        queue: &str,
        lease: &str,
        now: Timestamp,
        lease_millis: i64,
    ) -> Result<Option<Job>> {
        let sql = format!(
            "UPDATE jobs SET lease = $3, due_at = $4, again = 0,
             attempts = CASE WHEN again = 1 THEN 1 ELSE attempts + 1 END WHERE id =
             (SELECT id FROM jobs WHERE queue = $1 AND dead = 0 AND due_at <= $2 ORDER BY due_at, id LIMIT 1{})
             RETURNING *",
            self.backend().skip_locked()
        );
        // Safe: both parts are texts of this crate.
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(queue)
            .bind(now.0)
            .bind(lease)
            .bind(now.plus_millis(lease_millis).0)
            .fetch_optional(&mut **tx)
            .await?;
        row::one(row, read)
    }

    /// Makes a lease longer. `false`: it had ended and somebody else has the job; stop working on it.
    pub async fn heartbeat(&self, job: &Job, now: Timestamp, lease_millis: i64) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let kept = sqlx::query("UPDATE jobs SET due_at = $3 WHERE id = $1 AND lease = $2 AND dead = 0")
            .bind(&job.id)
            .bind(&job.lease)
            .bind(now.plus_millis(lease_millis).0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(kept.rows_affected() > 0)
    }

    /// Ends a job, or lets it wait for its next run if it was asked for again meanwhile. `false`: the lease had ended
    /// and somebody else has the job.
    pub async fn complete_job(&self, job: &Job, now: Timestamp) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let done = sqlx::query("DELETE FROM jobs WHERE id = $1 AND lease = $2 AND again = 0")
            .bind(&job.id)
            .bind(&job.lease)
            .execute(&mut *tx)
            .await?;
        let completed = done.rows_affected() > 0 || run_again(&mut tx, job, now).await?;
        tx.commit().await?;
        self.wake(done.rows_affected() == 0 && completed, false);
        Ok(completed)
    }

    /// Gives a job back that failed: it is tried again after 1 s, 2 s, 4 s … 5 min, until its attempts are used up. Then it comes
    /// at once, to be given up.
    pub async fn fail_job(&self, job: &Job, error: &str, now: Timestamp) -> Result<JobFailure> {
        let retry_at = backoff::next(now, job.attempt);
        let mut tx = self.write_tx().await?;
        let row = sqlx::query(
            "UPDATE jobs SET lease = NULL, last_error = $3,
             due_at = CASE WHEN again = 0 AND attempts >= max_attempts THEN $5 ELSE $4 END,
             attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END, again = 0
             WHERE id = $1 AND lease = $2
             RETURNING CASE WHEN attempts >= max_attempts THEN 1 ELSE 0 END AS used_up",
        )
        .bind(&job.id)
        .bind(&job.lease)
        .bind(error)
        .bind(retry_at.0)
        .bind(now.0)
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(match row::one(row, |row| row.flag("used_up"))? {
            None => JobFailure::LeaseLost,
            Some(true) => JobFailure::UsedUp,
            Some(false) => JobFailure::Retry(retry_at),
        })
    }

    /// Gives a job up that is used up: nobody does it any more. `false`: somebody else has it, or it was asked for again.
    pub async fn bury_job(&self, job: &Job) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let buried =
            sqlx::query("UPDATE jobs SET dead = 1, lease = NULL WHERE id = $1 AND lease = $2 AND again = 0")
                .bind(&job.id)
                .bind(&job.lease)
                .execute(&mut *tx)
                .await?;
        tx.commit().await?;
        Ok(buried.rows_affected() > 0)
    }

    /// Has all jobs and deliveries that somebody holds come due at once, where nobody can be alive to hold them: when the only
    /// process that works on an embedded database starts. Does nothing on PostgreSQL.
    pub async fn end_leases(&self, now: Timestamp) -> Result<()> {
        if self.backend() == Backend::Postgres {
            return Ok(());
        }
        let mut tx = self.write_tx().await?;
        for sql in [
            "UPDATE jobs SET due_at = $1 WHERE lease IS NOT NULL AND dead = 0",
            "UPDATE event_deliveries SET next_attempt_at = $1 WHERE pending = 1 AND next_attempt_at > $1",
        ] {
            sqlx::query(sql).bind(now.0).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Gives a job back as if it had not been tried, to come at an instant, or at once if it was asked for again meanwhile.
    /// `false`: the lease had ended and somebody else has the job.
    pub async fn postpone_job(&self, job: &Job, until: Timestamp, now: Timestamp) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let waits = sqlx::query(
            "UPDATE jobs SET lease = NULL, attempts = attempts - 1, due_at = $3
             WHERE id = $1 AND lease = $2 AND again = 0",
        )
        .bind(&job.id)
        .bind(&job.lease)
        .bind(until.0)
        .execute(&mut *tx)
        .await?;
        let waits = waits.rows_affected() > 0;
        let comes_again = !waits && run_again(&mut tx, job, now).await?;
        tx.commit().await?;
        self.wake(comes_again, false);
        Ok(waits || comes_again)
    }

    /// When the next job of a queue is due.
    pub async fn next_job_at(&self, queue: &str) -> Result<Option<Timestamp>> {
        let row =
            sqlx::query("SELECT due_at FROM jobs WHERE queue = $1 AND dead = 0 ORDER BY due_at LIMIT 1")
                .bind(queue)
                .fetch_optional(&self.pool)
                .await?;
        row::one(row, |row| row.time("due_at"))
    }

    /// How full a queue is.
    pub async fn job_counts(&self, queue: &str) -> Result<JobCounts> {
        let rows = sqlx::query("SELECT dead, COUNT(*) AS jobs FROM jobs WHERE queue = $1 GROUP BY dead")
            .bind(queue)
            .fetch_all(&self.pool)
            .await?;
        let mut counts = JobCounts::default();
        for row in &rows {
            match row.flag("dead")? {
                true => counts.dead = row.count("jobs")?,
                false => counts.alive = row.count("jobs")?,
            }
        }
        Ok(counts)
    }
}

/// Queues a job within a transaction.
pub(crate) async fn insert(tx: &mut Tx, id: &str, job: &NewJob) -> Result<()> {
    sqlx::query(
        "INSERT INTO jobs (id, queue, payload, unique_key, due_at, attempts, max_attempts, again, dead, created_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, 0, 0, $5)
         ON CONFLICT (queue, unique_key) WHERE unique_key IS NOT NULL AND dead = 0
         DO UPDATE SET payload = excluded.payload,
         again = CASE WHEN jobs.lease IS NULL THEN 0 ELSE 1 END,
         attempts = CASE WHEN jobs.lease IS NULL THEN 0 ELSE jobs.attempts END,
         due_at = CASE WHEN jobs.lease IS NULL AND excluded.due_at < jobs.due_at
                  THEN excluded.due_at ELSE jobs.due_at END",
    )
    .bind(id)
    .bind(&job.queue)
    .bind(json_text(&job.payload)?)
    .bind(&job.unique_key)
    .bind(job.run_at.0)
    .bind(i64::from(job.max_attempts))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn run_again(tx: &mut Tx, job: &Job, now: Timestamp) -> Result<bool> {
    let again = sqlx::query(
        "UPDATE jobs SET lease = NULL, again = 0, attempts = 0, due_at = $3 WHERE id = $1 AND lease = $2",
    )
    .bind(&job.id)
    .bind(&job.lease)
    .bind(now.0)
    .execute(&mut **tx)
    .await?;
    Ok(again.rows_affected() > 0)
}

fn read(row: &AnyRow) -> Result<Job> {
    Ok(Job {
        id: row.text("id")?,
        lease: row.text("lease")?,
        queue: row.text("queue")?,
        payload: row.json("payload")?,
        attempt: u32::try_from(row.count("attempts")?).unwrap_or(u32::MAX),
        max_attempts: u32::try_from(row.count("max_attempts")?).unwrap_or(u32::MAX),
        last_error: row.text_or_none("last_error")?,
        created_at: row.time("created_at")?,
    })
}
