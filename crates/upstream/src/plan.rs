//! What is to be downloaded for a feed, and where it belongs in the feed's folder.

use async_trait::async_trait;

use crate::error::Result;
use crate::fetch::Fetcher;

/// One file of upstream's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Download {
    pub(crate) address: String,
    pub(crate) place: Place,
    pub(crate) check: Option<Check>,
}

/// What becomes of a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file at this path of the feed's folder; unpacked if it is bzip2, which no feed reads.
    File(String),
    /// An archive to be unpacked.
    Archive(Unpack),
    /// A JSON document with an array of records: a file for each.
    Records {
        /// The member that holds the array.
        array: &'static str,
        /// The member that names a record.
        name: &'static str,
    },
}

/// How an archive is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unpack {
    /// How many leading folders of each path are dropped.
    pub(crate) strip: usize,
    /// Only paths that begin with one of these, after dropping; all if empty.
    pub(crate) keep: &'static [&'static str],
    /// The folder below the feed's that takes them.
    pub(crate) into: &'static str,
}

/// Everything, as it lies.
pub(crate) const WHOLE: Unpack = Unpack {
    strip: 0,
    keep: &[],
    into: "",
};

/// What upstream says of a file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// SHA-256 in lower-case hex.
    pub(crate) sha256: String,
    /// Whether it is that of the content after gzip.
    pub(crate) unzipped: bool,
}

/// A feed whose files must be asked for.
#[async_trait]
pub(crate) trait Index: Sync {
    /// The files that there are below `base`.
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>>;
}

/// In what form a feed is published.
pub(crate) enum Plan {
    /// Files: path below the address, path in the feed's folder.
    Files(&'static [(&'static str, &'static str)]),
    /// Archives: path below the address, how to unpack.
    Archives(&'static [(&'static str, Unpack)]),
    /// Files that a list of upstream's names.
    Index(&'static dyn Index),
}

impl Plan {
    pub(crate) async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let plain = |path: &str, place| Download {
            address: join(base, path),
            place,
            check: None,
        };
        Ok(match self {
            Self::Files(files) => {
                let file = |(path, to): &(&str, &str)| plain(path, Place::File((*to).to_owned()));
                files.iter().map(file).collect()
            }
            Self::Archives(archives) => {
                let archive = |(path, how): &(&str, Unpack)| plain(path, Place::Archive(*how));
                archives.iter().map(archive).collect()
            }
            Self::Index(index) => index.downloads(base, fetcher).await?,
        })
    }
}

/// An address and a path below it.
pub(crate) fn join(base: &str, path: &str) -> String {
    if path.is_empty() {
        return base.to_owned();
    }
    format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'))
}
