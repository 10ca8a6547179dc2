//! What layers said when they were read, and what images of them hold, in files of the user's cache folder, so that no layer
//! is read twice.
//!
//! An entry is keyed by the digest of the layer's blob and the revision of the extractors, as the server keys them beside its
//! blobs. It is written only after the blob was read to its end and had that digest, so it never speaks of another blob. One
//! that is damaged, or of another format, counts as missing and is written anew.
//!
//! An image's entry is keyed by the digests of its layers and by the very program, its place, size and date: what is made of
//! layers has no revision of its own, and a newer program must never give an older one's answer.
//!
//! Odd: nothing here fails a scan. A folder that cannot be written to only means that layers are read again. When the cache
//! is larger than it may be, what was not used for longest goes; the time of use is the file's own time of change.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};
use tidewaiter_inventory::{ImageInventory, LayerInventory, OwnedFiles, extractor_revision, stored_key};
use tidewaiter_types::Digest;

use super::LayerContents;

/// Most bytes of all entries.
const MOST_BYTES: u64 = 1 << 30;
/// Most bytes of one entry that is read.
const MOST_OF_ONE: u64 = 256 << 20;
/// How old the time of use may be before it is written again.
const EXACTNESS: Duration = Duration::from_secs(3600);

/// The cache in one folder.
pub struct LayerCache {
    folder: PathBuf,
    most_bytes: u64,
}

impl LayerCache {
    /// The cache in this folder, which need not be there yet.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            most_bytes: MOST_BYTES,
        }
    }

    /// What is known of a layer that was read with these extra paths.
    pub fn get(&self, layer: &Digest, extra: &[Vec<u8>]) -> Option<LayerContents> {
        let bytes = read(&self.path(layer, extra))?;
        let inventory = LayerInventory::from_bytes(&bytes).ok()?;
        let owned = OwnedFiles::from_bytes(&bytes).ok()?;
        (inventory.extractor_revision == extractor_revision()).then_some(LayerContents { inventory, owned })
    }

    /// Keeps what a layer said, if that is possible.
    pub fn put(&self, layer: &Digest, extra: &[Vec<u8>], contents: &LayerContents) {
        let bytes = contents.inventory.to_bytes(&contents.owned);
        let _ = write(&self.path(layer, extra), &bytes);
    }

    /// What an image of these layers holds, as this very program found.
    pub fn get_image(&self, layers: &[Digest]) -> Option<ImageInventory> {
        let bytes = read(&self.path_of_image(layers)?)?;
        ImageInventory::from_bytes(&bytes, layers.len()).ok()
    }

    /// Keeps what an image of these layers holds, if that is possible. All of them must have been read.
    pub fn put_image(&self, layers: &[Digest], inventory: &ImageInventory) {
        if let Some(path) = self.path_of_image(layers) {
            let _ = write(&path, &inventory.to_bytes());
        }
    }

    /// Removes what was not used for longest, until the rest is no larger than it may be.
    pub fn tidy(&self) {
        let mut entries = Vec::new();
        collect(&self.folder.join("inventory"), 0, &mut entries);
        let mut sum: u64 = entries.iter().map(|entry| entry.bytes).sum();
        entries.sort_by_key(|entry| entry.used);
        for entry in entries {
            if sum <= self.most_bytes {
                break;
            }
            if fs::remove_file(&entry.path).is_ok() {
                sum -= entry.bytes;
            }
            // The folder of a layer goes with its last entry.
            let _ = entry.path.parent().map(fs::remove_dir);
        }
    }

    fn path(&self, layer: &Digest, extra: &[Vec<u8>]) -> PathBuf {
        let mut key = stored_key(layer);
        if !extra.is_empty() {
            key = format!("{key}-{}", digest_of(extra));
        }
        self.folder.join(key)
    }

    fn path_of_image(&self, layers: &[Digest]) -> Option<PathBuf> {
        let names: Vec<Vec<u8>> = layers
            .iter()
            .map(|layer| layer.to_string().into_bytes())
            .collect();
        let key = format!("inventory/images/{}/{}", digest_in_order(&names), this_program()?);
        Some(self.folder.join(key))
    }
}

/// Names the program that runs: another build of it is another program.
fn this_program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let metadata = fs::metadata(&path).ok()?;
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let identity = [
        path.as_os_str().as_encoded_bytes().to_vec(),
        metadata.len().to_le_bytes().to_vec(),
        changed.as_nanos().to_le_bytes().to_vec(),
        env!("CARGO_PKG_VERSION").into(),
    ];
    Some(digest_in_order(&identity))
}

/// Names a set of paths.
fn digest_of(paths: &[Vec<u8>]) -> String {
    let mut paths: Vec<&Vec<u8>> = paths.iter().collect();
    paths.sort();
    digest_in_order(paths)
}

fn digest_in_order<'t>(texts: impl IntoIterator<Item = &'t Vec<u8>>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    hex::encode(hasher.finalize())
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let file = File::open(path).ok()?;
    let mut bytes = Vec::new();
    (&file).take(MOST_OF_ONE).read_to_end(&mut bytes).ok()?;
    // That the time of use cannot be written is no reason to read the layer.
    let _ = touch(&file);
    Some(bytes)
}

