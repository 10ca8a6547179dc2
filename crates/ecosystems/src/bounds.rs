//! What one package database may come to in memory.
//!
//! The size of the file bounds too little: a small one may name one long folder a million times, or be a million records
//! of nine bytes, each of which becomes a package of hundreds.

/// How many packages one database may list; the largest real systems have some ten thousand.
pub(crate) const MAX_PACKAGES: usize = 100_000;
/// How many bytes of paths one database may spell out; 396 real packages with 63,836 files need 5 MiB.
pub(crate) const MAX_PATH_BYTES: usize = 128 << 20;
/// What a path costs beside its bytes.
pub(crate) const COST_PER_PATH: usize = 32;

/// What a problem says of packages beyond [`MAX_PACKAGES`].
pub(crate) const TOO_MANY_PACKAGES: &str = "it lists more than 100000 packages; those behind were left out";

/// Counts the paths of one database.
#[derive(Debug)]
pub(crate) struct PathBudget {
    left: usize,
}

impl Default for PathBudget {
    fn default() -> Self {
        Self { left: MAX_PATH_BYTES }
    }
}

impl PathBudget {
    /// Whether a path of this length fits. The first one that does not leaves no room for others.
    pub(crate) fn take(&mut self, length: usize) -> bool {
        let left = self.left.checked_sub(length.saturating_add(COST_PER_PATH));
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// A text as a path from the root: slashes in front of it go.
pub(crate) fn from_root(mut path: String) -> String {
    let slashes = path.len() - path.trim_start_matches('/').len();
    path.drain(..slashes);
    path
}
