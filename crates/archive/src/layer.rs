//! A whole layer: decompression and tar in one, with the digest of the uncompressed stream on demand.

use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;

use crate::{Compression, Decoder, EntrySink, Error, Limits, TarReader};

/// Reads a layer blob that is pushed in chunks.
pub struct LayerReader {
    decoder: Decoder,
    tar: TarReader,
    hash: Option<Sha256>,
}

/// What is known of a layer when it has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How it was compressed.
    pub compression: Compression,
    /// Bytes of the blob.
    pub compressed_bytes: u64,
    /// Bytes of the archive.
    pub uncompressed_bytes: u64,
    /// Digest of the archive (an image configuration's `diff_ids`), if it was asked for.
    pub diff_id: Option<Digest>,
    /// Entries of the archive.
    pub entries: u64,
    /// What was odd but did not stop the reading, in words for people.
    pub warnings: Vec<&'static str>,
}

impl LayerReader {
    /// A reader that has seen nothing yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            decoder: Decoder::new(limits),
            tar: TarReader::new(limits),
            hash: None,
        }
    }

    /// Has the diff id computed, which costs a SHA-256 of the uncompressed stream.
    pub fn with_diff_id(mut self) -> Self {
        self.hash = Some(Sha256::new());
        self
    }

    /// Takes the next bytes of the blob. After an error the reader must not be used again.
    pub fn push(&mut self, input: &[u8], sink: &mut impl EntrySink) -> Result<(), Error> {
        let (tar, hash) = (&mut self.tar, &mut self.hash);
        self.decoder
            .push(input, &mut |bytes| read(tar, hash, bytes, sink))
    }

    /// Ends the blob.
    pub fn finish(mut self, sink: &mut impl EntrySink) -> Result<Summary, Error> {
        let (tar, hash) = (&mut self.tar, &mut self.hash);
        self.decoder.finish(&mut |bytes| read(tar, hash, bytes, sink))?;
        let tar = self.tar.finish()?;
        let odd = [
            (!tar.has_end, "the archive has no end mark"),
            (
                tar.escapes > 0,
                "paths lead out of the image's root; they were kept inside it",
            ),
            (
                self.decoder.has_trailing_garbage(),
                "bytes that are not gzip follow the archive; they were ignored",
            ),
        ];
        Ok(Summary {
            compression: self.decoder.compression().unwrap_or(Compression::None),
            compressed_bytes: self.decoder.compressed_bytes(),
            uncompressed_bytes: self.decoder.uncompressed_bytes(),
            diff_id: self.hash.map(|hash| Digest::Sha256(hash.finalize().into())),
            entries: tar.entries,
            warnings: odd
                .into_iter()
                .filter_map(|(is, words)| is.then_some(words))
                .collect(),
        })
    }
}

fn read(
    tar: &mut TarReader,
    hash: &mut Option<Sha256>,
    bytes: &[u8],
    sink: &mut impl EntrySink,
) -> Result<(), Error> {
    if let Some(hash) = hash {
        hash.update(bytes);
    }
    tar.push(bytes, sink)
}
