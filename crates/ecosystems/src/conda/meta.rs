//! What Conda installed: `conda-meta/NAME-VERSION-BUILD.json`, a record for each package of an environment.

use serde::Deserialize;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::lenient::{Text, without_mark};
use crate::library::{EvidenceKind, Libraries, LibraryRecord};

/// Reads `conda-meta/*.json`.
pub struct MetaExtractor;

impl Extractor for MetaExtractor {
    fn name(&self) -> &'static str {
        "conda-meta"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if file.path.ends_with(b".json") && file.folder_name() == b"conda-meta" {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        match serde_json::from_slice::<Installed<'_>>(without_mark(file.content)) {
            Ok(installed) => {
                let list = installed.package().map(LibraryRecord::new).into_iter().collect();
                Libraries::new(self.name(), EvidenceKind::Installed, list).tell(out);
            }
            Err(error) => out.problems.push(format!("it cannot be read: {error}")),
        }
    }
}

#[derive(Deserialize)]
struct Installed<'a> {
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    version: Text<'a>,
    #[serde(borrow, default)]
    license: Text<'a>,
}

impl Installed<'_> {
    fn package(&self) -> Option<Package> {
        let (name, version) = (self.name.as_str(), self.version.as_str());
        if name.is_empty() || version.is_empty() {
            return None;
        }
        let mut package = Package::new(Ecosystem::Conda, name, version);
        package.license = Some(self.license.as_str().to_owned()).filter(|license| !license.is_empty());
        Some(package)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn a_record_names_its_package() {
        let path = "opt/conda/conda-meta/zlib-1.2.13-h5eee18b_0.json";
        let text = r#"{"build": "h5eee18b_0", "files": ["lib/libz.so"], "license": "Zlib", "name": "zlib", "version": "1.2.13"}"#;
        assert_eq!(read(&MetaExtractor, path, text.as_bytes()).0, ["zlib 1.2.13"]);
        assert_eq!(
            read(&MetaExtractor, path, b"{\"name\": \"zlib\"}"),
            (vec![], vec![])
        );
        assert_eq!(read(&MetaExtractor, path, b"{\"name\"").1.len(), 1);
    }
}
