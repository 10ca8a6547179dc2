//! Reads an image's layers side by side and squashes them.
//!
//! As many layers are under way as there are cores, the largest first. Each has two threads: one reads and hashes, the
//! other inflates and extracts; so one huge layer keeps two cores busy. Between them go a few buffers, which bounds the
//! memory whatever the layer's size.
//!
//! Odd: after an error in the archive the layer is still read to its end, because only then is it known whether the
//! source is damaged (that ends the scan) or the layer was made like this (that is reported, and the rest is judged).

use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use anyhow::Context;
use indicatif::ProgressBar;
use tidewaiter_archive::Limits;
use tidewaiter_images::{Image, Layer};
use tidewaiter_inventory::{Budget, ImageInventory, LayerInventory, LayerScanner, squash_rereading};
use tidewaiter_reports::UnreadLayer;
use tidewaiter_types::{Digest, media_type};

use crate::progress;

/// Bytes of one buffer: it stays in a core's cache from hashing to inflating.
const BUFFER: usize = 256 << 10;
/// Buffers of one layer.
const BUFFERS: usize = 4;

/// The inventory of an image, and the layers that could not be read for it.
pub fn read(image: &Image) -> anyhow::Result<(ImageInventory, Vec<UnreadLayer>)> {
    let bar = progress::bytes("reading layers");
    let reading = Reading { image, bar: &bar };
    let read = reading.all()?;
    let nothing = LayerInventory::default();
    let found = |layer: &Layer| match &read[&layer.digest] {
        Outcome::Read(inventory) => &**inventory,
        Outcome::Unread(_) => &nothing,
    };
    let layers: Vec<&LayerInventory> = image.layers.iter().map(found).collect();
    let inventory = squash_rereading(&layers, |layer, paths| reading.again(layer, paths))?;
    bar.finish_and_clear();
    Ok((inventory, unread(image, &read)))
}

fn unread(image: &Image, read: &HashMap<Digest, Outcome>) -> Vec<UnreadLayer> {
    let layers = image.layers.iter().enumerate();
    let unread = layers.filter_map(|(layer, blob)| match &read[&blob.digest] {
        Outcome::Read(_) => None,
        Outcome::Unread(reason) => Some(UnreadLayer {
            layer,
            reason: reason.clone(),
        }),
    });
    unread.collect()
}

/// What came of a layer.
enum Outcome {
    Read(Box<LayerInventory>),
    Unread(String),
}

struct Reading<'a> {
    image: &'a Image,
    bar: &'a ProgressBar,
}

impl Reading<'_> {
    /// All layers, each once however often the image has it.
    fn all(&self) -> anyhow::Result<HashMap<Digest, Outcome>> {
        let mut seen = HashSet::new();
        let mut work: Vec<&Layer> = self
            .image
            .layers
            .iter()
            .filter(|layer| seen.insert(layer.digest))
            .collect();
        work.sort_by_key(|layer| std::cmp::Reverse(layer.size));
        self.bar
            .set_length(work.iter().filter_map(|layer| layer.size).sum());
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            let worker = || scope.spawn(|| self.work(&work, &next));
            let workers: Vec<_> = (0..cores.min(work.len())).map(|_| worker()).collect();
            let mut found = HashMap::new();
            for worker in workers {
                found.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            }
            Ok(found)
        })
    }

    /// Takes layers until there are no more; an error leaves none for the others.
    fn work(&self, work: &[&Layer], next: &AtomicUsize) -> anyhow::Result<Vec<(Digest, Outcome)>> {
        let mut found = Vec::new();
        while let Some(layer) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = self.layer(layer, Vec::new());
            if outcome.is_err() {
                next.store(work.len(), Ordering::Relaxed);
            }
            found.push((layer.digest, outcome?));
        }
        Ok(found)
    }

    /// A layer once more, for the content of some of its files.
    fn again(&self, layer: usize, paths: Vec<Vec<u8>>) -> anyhow::Result<LayerInventory> {
        match self.layer(&self.image.layers[layer], paths)? {
            Outcome::Read(inventory) => Ok(*inventory),
            Outcome::Unread(_) => Ok(LayerInventory::default()),
        }
    }

    fn layer(&self, layer: &Layer, extra: Vec<Vec<u8>>) -> anyhow::Result<Outcome> {
        // Docker archives do not say what their layers are.
        if !layer.media_type.is_empty() && !media_type::is_layer(&layer.media_type) {
            return Ok(Outcome::Unread(format!("{} is no file system", layer.media_type)));
        }
        let blob = match self.image.open_layer(layer) {
            Err(error) if media_type::is_foreign_layer(&layer.media_type) => {
                return Ok(Outcome::Unread(format!("it is kept elsewhere ({error})")));
            }
            blob => blob?,
        };
        let mut scanner = LayerScanner::new(Limits::default(), Budget::default()).with_extra_paths(extra);
        let taken = read_ahead(blob, layer.size, &mut |bytes| {
            self.bar.inc(bytes.len() as u64);
            scanner.push(bytes)
        });
        let taken = taken.with_context(|| format!("layer {} could not be read", layer.digest))?;
        Ok(match taken.and_then(|()| scanner.finish()) {
            Ok(scanned) => Outcome::Read(Box::new(scanned.inventory)),
            Err(error) => Outcome::Unread(error.to_string()),
        })
    }
}

/// Hands a blob to `take`, while a thread of its own reads (and so hashes) what comes next. The outer error is that of
/// reading, the inner one that of taking.
fn read_ahead<E>(
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
