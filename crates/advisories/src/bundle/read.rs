//! Reading a bundle: entry after entry, each held to what the manifest says of it.

use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;

use super::BundleError;
use super::manifest::{Entry, Manifest, NAMES};

/// The greatest manifest and the greatest notice, in bytes.
const MOST_WORDS: u64 = 1 << 20;
/// The greatest database before compression: the format's own bound for a table is 4 GiB.
const MOST_DATABASE: u64 = 16 << 30;
/// The greatest window, as a power of two.
const WINDOW: u32 = 27;

/// Reads a bundle, writes its database to `database`, and gives its manifest and its notice. What was written is to be
/// used only after this succeeded, and after [`crate::Database::verify`] and the manifest's revision agree.
///
/// # Errors
/// If it is no bundle, or damaged anywhere.
pub fn read(bundle: impl Read, database: impl Write) -> Result<(Manifest, String), BundleError> {
    let mut archive = tar::Archive::new(bundle);
    let mut entries = archive.entries()?.raw(true);
    let (manifest, notice) = {
        let first = next(&mut entries, NAMES[0])?;
        let manifest = Manifest::parse(&words(first)?)?;
        let notice = words(next(&mut entries, NAMES[1])?)?;
        check(manifest.entry(NAMES[1])?, &notice)?;
        let notice = String::from_utf8(notice);
        (
            manifest,
            notice.map_err(|_| BundleError::Damaged("its notice is no text"))?,
        )
    };
    let packed = next(&mut entries, NAMES[2])?;
    unpack(packed, &manifest, database)?;
    match entries.next() {
        None => Ok((manifest, notice)),
        Some(_) => Err(BundleError::Damaged("it has more entries than a bundle has")),
    }
}

/// The next entry, which must have this name.
fn next<'a, R: Read>(
    entries: &mut tar::Entries<'a, R>,
    name: &'static str,
) -> Result<tar::Entry<'a, R>, BundleError> {
    let entry = entries.next().ok_or(BundleError::Foreign(name))?;
    let entry = entry.map_err(|_| BundleError::Foreign(name))?;
    match entry.header().entry_type().is_file() && *entry.path_bytes() == *name.as_bytes() {
        true => Ok(entry),
        false => Err(BundleError::Foreign(name)),
    }
}

fn words(entry: impl Read) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    entry.take(MOST_WORDS + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > MOST_WORDS {
        true => Err(BundleError::Damaged("its manifest or its notice is over 1 MiB")),
        false => Ok(bytes),
    }
}

fn check(stated: &Entry, bytes: &[u8]) -> Result<(), BundleError> {
    let found = Digest::Sha256(Sha256::digest(bytes).into());
    match stated.digest == found && stated.size == bytes.len() as u64 {
        true => Ok(()),
        false => Err(BundleError::Damaged("its notice has another digest")),
    }
}

fn unpack(packed: impl Read, manifest: &Manifest, mut out: impl Write) -> Result<(), BundleError> {
    const TORN: BundleError = BundleError::Damaged("its database cannot be unpacked");
    const OTHER: BundleError = BundleError::Damaged("its database has another digest or length");
    if manifest.size > MOST_DATABASE {
        return Err(BundleError::Damaged("it says to hold over 16 GiB"));
    }
    let stated = manifest.entry(NAMES[2])?;
    let mut hashed = Hashed::new(packed);
    let mut decoder = zstd::Decoder::new(&mut hashed)?.single_frame();
    decoder.window_log_max(WINDOW)?;
    let mut limited = decoder.take(manifest.size + 1);
    let length = copy(&mut limited, &mut out, TORN)?;
    drop(limited);
    io::copy(&mut hashed, &mut io::sink())?;
    let (digest, size) = hashed.finish();
    match length == manifest.size && digest == stated.digest && size == stated.size {
        true => Ok(()),
        false => Err(OTHER),
    }
}

/// Copies; an error of reading is damage, an error of writing is the system's.
fn copy(from: &mut impl Read, to: &mut impl Write, torn: BundleError) -> Result<u64, BundleError> {
    let (mut buffer, mut length) = (vec![0; 1 << 16], 0);
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(length),
            Ok(read) => {
                to.write_all(&buffer[..read])?;
                length += read as u64;
            }
            Err(_) => return Err(torn),
        }
    }
}

/// Hashes what is read through it.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
    size: u64,
}

impl<R: Read> Hashed<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            size: 0,
        }
    }

    fn finish(self) -> (Digest, u64) {
        (Digest::Sha256(self.hash.finalize().into()), self.size)
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.size += read as u64;
        Ok(read)
    }
}
