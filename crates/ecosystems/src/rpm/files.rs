//! The files that a package owns.
//!
//! A header has them as base names, each with an index into a list of directory names; headers of rpm 3 have whole
//! paths. Folders that a package owns are in the list as well and are left out here: they are owned by many. Odd: one
//! long directory name can be named by every file, so a small header can spell out a huge list. The paths of one
//! database therefore share a budget.

use super::bytes::index;
use super::error::HeaderError;
use super::header::Header;
use crate::bounds::{COST_PER_PATH, from_root};

const OLDFILENAMES: u32 = 1027;
const FILEMODES: u32 = 1030;
const DIRINDEXES: u32 = 1116;
const BASENAMES: u32 = 1117;
const DIRNAMES: u32 = 1118;

/// What is left of a file's mode if the permissions are taken off, and its value for a folder.
const FILE_TYPE: u16 = 0o170_000;
const FOLDER: u16 = 0o040_000;

/// Reads the file list: paths without the leading slash, no folders. Takes what they need from `budget`, in bytes, also
/// where the list turns out to be damaged; the list that does not fit is the last one that is tried.
pub(super) fn files(header: &Header<'_>, budget: &mut usize) -> Result<Vec<String>, HeaderError> {
    let mut paths = Paths {
        list: Vec::new(),
        left: budget,
    };
    let is_folder = folders(header)?;
    match header.strings(BASENAMES)? {
        Some(_) => compressed(header, is_folder, &mut paths)?,
        None => plain(header, is_folder, &mut paths)?,
    }
    Ok(paths.list)
}

/// Tells for each file in turn whether it is a folder. Without modes none is known to be one.
fn folders(header: &Header<'_>) -> Result<impl FnMut() -> bool, HeaderError> {
    let mut modes = header.shorts(FILEMODES)?;
    Ok(move || {
        let mode = modes.as_mut().and_then(Iterator::next);
        mode.is_some_and(|mode| mode & FILE_TYPE == FOLDER)
    })
}

/// Base names with directory indexes.
fn compressed(
    header: &Header<'_>,
    mut is_folder: impl FnMut() -> bool,
    paths: &mut Paths<'_>,
) -> Result<(), HeaderError> {
    let (Some(names), Some(indexes)) = (header.strings(BASENAMES)?, header.numbers(DIRINDEXES)?) else {
        return Err(HeaderError::FileList);
    };
    if indexes.len() != index(names.announced()) {
        return Err(HeaderError::FileList);
    }
    let directories: Vec<&[u8]> = header
        .strings(DIRNAMES)?
        .into_iter()
        .flatten()
        .collect::<Result<_, _>>()?;
    for (name, at) in names.zip(indexes) {
        let directory = directories.get(index(at)).ok_or(HeaderError::FileList)?;
        let name = name?;
        if !is_folder() {
            paths.push(directory, name)?;
        }
    }
    Ok(())
}

/// Whole paths.
fn plain(
    header: &Header<'_>,
    mut is_folder: impl FnMut() -> bool,
    paths: &mut Paths<'_>,
) -> Result<(), HeaderError> {
    for path in header.strings(OLDFILENAMES)?.into_iter().flatten() {
        let path = path?;
        if !is_folder() {
            paths.push(path, b"")?;
        }
    }
    Ok(())
}

struct Paths<'b> {
    list: Vec<String>,
    left: &'b mut usize,
}

impl Paths<'_> {
    fn push(&mut self, directory: &[u8], name: &[u8]) -> Result<(), HeaderError> {
        let written = directory.len() + name.len();
        self.take(written + COST_PER_PATH)?;
        let mut path = String::with_capacity(written);
        path.push_str(&String::from_utf8_lossy(directory));
        path.push_str(&String::from_utf8_lossy(name));
        let path = from_root(path);
        // What is no text grows when it becomes one.
        self.take(path.len().saturating_sub(written))?;
        self.list.push(path);
        Ok(())
    }

    fn take(&mut self, bytes: usize) -> Result<(), HeaderError> {
        let left = self.left.checked_sub(bytes);
        *self.left = left.unwrap_or(0);
        left.map(drop).ok_or(HeaderError::TooManyFiles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root_however_many_slashes_are_written() {
        let mut left = 1000;
        let mut paths = Paths {
            list: Vec::new(),
            left: &mut left,
        };
        for (directory, name) in [("//etc/", "a"), ("", "/b"), ("/", "//c"), ("/usr/bin/", "/d")] {
            paths.push(directory.as_bytes(), name.as_bytes()).unwrap();
        }
        assert_eq!(paths.list, ["etc/a", "b", "c", "usr/bin//d"]);
    }

    #[test]
    fn bytes_that_are_no_text_count_as_what_they_become() {
        let mut left = COST_PER_PATH + 299;
        let mut paths = Paths {
            list: Vec::new(),
            left: &mut left,
        };
        assert_eq!(paths.push(&[0xff; 100], b""), Err(HeaderError::TooManyFiles));
    }
}
