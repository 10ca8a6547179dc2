//! The advisory database in use: one immutable revision, swapped whole.

use std::sync::{Arc, PoisonError, RwLock};

use tidewaiter_advisories::Database;

pub(crate) struct Advisories(RwLock<Arc<Database>>);

impl Advisories {
    pub(crate) fn new(database: Arc<Database>) -> Self {
        Self(RwLock::new(database))
    }

    pub(crate) fn current(&self) -> Arc<Database> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn replace(&self, database: Arc<Database>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = database;
    }
}

/// The revision that packages were last judged by, for the difference to the next one; none after a start.
#[derive(Default)]
pub(crate) struct JudgedBy(RwLock<Option<Arc<Database>>>);

impl JudgedBy {
    pub(crate) fn current(&self) -> Option<Arc<Database>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn replace(&self, database: Arc<Database>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(database);
    }
}
