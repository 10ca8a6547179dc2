//! What all extractors together want of one file.

use tidewaiter_ecosystems::extractor::{Extractor, FileHeader, Subject, Want};

/// What the extractors together want of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Demand {
    /// What the most demanding of them wants.
    pub(super) want: Want,
    /// Whether one that wants to hold it reads of the system.
    pub(super) is_of_system: bool,
}

impl Demand {
    const NOTHING: Self = Self {
        want: Want::No,
        is_of_system: false,
    };

    /// Whether the content is held, if only until its last byte is there.
    pub(super) fn is_held(self) -> bool {
        !matches!(self.want, Want::No | Want::Stream)
    }

    fn and(self, extractor: &dyn Extractor, want: Want) -> Self {
        let rank = |want| match want {
            Want::No => 0,
            Want::Stream => 1,
            Want::Companion => 2,
            Want::Now => 3,
            Want::AtLayerEnd => 4,
        };
        let holds = !matches!(want, Want::No | Want::Stream);
        Self {
            want: if rank(want) > rank(self.want) {
                want
            } else {
                self.want
            },
            is_of_system: self.is_of_system || holds && extractor.subject() == Subject::System,
        }
    }
}

/// Asks all of them.
pub(super) fn demand(extractors: &[&dyn Extractor], header: &FileHeader<'_>) -> Demand {
    extractors.iter().fold(Demand::NOTHING, |demand, extractor| {
        match extractor.wants(header) {
            Want::No => demand,
            want => demand.and(*extractor, want),
        }
    })
}

/// What is known of a file by its path alone.
pub(crate) fn unopened(path: &[u8]) -> FileHeader<'_> {
    FileHeader {
        path,
        size: 0,
        mode: 0,
    }
}
