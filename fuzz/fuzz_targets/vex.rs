//! A VEX document of any of the three forms, applied to an image's findings: it takes none of them away, and suppresses
//! none for another reason than its own.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::findings::{findings, image, inventory};
use tidewaiter_reports::{Contents, SuppressedBy, VexDocument, apply_vex};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = VexDocument::parse(bytes) else {
        return;
    };
    let inventory = inventory();
    let contents = Contents::of(&inventory);
    let before = findings(&contents);
    let mut after = before.clone();
    let documents = [document];
    let notes = apply_vex(&documents, &mut after, &contents, &image());
    for (_, _, suppression) in after.suppressed() {
        let is_its_own =
            matches!(&suppression.by, SuppressedBy::Vex { document, .. } if *document == documents[0].id);
        assert!(is_its_own && notes.is_empty());
    }
    for affected in after.issues.iter_mut().flat_map(|issue| &mut issue.affected) {
        affected.suppression = None;
    }
    assert_eq!(after, before);
});
