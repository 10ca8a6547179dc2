//! Bundles: what goes in comes out, and nothing damaged does.

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::{BuildOptions, Database, bundle};

use crate::samples::{built, bytes, record};

fn sample() -> Database {
    built((1..200).map(|number| record("nvd", &format!("CVE-2024-{number:04}"))))
}

fn packed(database: &Database) -> Vec<u8> {
    let mut out = Vec::new();
    bundle::write(database, "Thanks to all.\n", &mut out).unwrap();
    out
}

#[test]
fn a_database_comes_back_with_its_notice() {
    let database = sample();
    let file = packed(&database);
    assert_eq!(file, packed(&database), "two bundles of one database differ");
    let mut out = Vec::new();
    let (manifest, notice) = bundle::read(file.as_slice(), &mut out).unwrap();
    assert_eq!(out, database.as_bytes());
    assert_eq!(manifest.revision, database.info().revision);
    assert_eq!(manifest.feeds[0].name, "nvd");
    assert_eq!(notice, "Thanks to all.\n");
}

#[test]
fn what_is_no_bundle_is_refused_in_words() {
    let words = |file: &[u8]| bundle::read(file, &mut Vec::new()).unwrap_err().to_string();
    assert!(words(b"something else").contains("no bundle"));
    assert!(words(&bytes([], BuildOptions::default())).contains("no bundle"));
    assert!(
        words(&packed(&sample())[..2000])
            .contains("no bundle of an advisory database: it does not begin with")
    );
}

proptest! {
    /// Of the tar's own padding and dates nothing depends; of all else everything does.
    #[test]
    fn a_flipped_byte_gives_no_other_database(at: usize, mask in 1u8..=255) {
        let database = sample();
        let mut file = packed(&database);
        let at = at % file.len();
        file[at] ^= mask;
        let mut out = Vec::new();
        if let Ok((manifest, _)) = bundle::read(file.as_slice(), &mut out) {
            let same = out == database.as_bytes();
            let refused = Database::from_bytes(out).unwrap().info().revision != manifest.revision;
            prop_assert!(same || refused);
        }
    }

    #[test]
    fn a_cut_bundle_is_refused(at: usize) {
        let file = packed(&sample());
        // Behind the last entry there are two empty blocks, which nobody misses.
        let cut = at % (file.len() - 1024 - 512);
        prop_assert!(bundle::read(&file[..cut], &mut Vec::new()).is_err());
    }

    #[test]
    fn bytes_of_anybody_never_panic(file in vec(any::<u8>(), 0..2048)) {
        prop_assert!(bundle::read(file.as_slice(), &mut Vec::new()).is_err());
    }
}
