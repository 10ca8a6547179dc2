//! Scans that were asked for: few at once, the rest in their order, the last ones kept until Harbor has come for them.
//!
//! Odd: nothing outlives the program; Harbor asks again for what it does not get.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use super::report::Reports;

/// Scans at once; each uses all cores.
const AT_ONCE: usize = 2;
/// Scans that may wait or run.
const MOST_OPEN: usize = 500;
/// Scans that are kept when they have ended.
const MOST_ENDED: usize = 100;

/// What came of a scan so far.
#[derive(Clone)]
pub enum Outcome {
    Running,
    Done(Arc<Reports>),
    /// Words for people.
    Failed(String),
}

/// All scans.
#[derive(Clone)]
pub struct Jobs {
    turns: Arc<Semaphore>,
    table: Arc<Mutex<Table>>,
}

#[derive(Default)]
struct Table {
    outcomes: HashMap<String, Outcome>,
    /// Those that have ended, the oldest first.
    ended: VecDeque<String>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            table: Arc::default(),
        }
    }
}

impl Jobs {
    /// Begins a scan as soon as it is its turn; answers its id.
    ///
    /// # Errors
    /// In words, if too many wait.
    pub fn begin(
        &self,
        scan: impl FnOnce() -> anyhow::Result<Reports> + Send + 'static,
    ) -> Result<String, String> {
        let id = uuid::Uuid::new_v4().to_string();
        let mut table = self.lock();
        if table.outcomes.len() - table.ended.len() >= MOST_OPEN {
            return Err(format!("{MOST_OPEN} scans wait already; ask again later"));
        }
        table.outcomes.insert(id.clone(), Outcome::Running);
        drop(table);
        tokio::spawn(self.clone().run(id.clone(), scan));
        Ok(id)
    }

    /// What came of a scan; `None` if it is not known, or not any more.
    pub fn outcome(&self, id: &str) -> Option<Outcome> {
        self.lock().outcomes.get(id).cloned()
    }

    async fn run(self, id: String, scan: impl FnOnce() -> anyhow::Result<Reports> + Send + 'static) {
        // Nobody closes it.
        let _turn = self.turns.acquire().await;
        let outcome = match tokio::task::spawn_blocking(scan).await {
            Ok(Ok(reports)) => Outcome::Done(Arc::new(reports)),
            Ok(Err(error)) => Outcome::Failed(format!("{error:#}")),
            Err(error) => Outcome::Failed(format!("the scan broke off: {error}")),
        };
        if let Outcome::Failed(error) = &outcome {
            tracing::warn!(%id, error, "a scan for Harbor failed");
        }
        self.lock().end(id, outcome);
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn end(&mut self, id: String, outcome: Outcome) {
        self.outcomes.insert(id.clone(), outcome);
        self.ended.push_back(id);
        if self.ended.len() > MOST_ENDED
            && let Some(oldest) = self.ended.pop_front()
        {
            self.outcomes.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_that_ended_goes_and_what_runs_stays() {
        let mut table = Table::default();
        table.outcomes.insert("running".to_owned(), Outcome::Running);
        for id in 0..=MOST_ENDED {
            table.end(id.to_string(), Outcome::Failed(String::new()));
        }
        assert!(!table.outcomes.contains_key("0"));
        assert!(table.outcomes.contains_key("1") && table.outcomes.contains_key("running"));
        assert_eq!(table.outcomes.len(), MOST_ENDED + 1);
    }
}
