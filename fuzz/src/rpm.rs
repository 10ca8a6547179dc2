//! What must hold of every rpm database that was read, and a database around one header.

use tidewaiter_ecosystems::rpm::{Contents, RpmError};

/// Bytes of paths that one database may spell out.
const MOST_PATH_BYTES: usize = 128 << 20;

/// Checks that what came out is bounded by what went in.
pub fn check(file: &[u8], outcome: Result<Contents, RpmError>) {
    let Ok(contents) = outcome else { return };
    assert!(contents.problems.len() <= 65);
    // A header that holds a name, a version and a release has more than 32 bytes; a manifest's line has 8.
    assert!(contents.records.len() <= file.len() / 8 + 1);
    let mut paths = 0;
    for record in &contents.records {
        let package = record.to_package();
        assert_eq!((&package.name, package.version), (&record.name, record.evr()));
        assert!(record.files.iter().all(|path| !path.starts_with('/')));
        paths += record.files.iter().map(String::len).sum::<usize>();
    }
    assert!(paths <= MOST_PATH_BYTES);
}

/// An ndb file with one slot page and this one blob.
pub fn in_ndb(blob: &[u8]) -> Vec<u8> {
    let words = |words: &[u32]| {
        words
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect::<Vec<_>>()
    };
    let magic = |text: &[u8; 4]| u32::from_le_bytes(*text);
    let blocks = (blob.len() + 16 + 12).div_ceil(16);
    // Header: magic, version, generation, slot pages, then reserved words.
    let mut file = words(&[magic(b"RpmP"), 0, 1, 1, 2, 0, 0, 0]);
    // The slot: magic, number of the package, first block, blocks.
    file.extend(words(&[magic(b"Slot"), 1, 256, blocks as u32]));
    while file.len() < 4096 {
        file.extend(words(&[magic(b"Slot"), 0, 0, 0]));
    }
    file.extend(words(&[magic(b"BlbS"), 1, 1, blob.len() as u32]));
    file.extend_from_slice(blob);
    file.resize(4096 + blocks * 16 - 12, 0);
    file.extend(words(&[
        adler32(&file[4096..]),
        blob.len() as u32,
        magic(b"BlbE"),
    ]));
    file
}

fn adler32(bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65521;
        high = (high + low) % 65521;
    }
    high << 16 | low
}
