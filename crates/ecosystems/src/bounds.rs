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
        self.take_bytes(length.saturating_add(COST_PER_PATH))
    }

    /// The same for so many bytes more of a path that has been taken.
    pub(crate) fn take_bytes(&mut self, bytes: usize) -> bool {
        let left = self.left.checked_sub(bytes);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// A text as a path from the root: slashes in front of it go, and so does the memory that they took.
pub(crate) fn from_root(path: String) -> String {
    match path.starts_with('/') {
        true => path.trim_start_matches('/').to_owned(),
        false => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_slashes_keeps_no_memory() {
        let path = from_root("/".repeat(1 << 20) + "a");
        assert_eq!((path.as_str(), path.capacity()), ("a", 1));
    }
}
