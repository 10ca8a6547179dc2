//! What streams programs out of a layer, and the list of who looks into them.

use super::container::HEAD;
use super::window::Windows;
use super::{Container, Detector, Window};
use crate::extractor::{Extraction, Extractor, FileHeader, FileStream, Flow, Subject, Want};
use crate::generic::{KnownDetector, KnownFile};
use crate::go::BuildInfoDetector;
use crate::rust::AuditDetector;

/// Zeros of a hole that are read; the rest of it is passed over.
const MOST_ZEROS: u64 = 8 << 10;

/// Reads programs and shared libraries, wherever they lie and whatever they are called.
pub struct ProgramExtractor;

impl Extractor for ProgramExtractor {
    fn name(&self) -> &'static str {
        "program"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.is_executable() || is_called_like_a_program(file.path) {
            Want::Stream
        } else {
            Want::No
        }
    }

    fn stream(&self, file: &FileHeader<'_>) -> Option<Box<dyn FileStream>> {
        Some(Box::new(ProgramStream {
            known: KnownFile::by_name(file.name()),
            reading: Reading::Head(Vec::new()),
        }))
    }
}

/// Whether a file is called as programs and shared libraries are that nobody marked as executable. Decided by the last
/// byte for nearly all others.
fn is_called_like_a_program(path: &[u8]) -> bool {
    match path.last() {
        Some(b'o') => path.ends_with(b".so"),
        Some(b'0'..=b'9') => has_numbered_suffix(path),
        Some(b'e') => path.ends_with(b".exe") || path.ends_with(b".node"),
        Some(b'l') => path.ends_with(b".dll"),
        Some(b'b') => path.ends_with(b".dylib"),
        Some(b'd') => path.ends_with(b".pyd"),
        _ => false,
    }
}

/// Whether a name ends like `libz.so.1.2.13`.
fn has_numbered_suffix(path: &[u8]) -> bool {
    let is_of_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let rest = path.iter().rposition(|byte| !is_of_number(byte)).unwrap_or(0);
    path[..=rest].ends_with(b".so") && path.get(rest + 1) == Some(&b'.')
}

struct ProgramStream {
    known: Option<KnownFile>,
    reading: Reading,
}

enum Reading {
    /// Its first bytes are being collected.
    Head(Vec<u8>),
    Body(Body),
    /// It is no program.
    Nothing,
}

struct Body {
    windows: Windows,
    detectors: Vec<Looking>,
}

/// A detector, and whether it still looks.
struct Looking {
    detector: Box<dyn Detector>,
    is_done: bool,
}

impl FileStream for ProgramStream {
    fn data(&mut self, bytes: &[u8]) -> Flow {
        match &mut self.reading {
            Reading::Nothing => Flow::Enough,
            Reading::Body(body) => body.push(bytes),
            Reading::Head(head) if head.is_empty() && bytes.len() >= HEAD => self.begin(bytes),
            Reading::Head(head) => {
                head.extend_from_slice(bytes);
                let (is_program, is_whole) = (head.len() < 8 || Container::is_one(head), head.len() >= HEAD);
                match (is_program, is_whole) {
                    (false, _) => self.pass_by(),
                    (true, false) => Flow::More,
                    (true, true) => {
                        let head = std::mem::take(head);
                        self.begin(&head)
                    }
                }
            }
        }
    }

    fn hole(&mut self, len: u64) -> Flow {
        const ZEROS: [u8; MOST_ZEROS as usize] = [0; MOST_ZEROS as usize];
        let flow = self.data(&ZEROS[..len.min(MOST_ZEROS) as usize]);
        if let Reading::Body(body) = &mut self.reading
            && len > MOST_ZEROS
        {
            body.rest();
            body.windows.skip(len - MOST_ZEROS);
        }
        flow
    }

    fn finish(mut self: Box<Self>, out: &mut Extraction) {
        if let Reading::Head(head) = &mut self.reading {
            let head = std::mem::take(head);
            self.begin(&head);
        }
        if let Reading::Body(mut body) = self.reading {
            body.rest();
            body.end(out);
        }
    }
}

impl ProgramStream {
    fn pass_by(&mut self) -> Flow {
        self.reading = Reading::Nothing;
        Flow::Enough
    }

