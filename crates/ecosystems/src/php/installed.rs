//! `installed.json`, the list that Composer keeps in `vendor/composer` of what it installed there.
//!
//! Odd: Composer 1 writes a bare list; Composer 2 an object with the list in it, and the names of what is needed for
//! development only beside it. Other tools have files of that name too, so only in a folder `composer` it is damaged if it
//! is neither.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::package::PackageJson;
use crate::bounded_json::{List, Text, read};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// Reads `installed.json`.
pub struct InstalledExtractor;

/// As Composer 2 writes it.
#[derive(Deserialize)]
struct Installed<'a> {
    #[serde(borrow)]
    packages: List<PackageJson<'a>>,
    #[serde(borrow, default, rename = "dev-package-names")]
    development: List<Text<'a>>,
}

impl Extractor for InstalledExtractor {
    fn name(&self) -> &'static str {
        "composer-installed"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_list = file.is_called(b"installed.json");
        if is_list { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        match parse(file.content) {
            Ok(installed) => {
                let development: BTreeSet<&str> =
                    installed.development.list.iter().map(|name| &**name).collect();
                let is_cut = installed.packages.is_cut;
                let packages = installed.packages.list.iter();
                let records = packages.filter_map(|package| {
                    let is_development = package.name().is_some_and(|name| development.contains(name));
                    Some(package.record()?.for_development(is_development))
                });
                Libraries::new(self.name(), EvidenceKind::Installed, records.collect())
                    .tell_with_rest(is_cut, out);
            }
            Err(error) if file.header().folder_name() == b"composer" => {
                out.problems.push(format!("it is no list of Composer's: {error}"));
            }
            Err(_) => {}
        }
    }
}

fn parse(content: &[u8]) -> Result<Installed<'_>, String> {
    match content.trim_ascii_start().first() {
        Some(b'[') => Ok(Installed {
            packages: read(content)?,
            development: List::default(),
        }),
        _ => read(content),
    }
}
