//! Files that are written for others: reports and bills of materials, into a folder or a bucket of theirs.
//!
//! A file is there in whole or not at all, and one that is written again takes the place of the older.

use std::io::Read;
use std::path::PathBuf;

use bytes::Bytes;
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt, PutPayload};

use crate::error::{BlobError, Result};
use crate::local::{create_folder, write_atomically};
use crate::s3::{S3Config, builder};

/// Bytes of a part: S3 takes none below 5 MiB but the last.
const PART: usize = 8 << 20;

/// Where files for others go.
#[derive(Clone, Debug)]
pub enum ExportTarget {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket; its prefix stands before all keys.
    Bucket(S3Config),
}

impl ExportTarget {
    /// Writes a file.
    ///
    /// # Errors
    /// [`BlobError::Key`] for a key that would leave the folder, [`BlobError::NotFound`] for a bucket that is not there.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<()> {
        match self {
            Self::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.to_owned());
                let writing = tokio::task::spawn_blocking(move || write(folder, &key, &bytes));
                writing.await.map_err(|_| BlobError::Stopped)?
            }
            Self::Bucket(config) => put_object(config, key, bytes).await,
        }
    }

    /// Writes a file with what is in another one of this machine, which may be large.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub async fn put_file(&self, key: &str, from: PathBuf) -> Result<()> {
        match self {
            Self::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.to_owned());
                let copying = tokio::task::spawn_blocking(move || copy(folder, &key, &from));
                copying.await.map_err(|_| BlobError::Stopped)?
            }
            Self::Bucket(config) => put_large_object(config, key, from).await,
        }
    }
}

/// The place of a key below a folder.
fn place(folder: PathBuf, key: &str) -> Result<(PathBuf, PathBuf)> {
    let is_safe = |part: &str| !part.is_empty() && !matches!(part, "." | "..") && !part.contains('\\');
    if !key.split('/').all(is_safe) {
        return Err(BlobError::Key(key.to_owned()));
    }
    let target = folder.join(key);
    let parent = target.parent().unwrap_or(&folder).to_owned();
    create_folder(&parent)?;
    let temporary = parent.join(format!(".{}.part", uuid::Uuid::new_v4()));
    Ok((temporary, target))
}

fn write(folder: PathBuf, key: &str, bytes: &[u8]) -> Result<()> {
    let (temporary, target) = place(folder, key)?;
    write_atomically(&temporary, &target, bytes)
}

fn copy(folder: PathBuf, key: &str, from: &std::path::Path) -> Result<()> {
    let (temporary, target) = place(folder, key)?;
    let copied = std::fs::copy(from, &temporary)
        .and_then(|_| std::fs::File::open(&temporary))
        .and_then(|file| file.sync_all());
    copied.map_err(|error| BlobError::io("write", &temporary, error))?;
    crate::local::publish(&temporary, &target)
}

fn key_of(config: &S3Config, key: &str) -> Path {
    match config.prefix.as_str() {
        "" => Path::from(key),
        prefix => Path::from(format!("{prefix}/{key}")),
    }
}

async fn put_object(config: &S3Config, key: &str, bytes: Bytes) -> Result<()> {
    let failed = |error| BlobError::object("write", key, error);
    let store = builder(config).build().map_err(failed)?;
    let path = key_of(config, key);
    let put = store.put(&path, PutPayload::from_bytes(bytes)).await;
    put.map(drop).map_err(failed)
}

async fn put_large_object(config: &S3Config, key: &str, from: PathBuf) -> Result<()> {
    let failed = |error| BlobError::object("write", key, error);
    let unread = |error| BlobError::io("read", &from, error);
    let mut file = std::fs::File::open(&from).map_err(unread)?;
    let mut part = next_part(&mut file).map_err(unread)?;
    if part.len() < PART {
        return put_object(config, key, part).await;
    }
    let store = builder(config).build().map_err(failed)?;
    let mut upload = store.put_multipart(&key_of(config, key)).await.map_err(failed)?;
    while !part.is_empty() {
        if let Err(error) = upload.put_part(PutPayload::from_bytes(part)).await {
            // What came is not shown to anybody; the store forgets it now or when it cleans up.
            let _ = upload.abort().await;
            return Err(failed(error));
        }
        part = next_part(&mut file).map_err(unread)?;
    }
    upload.complete().await.map(drop).map_err(failed)
}

fn next_part(file: &mut std::fs::File) -> std::io::Result<Bytes> {
    let mut part = Vec::new();
    file.take(PART as u64).read_to_end(&mut part)?;
    Ok(part.into())
}
