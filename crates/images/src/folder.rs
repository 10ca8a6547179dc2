//! A tree of files, told to a sink as if it were an archive: in the order of names, each entry once.
//!
//! Links are told and not followed, devices and pipes told and not opened, and other file systems that are mounted in the
//! tree (`/proc`) are folders without content. A file that has several names is read under the first.
//!
//! Odd: a tree changes while it is read, and much of it may be unreadable. What could not be read is counted and told in
//! words, never a failure; only a root that cannot be read is one.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use tidewaiter_archive::{Entry, EntrySink, Kind, Limits, Take};

use crate::ImageError;

/// Most problems that are told one by one.
const MAX_PROBLEMS: usize = 20;
/// Most files with several names that are remembered; more are read under each of their names.
const MAX_LINKS: usize = 200_000;
/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// What a walk met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// Files, folders and links.
    pub entries: u64,
    /// What could not be read, in words.
    pub problems: Vec<String>,
}

/// Tells a sink of all that is below a folder.
///
/// # Errors
/// If the folder itself cannot be read.
pub fn walk(root: &Path, limits: &Limits, sink: &mut impl EntrySink) -> Result<Walked, ImageError> {
    let fail = |error| ImageError::File {
        path: root.to_owned(),
        error,
    };
    let device = fs::metadata(root).map_err(fail)?.dev();
    fs::read_dir(root).map_err(fail)?;
    let mut walk = Walk {
        sink,
        limits,
        device,
        links: HashMap::new(),
        walked: Walked::default(),
        untold: 0,
        buffer: vec![0; BUFFER],
    };
    walk.folder(root, &[], 0);
    Ok(walk.finish())
}

struct Walk<'w, S> {
    sink: &'w mut S,
    limits: &'w Limits,
    device: u64,
    /// The first names of files that have several, by inode.
    links: HashMap<u64, Vec<u8>>,
    walked: Walked,
    /// Problems beyond those that are told.
    untold: u64,
    buffer: Vec<u8>,
}

impl<S: EntrySink> Walk<'_, S> {
    fn folder(&mut self, outer: &Path, inner: &[u8], depth: usize) {
        if depth > self.limits.depth {
            return self.problem(inner, "folders lie within folders too deeply");
        }
        let names = match self.names(outer) {
            Ok(names) => names,
            Err(error) => return self.problem(inner, error),
        };
        for name in names {
            let inner = child(inner, name.as_bytes());
            self.entry(&outer.join(&name), &inner, depth);
        }
    }

    /// The names in a folder, sorted, no more than there may be entries at all.
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let left = self.limits.entries.saturating_sub(self.walked.entries);
        let most = usize::try_from(left).unwrap_or(usize::MAX).saturating_add(1);
        let names = fs::read_dir(folder)?.take(most);
        let mut names: Vec<OsString> = names
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<_>>()?;
        names.sort();
        Ok(names)
    }

    fn entry(&mut self, outer: &Path, inner: &[u8], depth: usize) {
        if self.walked.entries == self.limits.entries {
            self.untold += 1;
            return;
        }
        self.walked.entries += 1;
        if self.walked.entries == self.limits.entries {
            self.problem(
                inner,
                "there are more files than are read; what follows was left out",
            );
        }
        match outer.symlink_metadata() {
            Err(error) => self.problem(inner, error),
            Ok(metadata) if metadata.is_dir() => self.directory(outer, inner, &metadata, depth),
            Ok(metadata) if metadata.is_file() => self.file(outer, inner, &metadata),
            Ok(metadata) if metadata.is_symlink() => self.symlink(outer, inner, &metadata),
            Ok(metadata) => drop(self.tell(inner, special(&metadata), 0, &metadata, b"")),
        }
    }

    fn directory(&mut self, outer: &Path, inner: &[u8], metadata: &Metadata, depth: usize) {
        self.tell(inner, Kind::Directory, 0, metadata, b"");
        if metadata.dev() == self.device {
            self.folder(outer, inner, depth + 1);
        }
    }

    fn symlink(&mut self, outer: &Path, inner: &[u8], metadata: &Metadata) {
        match fs::read_link(outer) {
            Ok(target) => {
                let target = target.into_os_string().into_vec();
                self.tell(inner, Kind::Symlink, 0, metadata, &target);
            }
            Err(error) => self.problem(inner, error),
        }
    }

    fn file(&mut self, outer: &Path, inner: &[u8], metadata: &Metadata) {
        if metadata.nlink() > 1 {
            if let Some(first) = self.links.get(&metadata.ino()).cloned() {
                self.tell(inner, Kind::HardLink, 0, metadata, &first);
                return;
            }
            if self.links.len() < MAX_LINKS {
                self.links.insert(metadata.ino(), inner.to_vec());
            }
        }
        if self.tell(inner, Kind::File, metadata.len(), metadata, b"") == Take::Skip {
            return;
        }
        if let Err(error) = self.content(outer, metadata.len()) {
            self.problem(inner, error);
        }
        self.sink.end();
    }

    /// Hands over as many bytes as the file was said to have.
    fn content(&mut self, outer: &Path, size: u64) -> io::Result<()> {
        let mut file = open(outer)?.take(size);
        loop {
            match file.read(&mut self.buffer)? {
                0 => return Ok(()),
                count => self.sink.data(&self.buffer[..count]),
            }
        }
    }

    fn tell(&mut self, path: &[u8], kind: Kind, size: u64, metadata: &Metadata, link: &[u8]) -> Take {
        self.sink.entry(&Entry {
            path,
            kind,
            size,
            mode: metadata.mode() & 0o7777,
            link,
            device: (0, 0),
            offset: 0,
        })
    }

    fn problem(&mut self, path: &[u8], why: impl ToString) {
        if self.walked.problems.len() == MAX_PROBLEMS {
            self.untold += 1;
            return;
        }
        let path = String::from_utf8_lossy(path);
        self.walked.problems.push(format!("{path}: {}", why.to_string()));
    }

    fn finish(mut self) -> Walked {
        if self.untold > 0 {
            let words = format!("{} more could not be read", self.untold);
            self.walked.problems.push(words);
        }
        self.walked
    }
}

/// Opens a file that was one a moment ago: neither through a link nor waiting for the other end of a pipe.
fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags.bits() as i32);
    options.open(path)
}

fn special(metadata: &Metadata) -> Kind {
    let kind = metadata.file_type();
    if kind.is_char_device() {
        Kind::CharDevice
    } else if kind.is_block_device() {
        Kind::BlockDevice
    } else if kind.is_fifo() {
        Kind::Fifo
    } else {
        Kind::Other(b's')
    }
}

fn child(folder: &[u8], name: &[u8]) -> Vec<u8> {
    if folder.is_empty() {
        name.to_vec()
    } else {
        [folder, b"/", name].concat()
    }
}
