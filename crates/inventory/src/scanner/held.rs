//! Files whose content is kept until their layer ends.

use std::collections::BTreeMap;

use tidewaiter_ecosystems::extractor::{Extraction, Siblings, Want};

/// The files, by path.
#[derive(Default)]
pub(super) struct Held(pub(super) BTreeMap<Vec<u8>, HeldFile>);

pub(super) struct HeldFile {
    pub(super) want: Want,
    pub(super) content: Vec<u8>,
    pub(super) streamed: Extraction,
}

impl Held {
    pub(super) fn hold(&mut self, path: Vec<u8>, want: Want, content: Vec<u8>, streamed: Extraction) {
        let file = HeldFile {
            want,
            content,
            streamed,
        };
        self.0.insert(path, file);
    }
}

impl Siblings for Held {
    fn get(&self, path: &[u8]) -> Option<&[u8]> {
        self.0.get(path).map(|file| file.content.as_slice())
    }
}
