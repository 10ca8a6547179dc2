//! What the scan of one layer may keep in memory. What does not fit is reported, never dropped in silence.

/// Bounds on the scan of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of one wanted file.
    pub file_bytes: u64,
    /// Bytes of all wanted files of a layer.
    pub layer_bytes: u64,
    /// Bytes of the paths and link targets that are recorded.
    pub name_bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            layer_bytes: 192 << 20,
            name_bytes: 64 << 20,
        }
    }
}
