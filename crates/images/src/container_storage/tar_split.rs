//! A tar put together again from a record of it and a folder with the files that were in it (github.com/vbatts/tar-split).
//!
//! The record is gzip-compressed JSON, an object a line: either bytes of the tar itself, headers and padding in base64, or
//! the name and size of a file whose content comes next.
//!
//! Odd: nothing that the record says is believed for long, since what comes out is checked against a digest. Files are
//! only ever opened below the folder.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Component, Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::ImageError;

/// Longest line that is read, in bytes.
const MAX_LINE: u64 = 32 << 20;
/// The kinds of line.
const FILE: u8 = 1;
const SEGMENT: u8 = 2;

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    name: String,
    /// In its place where the name is no UTF-8, in base64.
    #[serde(default)]
    name_raw: Option<String>,
    #[serde(default)]
    size: u64,
    #[serde(default)]
    payload: Option<String>,
}

/// Opens the tar of a layer.
pub(super) fn open(record: &Path, files: &Path) -> Result<Box<dyn Read + Send>, ImageError> {
    let file = File::open(record).map_err(|error| ImageError::File {
        path: record.to_owned(),
        error,
    })?;
    Ok(Box::new(TarSplit {
        lines: BufReader::new(MultiGzDecoder::new(BufReader::new(file))),
        files: files.to_owned(),
        part: Box::new(io::empty()),
        left: 0,
    }))
}

struct TarSplit {
    lines: BufReader<MultiGzDecoder<BufReader<File>>>,
    files: PathBuf,
    part: Box<dyn Read + Send>,
    /// Bytes that must still come of the part.
    left: u64,
}

impl Read for TarSplit {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 {
            match self.line()? {
                Some(line) => self.begin(&line)?,
                None => return Ok(0),
            }
        }
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let count = self.part.read(&mut buffer[..most])?;
        if count == 0 && most > 0 {
            return Err(damaged("a file is shorter than it was"));
        }
        self.left -= count as u64;
        Ok(count)
    }
}

impl TarSplit {
    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut text = Vec::new();
        let count = (&mut self.lines).take(MAX_LINE).read_until(b'\n', &mut text)?;
        if count == 0 {
            return Ok(None);
        }
        serde_json::from_slice(&text).map(Some).map_err(damaged)
    }

    fn begin(&mut self, line: &Line) -> io::Result<()> {
        match line.kind {
            SEGMENT => {
                let payload = line.payload.as_deref().unwrap_or_default();
                let bytes = STANDARD.decode(payload).map_err(damaged)?;
                self.left = bytes.len() as u64;
                self.part = Box::new(Cursor::new(bytes));
            }
            FILE if line.size > 0 => {
                self.left = line.size;
                self.part = Box::new(self.file(line)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn file(&self, line: &Line) -> io::Result<File> {
        let path = self.files.join(plain(&line.path()?)?);
        // Pipes would be waited for.
        if !path.symlink_metadata()?.is_file() {
            return Err(damaged("what was a file is none any more"));
        }
        File::open(path)
    }
}

impl Line {
    fn path(&self) -> io::Result<PathBuf> {
        use std::os::unix::ffi::OsStringExt;
        match &self.name_raw {
            None => Ok(PathBuf::from(&self.name)),
            Some(raw) => {
                let bytes = STANDARD.decode(raw).map_err(damaged)?;
                Ok(std::ffi::OsString::from_vec(bytes).into())
            }
        }
    }
}

/// A path without roots and ways up.
fn plain(path: &Path) -> io::Result<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::RootDir | Component::CurDir => {}
            Component::ParentDir | Component::Prefix(_) => {
                return Err(damaged("a path leads out of the layer"));
            }
        }
    }
    Ok(plain)
}

fn damaged(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::fs;
    use std::io::Write;
    use tempfile::TempDir;

    /// What comes out for a record of these lines.
    fn read(folder: &TempDir, lines: &str) -> io::Result<Vec<u8>> {
        let record = folder.path().join("record.gz");
        let mut encoder = GzEncoder::new(File::create(&record).unwrap(), Compression::fast());
        encoder.write_all(lines.as_bytes()).unwrap();
        encoder.finish().unwrap();
        let files = folder.path().join("files");
        fs::create_dir_all(&files).unwrap();
        fs::write(files.join("a"), "content").unwrap();
        fs::write(folder.path().join("outside"), "secret").unwrap();
        let mut bytes = Vec::new();
        open(&record, &files).unwrap().read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn segments_and_files_come_in_their_order() {
        let folder = TempDir::new().unwrap();
        let lines = r#"{"type":2,"payload":"aGVhZA==","position":0}
{"type":1,"name":"./a","size":7,"payload":"x","position":1}
{"type":1,"name":"folder/","position":2}
{"type":2,"payload":"dGFpbA==","position":3}
{"type":1,"name":"","name_raw":"YQ==","size":4}"#;
        assert_eq!(read(&folder, lines).unwrap(), b"headcontenttailcont");
    }

    #[test]
    fn a_record_that_lies_is_an_error() {
        let folder = TempDir::new().unwrap();
        for line in [
            r#"{"type":1,"name":"a","size":8}"#,
            r#"{"type":1,"name":"../outside","size":6}"#,
            r#"{"type":1,"name":"missing","size":1}"#,
            r#"{"type":1,"name":".","size":1}"#,
            r#"{"type":2,"payload":"!"}"#,
            "{",
        ] {
            assert!(read(&folder, line).is_err(), "{line}");
        }
    }
}
