//! Brings folders of feeds up to date, each by itself, some side by side.
//!
//! Odd: a folder carries a stamp of the downloads that it was made from, so a crash at any moment costs at most the
//! making of one folder again. Between the two renames of a swap the old folder waits under another name and is put
//! back by the next update.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use futures::{FutureExt, StreamExt};
use sha2::{Digest as _, Sha256};
use tidewaiter_feeds::{Feed, by_name};
use tidewaiter_types::Timestamp;

use crate::error::{Result, UpstreamError};
use crate::fetch::{Fetched, Fetcher};
use crate::kept::{Shelf, write};
use crate::plan::Download;
use crate::settings::Limits;
use crate::sources::{Chosen, Sources};
use crate::unpack::Folder;

/// How many feeds are fetched side by side.
const AT_ONCE: usize = 4;
/// The file of a folder that says what it was made from. Odd: no ending, so that no feed takes it for its own.
const STAMP: &str = ".upstream";
/// How many files are tried before a folder counts as unreadable.
const SAMPLES: usize = 8;
/// The largest file that is read as a sample.
const LARGEST_SAMPLE: u64 = 1 << 30;

/// How far one download is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The feed.
    pub feed: String,
    /// What is being downloaded.
    pub address: String,
    /// Bytes so far.
    pub done: u64,
    /// Bytes in all, where the server says.
    pub total: Option<u64>,
}

/// What became of one feed.
#[derive(Debug)]
pub struct FeedOutcome {
    /// The feed.
    pub feed: String,
    /// The folder below the folder of feeds.
    pub folder: String,
    /// How it went.
    pub outcome: Outcome,
}

/// How it went.
#[derive(Debug)]
pub enum Outcome {
    /// The folder is new.
    Fresh {
        /// Files in it.
        files: u64,
        /// The newest date that upstream gave one of them.
        date: Option<Timestamp>,
    },
    /// Upstream has nothing newer.
    Unchanged {
        /// The newest date that upstream gave a file.
        date: Option<Timestamp>,
    },
    /// It could not be fetched.
    Failed {
        /// Why.
        error: UpstreamError,
        /// Whether good data of an earlier update, or laid there by hand, stands.
        stands: bool,
        /// Its date, where it is known.
        date: Option<Timestamp>,
    },
}

