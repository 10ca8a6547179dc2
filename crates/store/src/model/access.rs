//! Users and their access keys.

use std::fmt;

use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::words;

words! {
    /// Whether a key works (IAM's `statusType`).
    KeyStatus {
        /// It does.
        Active = "Active",
        /// It does not.
        Inactive = "Inactive",
    }
}

/// Someone who may do something.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Unique.
    pub name: String,
    /// The last part of its ARN (`root`, `user/NAME`).
    pub arn_path: String,
    /// IAM-style policies, as JSON.
    pub policies: Value,
    /// When it was created.
    pub created_at: Timestamp,
}

/// An access key to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccessKey {
    /// Its public id.
    pub id: String,
    /// Its secret; SigV4 needs it as it is.
    pub secret: String,
    /// Whose it is.
    pub user: String,
}

/// An access key.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessKey {
    /// Its public id.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// Whose it is.
    pub user: String,
    /// Whether it works.
    pub status: KeyStatus,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
}

// Secrets stay out of logs: neither structure shows its own.
impl fmt::Debug for NewAccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewAccessKey({} of {})", self.id, self.user)
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccessKey({} of {}, {:?})", self.id, self.user, self.status)
    }
}

/// Someone signed in to the web console.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsoleSession {
    /// SHA-256 of the token in the cookie, in hexadecimal.
    pub id: String,
    /// Who it is.
    pub user: String,
    /// The key that it was begun with; none if it was the password.
    pub access_key_id: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}
