//! What can go wrong; it is tried again.

use tidewaiter_advisories::DatabaseError;
use tidewaiter_registry::RegistryError;
use tidewaiter_scanning::ScanError;
use tidewaiter_store::StoreError;

/// Why results were not published.
#[derive(Debug, thiserror::Error)]
pub enum AttestationError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The registry does not take them.
    #[error("the registry does not take signed results: {0}")]
    Registry(#[from] RegistryError),
    /// There is no result.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// The advisories cannot be read.
    #[error("the advisories cannot be read: {0}")]
    Advisories(#[from] DatabaseError),
    /// A document is none.
    #[error("a document of results is not what it should be: {0}")]
    Document(String),
}

/// With that error.
pub type Result<T> = std::result::Result<T, AttestationError>;
