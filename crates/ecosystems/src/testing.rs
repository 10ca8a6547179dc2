//! What tests of extractors share.

use crate::extractor::{Extraction, Extractor, Fact, NoSiblings, Want, WantedFile};

/// All that a file of that path says.
pub(crate) fn extract(extractor: &dyn Extractor, path: &str, content: &[u8]) -> Extraction {
    let file = WantedFile {
        path: path.as_bytes(),
        content,
    };
    assert_eq!(extractor.wants(&file.header()), Want::Now, "{path}");
    let mut out = Extraction::default();
    extractor.extract(&file, &NoSiblings, &mut out);
    out
}

/// What a file of that path says: `name version`, with ` dev` behind what is for development; and the problems.
pub(crate) fn read(extractor: &dyn Extractor, path: &str, content: &[u8]) -> (Vec<String>, Vec<String>) {
    let out = extract(extractor, path, content);
    let mut words = Vec::new();
    for fact in &out.facts {
        let Fact::Libraries(libraries) = fact else {
            panic!("{fact:?}")
        };
        assert_eq!(libraries.found_by, extractor.name());
        words.extend(libraries.list.iter().map(|record| {
            let mark = if record.is_development { " dev" } else { "" };
            format!("{} {}{mark}", record.package.name, record.package.version)
        }));
    }
    (words, out.problems)
}
