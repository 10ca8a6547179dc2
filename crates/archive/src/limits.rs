//! What a layer may cost us. Each limit has its own error, so that people know which one to raise.

/// Bounds on one layer. [`Limits::default`] is far above what real layers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries of the archive. Headers that only describe the next entry may be four times as many.
    pub entries: u64,
    /// Bytes after decompression.
    pub uncompressed_bytes: u64,
    /// Bytes out for each byte in, looked at from [`Limits::ratio_from_bytes`] on.
    pub ratio: u64,
    /// Bytes out from which on the ratio counts: small layers of zeros harm nobody.
    pub ratio_from_bytes: u64,
    /// Bytes of a path or of a link's target; Linux itself knows no path above 4,096.
    pub path_bytes: usize,
    /// Folders within folders.
    pub depth: usize,
    /// Bytes of one PAX header or GNU long name; Go's reader takes as many.
    pub metadata_bytes: u64,
    /// Pieces of data in one sparse file.
    pub sparse_segments: usize,
    /// Base-2 logarithm of the memory that a zstd frame may ask for.
    pub zstd_window_log: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 3_000_000,
            uncompressed_bytes: 128 << 30,
            ratio: 256,
            ratio_from_bytes: 4 << 30,
            path_bytes: 4096,
            depth: 512,
            metadata_bytes: 1 << 20,
            sparse_segments: 1 << 18,
            zstd_window_log: 27,
        }
    }
}
