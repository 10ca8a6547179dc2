//! Which uploads are being written, and the hashes of those that wait for their next request.
//!
//! Odd: a guard, not the upload, frees the session; it travels with the file into the writing job, so that a new
//! request never opens the file while the last batch of an abandoned one is still being written.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::{BlobError, Result};
use crate::hashing::Hasher;

/// A hash over the first `size` bytes of an upload.
pub(super) struct Hashed {
    pub hasher: Hasher,
    pub size: u64,
}

enum Session {
    Busy,
    Waiting(Box<Hashed>),
}

type Table = HashMap<String, Session>;

/// The uploads of this process.
#[derive(Clone, Default)]
pub(super) struct Sessions(Arc<Mutex<Table>>);

impl Sessions {
    fn table(&self) -> MutexGuard<'_, Table> {
        // Nothing in here panics half way through a change, so a poisoned table is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Claims a new upload.
    pub(super) fn begin(&self, id: &str) -> Guard {
        self.table().insert(id.to_owned(), Session::Busy);
        self.guard(id)
    }

    /// Claims an upload that may be waiting.
    pub(super) fn resume(&self, id: &str) -> Result<(Guard, Option<Hashed>)> {
        let hashed = match self.table().insert(id.to_owned(), Session::Busy) {
            Some(Session::Busy) => return Err(BlobError::UploadBusy(id.to_owned())),
            Some(Session::Waiting(hashed)) => Some(*hashed),
            None => None,
        };
        Ok((self.guard(id), hashed))
    }

    fn guard(&self, id: &str) -> Guard {
        Guard {
            sessions: self.clone(),
            id: id.to_owned(),
        }
    }

    /// Forgets the hash of a waiting upload.
    pub(super) fn forget(&self, id: &str) {
        let mut table = self.table();
        if let Some(Session::Waiting(_)) = table.get(id) {
            table.remove(id);
        }
    }
}

/// The right to write to one upload.
pub(super) struct Guard {
    sessions: Sessions,
    id: String,
}

impl Guard {
    /// The upload's id.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Gives the right back and leaves the hash for the next request.
    pub(super) fn wait(self, hashed: Hashed) {
        let mut table = self.sessions.table();
        table.insert(self.id.clone(), Session::Waiting(Box::new(hashed)));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut table = self.sessions.table();
        if let Some(Session::Busy) = table.get(&self.id) {
            table.remove(&self.id);
        }
    }
}
