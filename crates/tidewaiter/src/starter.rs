//! The advisory database that comes with the program, so that the main job works without a network.
//!
//! It is part of the program, compressed (`starter/README.md` says how it is made), and is unpacked once into a cache
//! folder, since a database is mapped into memory from a file. Odd: the unpacked file carries the compressed one's own
//! checksum in its name, so a newer program never uses an older one's file. Where nothing can be written, the database is
//! unpacked into memory.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tidewaiter_advisories::Database;

/// One zstd frame with its checksum.
static PACKED: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../starter/advisories.db.zst"
));
/// The largest window of the frame, as a power of two.
const WINDOW_LOG: u32 = 27;

/// The user's cache folder for this program.
pub fn cache_dir() -> PathBuf {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let caches = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
    caches
        .unwrap_or_else(|| PathBuf::from("/var/cache"))
        .join("tidewaiter")
}

/// Opens the database of this file, or the starter database where none is named.
///
/// # Errors
/// If the file is no advisory database, or the program's own copy is damaged.
pub fn open_or(file: Option<&Path>) -> anyhow::Result<Database> {
    match file {
        Some(file) => Database::open(file).with_context(|| format!("{} cannot be used", file.display())),
        None => open(&cache_dir()),
    }
}

/// Opens the database, after unpacking it into `cache_dir` if it is not there yet.
///
/// # Errors
/// If the program's own copy is damaged.
pub fn open(cache_dir: &Path) -> anyhow::Result<Database> {
    let path = cache_dir.join(file_name());
    if let Ok(database) = Database::open(&path) {
        return Ok(database);
    }
    let bytes = unpack().context("the advisory database inside the program is damaged")?;
    match store(&path, &bytes) {
        Ok(()) => Ok(Database::open(&path)?),
        Err(_) => Ok(Database::from_bytes(bytes)?),
    }
}

/// Named by the frame's checksum, its last four bytes (RFC 8878, section 3.1.1), and by its length.
fn file_name() -> String {
    let (_, checksum) = PACKED.split_at(PACKED.len().saturating_sub(4));
    format!("starter-{}-{}.db", hex::encode(checksum), PACKED.len())
}

fn unpack() -> io::Result<Vec<u8>> {
    let mut decoder = zstd::Decoder::with_buffer(PACKED)?;
    decoder.window_log_max(WINDOW_LOG)?;
    let mut bytes = Vec::new();
    decoder.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Beside its place first and then moved there: another start may be doing the same.
fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let file = tempfile::NamedTempFile::new_in(folder)?;
    fs::write(file.path(), bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
