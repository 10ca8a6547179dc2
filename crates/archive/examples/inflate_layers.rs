//! Inflates gzip files to nowhere, with the library that layers are read with: the floor that scanning is measured against.
//!
//! `inflate_layers THREADS FILE…`: the largest first, a file at a time for each thread.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use flate2::bufread::MultiGzDecoder;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let threads = arguments
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(1);
    let mut files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.metadata().map_or(0, |found| found.len())));
    let (next, bytes) = (AtomicUsize::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        let work = || -> io::Result<()> {
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                bytes.fetch_add(inflate(file)?, Ordering::Relaxed);
            }
            Ok(())
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().expect("no worker panics"))
    })?;
    println!("{}", bytes.into_inner());
    Ok(())
}

fn inflate(file: &PathBuf) -> io::Result<u64> {
    let file = BufReader::with_capacity(256 << 10, File::open(file)?);
    let mut decoder = MultiGzDecoder::new(file);
    let mut buffer = vec![0; 128 << 10];
    let mut sum = 0;
    loop {
        match io::Read::read(&mut decoder, &mut buffer)? {
            0 => return Ok(sum),
            count => sum += count as u64,
        }
    }
}
