//! Archives, by the ending of their address: zip, tar, and tar in gzip, bzip2 or zstd.

use std::fs::File;
use std::io::{self, BufReader, Read};

use bzip2::read::MultiBzDecoder;
use flate2::read::MultiGzDecoder;

use super::{Folder, refuse};
use crate::plan::Unpack;

/// The largest window of zstd, as a power of two (128 MiB).
const WINDOW: u32 = 27;
/// The longest path that an entry may have, in bytes.
const LONGEST_PATH: usize = 4096;

/// Whether an address ends as an archive does.
pub(super) fn kind(address: &str) -> Option<Kind> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let known = [
        (".zip", Kind::Zip),
        (".tar.gz", Kind::Gzip),
        (".tgz", Kind::Gzip),
        (".tar.bz2", Kind::Bzip2),
        (".tar.zst", Kind::Zstd),
        (".tar", Kind::Tar),
    ];
    known
        .iter()
        .find(|(ending, _)| path.ends_with(ending))
        .map(|(_, kind)| *kind)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Zip,
    Tar,
    Gzip,
    Bzip2,
    Zstd,
}

/// Unpacks an archive into the folder.
pub(super) fn unpack(file: File, address: &str, how: &Unpack, folder: &mut Folder) -> io::Result<()> {
    let kind = kind(address).ok_or_else(|| refuse("the address does not end like an archive".to_owned()))?;
    let file = BufReader::with_capacity(1 << 16, file);
    match kind {
        Kind::Zip => zip(file, how, folder),
        Kind::Tar => tar(file, how, folder),
        Kind::Gzip => tar(MultiGzDecoder::new(file), how, folder),
        Kind::Bzip2 => tar(MultiBzDecoder::new(file), how, folder),
        Kind::Zstd => {
            let mut unpacked = zstd::Decoder::with_buffer(file)?;
            unpacked.window_log_max(WINDOW)?;
            tar(unpacked, how, folder)
        }
    }
}

fn zip(file: BufReader<File>, how: &Unpack, folder: &mut Folder) -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(file).map_err(io::Error::other)?;
    if archive.len() as u64 > folder.limits.files {
        return Err(refuse(format!("more than {} files", folder.limits.files)));
    }
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(io::Error::other)?;
        let path = entry.name().to_owned();
        if entry.is_file() {
            folder.entry(&path, how, entry)?;
        }
    }
    Ok(())
}

fn tar(reader: impl Read, how: &Unpack, folder: &mut Folder) -> io::Result<()> {
    // Headers and entries that are passed over count as well: nothing makes this read for ever.
    let most = folder.left.saturating_add(super::ALWAYS);
    let mut counted = Bounded {
        inner: reader,
        left: most,
    };
    let mut archive = tar::Archive::new(&mut counted);
    for entry in archive.entries()? {
        let entry = entry?;
        let bytes = entry.path_bytes();
        if bytes.len() > LONGEST_PATH {
            return Err(refuse("a path is too long".to_owned()));
        }
        let path = String::from_utf8_lossy(&bytes).into_owned();
        if entry.header().entry_type().is_file() {
            folder.entry(&path, how, entry)?;
        }
    }
    // Behind the last entry a damaged frame would go unnoticed.
    io::copy(&mut counted, &mut io::sink())?;
    Ok(())
}

/// A reader that ends in an error where it has given too much.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| refuse("it unpacks to more than it may".to_owned()))?;
        Ok(count)
    }
}
