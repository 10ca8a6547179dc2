//! Chunks gathered until hashing and writing them is worth a job.
//!
//! Odd: the network's chunks are kept as they came, by reference; nothing is copied.

use bytes::Bytes;

/// Chunks in order, with their total.
#[derive(Default)]
pub(crate) struct Batch {
    chunks: Vec<Bytes>,
    bytes: usize,
}

impl Batch {
    pub(crate) fn push(&mut self, chunk: Bytes) {
        if !chunk.is_empty() {
            self.bytes += chunk.len();
            self.chunks.push(chunk);
        }
    }

    /// Total bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes everything.
    pub(crate) fn take(&mut self) -> Vec<Bytes> {
        self.bytes = 0;
        std::mem::take(&mut self.chunks)
    }

    /// Takes exactly the first `count` bytes (there must be as many), splitting a chunk where needed.
    pub(crate) fn take_front(&mut self, count: usize) -> Vec<Bytes> {
        let mut rest = std::mem::take(&mut self.chunks).into_iter();
        let (mut front, mut missing) = (Vec::new(), count);
        while missing > 0 {
            let Some(mut chunk) = rest.next() else { break };
            let part = chunk.split_to(missing.min(chunk.len()));
            missing -= part.len();
            front.push(part);
            if !chunk.is_empty() {
                self.chunks.push(chunk);
            }
        }
        self.chunks.extend(rest);
        self.bytes -= count - missing;
        front
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(chunks: &[&'static str]) -> Batch {
        let mut batch = Batch::default();
        for chunk in chunks {
            batch.push(Bytes::from_static(chunk.as_bytes()));
        }
        batch
    }

    #[test]
    fn the_front_is_cut_exactly() {
        let mut batch = batch(&["abc", "", "de", "fgh"]);
        assert_eq!(batch.take_front(4), ["abc", "d"]);
        assert_eq!(batch.bytes(), 4);
        assert_eq!(batch.take(), ["e", "fgh"]);
        assert_eq!(batch.bytes(), 0);
    }

    #[test]
    fn a_cut_between_chunks_splits_nothing() {
        let mut batch = batch(&["abc", "de"]);
        assert_eq!(batch.take_front(3), ["abc"]);
        assert_eq!(batch.take(), ["de"]);
    }
}
