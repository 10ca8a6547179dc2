//! What was downloaded to files of the feed's folder, with bounds on all of it.
//!
//! Odd: one bad path refuses a whole archive, since an archive that tries to lead elsewhere is not upstream's. Links
//! and devices are passed over: no feed needs them.

mod archive;
mod records;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use bzip2::read::MultiBzDecoder;

use crate::error::{Result, UpstreamError};
use crate::plan::{Download, Place, Unpack};
use crate::settings::Limits;

/// The largest single file: the reader of packs takes no larger one.
const LARGEST_FILE: u64 = 1 << 30;
/// How much larger than its archive a feed's content may be; advisories as JSON pack to a tenth or a thirtieth.
const RATIO: u64 = 250;
/// What any archive may unpack to, however small it is.
const ALWAYS: u64 = 64 << 20;
/// How deep folders may be nested; the reader of packs goes no deeper.
const DEPTH: usize = 16;
/// The longest name of a file or folder, in bytes.
const LONGEST_NAME: usize = 255;

/// The folder that a feed's files are written to.
pub(crate) struct Folder {
    root: PathBuf,
    limits: Limits,
    /// The date that files get: that of their download.
    modified: SystemTime,
    files: u64,
    bytes: u64,
    /// What the download at hand may still give.
    left: u64,
    made: BTreeSet<PathBuf>,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new(root: PathBuf, limits: &Limits) -> Self {
        Self {
            root,
            limits: limits.clone(),
            modified: SystemTime::UNIX_EPOCH,
            files: 0,
            bytes: 0,
            left: 0,
            made: BTreeSet::new(),
        }
    }

    /// Takes a downloaded file, dated `modified`.
    pub(crate) fn take(&mut self, download: &Download, body: &Path, modified: SystemTime) -> Result<()> {
        let size = fs::metadata(body).map_err(UpstreamError::file(body))?.len();
        self.modified = modified;
        self.left = size.saturating_mul(RATIO).max(ALWAYS);
        let open = || File::open(body);
        let done = match &download.place {
            Place::File(path) if download.address.ends_with(".bz2") => {
                open().and_then(|file| self.file(path, MultiBzDecoder::new(file)))
            }
            Place::File(path) => open().and_then(|file| self.file(path, file)),
            Place::Archive(how) => {
                open().and_then(|file| archive::unpack(file, &download.address, how, self))
            }
            Place::Records { array, name } => open().and_then(|file| records::split(file, array, name, self)),
        };
        done.map_err(|error| UpstreamError::content(&download.address, error))
    }

    /// How many files were written.
    pub(crate) fn files(&self) -> u64 {
        self.files
    }

    /// Writes one file of an archive, if it is wanted.
    fn entry(&mut self, path: &str, how: &Unpack, reader: impl Read) -> io::Result<()> {
        let path = safe(path)?;
        let inner: PathBuf = path.components().skip(how.strip).collect();
        let wanted = how.keep.is_empty() || how.keep.iter().any(|kept| inner.starts_with(kept));
        if inner.as_os_str().is_empty() || !wanted {
            return Ok(());
        }
        self.write(&Path::new(how.into).join(inner), reader)
    }

    fn file(&mut self, path: &str, reader: impl Read) -> io::Result<()> {
        self.write(&safe(path)?, reader)
    }

    fn write(&mut self, path: &Path, reader: impl Read) -> io::Result<()> {
        self.files += 1;
        if self.files > self.limits.files {
            return Err(refuse(format!("more than {} files", self.limits.files)));
        }
        let place = self.root.join(path);
        let parent = place.parent().unwrap_or(&self.root).to_owned();
        if self.made.insert(parent.clone()) {
            fs::create_dir_all(&parent)?;
        }
        let most = LARGEST_FILE
            .min(self.left)
            .min(self.limits.unpacked.saturating_sub(self.bytes));
        let mut file = File::create_new(&place)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        let written = io::copy(&mut reader.take(most + 1), &mut file)?;
        if written > most {
            return Err(refuse(format!("{} unpacks to more than it may", path.display())));
        }
        self.bytes += written;
        self.left -= written;
        file.set_modified(self.modified)
    }
}

/// A path that stays below its folder.
fn safe(path: &str) -> io::Result<PathBuf> {
    let bad = || refuse(format!("the path {path:?} leads elsewhere or cannot be used"));
    if path.contains(['\\', '\0']) {
        return Err(bad());
    }
    let mut clean = PathBuf::new();
    for component in Path::new(path).components() {
        match component {
            Component::Normal(name) if name.len() <= LONGEST_NAME => clean.push(name),
            Component::CurDir => {}
            _ => return Err(bad()),
        }
    }
    let depth = clean.components().count();
    if depth == 0 || depth > DEPTH {
        Err(bad())
    } else {
        Ok(clean)
    }
}

fn refuse(words: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, words)
}

#[cfg(test)]
mod tests;
