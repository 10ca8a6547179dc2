//! What can go wrong: with one file of a feed (never fatal to a run), or with the packs as a whole.

use std::path::PathBuf;

/// Why a file, or a record in it, was not read.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// It is no JSON, or not of the expected shape.
    #[error("{path}: not the expected JSON: {source}")]
    Json {
        /// Path in the pack.
        path: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// It is no XML, or not of the expected shape.
    #[error("{path}: not the expected XML: {why}")]
    Xml {
        /// Path in the pack.
        path: String,
        /// Where and why.
        why: String,
    },
    /// It is no YAML, or not of the expected shape.
    #[error("{path}: not the expected YAML: {source}")]
    Yaml {
        /// Path in the pack.
        path: String,
        /// Where and why.
        source: serde_norway::Error,
    },
    /// It is no TOML, or not of the expected shape.
    #[error("{path}: not the expected TOML: {source}")]
    Toml {
        /// Path in the pack.
        path: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// It is no UTF-8 text, or a line does not make sense.
    #[error("{path}: {why}")]
    Text {
        /// Path in the pack.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// It could not be decompressed, or is larger than a file may be.
    #[error("{path}: cannot be decompressed: {source}")]
    Compression {
        /// Path in the pack.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

impl FeedError {
    pub(crate) fn json(path: &str, source: serde_json::Error) -> Self {
        Self::Json {
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn xml(path: &str, why: impl ToString) -> Self {
        Self::Xml {
            path: path.to_owned(),
            why: why.to_string(),
        }
    }

    pub(crate) fn yaml(path: &str, source: serde_norway::Error) -> Self {
        Self::Yaml {
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn toml(path: &str, source: toml::de::Error) -> Self {
        Self::Toml {
            path: path.to_owned(),
            source: Box::new(source),
        }
    }

    pub(crate) fn text(path: &str, why: impl Into<String>) -> Self {
        Self::Text {
            path: path.to_owned(),
            why: why.into(),
        }
    }
}

/// Why the packs were not read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The folder itself cannot be listed.
    #[error("cannot list the folder of feeds {}: {source}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A pack or one of its files cannot be read to its end; what it says would be incomplete.
    #[error("cannot read {} to its end ({source}); fetch it again", path.display())]
    Pack {
        /// The pack.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Nothing in the folder belongs to any feed.
    #[error("no known feed in {}: expected packs such as debian-osv.tar.zst, or folders named like them", path.display())]
    Nothing {
        /// The folder.
        path: PathBuf,
    },
}
