//! Events as lines of a file, one JSON object each.
//!
//! The file is opened anew for each event, so that whoever rotates logs may move it away. An event is on the disk before
//! it counts as delivered; a line that a crash cut short is ended before the next one begins.

use std::fs::OpenOptions;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

use super::{Sink, SinkError};

/// A file in the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FileSettings {
    /// Its path; it is made if it is not there.
    pub path: PathBuf,
}

/// A file that gets a line for each event.
pub struct File {
    name: String,
    path: Arc<Path>,
    /// Lines are written one at a time.
    turn: Mutex<()>,
}

impl File {
    /// The sink of these settings.
    pub fn named(name: &str, settings: FileSettings) -> Self {
        Self {
            name: name.to_owned(),
            path: settings.path.into(),
            turn: Mutex::new(()),
        }
    }
}

#[async_trait]
impl Sink for File {
    fn name(&self) -> String {
        self.name.clone()
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        let (path, line) = (Arc::clone(&self.path), format!("{event}\n"));
        let _turn = self.turn.lock().await;
        let writing = tokio::task::spawn_blocking(move || append(&path, &line));
        let written = writing.await.map_err(|error| SinkError::of(&error))?;
        written.map_err(|error| SinkError(format!("{} cannot be written: {error}", self.path.display())))
    }
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .append(true)
        .open(path)?;
    if ends_within_a_line(&mut file)? {
        file.write_all(b"\n")?;
    }
    file.write_all(line.as_bytes())?;
    file.sync_data()
}

fn ends_within_a_line(file: &mut std::fs::File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
