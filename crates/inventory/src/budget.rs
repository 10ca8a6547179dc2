//! What the scan of one layer may keep in memory. What does not fit is reported, never dropped in silence.

use tidewaiter_ecosystems::LibraryRecord;
use tidewaiter_ecosystems::extractor::{Extraction, Fact, PackageRecord};
use tidewaiter_types::Package;

/// What a recorded name costs beside its bytes.
pub(crate) const COST_PER_NAME: u64 = 64;
/// What a text costs beside its bytes.
const COST_PER_TEXT: usize = 32;

/// Bounds on the scan of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of one wanted file that tells of the system.
    pub file_bytes: u64,
    /// Bytes of one wanted file that tells of libraries. What is read as it streams by has no such bound.
    pub library_file_bytes: u64,
    /// Bytes of all files of a layer that tell of the system, or are held until its end.
    pub layer_bytes: u64,
    /// Bytes of the paths and link targets that are recorded, and 64 more for each.
    pub name_bytes: u64,
    /// Paths of which it is known that something is there, folders that only follow from what lies in them included.
    pub places: u64,
    /// Bytes of what was read out of wanted files: packages, their files, problems.
    pub fact_bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            library_file_bytes: 32 << 20,
            layer_bytes: 192 << 20,
            name_bytes: 64 << 20,
            places: 3_500_000,
            fact_bytes: 128 << 20,
        }
    }
}

/// What the facts and problems of a file take in memory, about.
pub(crate) fn cost(extraction: &Extraction) -> u64 {
    let facts = extraction.facts.iter().map(|fact| match fact {
        Fact::OsRelease(_) => 0,
        Fact::Packages { packages, .. } => packages.iter().map(cost_of_record).sum(),
        Fact::OwnedFiles { files, .. } => cost_of_texts(files),
        Fact::Libraries(libraries) => libraries.list.iter().map(cost_of_library).sum(),
    });
    let bytes = size_of::<Extraction>() + cost_of_texts(&extraction.problems) + facts.sum::<usize>();
    bytes as u64
}

fn cost_of_library(library: &LibraryRecord) -> usize {
    let inner_path = library.inner_path.as_ref().map_or(0, String::len);
    size_of::<LibraryRecord>() + inner_path + cost_of_package_texts(&library.package)
}

fn cost_of_record(record: &PackageRecord) -> usize {
    let texts = cost_of_package_texts(&record.package);
    size_of::<PackageRecord>() + texts + cost_of_texts(&record.files)
}

fn cost_of_package_texts(package: &Package) -> usize {
    let Package {
        ecosystem: _,
        name,
        version,
        arch,
        source,
        module,
        license,
        vendor,
    } = package;
    let source = source
        .iter()
        .map(|source| source.name.len() + source.version.len());
    let optional = [arch, module, license, vendor]
        .into_iter()
        .flatten()
        .map(String::len);
    name.len() + version.len() + source.chain(optional).sum::<usize>()
}

fn cost_of_texts(texts: &[String]) -> usize {
    texts.iter().map(|text| text.len() + COST_PER_TEXT).sum()
}
