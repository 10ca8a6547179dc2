//! `composer.lock`: what Composer would install, with what is needed for development in a list of its own.

use serde::Deserialize;

use super::package::PackageJson;
use crate::bounded_json::{List, read_or_tell};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// Reads `composer.lock`.
pub struct LockExtractor;

#[derive(Deserialize)]
struct Lock<'a> {
    #[serde(borrow, default)]
    packages: List<PackageJson<'a>>,
    #[serde(borrow, default, rename = "packages-dev")]
    development: Option<List<PackageJson<'a>>>,
}

impl Extractor for LockExtractor {
    fn name(&self) -> &'static str {
        "composer-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_lock = file.is_called(b"composer.lock");
        if is_lock { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(lock) = read_or_tell::<Lock<'_>>(file.content, "lock file of Composer's", out) else {
            return;
        };
        let development = lock.development.unwrap_or_default();
        let is_cut = lock.packages.is_cut || development.is_cut;
        let of = |packages: List<PackageJson<'_>>, is_development| {
            let records = packages.list.iter().filter_map(PackageJson::record);
            let marked = records.map(|record| record.for_development(is_development));
            marked.collect::<Vec<_>>()
        };
        let list = [of(lock.packages, false), of(development, true)].concat();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}
