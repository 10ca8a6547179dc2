//! What can go wrong on the way from upstream: always with one feed, never with the others.

use std::io;
use std::path::{Path, PathBuf};

/// Why a feed was not brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum UpstreamError {
    /// A mirror or a private feed has an address that cannot be used.
    #[error("{0:?} is no address: write https://…, http://… or file:///…")]
    Address(String),
    /// No such feed.
    #[error("no feed is called {0:?}; a private OSV feed is named osv-NAME")]
    Unknown(String),
    /// The server was not reached, or its answer broke off.
    #[error("{address}: {why}")]
    Http {
        /// What was asked for.
        address: String,
        /// What went wrong, with its causes.
        why: String,
    },
    /// The server answered something else.
    #[error("{address}: the server answered {status}")]
    Status {
        /// What was asked for.
        address: String,
        /// The HTTP status.
        status: u16,
    },
    /// More than may be downloaded.
    #[error("{address}: larger than the {limit} bytes that a file of a feed may have")]
    TooLarge {
        /// What was asked for.
        address: String,
        /// Bytes.
        limit: u64,
    },
    /// The feed took longer than it may.
    #[error("not there after {0} seconds")]
    Late(u64),
    /// Other bytes than upstream says.
    #[error("{address}: the content has SHA-256 {found}, but upstream says {expected}")]
    Checksum {
        /// What was asked for.
        address: String,
        /// What upstream says, in hex.
        expected: String,
        /// What came.
        found: String,
    },
    /// A list of files, a page or an archive is not what it should be.
    #[error("{address}: {why}")]
    Content {
        /// What was asked for.
        address: String,
        /// What is wrong.
        why: String,
    },
    /// The folder holds nothing that the feed reads.
    #[error("what upstream sent is no {feed} feed: {why}")]
    NotThisFeed {
        /// The feed.
        feed: String,
        /// What is wrong.
        why: String,
    },
    /// A file of this machine cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Results here.
pub(crate) type Result<T, E = UpstreamError> = std::result::Result<T, E>;

impl UpstreamError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    pub(crate) fn content(address: &str, why: impl ToString) -> Self {
        Self::Content {
            address: shown(address),
            why: why.to_string(),
        }
    }
}

/// An address for people and logs: without the name and password that it may carry.
pub(crate) fn shown(address: &str) -> String {
    let Ok(mut url) = reqwest::Url::parse(address) else {
        return address.to_owned();
    };
    if url.username().is_empty() && url.password().is_none() {
        return address.to_owned();
    }
    // An address without a host has no name and password, and is shown above.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(shown("https://me:secret@h.example/a@b"), "https://h.example/a@b");
        assert_eq!(shown("https://h.example/a@b"), "https://h.example/a@b");
        assert_eq!(shown("no address"), "no address");
    }
}
