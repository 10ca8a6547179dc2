//! Damaged rpm databases: whatever is cut off or changed, reading ends soon, without a panic, and what is left whole
//! is still read.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tidewaiter_ecosystems::rpm::{
    Contents, RpmError, compare_versions, parse_berkeley, parse_database, parse_header, parse_manifest,
    parse_ndb, parse_sqlite, split_evr,
};

use crate::rpm::Files;

/// Small databases of each format, so that many changes can be tried.
static DATABASES: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let packs = [
        "rpm-list-photon5",
        "rpm-list-amzn2",
        "sle15-bci",
        "alma8-micro-s390x-20230523",
        "rpm-synth-sqlite-wal",
    ];
    packs.iter().filter_map(|pack| Files::of(pack)).collect()
});

/// A change of a database: at which part of its length, and what.
#[derive(Clone, Debug)]
enum Change {
    Cut(f64),
    Flip(f64, u8),
    /// Four bytes, as page numbers and lengths have them.
    Number(f64, u32),
    /// A stretch copied to elsewhere: pages and blobs that are valid by themselves in the wrong place.
    Copy {
        from: f64,
        to: f64,
        length: u16,
    },
}

fn change() -> impl Strategy<Value = Change> {
    let place = || prop_oneof![0.0..1.0f64, 0.0..0.01f64];
    let number = prop_oneof![any::<u32>(), 0..64u32, Just(u32::MAX), Just(1 << 31)];
    prop_oneof![
        1 => place().prop_map(Change::Cut),
        4 => (place(), any::<u8>()).prop_map(|(at, by)| Change::Flip(at, by)),
        4 => (place(), number).prop_map(|(at, number)| Change::Number(at, number)),
        2 => (place(), place(), any::<u16>()).prop_map(|(from, to, length)| Change::Copy { from, to, length }),
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a small file"
)]
fn at(bytes: &[u8], place: f64) -> usize {
    (bytes.len() as f64 * place) as usize
}

fn apply(change: &Change, bytes: &mut Vec<u8>) {
    match *change {
        Change::Cut(place) => bytes.truncate(at(bytes, place)),
        Change::Flip(place, by) => {
            let at = at(bytes, place);
            bytes[at..].iter_mut().take(1).for_each(|byte| *byte ^= by);
        }
        Change::Number(place, number) => {
            let at = at(bytes, place) & !3;
            let raw = number.to_be_bytes();
            bytes[at..]
                .iter_mut()
                .zip(raw)
                .for_each(|(byte, new)| *byte = new);
        }
        Change::Copy { from, to, length } => {
            let (from, to) = (at(bytes, from), at(bytes, to));
            let end = (from + usize::from(length)).min(bytes.len());
            let length = (end - from).min(bytes.len() - to);
            bytes.copy_within(from..from + length, to);
        }
    }
}

/// Reads, and holds the reader to its bound on time: a whole one takes some milliseconds.
fn read(bytes: &[u8], wal: Option<&[u8]>) -> Result<Contents, RpmError> {
    let start = Instant::now();
    let result = parse_database(bytes, wal);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "reading took {:?}",
        start.elapsed()
    );
    result
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_changed_database_is_read_or_refused(
        pick in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..6),
        log_changes in prop::collection::vec(change(), 0..3),
    ) {
        if DATABASES.is_empty() {
            return Ok(());
        }
        let files = pick.get(&DATABASES);
        let (mut bytes, mut wal) = (files.bytes.clone(), files.wal.clone());
        changes.iter().for_each(|change| apply(change, &mut bytes));
        if let Some(wal) = &mut wal {
            log_changes.iter().for_each(|change| apply(change, wal));
        }
        if let Ok(contents) = read(&bytes, wal.as_deref()) {
            prop_assert!(contents.problems.len() <= 65, "the list of problems is bounded");
            let text: usize = contents.records.iter().flat_map(|record| &record.files).map(String::len).sum();
            prop_assert!(text <= 128 << 20, "the list of files is bounded");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), wal in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = parse_database(&bytes, Some(&wal));
        let _ = parse_sqlite(&bytes, Some(&wal));
        let _ = parse_ndb(&bytes);
        let _ = parse_berkeley(&bytes);
        let _ = parse_header(&bytes);
        let _ = parse_manifest(&bytes);
    }

    #[test]
    fn any_texts_are_ordered(a in "\\PC*", b in "\\PC*") {
        prop_assert_eq!(compare_versions(&a, &b), compare_versions(&b, &a).reverse());
        prop_assert!(a.starts_with(split_evr(&a).epoch.unwrap_or_default()));
    }
}

