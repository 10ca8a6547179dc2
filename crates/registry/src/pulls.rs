//! When images were last pulled: gathered in memory, written in batches.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tidewaiter_store::RepositoryId;
use tidewaiter_types::{Digest, Timestamp};

use crate::cache::StoredManifest;
use crate::{Registry, Result};

/// Milliseconds between two notes of one image's pulls. ECR promises a day.
const INTERVAL: i64 = 3_600_000;
/// Most images that wait to be written.
const MOST: usize = 100_000;

type Noted = HashMap<(RepositoryId, Digest), Timestamp>;

/// Pulls that are not yet written.
#[derive(Default)]
pub(crate) struct Pulls(Mutex<Noted>);

impl Pulls {
    fn add(&self, manifest: &StoredManifest, now: Timestamp) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.len() < MOST {
            noted.insert((manifest.repository.clone(), manifest.digest), now);
        }
    }

    fn take(&self) -> Noted {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Registry {
    /// Notes that a manifest was pulled.
    pub fn note_pull(&self, manifest: &StoredManifest) {
        let now = self.now();
        if manifest.note_pull(now, INTERVAL) {
            self.0.pulls.add(manifest, now);
        }
    }

    /// Writes the noted pulls; to be called every minute or so, and at the end.
    pub async fn flush_pulls(&self) -> Result<()> {
        let noted = self.0.pulls.take();
        if noted.is_empty() {
            return Ok(());
        }
        let pulls = noted
            .into_iter()
            .map(|((repository, digest), at)| (repository, digest, at));
        let pulls: Vec<_> = pulls.collect();
        self.0.store.record_pulls(&pulls).await?;
        self.0.observer.images_pulled(&pulls).await;
        Ok(())
    }
}
