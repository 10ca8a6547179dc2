//! One upload into a local file: hashing and writing run beside each other and beside the network.
//!
//! Odd: the kernel is told early to write pages back (`POSIX_FADV_DONTNEED` on dirty pages starts that without
//! waiting), so that the one fsync at the end finds little left to do.

use std::fs::{File, OpenOptions};
use std::io::{self, IoSlice, Read, Write};
use std::num::NonZeroU64;
use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use rustix::fs::{Advice, fadvise};
use tidewaiter_types::{Algorithm, Digest};

use super::sessions::{Guard, Hashed};
use super::{files, location_of};
use crate::batch::Batch;
use crate::error::{BlobError, Result};
use crate::hashing::Hasher;
use crate::turn::{Turn, blocking};
use crate::{Stored, Upload};

/// Bytes worth a job: 1 MiB keeps the cost of handing over below a percent and the memory of an upload small.
const BATCH: usize = 1 << 20;
/// Bytes after which the kernel is asked to start writing back.
const WRITE_BACK: u64 = 16 << 20;
/// Bytes read at once when a file is hashed again.
const READ: usize = 1 << 20;

/// An open upload.
pub(super) struct LocalUpload {
    id: String,
    path: PathBuf,
    blobs: PathBuf,
    size: u64,
    batch: Batch,
    hasher: Turn<Hasher>,
    writer: Turn<Writer>,
}

impl LocalUpload {
    /// Starts with an empty file.
    pub(super) fn create(path: PathBuf, guard: Guard, algorithm: Algorithm) -> Result<Self> {
        let file = OpenOptions::new().append(true).create_new(true).open(&path);
        let file = file.map_err(|error| BlobError::io("create", &path, error))?;
        Ok(Self::new(path, file, 0, Hasher::new(algorithm), guard))
    }

    /// Goes on at the end of the file; it is hashed again if nobody remembers its hash.
    pub(super) fn reopen(path: PathBuf, guard: Guard, hashed: Option<Hashed>) -> Result<Self> {
        let file = match OpenOptions::new().read(true).append(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(BlobError::UploadUnknown(guard.id().to_owned()));
            }
            Err(error) => return Err(BlobError::io("open", &path, error)),
        };
        let length = file
            .metadata()
            .map_err(|error| BlobError::io("read", &path, error))?
            .len();
        let hashed = match hashed {
            Some(hashed) if hashed.size == length => hashed,
            _ => hash_file(&file, Algorithm::Sha256).map_err(|error| BlobError::io("read", &path, error))?,
        };
        Ok(Self::new(path, file, hashed.size, hashed.hasher, guard))
    }

    fn new(path: PathBuf, file: File, size: u64, hasher: Hasher, guard: Guard) -> Self {
        Self {
            id: guard.id().to_owned(),
            path,
            blobs: PathBuf::new(),
            size,
            batch: Batch::default(),
            hasher: Turn::Idle(hasher),
            writer: Turn::Idle(Writer::new(file, size, guard)),
        }
    }

    /// Sets the folder that the finished blob goes below.
    pub(super) fn below(mut self, blobs: PathBuf) -> Self {
        self.blobs = blobs;
        self
    }

    async fn flush(&mut self) -> Result<()> {
        let batch = Arc::new(self.batch.take());
        let for_hash = Arc::clone(&batch);
        self.writer
            .start(move |mut writer| {
                writer.write(&batch);
                writer
            })
            .await?;
        self.hasher
            .start(move |mut hasher| {
                hasher.update_all(&for_hash);
                hasher
            })
            .await
    }

    async fn settle(&mut self) -> Result<Writer> {
        if self.batch.bytes() > 0 {
            self.flush().await?;
        }
        let writer = self.writer.take().await?;
        writer.check(&self.path)
    }

    /// The digest in the wanted algorithm: the running hash's, or that of the file read again.
    async fn digest(&mut self, algorithm: Algorithm) -> Result<Digest> {
        let hasher = self.hasher.take().await?;
        if hasher.algorithm() == algorithm {
            return blocking(move || Ok(hasher.digest())).await;
        }
        let path = self.path.clone();
        blocking(move || {
            let hashed = File::open(&path).and_then(|file| hash_file(&file, algorithm));
            let hashed = hashed.map_err(|error| BlobError::io("read", &path, error))?;
            Ok(hashed.hasher.digest())
        })
        .await
    }
}

