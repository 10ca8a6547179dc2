//! Opening databases and writing files: in one piece, whatever happens meanwhile.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tidewaiter_advisories::Database;

use crate::starter;

/// Opens a database file.
pub fn open(file: &Path) -> anyhow::Result<Database> {
    Database::open(file).with_context(|| format!("{} cannot be used", file.display()))
}

/// Opens this file, or the starter database that comes with the program.
pub fn open_or_starter(file: Option<&PathBuf>) -> anyhow::Result<Database> {
    match file {
        Some(file) => open(file),
        None => starter::open(&starter::cache_dir()),
    }
}

/// Beside its place first and then moved there, so that nobody reads half of it.
pub fn store(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    store_with(path, |file| Ok(file.write_all(bytes)?))
}

/// The same for what is written by `fill`; if that fails, nothing is left behind.
pub fn store_with(
    path: &Path,
    fill: impl FnOnce(&mut tempfile::NamedTempFile) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let words = || format!("{} could not be written", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let file = tempfile::Builder::new().tempfile_in(folder.unwrap_or(Path::new(".")));
    let mut file = file.with_context(words)?;
    fill(&mut file)?;
    file.as_file().sync_all().with_context(words)?;
    file.persist(path)
        .map_err(|error| error.error)
        .with_context(words)?;
    Ok(())
}
