//! What was downloaded for a feed, kept with its validators: `FEEDS/.upstream/NAME/`.
//!
//! Odd: `state.json` is written after the body that it describes, so after a crash a body may be newer than its state.
//! A body counts only if its digest is the one in the state; else it is fetched again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Result, UpstreamError};

/// What is known of one kept body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Body {
    /// The server's ETag.
    pub(crate) etag: Option<String>,
    /// The server's Last-Modified; of a local file, its own.
    pub(crate) modified: Option<String>,
    /// SHA-256 of the bytes, in hex.
    pub(crate) sha256: String,
    /// Bytes.
    pub(crate) size: u64,
    /// The checksum of upstream's that it was found to have.
    pub(crate) checked: Option<String>,
}

/// The kept bodies of one feed, by address.
pub(crate) struct Shelf {
    folder: PathBuf,
    bodies: BTreeMap<String, Body>,
}

impl Shelf {
    /// Opens the shelf; a state that cannot be read is as good as none.
    pub(crate) fn open(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder).map_err(UpstreamError::file(&folder))?;
        let state = fs::read(folder.join("state.json")).unwrap_or_default();
        Ok(Self {
            folder,
            bodies: serde_json::from_slice(&state).unwrap_or_default(),
        })
    }

    /// Where the body of an address is.
    pub(crate) fn path(&self, address: &str) -> PathBuf {
        self.folder.join(name(address, "body"))
    }

    /// Where what has come so far of an address is.
    pub(crate) fn part(&self, address: &str) -> PathBuf {
        self.folder.join(name(address, "part"))
    }

    /// The validator of what has come so far.
    pub(crate) fn part_of(&self, address: &str) -> PathBuf {
        self.folder.join(name(address, "part-of"))
    }

    /// What is kept of an address, if its bytes are still what they were.
    pub(crate) fn body(&self, address: &str) -> Option<&Body> {
        let body = self.bodies.get(address)?;
        (sha256(&self.path(address)).ok()? == body.sha256).then_some(body)
    }

    /// Takes a finished part as the body of its address.
    pub(crate) fn keep(&mut self, address: &str, body: Body) -> Result<()> {
        let (part, path) = (self.part(address), self.path(address));
        fs::rename(&part, &path).map_err(UpstreamError::file(&path))?;
        self.drop_part(address);
        self.bodies.insert(address.to_owned(), body);
        self.save()
    }

    /// Forgets what has come so far.
    pub(crate) fn drop_part(&self, address: &str) {
        // What is not there need not go.
        let _ = fs::remove_file(self.part(address));
        let _ = fs::remove_file(self.part_of(address));
    }

    /// Forgets what upstream no longer names.
    pub(crate) fn retain(&mut self, wanted: &dyn Fn(&str) -> bool) -> Result<()> {
        let gone: Vec<String> = self.bodies.keys().filter(|one| !wanted(one)).cloned().collect();
        for address in &gone {
            self.bodies.remove(address);
            self.drop_part(address);
            let _ = fs::remove_file(self.path(address));
        }
        if gone.is_empty() { Ok(()) } else { self.save() }
    }

    fn save(&self) -> Result<()> {
        let text =
            serde_json::to_vec_pretty(&self.bodies).expect("a map of texts and numbers is always JSON");
        write(&self.folder.join("state.json"), &text)
    }
}

fn name(address: &str, ending: &str) -> String {
    let digest = hex::encode(Sha256::digest(address));
    format!("{}.{ending}", &digest[..24])
}

/// Writes a file beside its place and renames it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let store = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    store().map_err(UpstreamError::file(path))
}

/// The SHA-256 of a file, in hex.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    digest(File::open(path)?)
}

/// The SHA-256 of what a reader gives, in hex.
pub(crate) fn digest(mut reader: impl Read) -> io::Result<String> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(hex::encode(hasher.finalize())),
            count => hasher.update(&buffer[..count]),
        }
    }
}
