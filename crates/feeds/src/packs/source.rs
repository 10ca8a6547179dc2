//! Packs on disk: which there are, how old they are, and their files one after the other.
//!
//! Odd: `NAME-prev` packs turn a pack into an older state and are never read. Each file is bounded in size, because what
//! lies in a pack is outside input; a compressed file (`.gz`, `.zst`) is bounded after decompression as well.

use std::borrow::Cow;
use std::cell::Cell;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use flate2::read::MultiGzDecoder;
use tidewaiter_types::Timestamp;

use crate::{Feed, FeedError, PackError};

/// The largest file that is read, before and after decompression: NVD's largest year has a quarter of it.
const LARGEST_FILE: u64 = 1 << 30;
/// The largest window of a zstd pack, as a power of two (128 MiB).
const WINDOW: u32 = 27;
/// How deep folders may be nested.
const DEPTH: usize = 16;
/// A step of progress, in bytes.
const STEP: u64 = 1 << 20;

/// One pack.
#[derive(Clone)]
pub(super) struct Pack {
    /// `debian-osv`.
    pub(super) name: String,
    path: PathBuf,
    is_folder: bool,
}

/// One file of a pack.
pub(super) struct File {
    /// Its path, from the folder that holds the packs.
    pub(super) path: String,
    /// When it was last changed, as the pack says.
    pub(super) modified: Timestamp,
    bytes: Vec<u8>,
}

impl File {
    /// The file's bytes, decompressed if it is gzip or zstd.
    pub(super) fn content(&self) -> Result<Cow<'_, [u8]>, FeedError> {
        let unpacked = match self.bytes.as_slice() {
            bytes @ [0x1f, 0x8b, ..] => bounded(MultiGzDecoder::new(bytes)),
            bytes @ [0x28, 0xb5, 0x2f, 0xfd, ..] => unzstd(bytes).and_then(bounded),
            bytes => return Ok(Cow::Borrowed(bytes)),
        };
        unpacked.map(Cow::Owned).map_err(|source| FeedError::Compression {
            path: self.path.clone(),
            source,
        })
    }
}

fn bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(io::Error::other(format!("larger than {LARGEST_FILE} bytes")));
    }
    Ok(bytes)
}

/// All packs and folders, by name; a folder stands for its pack.
pub(super) fn packs(dir: &Path) -> Result<Vec<Pack>, PackError> {
    let failed = |source| PackError::Folder {
        path: dir.to_owned(),
        source,
    };
    let mut found: Vec<Pack> = Vec::new();
    for entry in fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        found.extend(Pack::at(path));
    }
    found.sort_by(|a, b| a.name.cmp(&b.name).then(b.is_folder.cmp(&a.is_folder)));
    found.dedup_by(|second, first| second.name == first.name);
    Ok(found)
}

impl Pack {
    fn at(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let is_folder = path.is_dir();
        let name = if is_folder {
            name
        } else {
            name.strip_suffix(".tar.zst")?
        };
        (!name.starts_with('.')).then(|| Self {
            name: name.to_owned(),
            path: path.clone(),
            is_folder,
        })
    }

    /// Whether a feed reads this pack.
    pub(super) fn belongs_to(&self, feed: &dyn Feed) -> bool {
        !self.name.ends_with("-prev") && feed.packs().iter().any(|pack| self.is_snapshot_of(pack))
    }

    /// Whether this is the pack of that name or a dated one (`ubuntu-2024-08` of `ubuntu`).
    fn is_snapshot_of(&self, pack: &str) -> bool {
        let Some(date) = self.name.strip_prefix(pack) else {
            return false;
        };
        date.is_empty() || date.strip_prefix('-').is_some_and(is_date)
    }

    /// The date of the pack's first file.
    pub(super) fn date(&self) -> Result<Timestamp, PackError> {
        let date = if self.is_folder {
            self.folder_date()
        } else {
            self.tar_date()
        };
        date.map_err(|source| self.failed(source))
    }

    fn folder_date(&self) -> io::Result<Timestamp> {
        let mut paths = Vec::new();
        list(&self.path, DEPTH, &mut paths)?;
        paths
            .first()
            .map_or(Ok(Timestamp::default()), |path| modified(path))
    }

    fn tar_date(&self) -> io::Result<Timestamp> {
        let mut archive = archive(fs::File::open(&self.path)?)?;
        for entry in archive.entries()? {
            let entry = entry?;
            if entry.header().entry_type().is_file() {
                return Ok(tar_time(entry.header()));
            }
        }
        Ok(Timestamp::default())
    }