/// Beside its place first and then moved there, so that nobody reads a half.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let file = tempfile::NamedTempFile::new_in(folder)?;
    fs::write(file.path(), bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn touch(file: &File) -> io::Result<()> {
    let now = SystemTime::now();
    let age = now.duration_since(file.metadata()?.modified()?);
    // A time in the future is none of ours.
    if age.is_ok_and(|age| age < EXACTNESS) {
        return Ok(());
    }
    file.set_modified(now)
}

struct Entry {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// All files below a folder, no deeper than entries lie.
fn collect(folder: &Path, depth: usize, entries: &mut Vec<Entry>) {
    const DEEPEST: usize = 2;
    for found in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(metadata) = found.metadata() else { continue };
        if metadata.is_dir() && depth < DEEPEST {
            collect(&found.path(), depth + 1, entries);
        } else if metadata.is_file() {
            entries.push(Entry {
                path: found.path(),
                bytes: metadata.len(),
                used: metadata.modified().unwrap_or(UNIX_EPOCH),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn digest(byte: u8) -> Digest {
        Digest::Sha256([byte; 32])
    }

    /// Contents that a number can be told by.
    fn contents(number: u64) -> LayerContents {
        let inventory = LayerInventory {
            extractor_revision: extractor_revision(),
            entries: number,
            ..LayerInventory::default()
        };
        LayerContents {
            inventory,
            owned: OwnedFiles::default(),
        }
    }

    fn entries(cache: &LayerCache, layer: u8) -> Option<u64> {
        cache
            .get(&digest(layer), &[])
            .map(|found| found.inventory.entries)
    }

    #[test]
    fn what_was_put_is_got_under_its_own_key_alone() {
        let folder = TempDir::new().unwrap();
        let cache = LayerCache::in_folder(folder.path().join("new"));
        assert_eq!(entries(&cache, 1), None);
        cache.put(&digest(1), &[], &contents(1));
        let extra = [b"etc/a".to_vec(), b"etc/b".to_vec()];
        cache.put(&digest(1), &extra, &contents(2));
        assert_eq!((entries(&cache, 1), entries(&cache, 2)), (Some(1), None));
        let turned = [extra[1].clone(), extra[0].clone()];
        assert_eq!(cache.get(&digest(1), &turned), Some(contents(2)));
        assert_eq!(cache.get(&digest(1), &[b"etc/aetc/b".to_vec()]), None);
    }

    #[test]
    fn a_damaged_entry_counts_as_missing_and_is_written_anew() {
        let folder = TempDir::new().unwrap();
        let cache = LayerCache::in_folder(folder.path().to_owned());
        cache.put(&digest(1), &[], &contents(1));
        let path = cache.path(&digest(1), &[]);
        let sound = fs::read(&path).unwrap();
        for damaged in [&sound[..sound.len() - 1], b"", b"TWLI\x01 of an old program"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(entries(&cache, 1), None);
        }
        cache.put(&digest(1), &[], &contents(1));
        assert_eq!(entries(&cache, 1), Some(1));
    }

    #[test]
    fn what_other_extractors_said_is_not_believed() {
        let folder = TempDir::new().unwrap();
        let cache = LayerCache::in_folder(folder.path().to_owned());
        let mut old = contents(1);
        old.inventory.extractor_revision ^= 1;
        cache.put(&digest(1), &[], &old);
        assert_eq!(entries(&cache, 1), None);
    }

    #[test]
    fn an_image_is_known_by_its_layers_in_their_order() {
        let folder = TempDir::new().unwrap();
        let cache = LayerCache::in_folder(folder.path().to_owned());
        let inventory = ImageInventory {
            warnings: vec!["a".to_owned()],
            ..ImageInventory::default()
        };
        cache.put_image(&[digest(1), digest(2)], &inventory);
        assert_eq!(cache.get_image(&[digest(1), digest(2)]), Some(inventory));
        assert_eq!(cache.get_image(&[digest(2), digest(1)]), None);
        assert_eq!(cache.get_image(&[digest(1)]), None);
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let folder = TempDir::new().unwrap();
        let mut cache = LayerCache::in_folder(folder.path().to_owned());
        for layer in 1..=4 {
            cache.put(&digest(layer), &[], &contents(layer.into()));
            let days = Duration::from_secs(86_400 * u64::from(layer));
            let file = File::options()
                .write(true)
                .open(cache.path(&digest(layer), &[]))
                .unwrap();
            file.set_modified(SystemTime::now() - days).unwrap();
        }
        assert_eq!(entries(&cache, 4), Some(4), "used now");
        let one = fs::metadata(cache.path(&digest(4), &[])).unwrap().len();
        cache.most_bytes = 2 * one + one / 2;
        cache.tidy();
        let left: Vec<u8> = (1..=4)
            .filter(|layer| entries(&cache, *layer).is_some())
            .collect();
        assert_eq!(left, [1, 4]);
        assert!(!cache.path(&digest(3), &[]).parent().unwrap().exists());
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_no_failure() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, "").unwrap();
        let cache = LayerCache::in_folder(file);
        cache.put(&digest(1), &[], &contents(1));
        cache.tidy();
        assert_eq!(entries(&cache, 1), None);
    }
}
