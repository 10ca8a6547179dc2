//! One blob in two threads: one reads (and so hashes) what comes next while the other works on what is there.

use std::io::{self, Read};
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;

/// Bytes of one buffer: it stays in a core's cache from hashing to inflating.
const BUFFER: usize = 256 << 10;
/// Buffers of one layer.
const BUFFERS: usize = 4;

/// Hands a blob to `take`, while a thread of its own reads (and so hashes) what comes next. The outer error is that of
/// reading, the inner one that of taking.
pub fn read_ahead<E>(
    blob: Box<dyn Read + Send>,
    size: Option<u64>,
    take: &mut dyn FnMut(&[u8]) -> Result<(), E>,
) -> io::Result<Result<(), E>> {
    let (fill, full) = mpsc::sync_channel(BUFFERS);
    let (give_back, empty) = mpsc::channel();
    for _ in 0..BUFFERS {
        give_back.send(vec![0; BUFFER]).expect("the other end is here");
    }
    thread::scope(|scope| {
        let reader = scope.spawn(move || read_all(blob, size, &empty, &fill));
        let mut taken = Ok(());
        for (buffer, count) in full {
            if taken.is_ok() {
                taken = take(&buffer[..count]);
            }
            // Nobody waits for it once the blob has ended.
            let _ = give_back.send(buffer);
        }
        reader
            .join()
            .unwrap_or_else(|panic| resume_unwind(panic))
            .map(|()| taken)
    })
}

fn read_all(
    mut blob: Box<dyn Read + Send>,
    size: Option<u64>,
    empty: &mpsc::Receiver<Vec<u8>>,
    fill: &mpsc::SyncSender<(Vec<u8>, usize)>,
) -> io::Result<()> {
    let mut left = size.unwrap_or(u64::MAX);
    while let Ok(mut buffer) = empty.recv() {
        let count = match blob.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Ok(0) => return Ok(()),
            count => count?,
        };
        left = left.checked_sub(count as u64).ok_or_else(too_long)?;
        if fill.send((buffer, count)).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is longer than the manifest says")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(bytes: Vec<u8>, size: Option<u64>) -> io::Result<Vec<u8>> {
        let mut found = Vec::new();
        let blob = Box::new(io::Cursor::new(bytes));
        let taken = read_ahead(blob, size, &mut |bytes| {
            found.extend_from_slice(bytes);
            Ok::<(), ()>(())
        });
        taken.map(|_| found)
    }

    #[test]
    fn a_blob_arrives_whole_and_in_order() {
        let bytes: Vec<u8> = (0..BUFFER * 9 + 5).map(|i| (i % 251) as u8).collect();
        assert_eq!(collect(bytes.clone(), Some(bytes.len() as u64)).unwrap(), bytes);
        assert_eq!(collect(Vec::new(), None).unwrap(), b"");
    }

    #[test]
    fn a_blob_longer_than_promised_is_an_error() {
        let error = collect(vec![0; 100], Some(99)).unwrap_err();
        assert!(error.to_string().contains("longer than the manifest says"));
    }

    #[test]
    fn after_an_error_of_taking_the_rest_is_read_all_the_same() {
        struct Watched(usize);
        impl Read for Watched {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0 = self
                    .0
                    .checked_sub(1)
                    .ok_or_else(|| io::Error::other("the end was reached"))?;
                Ok(buffer.len().min(10))
            }
        }
        let result = read_ahead(Box::new(Watched(50)), None, &mut |_| Err("no"));
        assert_eq!(result.unwrap_err().to_string(), "the end was reached");
    }
}
