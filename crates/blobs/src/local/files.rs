//! Durable file operations: after each of these returns, a power cut does not undo it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::SystemTime;

use bytes::Bytes;

use crate::error::{BlobError, Result};

/// Makes a folder and those above it; each new name is made durable in its parent.
pub(crate) fn create_folder(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Ok(()) => sync_parent(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            create_folder(parent(path))?;
            create_folder(path)
        }
        Err(error) => Err(BlobError::io("create the folder", path, error)),
    }
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes what was created, renamed or removed in a path's folder durable.
fn sync_parent(path: &Path) -> Result<()> {
    let folder = parent(path);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| BlobError::io("sync the folder", folder, error))
}

/// Moves a synced file to its final name.
pub(crate) fn publish(from: &Path, to: &Path) -> Result<()> {
    if let Err(error) = fs::rename(from, to) {
        if error.kind() != ErrorKind::NotFound {
            return Err(BlobError::io("rename to", to, error));
        }
        create_folder(parent(to))?;
        fs::rename(from, to).map_err(|error| BlobError::io("rename to", to, error))?;
    }
    sync_parent(to)
}

/// Writes a small file so that readers see the old or the new one, never a part.
pub(crate) fn write_atomically(temporary: &Path, target: &Path, bytes: &[u8]) -> Result<()> {
    let write = || -> io::Result<()> {
        let mut file = File::create_new(temporary)?;
        file.write_all(bytes)?;
        file.sync_data()
    };
    write().map_err(|error| BlobError::io("write", temporary, error))?;
    publish(temporary, target)
}

/// Removes a file; one that is not there is no error.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(BlobError::io("remove", path, error)),
        _ => Ok(()),
    }
}

/// A file's bytes, if it is there.
pub(super) fn read_if_there(path: &Path) -> Result<Option<Bytes>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes.into())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(BlobError::io("read", path, error)),
    }
}

/// A file's size.
pub(super) fn size(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|metadata| metadata.len())
}

/// Paths, relative to `root`, of the files below it last written before an instant.
pub(super) fn list_before(root: &Path, instant: SystemTime) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| BlobError::io("list", &folder, error))?;
        for entry in entries.flatten() {
            // A file that vanishes while we look was deleted by somebody: nothing to report.
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() {
                folders.push(entry.path());
            } else if metadata.modified().is_ok_and(|modified| modified < instant) {
                found.extend(relative(root, &entry.path()));
            }
        }
    }
    Ok(found)
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?;
    relative.to_str().map(str::to_owned)
}
