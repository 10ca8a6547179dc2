//! What must hold of everything that a file said of libraries.

use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, Flow, NoSiblings, Want, WantedFile, extractors,
};

/// Most libraries of one file.
const MOST: usize = 100_000;
/// What a file may say beside what it has bytes, in problems.
const MOST_PROBLEMS: usize = 100;

/// Reads one text as the file of each of those paths, by every extractor that wants it.
pub fn read(paths: &[&str], content: &[u8]) {
    for path in paths {
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        let mut wanting = extractors()
            .iter()
            .filter(|extractor| extractor.wants(&file.header()) == Want::Now)
            .peekable();
        assert!(wanting.peek().is_some(), "{path}");
        for extractor in wanting {
            let mut out = Extraction::default();
            extractor.extract(&file, &NoSiblings, &mut out);
            check(&out, content.len());
        }
    }
}

/// What an extractor makes of a file that is there.
pub fn extract(extractor: &dyn Extractor, path: &str, content: &[u8]) -> Extraction {
    let file = WantedFile {
        path: path.as_bytes(),
        content,
    };
    assert_eq!(extractor.wants(&file.header()), Want::Now, "{path}");
    let mut out = Extraction::default();
    extractor.extract(&file, &NoSiblings, &mut out);
    out
}

/// What an extractor makes of a file that comes in by chunks.
pub fn stream(extractor: &dyn Extractor, path: &str, chunks: &[&[u8]]) -> Extraction {
    let header = FileHeader {
        path: path.as_bytes(),
        size: chunks.iter().map(|chunk| chunk.len() as u64).sum(),
        mode: 0o755,
    };
    assert_eq!(extractor.wants(&header), Want::Stream, "{path}");
    let mut out = Extraction::default();
    if let Some(mut stream) = extractor.stream(&header) {
        for chunk in chunks {
            if stream.data(chunk) == Flow::Enough {
                break;
            }
        }
        stream.finish(&mut out);
    }
    out
}

/// Checks that what came out of a file of this length is bounded, and that every library has a name and a version.
pub fn check(out: &Extraction, len: usize) {
    assert!(out.problems.len() <= MOST_PROBLEMS, "{:?}", out.problems);
    for fact in &out.facts {
        let Fact::Libraries(libraries) = fact else {
            panic!("it tells of something else: {fact:?}");
        };
        // What is packed may grow, but not without bound; the shortest entry of a list has some bytes.
        assert!(libraries.list.len() <= MOST.min(len.saturating_mul(64) + 1));
        for record in &libraries.list {
            let package = &record.package;
            assert!(
                !package.name.is_empty() && !package.version.is_empty(),
                "{record:?}"
            );
        }
    }
}
