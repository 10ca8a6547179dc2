//! Composer's files of real projects, against a plain reader of JSON.

use std::collections::BTreeSet;

use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_types::Ecosystem;

use crate::trees;

#[test]
fn every_package_that_composer_wrote_down_is_found_and_nothing_else() {
    for pack in ["images/lang-samples-trivy", "images/lang-samples-syft"] {
        let Some(samples) = trees::samples(pack) else {
            return;
        };
        let image = trees::scan(&samples.folder);
        let found = trees::listed(&image, |library| library.package.ecosystem == Ecosystem::Composer);
        let truth = samples.truth("composer");
        // The plain reader left the list of development out.
        let is_listed = |library: &tidewaiter_inventory::FoundLibrary| !library.is_development;
        let needed = trees::listed(&image, |library| {
            library.package.ecosystem == Ecosystem::Composer && is_listed(library)
        });
        assert!(!truth.is_empty());
        assert_eq!(
            needed.difference(&truth).collect::<Vec<_>>(),
            Vec::<&[String; 3]>::new()
        );
        assert_eq!(
            truth.difference(&found).collect::<Vec<_>>(),
            Vec::<&[String; 3]>::new()
        );
        for library in image
            .libraries
            .iter()
            .filter(|library| library.package.ecosystem == Ecosystem::Composer)
        {
            let is_lock = library.path.ends_with("composer.lock");
            assert_eq!(library.evidence == EvidenceKind::Locked, is_lock, "{library:?}");
        }
        let damaged: BTreeSet<_> = samples
            .damaged()
            .into_iter()
            .filter(|path| path.ends_with("composer.lock"))
            .collect();
        let told = image.problems.iter().filter_map(|problem| problem.path.clone());
        let told: BTreeSet<_> = told.filter(|path| path.ends_with("composer.lock")).collect();
        assert_eq!(told, damaged);
    }
}
