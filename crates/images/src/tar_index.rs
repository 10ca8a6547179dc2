//! A tar whose members are looked up by name and read in any order, without being unpacked.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{ImageError, damaged};

/// Most members that a tar may have.
const MAX_MEMBERS: usize = 100_000;
/// Longest chain of links between members (docker writes equal layers once and links the rest).
const MAX_LINKS: usize = 8;
/// How the files that compressors write begin, with their names.
const COMPRESSED: [(&[u8], &str); 4] = [
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
];

/// Where a member's bytes lie.
#[derive(Clone, Debug)]
enum Member {
    Content { offset: u64, size: u64 },
    Link(String),
}

/// A tar by its members' names.
pub(crate) struct TarIndex {
    /// What it is called in errors.
    name: PathBuf,
    file: Arc<File>,
    members: HashMap<String, Member>,
}

impl TarIndex {
    /// Reads the headers of a file.
    pub(crate) fn open(path: &Path) -> Result<Self, ImageError> {
        let file = File::open(path).map_err(|error| ImageError::File {
            path: path.to_owned(),
            error,
        })?;
        Self::of(file, path)
    }

    /// Reads the headers of a file that is open.
    pub(crate) fn of(mut file: File, name: &Path) -> Result<Self, ImageError> {
        let mut index = Self {
            name: name.to_owned(),
            file: Arc::new(file.try_clone().map_err(|error| fail(name, error))?),
            members: HashMap::new(),
        };
        index.refuse_compressed()?;
        file.seek(SeekFrom::Start(0)).map_err(|error| index.fail(error))?;
        let mut tar = tar::Archive::new(file);
        for entry in tar.entries_with_seek().map_err(|error| index.fail(error))? {
            let entry = entry.map_err(|error| index.fail(error))?;
            if index.members.len() == MAX_MEMBERS {
                return Err(index.damaged("it has too many members"));
            }
            index.add(&entry);
        }
        Ok(index)
    }

    fn refuse_compressed(&self) -> Result<(), ImageError> {
        let mut start = [0; 6];
        let count = self
            .file
            .read_at(&mut start, 0)
            .map_err(|error| self.fail(error))?;
        match COMPRESSED
            .iter()
            .find(|(magic, _)| start[..count].starts_with(magic))
        {
            None => Ok(()),
            Some((_, name)) => Err(self.damaged(&format!("it is compressed with {name}; unpack it first"))),
        }
    }

    fn add(&mut self, entry: &tar::Entry<'_, File>) {
        let name = String::from_utf8_lossy(&entry.path_bytes())
            .trim_start_matches("./")
            .to_owned();
        let kind = entry.header().entry_type();
        if kind.is_file() {
            let member = Member::Content {
                offset: entry.raw_file_position(),
                size: entry.size(),
            };
            self.members.insert(name, member);
        } else if let (true, Some(target)) =
            (kind.is_symlink() || kind.is_hard_link(), entry.link_name_bytes())
        {
            let target = String::from_utf8_lossy(&target).into_owned();
            self.members.insert(name, Member::Link(target));
        }
    }

    /// Whether there is a member of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.locate(name).is_ok()
    }

    /// The size of a member.
    pub(crate) fn size(&self, name: &str) -> Result<u64, ImageError> {
        Ok(self.locate(name)?.1)
    }

    /// The bytes of a member.
    pub(crate) fn reader(&self, name: &str) -> Result<Box<dyn Read + Send>, ImageError> {
        let (at, left) = self.locate(name)?;
        let file = Arc::clone(&self.file);
        Ok(Box::new(Section { file, at, left }))
    }

    /// All bytes of a member that is no larger than `limit`.
    pub(crate) fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, ImageError> {
        if self.size(name)? > limit {
            return Err(self.damaged(&format!("{name:?} is too large")));
        }
        let mut bytes = Vec::new();
        self.reader(name)?
            .read_to_end(&mut bytes)
            .map_err(|error| self.fail(error))?;
        Ok(bytes)
    }

    /// Where a member lies, through links such as `../HEX/layer.tar`.
    fn locate(&self, name: &str) -> Result<(u64, u64), ImageError> {
        let mut name = name.trim_start_matches("./").to_owned();
        for _ in 0..MAX_LINKS {
            match self.members.get(&name) {
                Some(Member::Content { offset, size }) => return Ok((*offset, *size)),
                Some(Member::Link(target)) => name = beside(&name, target),
                None => break,
            }
        }
        Err(self.damaged(&format!("{name:?} is missing from it")))
    }

    /// That something is wrong with it.
    pub(crate) fn damaged(&self, why: &str) -> ImageError {
        damaged(self.name.display().to_string(), why)
    }

    fn fail(&self, error: io::Error) -> ImageError {
        fail(&self.name, error)
    }
}

fn fail(name: &Path, error: io::Error) -> ImageError {
    ImageError::File {
        path: name.to_owned(),
        error,
    }
}

/// A part of a file that others read too.
struct Section {
    file: Arc<File>,
    at: u64,
    left: u64,
}

impl Read for Section {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let count = self.file.read_at(&mut buffer[..most], self.at)?;
        self.at += count as u64;
        self.left -= count as u64;
        Ok(count)
    }
}

/// The target of a link, seen from the folder that holds the link.
fn beside(name: &str, target: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if target.starts_with('/') {
        vec![]
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_from_its_own_folder() {
        assert_eq!(beside("b/layer.tar", "../a/layer.tar"), "a/layer.tar");
        assert_eq!(beside("b/layer.tar", "/x/../y"), "y");
        assert_eq!(beside("layer.tar", "../../a"), "a");
    }
}
