//! A file as a stream of chunks, read ahead of the network by one thread of the blocking pool per chunk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::PathBuf;

use bytes::Bytes;
use futures::StreamExt;

use crate::ByteStream;
use crate::error::{BlobError, Result};
use crate::turn::blocking;

/// Bytes a chunk: large enough that handing over does not show, small enough for hundreds of pulls at once.
const CHUNK: u64 = 256 << 10;

/// The bytes of a file, or those in a range.
pub(super) async fn stream(path: PathBuf, location: &str, range: Option<Range<u64>>) -> Result<ByteStream> {
    let location = location.to_owned();
    let reader = blocking(move || Reader::open(path, location, range)).await?;
    Ok(futures::stream::try_unfold(reader, |mut reader| async {
        if reader.left == 0 {
            return Ok(None);
        }
        let step = async move { blocking(move || reader.next().map(|chunk| (chunk, reader))).await };
        step.await.map(Some)
    })
    .boxed())
}

struct Reader {
    file: File,
    path: PathBuf,
    left: u64,
}

impl Reader {
    fn open(path: PathBuf, location: String, range: Option<Range<u64>>) -> Result<Self> {
        let mut file = File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => BlobError::NotFound(location),
            _ => BlobError::io("open", &path, error),
        })?;
        let left = seek(&mut file, range).map_err(|error| BlobError::io("read", &path, error))?;
        Ok(Self { file, path, left })
    }

    fn next(&mut self) -> Result<Bytes> {
        let want = self.left.min(CHUNK);
        let mut chunk = Vec::with_capacity(want as usize);
        let read = (&mut self.file).take(want).read_to_end(&mut chunk);
        let read = read.map_err(|error| BlobError::io("read", &self.path, error))?;
        if (read as u64) < want {
            return Err(BlobError::io(
                "read",
                &self.path,
                io::ErrorKind::UnexpectedEof.into(),
            ));
        }
        self.left -= want;
        Ok(chunk.into())
    }
}

fn seek(file: &mut File, range: Option<Range<u64>>) -> io::Result<u64> {
    let length = file.metadata()?.len();
    let Some(range) = range else { return Ok(length) };
    let end = range.end.min(length);
    file.seek(SeekFrom::Start(range.start))?;
    Ok(end.saturating_sub(range.start))
}
