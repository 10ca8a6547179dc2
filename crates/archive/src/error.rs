//! Why a layer could not be read: one variant for each inconsistency and for each limit.

/// Why a layer could not be read. Offsets are in bytes of the uncompressed stream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A compression that layers never have.
    #[error("the layer is compressed with {0}; layers are plain tar, gzip or zstd")]
    UnsupportedCompression(&'static str),
    /// The compressed stream is damaged.
    #[error("the {format} stream is damaged: {reason}")]
    Corrupt {
        /// gzip or zstd.
        format: &'static str,
        /// The decoder's own words.
        reason: String,
    },
    /// The stream ends inside something.
    #[error("the layer ends in the middle of {0}: it was cut short")]
    Truncated(&'static str),
    /// The very first block is no tar header.
    #[error("the layer is no tar archive")]
    NotTar,
    /// A later block is no tar header.
    #[error("the tar header at byte {offset} has a wrong checksum: the archive is damaged")]
    Checksum {
        /// Where the header starts.
        offset: u64,
    },
    /// A single block of zeros is followed by something; runtimes refuse it too.
    #[error("the tar archive goes on after a block of zeros at byte {offset}: the archive is damaged")]
    LoneZeroBlock {
        /// Where the block after the zeros starts.
        offset: u64,
    },
    /// A number of a header cannot be read.
    #[error("the tar header at byte {offset} has an unreadable {field}")]
    Field {
        /// Where the header starts.
        offset: u64,
        /// Which field.
        field: &'static str,
    },
    /// The extended header is malformed.
    #[error("the PAX header at byte {offset} is malformed: {reason}")]
    Pax {
        /// Where the header starts.
        offset: u64,
        /// What is wrong.
        reason: &'static str,
    },
    /// The map of a sparse file is malformed.
    #[error("the map of the sparse file at byte {offset} is malformed: {reason}")]
    Sparse {
        /// Where the reader was.
        offset: u64,
        /// What is wrong.
        reason: &'static str,
    },
    /// [`Limits::entries`](crate::Limits::entries).
    #[error("the layer has more than {0} entries")]
    TooManyEntries(u64),
    /// [`Limits::uncompressed_bytes`](crate::Limits::uncompressed_bytes).
    #[error("the layer is larger than {0} bytes after decompression")]
    TooLarge(u64),
    /// [`Limits::ratio`](crate::Limits::ratio).
    #[error("the layer grows more than {0} times when decompressed, as decompression bombs do")]
    Bomb(u64),
    /// [`Limits::path_bytes`](crate::Limits::path_bytes).
    #[error("the entry at byte {offset} has a path or link of more than {limit} bytes")]
    PathTooLong {
        /// Where the reader was.
        offset: u64,
        /// The limit.
        limit: usize,
    },
    /// [`Limits::depth`](crate::Limits::depth).
    #[error("the entry at byte {offset} lies more than {limit} folders deep")]
    TooDeep {
        /// Where the reader was.
        offset: u64,
        /// The limit.
        limit: usize,
    },
    /// [`Limits::metadata_bytes`](crate::Limits::metadata_bytes).
    #[error("the extended header at byte {offset} is longer than {limit} bytes")]
    MetadataTooLarge {
        /// Where the reader was.
        offset: u64,
        /// The limit.
        limit: u64,
    },
    /// [`Limits::sparse_segments`](crate::Limits::sparse_segments).
    #[error("the sparse file at byte {offset} has more than {limit} pieces")]
    TooManySegments {
        /// Where the reader was.
        offset: u64,
        /// The limit.
        limit: usize,
    },
}