    /// Hands each file that the feed recognises to `out`, and now and then how far it is to `step`.
    pub(super) fn files(
        &self,
        feed: &dyn Feed,
        step: &mut dyn FnMut(u64, u64),
        out: &mut dyn FnMut(File),
    ) -> Result<(), PackError> {
        let result = if self.is_folder {
            self.folder(feed, step, out)
        } else {
            self.tar(feed, step, out)
        };
        result.map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> PackError {
        PackError::Pack {
            path: self.path.clone(),
            source,
        }
    }

    fn tar(
        &self,
        feed: &dyn Feed,
        step: &mut dyn FnMut(u64, u64),
        out: &mut dyn FnMut(File),
    ) -> io::Result<()> {
        let file = fs::File::open(&self.path)?;
        let total = file.metadata()?.len();
        let (counted, count) = Counted::new(file);
        let mut steps = Steps::new(total, step);
        for entry in archive(counted)?.entries()? {
            let entry = entry?;
            let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            if entry.header().entry_type().is_file() && feed.recognises(&path) {
                let modified = tar_time(entry.header());
                out(File {
                    path,
                    modified,
                    bytes: bounded(entry)?,
                });
            }
            steps.at(count.get());
        }
        steps.end();
        Ok(())
    }

    fn folder(
        &self,
        feed: &dyn Feed,
        step: &mut dyn FnMut(u64, u64),
        out: &mut dyn FnMut(File),
    ) -> io::Result<()> {
        let mut paths = Vec::new();
        list(&self.path, DEPTH, &mut paths)?;
        let wanted: Vec<(String, PathBuf)> = paths
            .into_iter()
            .map(|path| (self.inner(&path), path))
            .filter(|(name, _)| feed.recognises(name))
            .collect();
        let sizes = wanted
            .iter()
            .map(|(_, path)| fs::metadata(path).map_or(0, |meta| meta.len()));
        let mut steps = Steps::new(sizes.sum(), step);
        let mut done = 0;
        for (name, path) in wanted {
            let bytes = bounded(fs::File::open(&path)?)?;
            done += bytes.len() as u64;
            out(File {
                path: name,
                modified: modified(&path)?,
                bytes,
            });
            steps.at(done);
        }
        steps.end();
        Ok(())
    }

    /// A file's path as it stands in the pack, with slashes.
    fn inner(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.path).unwrap_or(path);
        let parts = inner.components().map(|part| part.as_os_str().to_string_lossy());
        std::iter::once(Cow::Borrowed(self.name.as_str()))
            .chain(parts)
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// `2024`, `2024-08` or `2024-08-31`.
fn is_date(text: &str) -> bool {
    text.starts_with("20") && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn archive<R: Read>(file: R) -> io::Result<tar::Archive<impl Read>> {
    let unpacked = unzstd(BufReader::new(file))?;
    Ok(tar::Archive::new(BufReader::with_capacity(1 << 16, unpacked)))
}

fn unzstd<R: BufRead>(file: R) -> io::Result<impl Read> {
    let mut unpacked = zstd::Decoder::with_buffer(file)?;
    unpacked.window_log_max(WINDOW)?;
    Ok(unpacked)
}

fn tar_time(header: &tar::Header) -> Timestamp {
    Timestamp::from_seconds(
        header
            .mtime()
            .ok()
            .and_then(|time| i64::try_from(time).ok())
            .unwrap_or_default(),
    )
}

fn modified(path: &Path) -> io::Result<Timestamp> {
    let since = fs::metadata(path)?
        .modified()?
        .duration_since(std::time::UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    Ok(Timestamp::from_seconds(
        i64::try_from(seconds).unwrap_or_default(),
    ))
}

/// All files below a folder, sorted. Links are not followed.
fn list(dir: &Path, depth: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(dir)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            list(&entry.path(), depth - 1, found)?;
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

/// Counts the bytes that pass.
struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (
            Self {
                inner,
                count: Rc::clone(&count),
            },
            count,
        )
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// Tells progress in steps that people can follow.
struct Steps<'a> {
    total: u64,
    next: u64,
    tell: &'a mut dyn FnMut(u64, u64),
}

impl<'a> Steps<'a> {
    fn new(total: u64, tell: &'a mut dyn FnMut(u64, u64)) -> Self {
        Self { total, next: 0, tell }
    }

    fn at(&mut self, done: u64) {
        if done >= self.next {
            self.next = done + STEP;
            (self.tell)(done.min(self.total), self.total);
        }
    }

    fn end(&mut self) {
        (self.tell)(self.total, self.total);
    }
}
