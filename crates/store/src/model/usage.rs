//! Scans as Inspector counts them.

/// How many scans there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// First scans of images.
    pub initial: u64,
    /// Scans after them.
    pub rescans: u64,
}

/// What was scanned in one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryUsage {
    /// The repository's name; `None` if it is gone.
    pub repository: Option<String>,
    /// Its scans.
    pub usage: Usage,
}
