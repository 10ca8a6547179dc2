//! `file://` addresses: mirrors on this machine, for networks that are cut off.
//!
//! Odd: a folder's list looks like a web server's (`<a href="NAME">`), so that one reader serves both.

use std::fmt::Write;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use reqwest::Url;

use crate::error::{Result, UpstreamError, shown};
use crate::kept::Body;

/// A small file, or the list of a folder.
pub(super) fn document(url: &Url, limit: u64) -> Result<Vec<u8>> {
    let path = path(url)?;
    if path.is_dir() {
        return list(&path).map_err(UpstreamError::file(&path));
    }
    let mut bytes = Vec::new();
    let read = File::open(&path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(UpstreamError::file(&path))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(url, limit));
    }
    Ok(bytes)
}

/// Copies a file if it is not the one that is kept.
pub(super) fn copy(url: &Url, kept: Option<&Body>, part: &Path, limit: u64) -> Result<Option<Body>> {
    let path = path(url)?;
    let metadata = fs::metadata(&path).map_err(UpstreamError::file(&path))?;
    let (size, changed) = (
        metadata.len(),
        metadata.modified().map_err(UpstreamError::file(&path))?,
    );
    if size > limit {
        return Err(too_large(url, limit));
    }
    let modified = jiff::Timestamp::try_from(changed).ok().map(|at| at.to_string());
    if kept.is_some_and(|kept| kept.size == size && kept.modified == modified) {
        return Ok(None);
    }
    fs::copy(&path, part).map_err(UpstreamError::file(&path))?;
    Ok(Some(Body {
        modified,
        size,
        ..Body::default()
    }))
}

fn path(url: &Url) -> Result<PathBuf> {
    url.to_file_path()
        .map_err(|()| UpstreamError::Address(url.to_string()))
}

fn list(path: &Path) -> io::Result<Vec<u8>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let ending = if entry.path().is_dir() { "/" } else { "" };
        names.push(format!("{}{ending}", entry.file_name().to_string_lossy()));
    }
    names.sort();
    let mut text = String::new();
    for name in names {
        let _ = writeln!(text, "<a href=\"{name}\">{name}</a>");
    }
    Ok(text.into_bytes())
}

fn too_large(url: &Url, limit: u64) -> UpstreamError {
    UpstreamError::TooLarge {
        address: shown(url.as_str()),
        limit,
    }
}
