//! What all targets of extractors of libraries do.

use tidewaiter_ecosystems::Libraries;
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, NoSiblings, Want, WantedFile, extractors,
};

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
        wanting.for_each(|extractor| check(*extractor, &file));
    }
}

fn check(extractor: &dyn Extractor, file: &WantedFile<'_>) {
    let mut out = Extraction::default();
    extractor.extract(file, &NoSiblings, &mut out);
    assert!(out.problems.len() <= MOST_PROBLEMS);
    for fact in &out.facts {
        let Fact::Libraries(Libraries { found_by, list, .. }) = fact else {
            continue;
        };
        assert_eq!(found_by, extractor.name());
        assert!(!list.is_empty() && list.len() <= file.content.len());
        for record in list {
            let package = &record.package;
            assert!(
                !package.name.is_empty() && !package.version.is_empty(),
                "{record:?}"
            );
        }
    }
}
