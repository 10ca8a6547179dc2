//! Programs and shared libraries: one stream over each, read by those who know what compilers and linkers leave in
//! them.
//!
//! A [`Container`] tells by the first bytes whether the file is a program at all; all others are passed by at once.
//! The bytes then go by in [`Window`]s, and each [`Detector`] looks at those parts of the file where what it seeks can
//! be. What they look for is their ecosystems' own business: Go's build information, the crates that `cargo auditable`
//! notes, texts that tell the versions of well-known programs.
//!
//! Odd: a program is never held, and never read backwards, since it may have hundreds of megabytes and comes out of a
//! compressed archive. What lies in front of the pointer to it (Go before 1.18) is therefore noted in passing.

mod container;
mod extract;
mod window;

pub(crate) use container::{Container, Words};
pub use extract::ProgramExtractor;
pub(crate) use window::{Capture, Window};

use std::ops::Range;

use crate::extractor::{Extraction, Flow};

/// Looks for one thing in a program while it streams by.
pub(crate) trait Detector: Send {
    /// The offsets in the file at which what it seeks may begin.
    fn part(&self) -> Range<u64>;

    /// Looks at the next window, cut down to its part.
    fn see(&mut self, window: &Window<'_>) -> Flow;

    /// Says what was found.
    fn finish(self: Box<Self>, out: &mut Extraction);
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::extractor::{Extractor, FileHeader};

    /// What comes of a program that is read in chunks of this size.
    pub(crate) fn extract(path: &str, content: &[u8], chunk: usize) -> Extraction {
        let header = FileHeader {
            path: path.as_bytes(),
            size: content.len() as u64,
            mode: 0o755,
        };
        let mut out = Extraction::default();
        let mut stream = ProgramExtractor.stream(&header).expect("it reads everything");
        for chunk in content.chunks(chunk) {
            if stream.data(chunk) == Flow::Enough {
                break;
            }
        }
        stream.finish(&mut out);
        out
    }
}
