//! Tees of uploads that wait for their next request (docker sends a layer's bytes with PATCH and ends it with an
//! empty PUT).
//!
//! Odd: a tee lives in this process only and holds an inflater's memory, so there are few, and the one that waits
//! longest makes room. An upload without its tee is still a good upload.

use std::sync::{Mutex, PoisonError};

use crate::observer::LayerTee;

/// Most tees that wait: with some 200 KiB each this stays a few megabytes.
const MOST: usize = 32;

struct Parked {
    upload: String,
    offset: u64,
    tee: Box<dyn LayerTee>,
}

/// The waiting tees, oldest first.
#[derive(Default)]
pub(crate) struct ParkedTees(Mutex<Vec<Parked>>);

impl ParkedTees {
    /// Keeps a tee that has seen the first `offset` bytes.
    pub(crate) fn park(&self, upload: &str, offset: u64, tee: Box<dyn LayerTee>) {
        let mut parked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if parked.len() >= MOST {
            parked.remove(0);
        }
        parked.push(Parked {
            upload: upload.to_owned(),
            offset,
            tee,
        });
    }

    /// The tee of an upload, if it is here and has seen exactly `offset` bytes.
    pub(crate) fn unpark(&self, upload: &str, offset: u64) -> Option<Box<dyn LayerTee>> {
        let mut parked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = parked.iter().position(|waiting| waiting.upload == upload)?;
        let found = parked.remove(at);
        (found.offset == offset).then_some(found.tee)
    }
}