/// Brings the folders of the chosen feeds up to date. Each outcome tells of one feed, in the order of the sources.
///
/// # Errors
/// If the folder of feeds cannot be made. What goes wrong with a feed is in its outcome.
pub async fn update(
    dir: &Path,
    sources: &Sources,
    limits: &Limits,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<FeedOutcome>> {
    fs::create_dir_all(dir.join(".upstream")).map_err(UpstreamError::file(dir))?;
    let fetcher = Fetcher::new(limits.clone())?;
    // Boxed, because the compiler cannot tell otherwise that the whole may move between threads.
    let all: Vec<_> = sources
        .chosen()
        .iter()
        .map(|one| bring(one, dir, &fetcher, progress).boxed())
        .collect();
    Ok(futures::stream::iter(all).buffered(AT_ONCE).collect().await)
}

async fn bring(
    one: &Chosen,
    dir: &Path,
    fetcher: &Fetcher,
    progress: &(dyn Fn(Progress) + Sync),
) -> FeedOutcome {
    let places = Places::of(dir, &one.folder);
    let late = UpstreamError::Late(fetcher.limits.seconds);
    let done = tokio::time::timeout(fetcher.limits.whole(), renew(one, &places, fetcher, progress)).await;
    let outcome = done.unwrap_or(Err(late)).unwrap_or_else(|error| Outcome::Failed {
        error,
        stands: places.stands(),
        date: places.stamp().and_then(|stamp| stamp.date),
    });
    FeedOutcome {
        feed: one.feed.clone(),
        folder: one.folder.clone(),
        outcome,
    }
}

async fn renew(
    one: &Chosen,
    places: &Places,
    fetcher: &Fetcher,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Outcome> {
    places.recover()?;
    let mut shelf = Shelf::open(places.shelf.clone())?;
    let downloads = one.downloads(fetcher).await?;
    for download in &downloads {
        let step = |done, total| {
            progress(Progress {
                feed: one.feed.clone(),
                address: download.address.clone(),
                done,
                total,
            });
        };
        if fetcher.download(download, &mut shelf, &step).await? == Fetched::New {
            tracing::debug!(feed = one.feed, address = download.address, "downloaded");
        }
    }
    let made = Made::of(downloads, &shelf)?;
    shelf.retain(&|address| made.parts.iter().any(|part| part.download.address == address))?;
    if let Some(stamp) = places.stamp().filter(|stamp| stamp.digest == made.stamp.digest) {
        return Ok(Outcome::Unchanged { date: stamp.date });
    }
    let (places, limits) = (places.clone(), fetcher.limits.clone());
    let (feed, folder) = (one.feed.clone(), one.folder.clone());
    let making = tokio::task::spawn_blocking(move || made.make(&feed, &folder, &places, &limits));
    making
        .await
        .unwrap_or_else(|error| Err(UpstreamError::content(&one.folder, error)))
}

/// Where the things of one feed are.
#[derive(Clone)]
struct Places {
    /// What the feeds read.
    folder: PathBuf,
    /// The downloads.
    shelf: PathBuf,
    /// The next folder, while it is made.
    fresh: PathBuf,
    /// The last folder, while it is replaced.
    old: PathBuf,
}

/// What a folder was made from.
struct Stamp {
    digest: String,
    date: Option<Timestamp>,
}

impl Places {
    fn of(dir: &Path, folder: &str) -> Self {
        let hidden = dir.join(".upstream");
        Self {
            folder: dir.join(folder),
            shelf: hidden.join(folder),
            fresh: hidden.join(format!("{folder}.fresh")),
            old: hidden.join(format!("{folder}.old")),
        }
    }

    /// Puts things right that a crash left.
    fn recover(&self) -> Result<()> {
        if !self.folder.exists() && self.old.exists() {
            fs::rename(&self.old, &self.folder).map_err(UpstreamError::file(&self.folder))?;
        }
        remove(&self.old)?;
        remove(&self.fresh)
    }

    fn stamp(&self) -> Option<Stamp> {
        let text = fs::read_to_string(self.folder.join(STAMP)).ok()?;
        let mut lines = text.lines();
        Some(Stamp {
            digest: lines.next()?.to_owned(),
            date: lines.next().and_then(|date| date.parse().ok()).map(Timestamp),
        })
    }

    /// Whether there is something to read, a pack laid there by hand included.
    fn stands(&self) -> bool {
        let mut pack = self.folder.clone().into_os_string();
        pack.push(".tar.zst");
        self.folder.is_dir() || self.old.is_dir() || Path::new(&pack).is_file()
    }

    /// Odd: the files are on disk before their folder gets its name, and the names before the old folder goes. Else a
    /// machine that loses its power may find a folder of empty files, or none.
    fn swap(&self) -> Result<()> {
        sync_all(&self.fresh)?;
        remove(&self.old)?;
        if self.folder.exists() {
            fs::rename(&self.folder, &self.old).map_err(UpstreamError::file(&self.old))?;
        }
        fs::rename(&self.fresh, &self.folder).map_err(UpstreamError::file(&self.folder))?;
        for renamed in [&self.folder, &self.old] {
            sync(renamed.parent().unwrap_or(Path::new(".")))?;
        }
        remove(&self.old)
    }
}

/// Brings a folder and all in it to the disk: tens of thousands of files, which Linux writes in one go.
fn sync_all(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    File::open(folder)
        .and_then(|opened| Ok(rustix::fs::syncfs(opened)?))
        .map_err(UpstreamError::file(folder))?;
    sync(folder)
}

fn sync(path: &Path) -> Result<()> {
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.map_err(UpstreamError::file(path))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(UpstreamError::file(folder)(error)),
        _ => Ok(()),
    }
}

/// What a folder is to be made from.
struct Made {
    parts: Vec<Part>,
    stamp: Stamp,
}

/// One download with its body.
struct Part {
    download: Download,
    body: PathBuf,
    date: Option<Timestamp>,
}

impl Made {
    fn of(downloads: Vec<Download>, shelf: &Shelf) -> Result<Self> {
        let (mut hasher, mut parts) = (Sha256::new(), Vec::new());
        for download in downloads {
            let body = shelf.body(&download.address);
            let body =
                body.ok_or_else(|| UpstreamError::content(&download.address, "it was changed on this disk"))?;
            hasher.update(format!("{:?} {}\n", download.place, body.sha256));
            parts.push(Part {
                date: body.modified.as_deref().and_then(instant),
                body: shelf.path(&download.address),
                download,
            });
        }
        let stamp = Stamp {
            digest: hex::encode(hasher.finalize()),
            date: parts.iter().filter_map(|part| part.date).max(),
        };
        Ok(Self { parts, stamp })
    }

    /// Makes the folder beside its place, looks whether the feed can read it, and puts it into its place.
    fn make(&self, feed: &str, name: &str, places: &Places, limits: &Limits) -> Result<Outcome> {
        fs::create_dir_all(&places.fresh).map_err(UpstreamError::file(&places.fresh))?;
        let mut folder = Folder::new(places.fresh.clone(), limits);
        for part in &self.parts {
            folder.take(&part.download, &part.body, part.modified())?;
        }
        if let Some(reader) = by_name(feed) {
            readable(reader, name, &places.fresh)?;
        }
        let date = self
            .stamp
            .date
            .map_or_else(String::new, |date| date.0.to_string());
        write(
            &places.fresh.join(STAMP),
            format!("{}\n{date}\n", self.stamp.digest).as_bytes(),
        )?;
        places.swap()?;
        Ok(Outcome::Fresh {
            files: folder.files(),
            date: self.stamp.date,
        })
    }
}

impl Part {
    /// The date that the part's files get: upstream's, else that of the download.
    fn modified(&self) -> SystemTime {
        let since = self.date.and_then(|date| u64::try_from(date.0).ok());
        let given =
            since.and_then(|millis| SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis)));
        let own = || fs::metadata(&self.body).and_then(|data| data.modified()).ok();
        given.or_else(own).unwrap_or(SystemTime::UNIX_EPOCH)
    }
}

