//! Files that are cut, flipped or made up: an error or other data, never a panic, never without end.

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::*;

use crate::samples::{advisory, bytes, fixed, record};

/// Asks for everything that a database can be asked for.
fn walk(db: &Database) {
    let _ = db.verify();
    for space in db.spaces().flatten() {
        for package in space.packages().take(200).flatten() {
            let rows = space.affected(&package).into_iter().flatten();
            for row in rows.take(200).flatten() {
                let _ = (row.ranges.count(), row.arches.count());
                let _ = (
                    row.advisory.id(),
                    row.advisory.feed(),
                    row.advisory.vulnerabilities().count(),
                );
            }
        }
    }
    for found in db.vulnerabilities().take(200).flatten() {
        let _ = (
            found.cvss(),
            found.severities(),
            found.cwes(),
            found.texts(),
            found.packages(),
        );
        let _ = (found.published(), found.modified(), found.aliases().count());
        let _ = db.find(found.id);
    }
    for id in ["", "A", "XX", "CVE-2024-0001"] {
        let _ = (db.find(id), db.epss(id), db.exploited(id));
    }
    let _ = (db.scores().count(), db.all_exploited().take(200).count());
    let _ = (db.weaknesses().count(), db.lifetimes().count(), db.weakness(79));
}

/// Makes the header's checksum right again, as an attacker would.
fn reseal(file: &mut [u8]) {
    let head = 72 + 24 * 18;
    if file.len() >= head + 4 {
        let crc = crc32fast::hash(&file[..head]);
        file[head..head + 4].copy_from_slice(&crc.to_le_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_flipped_byte_never_panics(
        advisories in vec(advisory(), 1..10),
        flips in vec((any::<usize>(), 1u8..=255), 1..4),
        sealed: bool,
    ) {
        let mut file = bytes(advisories, BuildOptions::default());
        let whole = file.clone();
        for (at, mask) in flips {
            let at = at % file.len();
            file[at] ^= mask;
        }
        if sealed {
            reseal(&mut file);
        }
        // After resealing: a flip of the checksum alone is made good by it.
        let touched = file != whole;
        if let Ok(db) = Database::from_bytes(file) {
            prop_assert!(!touched || db.verify().is_err());
            walk(&db);
        }
    }

    #[test]
    fn a_cut_file_is_refused(advisories in vec(advisory(), 0..6), at: usize) {
        let file = bytes(advisories, BuildOptions::default());
        let cut = at % file.len();
        prop_assert!(Database::from_bytes(file[..cut].to_vec()).is_err());
    }

    #[test]
    fn bytes_of_anybody_never_panic(mut file in vec(any::<u8>(), 0..2000)) {
        let words = b"TIDEADV\0\x01\0\0\0";
        let len = words.len().min(file.len());
        file[..len].copy_from_slice(&words[..len]);
        if let Ok(db) = Database::from_bytes(file) {
            walk(&db);
        }
    }
}

/// Every byte of a file with real compression and a dictionary is flipped, each time with the header made right.
#[test]
fn no_single_byte_of_a_compressed_file_is_trusted() {
    let mut advisories: Vec<Advisory> = (0..40)
        .map(|n| record("nvd", &format!("CVE-2024-{n:04}")))
        .collect();
    for (number, advisory) in advisories.iter_mut().enumerate() {
        advisory.description =
            Some(format!("A flaw numbered {number} in a parser lets people in. ").repeat(20));
        advisory.affected = vec![fixed(
            "debian:12",
            &format!("package-{number}"),
            Subject::Source,
            "1.2-3",
        )];
    }
    let file = bytes(advisories, BuildOptions::default());
    for at in 0..file.len() {
        let mut bad = file.clone();
        bad[at] ^= 0x55;
        reseal(&mut bad);
        if let Ok(db) = Database::from_bytes(bad) {
            walk(&db);
        }
    }
}

#[test]
fn what_is_no_database_is_refused_in_words() {
    let error = Database::from_bytes(*b"PK\x03\x04 something else").err().unwrap();
    assert!(matches!(error, DatabaseError::Foreign), "{error}");
    let mut newer = bytes([], BuildOptions::default());
    newer[8] = 3;
    let error = Database::from_bytes(newer).err().unwrap();
    assert!(error.to_string().contains("use a newer program"), "{error}");
}

#[test]
fn a_damaged_dictionary_is_an_error() {
    let mut advisories = Vec::new();
    for number in 0..6000u32 {
        let mut advisory = record("nvd", &format!("CVE-2024-{number:05}"));
        let word = format!("{:x}", number.wrapping_mul(2_654_435_761));
        advisory.description = Some(
            format!("In {word} before 2.{number} a flaw of {word} allows remote users to run code. ")
                .repeat(3),
        );
        advisories.push(advisory);
    }
    let file = bytes(advisories, BuildOptions::default());
    let entry = 72 + 24 * 13;
    let start = u64::from_le_bytes(file[entry + 8..entry + 16].try_into().unwrap()) as usize;
    let length = u64::from_le_bytes(file[entry + 16..entry + 24].try_into().unwrap()) as usize;
    assert!(length > 1000, "so many texts are given a dictionary");
    for at in (start..start + length).step_by(97) {
        let mut bad = file.clone();
        bad[at] ^= 0xff;
        let db = Database::from_bytes(bad).unwrap();
        let first = db.vulnerability_at(0).unwrap();
        let _ = first.texts();
    }
    let mut bad = file.clone();
    bad[start + 8..start + 200].fill(0xff);
    let db = Database::from_bytes(bad).unwrap();
    assert!(db.vulnerability_at(0).unwrap().texts().is_err());
}
