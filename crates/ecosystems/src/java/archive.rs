//! Java archives: what they are, what was merged into them, and the archives in them, to a depth.
//!
//! An archive is read while its bytes come in, and so are those in it; never is one held in whole. What a program starts
//! from (`java -jar`) is named by what Maven or its kin left in it: see [`super::identity`].
//!
//! Odd: what was read of an entry counts only once the archive's directory, which comes last, lists it. What is listed and was not
//! read is told as a problem: that nothing is found must not mean that nobody looked.

use super::contents::{Archive, Shared};
use super::file_name::is_archive;
use crate::extractor::{Extraction, Extractor, FileHeader, FileStream, Flow, Subject, Want};
use crate::{EvidenceKind, Libraries};

/// Zeros that may come as holes of a sparse file: those cost an attacker nothing.
const MOST_HOLES: u64 = 64 << 20;

/// Reads `*.jar`, `*.war`, `*.ear` and their kin.
pub struct ArchiveExtractor;

impl Extractor for ArchiveExtractor {
    fn name(&self) -> &'static str {
        "java-archive"
    }

    fn revision(&self) -> u32 {
        2
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if is_archive(file.path) {
            Want::Stream
        } else {
            Want::No
        }
    }

    fn stream(&self, file: &FileHeader<'_>) -> Option<Box<dyn FileStream>> {
        Some(Box::new(ArchiveStream {
            found_by: self.name(),
            path: String::from_utf8_lossy(file.path).into_owned(),
            archive: Archive::new(String::new(), 0),
            shared: Shared::of_file(file.size),
            is_lost: false,
            holes_left: MOST_HOLES,
        }))
    }
}

struct ArchiveStream {
    found_by: &'static str,
    path: String,
    archive: Archive,
    shared: Shared,
    is_lost: bool,
    holes_left: u64,
}

impl ArchiveStream {
    fn push(&mut self, bytes: &[u8]) -> Flow {
        if !self.is_lost {
            self.is_lost = self.archive.push(bytes, &mut self.shared) == Flow::Enough;
        }
        match self.is_lost {
            true => Flow::Enough,
            false => Flow::More,
        }
    }
}

impl FileStream for ArchiveStream {
    fn data(&mut self, bytes: &[u8]) -> Flow {
        self.push(bytes)
    }

    fn hole(&mut self, len: u64) -> Flow {
        self.holes_left = self.holes_left.saturating_sub(len);
        if self.holes_left == 0 {
            // Whoever packed it found so many zeros in a row as no archive has. Its directory will be missed.
            self.is_lost = true;
            return Flow::Enough;
        }
        let zeros = [0; 4096];
        let mut left = len as usize;
        while left > 0 {
            let count = left.min(zeros.len());
            if self.push(&zeros[..count]) == Flow::Enough {
                return Flow::Enough;
            }
            left -= count;
        }
        Flow::More
    }

    fn finish(mut self: Box<Self>, out: &mut Extraction) {
        let list = self.archive.finish(&self.path, &mut self.shared);
        out.problems.extend(self.shared.into_problems());
        Libraries::new(self.found_by, EvidenceKind::Installed, list).tell(out);
    }
}