/// One flipped byte in one record costs that record at most.
#[test]
fn damage_to_one_record_hides_no_other() {
    let mut tried = 0;
    for files in DATABASES.iter() {
        let whole = files.parse();
        let needle = whole.records[whole.records.len() / 2].name.as_bytes();
        // In front of the name stands "C\0", the list of locales; the name of the tag's value follows.
        let value = [b"C\0", needle, b"\0"].concat();
        let Some(place) = files.bytes.windows(value.len()).position(|part| part == value) else {
            continue;
        };
        tried += 1;
        let mut bytes = files.bytes.clone();
        bytes[place + 2] ^= 0x80;
        let damaged = read(&bytes, files.wal.as_deref()).expect("the database is still one");
        let kept = damaged
            .records
            .iter()
            .filter(|record| whole.records.contains(record))
            .count();
        assert!(
            kept + 1 >= whole.records.len(),
            "{kept} of {}",
            whole.records.len()
        );
    }
    assert!(tried >= 3 || DATABASES.is_empty(), "{tried}");
}

/// go-rpmdb issue 37: a chain of overflow pages that leads back into itself.
#[test]
fn an_overflow_chain_in_a_circle_ends() {
    let Some(files) = Files::of("alma8-micro-s390x-20230523") else {
        return;
    };
    let mut bytes = files.bytes.clone();
    let whole = files.parse().records.len();
    let overflow_pages = (1..bytes.len() / 4096).filter(|page| files.bytes[page * 4096 + 25] == 7);
    for page in overflow_pages {
        let number = u32::try_from(page).expect("a small file").to_be_bytes();
        bytes[page * 4096 + 16..][..4].copy_from_slice(&number);
    }
    let contents = read(&bytes, None).expect("the first page is whole");
    assert!(
        contents.records.len() < whole,
        "records of more than one page are lost"
    );
    assert!(
        contents
            .problems
            .iter()
            .all(|problem| problem.to_string().contains("twice")),
        "{:?}",
        contents.problems
    );
}

/// Thousands of cells that all point to one record: the work is bounded by the file's length.
#[test]
fn records_that_overlap_end_the_reading() {
    let Some(files) = Files::of("sle15-bci") else {
        return;
    };
    let mut bytes = files.bytes.clone();
    let slots: Vec<[u8; 16]> = bytes[32..4096].as_chunks().0.to_vec();
    let length = |slot: &[u8; 16]| u32::from_le_bytes([slot[12], slot[13], slot[14], slot[15]]);
    let longest = slots
        .iter()
        .max_by_key(|slot| length(slot))
        .expect("there are slots");
    bytes[32..4096].as_chunks_mut().0.fill(*longest);
    let contents = read(&bytes, None).expect("the database is still one");
    assert!(
        matches!(contents.problems[..], [RpmError::Overlap { .. }]),
        "{:?}",
        contents.problems
    );
    assert!(!contents.records.is_empty(), "what was read before is kept");
}

/// A small header whose many files all lie in one folder with an enormous name: neither memory nor time follow.
#[test]
fn a_file_list_that_explodes_is_left_out() {
    let files = 60_000u32;
    let folder = [vec![b'/'; 1 << 20], vec![0]].concat();
    let texts = [
        b"n\0".to_vec(),
        b"1\0".to_vec(),
        b"2\0".to_vec(),
        folder,
        b"f\0".repeat(60_000),
    ];
    let indexes = vec![0; 4 * 60_000];
    let mut index = Vec::new();
    let mut data = Vec::new();
    let tags = [
        (1000, 6, 1),
        (1001, 6, 1),
        (1002, 6, 1),
        (1118, 8, 1),
        (1117, 8, files),
        (1116, 4, files),
    ];
    for ((tag, kind, count), value) in tags.into_iter().zip(texts.into_iter().chain([indexes])) {
        let offset = u32::try_from(data.len()).expect("a small header");
        index.extend([tag, kind, offset, count].map(u32::to_be_bytes).concat());
        data.extend(value);
    }
    let counts = [6, u32::try_from(data.len()).expect("a small header")]
        .map(u32::to_be_bytes)
        .concat();
    let header = [counts, index, data].concat();
    assert_eq!(parse_header(&header).expect("the header is sound").name, "n");
    let contents = read(&ndb_of(&header), None).expect("it is a database");
    assert_eq!(contents.records.len(), 1);
    assert!(contents.records[0].files.is_empty());
    assert!(
        contents
            .problems
            .iter()
            .any(|problem| matches!(problem, RpmError::Files { .. })),
        "{:?}",
        contents.problems
    );
}

/// An ndb file with one record; its checksum is wrong, which is reported and no more.
fn ndb_of(header: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).expect("a small header").to_le_bytes();
    let blocks = u32::try_from((header.len() + 28).div_ceil(16))
        .expect("a small header")
        .to_le_bytes();
    let one = 1u32.to_le_bytes();
    let mut bytes = [
        &b"RpmP"[..],
        &[0; 8],
        &one,
        &[0; 16],
        b"Slot",
        &one,
        &256u32.to_le_bytes(),
        &blocks,
    ]
    .concat();
    bytes.resize(4096, 0);
    bytes.extend([*b"BlbS", one, one, length].concat());
    bytes.extend(header);
    let end = 4096 + (header.len() + 28).div_ceil(16) * 16;
    bytes.resize(end - 12, 0);
    bytes.extend([[0; 4], length, *b"BlbE"].concat());
    bytes
}