#[async_trait]
impl Upload for LocalUpload {
    fn id(&self) -> &str {
        &self.id
    }

    fn size(&self) -> u64 {
        self.size
    }

    async fn append(&mut self, chunk: Bytes) -> Result<()> {
        self.size += chunk.len() as u64;
        self.batch.push(chunk);
        if self.batch.bytes() >= BATCH {
            self.flush().await?;
        }
        Ok(())
    }

    async fn suspend(mut self: Box<Self>) -> Result<u64> {
        let writer = self.settle().await?;
        let hasher = self.hasher.take().await?;
        let size = self.size;
        blocking(move || {
            let Writer { file, guard, .. } = writer;
            drop(file);
            guard.wait(Hashed { hasher, size });
            Ok(size)
        })
        .await
    }

    async fn finish(mut self: Box<Self>, expected: &Digest) -> Result<Stored> {
        let writer = self.settle().await?;
        let synced = tokio::task::spawn_blocking(move || writer.sync());
        let actual = self.digest(expected.algorithm()).await?;
        let synced = synced.await.map_err(|_| BlobError::Stopped)?;
        let (path, blobs, size) = (self.path, self.blobs, self.size);
        let (expected, location) = (*expected, location_of(expected, &self.id));
        blocking(move || {
            let writer = synced.map_err(|error| BlobError::io("sync", &path, error))?;
            if actual != expected {
                files::remove(&path)?;
                return Err(BlobError::mismatch(expected, actual));
            }
            files::publish(&path, &blobs.join(&location))?;
            drop(writer);
            Ok(Stored { location, size })
        })
        .await
    }
}

/// The file's end of the upload.
struct Writer {
    file: File,
    written: u64,
    flushing: u64,
    error: Option<io::Error>,
    guard: Guard,
}

impl Writer {
    fn new(file: File, written: u64, guard: Guard) -> Self {
        Self {
            file,
            written,
            flushing: written,
            error: None,
            guard,
        }
    }

    fn write(&mut self, batch: &[Bytes]) {
        if self.error.is_some() {
            return;
        }
        match write_all(&mut self.file, batch) {
            Ok(bytes) => self.written += bytes,
            Err(error) => self.error = Some(error),
        }
        if self.written - self.flushing >= WRITE_BACK {
            self.start_write_back();
        }
    }

    fn start_write_back(&mut self) {
        let length = NonZeroU64::new(self.written - self.flushing);
        // Advice only: a file system that ignores it leaves the work to the fsync at the end.
        let _ = fadvise(&self.file, self.flushing, length, Advice::DontNeed);
        self.flushing = self.written;
    }

    /// Makes the bytes durable. The file's time is that of its end, not of its last byte: an upload that waited
    /// long for its end must not look like an old orphan.
    fn sync(self) -> io::Result<Self> {
        self.file.set_modified(std::time::SystemTime::now())?;
        self.file.sync_data()?;
        Ok(self)
    }

    fn check(self, path: &std::path::Path) -> Result<Self> {
        match self.error {
            Some(error) => Err(BlobError::io("write", path, error)),
            None => Ok(self),
        }
    }
}

fn write_all(file: &mut File, batch: &[Bytes]) -> io::Result<u64> {
    let mut slices: Vec<IoSlice<'_>> = batch.iter().map(|chunk| IoSlice::new(chunk)).collect();
    let mut rest = slices.as_mut_slice();
    let mut total = 0;
    while !rest.is_empty() {
        match file.write_vectored(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => {
                total += count as u64;
                IoSlice::advance_slices(&mut rest, count);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(total)
}

fn hash_file(mut file: &File, algorithm: Algorithm) -> io::Result<Hashed> {
    let mut hasher = Hasher::new(algorithm);
    let mut buffer = vec![0; READ];
    let mut size = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(Hashed { hasher, size }),
            count => {
                hasher.update(&buffer[..count]);
                size += count as u64;
            }
        }
    }
}
