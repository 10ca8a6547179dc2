//! Manifests in memory: by tag and by digest, exact as long as all writes are announced here.
//!
//! Odd: a reader that found nothing asks the database and then fills the cache; a write in between would be
//! overtaken by that old answer. So each write counts up, and a filler whose count is outdated fills nothing.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};
use tidewaiter_store::{Manifest, RepositoryId};
use tidewaiter_types::{Digest, Timestamp};

use crate::names::Reference;

/// A stored manifest.
#[derive(Debug)]
pub struct StoredManifest {
    /// The repository that it is in.
    pub repository: RepositoryId,
    /// Its digest.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// The bytes that the client pushed.
    pub bytes: Bytes,
    /// The manifest that it is about.
    pub subject: Option<Digest>,
    /// Milliseconds; when a pull of it was last noted, to note each only now and then.
    pull_noted: AtomicI64,
}

impl StoredManifest {
    pub(crate) fn new(row: Manifest) -> Arc<Self> {
        Arc::new(Self {
            repository: row.repository,
            digest: row.digest,
            media_type: row.media_type,
            bytes: row.bytes.into(),
            subject: row.subject,
            pull_noted: AtomicI64::new(row.last_pulled_at.map_or(i64::MIN, |at| at.0)),
        })
    }

    /// Whether it was pulled before, as far as this server knows.
    pub fn was_pulled(&self) -> bool {
        self.pull_noted.load(Ordering::Relaxed) != i64::MIN
    }

    /// Whether a pull now is worth noting: the last one noted is older than `interval` milliseconds.
    pub(crate) fn note_pull(&self, now: Timestamp, interval: i64) -> bool {
        let noted = self.pull_noted.load(Ordering::Relaxed);
        let due = now.0.saturating_sub(noted) >= interval;
        due && self
            .pull_noted
            .compare_exchange(noted, now.0, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok()
    }
}

/// Repository and reference.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key(String, Reference);

/// The same, borrowed; hashes as [`Key`] does.
#[derive(Hash)]
struct KeyRef<'a>(&'a str, &'a Reference);

impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.0 == key.0 && *self.1 == key.1
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<StoredManifest>> for ByBytes {
    fn weight(&self, key: &Key, manifest: &Arc<StoredManifest>) -> u64 {
        // What surrounds the bytes: key, digest, media type, counters.
        400 + key.0.len() as u64 + manifest.bytes.len() as u64
    }
}

/// The cache.
pub(crate) struct ManifestCache {
    entries: Option<Cache<Key, Arc<StoredManifest>, ByBytes>>,
    writes: Mutex<u64>,
}

/// The count of writes that a reader saw before it asked the database.
pub(crate) struct Seen(u64);

impl ManifestCache {
    /// A cache of so many bytes; 0 keeps nothing.
    pub(crate) fn new(bytes: u64) -> Self {
        Self {
            entries: (bytes > 0).then(|| Cache::with_weighter(4096, bytes, ByBytes)),
            writes: Mutex::new(0),
        }
    }

    pub(crate) fn get(&self, repository: &str, reference: &Reference) -> Option<Arc<StoredManifest>> {
        self.entries.as_ref()?.get(&KeyRef(repository, reference))
    }

    /// To be called before the database is asked.
    pub(crate) fn seen(&self) -> Seen {
        Seen(*self.writes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps the database's answer, unless something was written since.
    pub(crate) fn fill(
        &self,
        seen: &Seen,
        repository: &str,
        reference: &Reference,
        found: &Arc<StoredManifest>,
    ) {
        let Some(entries) = &self.entries else { return };
        let writes = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        if *writes == seen.0 {
            entries.insert(Key(repository.to_owned(), reference.clone()), Arc::clone(found));
        }
    }

    /// Forgets what a committed write changed.
    pub(crate) fn forget<'a>(&self, repository: &str, references: impl IntoIterator<Item = &'a Reference>) {
        let Some(entries) = &self.entries else { return };
        let mut writes = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        *writes += 1;
        for reference in references {
            entries.remove(&KeyRef(repository, reference));
        }
    }

    /// Forgets a whole repository.
    pub(crate) fn forget_repository(&self, repository: &str) {
        let Some(entries) = &self.entries else { return };
        let mut writes = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        *writes += 1;
        entries.retain(|key, _| key.0 != repository);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(byte: u8) -> Arc<StoredManifest> {
        StoredManifest::new(Manifest {
            repository: RepositoryId("1".into()),
            digest: Digest::Sha256([byte; 32]),
            media_type: "m".into(),
            bytes: vec![byte],
            subject: None,
            last_pulled_at: None,
        })
    }

    fn tag(name: &str) -> Reference {
        Reference::Tag(name.into())
    }

    #[test]
    fn an_answer_from_before_a_write_is_not_kept() {
        let cache = ManifestCache::new(1 << 20);
        let seen = cache.seen();
        cache.forget("r", [&tag("t")]);
        cache.fill(&seen, "r", &tag("t"), &manifest(1));
        assert!(cache.get("r", &tag("t")).is_none());
        cache.fill(&cache.seen(), "r", &tag("t"), &manifest(2));
        assert_eq!(cache.get("r", &tag("t")).unwrap().bytes, [2_u8].as_slice());
    }

    #[test]
    fn forgetting_is_exact() {
        let cache = ManifestCache::new(1 << 20);
        for (repository, name) in [("r", "a"), ("r", "b"), ("s", "a")] {
            cache.fill(&cache.seen(), repository, &tag(name), &manifest(1));
        }
        cache.forget("r", [&tag("a")]);
        assert!(cache.get("r", &tag("a")).is_none() && cache.get("r", &tag("b")).is_some());
        cache.forget_repository("r");
        assert!(cache.get("r", &tag("b")).is_none() && cache.get("s", &tag("a")).is_some());
    }

    #[test]
    fn pulls_are_noted_now_and_then() {
        let manifest = manifest(1);
        let noted = [0, 10, 99, 100, 150, 200].map(|at| manifest.note_pull(Timestamp(at), 100));
        assert_eq!(noted, [true, false, false, true, false, true]);
    }
}