/// A date of HTTP (`Wed, 21 Oct 2015 07:28:00 GMT`), or of a local file.
fn instant(text: &str) -> Option<Timestamp> {
    let http = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok();
    let at = http.or_else(|| text.parse().ok())?;
    Some(Timestamp(at.as_millisecond()))
}

/// Whether the feed can read at least one of some files.
///
/// Odd: one is enough. That a page of excuses is taken for a feed is to be noticed here; single damaged files are
/// counted when the database is built, and a feed that lost much is noticed by comparing databases.
fn readable(feed: &dyn Feed, name: &str, root: &Path) -> Result<()> {
    let refuse = |why: String| UpstreamError::NotThisFeed {
        feed: feed.name().to_owned(),
        why,
    };
    let mut files = Vec::new();
    list(root, root, name, &mut files).map_err(UpstreamError::file(root))?;
    files.retain(|(path, _)| feed.recognises(path));
    let mut why = "it has no file that the feed reads".to_owned();
    for (path, place) in files.iter().step_by(files.len().div_ceil(SAMPLES).max(1)) {
        let bytes = content(place).map_err(UpstreamError::file(place))?;
        match feed.read(path, &bytes, &mut |_| {}) {
            Ok(tally) if tally.records > tally.damaged.len() as u64 => return Ok(()),
            Ok(tally) => {
                why = tally
                    .damaged
                    .first()
                    .map_or_else(|| format!("{path} is empty"), ToString::to_string)
            }
            Err(error) => why = error.to_string(),
        }
    }
    Err(refuse(why))
}

/// All files below a folder: the path as feeds see it, and the place on disk.
fn list(root: &Path, folder: &Path, name: &str, found: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, name, found)?;
        } else {
            let inner = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            found.push((format!("{name}/{inner}"), path));
        }
    }
    found.sort();
    Ok(())
}

/// A file's bytes, unzipped if they are gzip.
fn content(path: &Path) -> std::io::Result<Vec<u8>> {
    let (mut raw, mut bytes) = (Vec::new(), Vec::new());
    File::open(path)?.take(LARGEST_SAMPLE).read_to_end(&mut raw)?;
    if !raw.starts_with(&[0x1f, 0x8b]) {
        return Ok(raw);
    }
    flate2::read::MultiGzDecoder::new(&raw[..])
        .take(LARGEST_SAMPLE)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_servers_and_files_are_read() {
        let at = Some(Timestamp(1_445_412_480_000));
        assert_eq!(instant("Wed, 21 Oct 2015 07:28:00 GMT"), at);
        assert_eq!(instant("2015-10-21T07:28:00Z"), at);
        assert_eq!(instant("yesterday"), None);
    }

    #[test]
    fn a_folder_that_waits_after_a_crash_is_put_back() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::of(dir.path(), "kev");
        fs::create_dir_all(&places.old).unwrap();
        fs::write(places.old.join("a"), "good").unwrap();
        fs::create_dir_all(&places.fresh).unwrap();
        assert!(places.stands());
        places.recover().unwrap();
        assert_eq!(fs::read(places.folder.join("a")).unwrap(), b"good");
        assert!(!places.fresh.exists() && !places.old.exists());
    }
}
