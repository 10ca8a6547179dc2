//! What is written in the same transaction as the change that causes it: scans, jobs, events, and
//! entries that stand for events.

use crate::store::Tx;
use crate::{Effects, Result, Store, expansions, jobs, outbox, scans};

impl Store {
    /// Writes all effects. After the commit the caller hands them to [`Store::wake_for`]; [`Store::commit_with`] does all of it.
    pub(crate) async fn apply(&self, tx: &mut Tx, effects: &Effects) -> Result<()> {
        for scan in &effects.scans {
            scans::insert(tx, &self.id(scan.started_at), scan).await?;
        }
        for job in &effects.jobs {
            jobs::insert(tx, &self.id(job.run_at), job).await?;
        }
        for event in &effects.events {
            outbox::insert(tx, &self.id(event.created_at), event).await?;
        }
        for expansion in &effects.expansions {
            expansions::insert(tx, &self.id(expansion.created_at), expansion).await?;
        }
        Ok(())
    }

    /// Ends a transaction with what follows from it, and wakes those who wait for that.
    pub(crate) async fn commit_with(&self, mut tx: Tx, effects: &Effects) -> Result<()> {
        self.apply(&mut tx, effects).await?;
        tx.commit().await?;
        self.wake_for(effects);
        Ok(())
    }

    /// Writes effects by themselves.
    pub async fn add(&self, effects: &Effects) -> Result<()> {
        self.commit_with(self.write_tx().await?, effects).await
    }

    /// Wakes those who wait for what is committed now.
    pub(crate) fn wake_for(&self, effects: &Effects) {
        let has_events = !effects.events.is_empty() || !effects.expansions.is_empty();
        self.wake(!effects.jobs.is_empty(), has_events);
    }
}
