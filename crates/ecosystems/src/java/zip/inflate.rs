//! Inflates one entry after the other, step by step, with memory of its own that is taken when the first is inflated.

use flate2::{Decompress, FlushDecompress, Status};

use crate::extractor::Flow;

/// Output buffer.
const BUFFER: usize = 32 << 10;

pub(super) struct Inflate {
    state: Decompress,
    buffer: Box<[u8]>,
}

/// What came of a piece of input.
pub(super) enum Inflated {
    /// All of it was used.
    More,
    /// So much of it was used; the entry is there in whole.
    Ended(usize),
    /// The receiver wants no more.
    Stopped,
    /// It is no deflate stream.
    Damaged,
}

impl Inflate {
    pub(super) fn new() -> Self {
        Self {
            state: Decompress::new(false),
            buffer: vec![0; BUFFER].into(),
        }
    }

    pub(super) fn reset(&mut self) {
        self.state.reset(false);
    }

    /// Takes the next bytes and hands on what they inflate to.
    pub(super) fn push(&mut self, input: &[u8], mut out: impl FnMut(&[u8]) -> Flow) -> Inflated {
        let mut used = 0;
        loop {
            let before = (self.state.total_in(), self.state.total_out());
            let status = self
                .state
                .decompress(&input[used..], &mut self.buffer, FlushDecompress::None);
            let read = (self.state.total_in() - before.0) as usize;
            let written = (self.state.total_out() - before.1) as usize;
            used += read;
            if written > 0 && out(&self.buffer[..written]) == Flow::Enough {
                return Inflated::Stopped;
            }
            // What came out before the damage is handed on, so that it does not matter how the input was cut.
            let Ok(status) = status else {
                return Inflated::Damaged;
            };
            if status == Status::StreamEnd {
                return Inflated::Ended(used);
            }
            if used == input.len() && written < BUFFER {
                return Inflated::More;
            }
            if read == 0 && written == 0 {
                return Inflated::Damaged;
            }
        }
    }
}
