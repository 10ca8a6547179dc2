//! Hands content that is there to all extractors that want it.

use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Siblings, Want, WantedFile};

/// What all extractors that want to hold a file make of it.
pub(crate) fn run(
    extractors: &[&dyn Extractor],
    file: &WantedFile<'_>,
    siblings: &dyn Siblings,
    out: &mut Extraction,
) {
    for extractor in extractors {
        if matches!(extractor.wants(&file.header()), Want::Now | Want::AtLayerEnd) {
            extractor.extract(file, siblings, out);
        }
    }
}

/// What all extractors that want to read a file as it comes in make of one that is there.
pub(crate) fn run_streams(extractors: &[&dyn Extractor], file: &WantedFile<'_>, out: &mut Extraction) {
    let header = file.header();
    let wanting = extractors
        .iter()
        .filter(|extractor| extractor.wants(&header) == Want::Stream);
    for mut stream in wanting.filter_map(|extractor| extractor.stream(&header)) {
        stream.data(file.content);
        stream.finish(out);
    }
}
