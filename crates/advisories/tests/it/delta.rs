//! Deltas: applied they give exactly the newer file, and nothing else is ever taken for it.

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::delta::{self, DeltaError, DeltaInfo};
use tidewaiter_advisories::*;

use crate::samples::{built, built_of, record, two_states};

fn options(facts_only: bool) -> BuildOptions {
    BuildOptions {
        facts_only,
        ..BuildOptions::default()
    }
}

/// Makes the checksum right again, as whoever means no good would.
fn reseal(delta: &mut [u8]) {
    if let Some((content, checksum)) = delta.split_last_chunk_mut::<4>() {
        *checksum = crc32fast::hash(content).to_le_bytes();
    }
}

proptest! {
    #[test]
    fn the_older_file_and_the_delta_give_the_newer_file(
        (older, newer) in two_states(),
        facts_only: (bool, bool),
    ) {
        let older = Database::from_bytes(built_of(older, options(facts_only.0))).unwrap();
        let bytes = built_of(newer, options(facts_only.1));
        let newer = Database::from_bytes(bytes.clone()).unwrap();
        let delta = delta::make(&older, &newer).unwrap();
        let info = DeltaInfo::read(&delta).unwrap();
        prop_assert_eq!((&info.from, &info.to), (&older.info().revision, &newer.info().revision));
        prop_assert!(delta::apply(&older, &delta).unwrap() == bytes, "another file came out");
    }

    #[test]
    fn a_flipped_byte_never_gives_another_file(
        (older, newer) in two_states(),
        flips in vec((any::<usize>(), 1u8..=255), 1..4),
        sealed: bool,
    ) {
        let older = Database::from_bytes(built_of(older, options(false))).unwrap();
        let bytes = built_of(newer, options(false));
        let newer = Database::from_bytes(bytes.clone()).unwrap();
        let mut delta = delta::make(&older, &newer).unwrap();
        for (at, mask) in flips {
            let at = at % delta.len();
            delta[at] ^= mask;
        }
        if sealed {
            reseal(&mut delta);
        }
        // Some bytes change nothing (a flag of zstd's); what comes out is then the promised file.
        if let Ok(result) = delta::apply(&older, &delta) {
            let result = Database::from_bytes(result).unwrap();
            prop_assert!(result.info().revision == DeltaInfo::read(&delta).unwrap().to);
        }
    }

    #[test]
    fn bytes_of_anybody_never_panic(mut delta in vec(any::<u8>(), 0..600), sealed: bool) {
        let older = built([record("nvd", "CVE-2024-0001")]);
        let words = b"TIDEDLT\0\x03\0\0\0\x02\0\0\0";
        let len = words.len().min(delta.len());
        delta[..len].copy_from_slice(&words[..len]);
        if sealed {
            reseal(&mut delta);
        }
        prop_assert!(delta::apply(&older, &delta).is_err());
    }
}

#[test]
fn what_cannot_be_applied_is_refused_in_words() {
    let older = built([record("nvd", "CVE-2024-0001")]);
    let newer = built([record("nvd", "CVE-2024-0002")]);
    let good = delta::make(&older, &newer).unwrap();
    let words = |db: &Database, delta: &[u8]| delta::apply(db, delta).unwrap_err().to_string();
    let other = words(&newer, &good);
    assert!(
        other.contains("leads from revision sha256:") && other.contains("the whole database"),
        "{other}"
    );
    assert!(words(&older, b"something else").contains("no delta"));
    assert!(words(&older, &good[..good.len() - 1]).contains("checksum is wrong"));
    let mut later = good.clone();
    later[8] = 9;
    assert!(words(&older, &later).contains("format 9"));
    let mut lying = good.clone();
    lying[50] ^= 1;
    reseal(&mut lying);
    assert!(matches!(
        delta::apply(&older, &lying),
        Err(DeltaError::OtherResult { .. })
    ));
}

/// Where the header says how long a part is.
fn length_of(part: usize) -> std::ops::Range<usize> {
    96 + 8 * part..104 + 8 * part
}

/// Decisions that are all alike stand for anything without end; what they may stand for is bounded by their bytes.
#[test]
fn a_part_that_never_ends_is_left_off() {
    let older = built([record("nvd", "CVE-2024-0001")]);
    let good = delta::make(&older, &built([record("nvd", "CVE-2024-0002")])).unwrap();
    let lengths = [0, 1, 2, 3].map(|part| {
        let length = good[length_of(part)].try_into().unwrap();
        u64::from_le_bytes(length) as usize
    });
    for part in 0..4 {
        for filler in [0, 255] {
            let from = 128 + lengths[..part].iter().sum::<usize>();
            let mut delta = good.clone();
            delta.splice(from..from + lengths[part], [filler; 300]);
            delta[length_of(part)].copy_from_slice(&300u64.to_le_bytes());
            reseal(&mut delta);
            assert!(delta::apply(&older, &delta).is_err(), "part {part} of {filler}");
        }
    }
}

/// What a feed copies from another costs nearly nothing.
#[test]
fn a_text_that_a_relative_has_is_not_written_again() {
    let prose: String = (0..4000u32)
        .map(|n| char::from(b'a' + (n.wrapping_mul(n) % 23) as u8))
        .collect();
    let told = |feed: &str, id: &str| Advisory {
        vulnerabilities: vec!["CVE-2024-0001".into()],
        description: Some(format!("{prose} by nobody")),
        references: vec![Reference {
            kind: ReferenceKind::Web,
            url: format!("https://example.org/{}", &prose[..600]),
        }],
        ..record(feed, id)
    };
    let older = built([told("ghsa", "GHSA-1111-2222-3333")]);
    let bytes = built_of(
        vec![
            told("ghsa", "GHSA-1111-2222-3333").into(),
            told("pypa", "PYSEC-2024-1").into(),
        ],
        options(false),
    );
    let newer = Database::from_bytes(bytes.clone()).unwrap();
    let delta = delta::make(&older, &newer).unwrap();
    assert!(
        delta::apply(&older, &delta).unwrap() == bytes,
        "another file came out"
    );
    assert!(delta.len() < 400, "{}", delta.len());
}
