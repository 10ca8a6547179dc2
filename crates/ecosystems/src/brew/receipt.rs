//! What Homebrew leaves beside an installed formula: `Cellar/NAME/VERSION/INSTALL_RECEIPT.json`. Its path names the
//! formula; older receipts do not.

use serde::Deserialize;
use serde::de::IgnoredAny;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, json, parts_upwards};

/// Reads `INSTALL_RECEIPT.json`.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "brew-receipt",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| {
        is_called(path, b"INSTALL_RECEIPT.json") && parts_upwards(path).nth(3) == Some(b"Cellar")
    },
    read,
};

/// What every receipt has.
#[derive(Deserialize)]
struct Receipt {
    #[serde(rename = "source")]
    _source: IgnoredAny,
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    if json::<Receipt>(file, found, "a receipt of Homebrew").is_none() {
        return;
    }
    let mut folders = parts_upwards(file.path).skip(1);
    if let (Some(version), Some(name)) = (folders.next(), folders.next()) {
        let [name, version] = [name, version].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        found.add(Package::new(Ecosystem::Brew, name, version));
    }
}
