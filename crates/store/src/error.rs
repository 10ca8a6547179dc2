//! What can go wrong in the store, in words for the people who run it.

/// The result of a store method.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database's schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The URL names no database that is supported.
    #[error("{0:?} names no supported database; use sqlite://PATH or postgres://USER@HOST/NAME")]
    Url(String),
    /// A stored value cannot be read: the database was changed by something else.
    #[error("the database holds an unreadable {column}: {reason}")]
    Corrupt {
        /// Which column.
        column: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no repository of this name or id.
    #[error("there is no repository {0:?}")]
    RepositoryNotFound(String),
    /// A repository of this name exists.
    #[error("a repository {0:?} exists already")]
    RepositoryExists(String),
    /// The repository still has images and force was not asked for.
    #[error("repository {0:?} still contains images")]
    RepositoryNotEmpty(String),
    /// A user of this name exists.
    #[error("a user {0:?} exists already")]
    UserExists(String),
    /// There is no user of this name.
    #[error("there is no user {0:?}")]
    UserNotFound(String),
    /// An access key of this id exists.
    #[error("an access key {0:?} exists already")]
    AccessKeyExists(String),
    /// The manifest is not (or no longer) in the repository.
    #[error("there is no image {0} in the repository")]
    ImageNotFound(String),
    /// A filter of this name exists.
    #[error("a filter {0:?} exists already")]
    FilterExists(String),
    /// There is no filter of this id.
    #[error("there is no filter {0:?}")]
    FilterNotFound(String),
}
