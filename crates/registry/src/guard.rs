//! Who may refuse pulls: the seam where a gate joins, without the registry knowing what it looks at.

use async_trait::async_trait;
use serde_json::Value;

use crate::StoredManifest;

/// Why an image may not be pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct PullRefusal {
    /// What is wrong and what to do, for whoever pulls.
    pub message: String,
    /// The same for programs.
    pub detail: Value,
}

/// Asked before an image's manifest is given away.
#[async_trait]
pub trait PullGuard: Send + Sync + 'static {
    /// Whether the manifest may be pulled from a repository of this name.
    async fn check_pull(&self, repository: &str, manifest: &StoredManifest) -> Result<(), PullRefusal>;
}

/// Lets everything be pulled.
pub struct NoGuard;

#[async_trait]
impl PullGuard for NoGuard {
    async fn check_pull(&self, _repository: &str, _manifest: &StoredManifest) -> Result<(), PullRefusal> {
        Ok(())
    }
}