    /// Reads on from the first bytes of the file, once they are enough to tell what it is.
    fn begin(&mut self, bytes: &[u8]) -> Flow {
        let Some(container) = Container::read(&bytes[..bytes.len().min(HEAD)]) else {
            return self.pass_by();
        };
        let mut body = Body {
            windows: Windows::default(),
            detectors: detectors(self.known.take(), &container),
        };
        let flow = body.push(bytes);
        self.reading = Reading::Body(body);
        flow
    }
}

/// Everybody who looks into a program.
fn detectors(known: Option<KnownFile>, container: &Container) -> Vec<Looking> {
    let mut detectors: Vec<Box<dyn Detector>> = vec![
        Box::new(BuildInfoDetector::new(container)),
        Box::new(AuditDetector::new(container)),
    ];
    if let Some(known) = known {
        detectors.push(Box::new(KnownDetector::new(known, container)));
    }
    let looking = |detector| Looking {
        detector,
        is_done: false,
    };
    detectors.into_iter().map(looking).collect()
}

impl Body {
    fn push(&mut self, bytes: &[u8]) -> Flow {
        let Self { windows, detectors } = self;
        windows.push(bytes, |window| show(window, detectors))
    }

    /// Shows what has not been shown yet, as at the end of a file.
    fn rest(&mut self) {
        let Self { windows, detectors } = self;
        windows.finish(|window| show(window, detectors));
    }

    fn end(self, out: &mut Extraction) {
        for looking in self.detectors {
            looking.detector.finish(out);
        }
    }
}

/// Shows a window to all who still look.
fn show(window: &Window<'_>, detectors: &mut [Looking]) -> Flow {
    for looking in detectors.iter_mut().filter(|looking| !looking.is_done) {
        let part = looking.detector.part();
        looking.is_done = window.start() >= part.end
            || window.end() > part.start && looking.detector.see(&window.within(&part)) == Flow::Enough;
    }
    match detectors.iter().all(|looking| looking.is_done) {
        true => Flow::Enough,
        false => Flow::More,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_mode_or_name() {
        let want = |path: &str, mode| {
            let path = path.as_bytes();
            ProgramExtractor.wants(&FileHeader { path, size: 1, mode }) == Want::Stream
        };
        assert!(want("usr/bin/anything", 0o755));
        for path in [
            "a/libz.so",
            "a/libz.so.1",
            "libz.so.1.2.13",
            "a.exe",
            "a.node",
            "a.dll",
            "a.dylib",
            "a.pyd",
        ] {
            assert!(want(path, 0o644), "{path}");
        }
        for path in [
            "a/libz.sonata",
            "a.1",
            "so.1",
            "1.2",
            "README",
            "",
            "a.so1",
            "node",
            "x.json",
        ] {
            assert!(!want(path, 0o644), "{path}");
        }
    }

    #[test]
    fn what_is_no_program_is_passed_by_at_once() {
        let header = FileHeader {
            path: b"bin/script",
            size: 20,
            mode: 0o755,
        };
        for start in [&b"#!/bin/sh\n"[..], b"\x7fEL?....", &[0; 9000]] {
            let mut stream = ProgramExtractor.stream(&header).unwrap();
            assert_eq!(stream.data(start), Flow::Enough);
        }
        let mut stream = ProgramExtractor.stream(&header).unwrap();
        assert_eq!(stream.hole(u64::MAX), Flow::Enough);
    }

    #[test]
    fn holes_of_any_size_are_passed_over_and_what_comes_after_is_found() {
        let header = FileHeader {
            path: b"bin/busybox",
            size: 1 << 40,
            mode: 0o755,
        };
        for hole in [0, 100, MOST_ZEROS, MOST_ZEROS + 1, 1 << 40, u64::MAX] {
            let mut stream = ProgramExtractor.stream(&header).unwrap();
            stream.data(b"\x7fELF");
            stream.hole(hole);
            stream.data(b"BusyBox v1.36.1 (");
            stream.hole(hole);
            let mut out = Extraction::default();
            stream.finish(&mut out);
            assert_eq!(out.facts.len(), 1, "{hole}");
        }
    }
}
