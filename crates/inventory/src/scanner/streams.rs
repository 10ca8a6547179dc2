//! Those who read a file while it comes in, and what they have said so far.

use tidewaiter_ecosystems::extractor::{Extraction, Extractor, FileHeader, FileStream, Flow, Want};

/// Those who read a file while it comes in.
#[derive(Default)]
pub(super) struct Streams {
    open: Vec<Box<dyn FileStream>>,
    out: Extraction,
}

impl Streams {
    /// Begins all streams that want the file.
    pub(super) fn open(extractors: &[&dyn Extractor], header: &FileHeader<'_>) -> Self {
        let wanting = extractors
            .iter()
            .filter(|extractor| extractor.wants(header) == Want::Stream);
        Self {
            open: wanting.filter_map(|extractor| extractor.stream(header)).collect(),
            out: Extraction::default(),
        }
    }

    /// Whether nobody reads.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Hands something to all of them, and ends those that have enough.
    pub(super) fn each(&mut self, mut hand: impl FnMut(&mut dyn FileStream) -> Flow) {
        let mut index = 0;
        while index < self.open.len() {
            match hand(self.open[index].as_mut()) {
                Flow::More => index += 1,
                Flow::Enough => self.open.remove(index).finish(&mut self.out),
            }
        }
    }

    pub(super) fn finish(mut self) -> Extraction {
        for stream in self.open {
            stream.finish(&mut self.out);
        }
        self.out
    }
}
