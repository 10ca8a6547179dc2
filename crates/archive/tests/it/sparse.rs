//! Maps of sparse files that lie.

use tidewaiter_archive::{Entry, EntrySink, Error, Limits, Take};

use crate::support::{edited_entry, end, pax, raw_entry, read, read_with};

const SPARSE: (&str, &str) = ("GNU.sparse.major", "1");

fn old_gnu(map: &[(u64, u64)], real: u64, stored: u64, more: bool, content: &[u8]) -> Vec<u8> {
    edited_entry(b"s", b'S', stored, content, |block| {
        block[257..265].copy_from_slice(b"ustar  \0");
        for (i, (offset, len)) in map.iter().enumerate() {
            let piece = format!("{offset:011o}\0{len:011o}\0");
            block[386 + 24 * i..][..24].copy_from_slice(piece.as_bytes());
        }
        block[482] = u8::from(more);
        block[483..495].copy_from_slice(format!("{real:011o}\0").as_bytes());
    })
}

fn text_map(map: &str, real: &str, content: &[u8]) -> Vec<u8> {
    let mut payload = map.as_bytes().to_vec();
    payload.resize(payload.len().next_multiple_of(512), 0);
    payload.extend_from_slice(content);
    let mut layer = pax(&[
        SPARSE,
        ("GNU.sparse.minor", "0"),
        ("GNU.sparse.name", "s"),
        ("GNU.sparse.realsize", real),
    ]);
    layer.extend(raw_entry(
        b"GNUSparseFile.0/s",
        b'0',
        payload.len() as u64,
        &payload,
    ));
    layer
}

#[test]
fn maps_that_are_right_give_the_file() {
    for layer in [
        old_gnu(&[(2, 3)], 7, 3, false, b"abc"),
        text_map("1\n2\n3\n", "7", b"abc"),
    ] {
        let seen = read(&layer).unwrap();
        assert_eq!(
            (seen[0].path.as_str(), &seen[0].content[..]),
            ("s", &b"\0\0abc\0\0"[..])
        );
    }
}

#[test]
fn maps_that_lie_are_refused() {
    let huge = "9".repeat(30);
    for layer in [
        old_gnu(&[(2, 3)], 4, 3, false, b"abc"),
        old_gnu(&[(2, 3), (4, 0)], 9, 3, false, b"abc"),
        old_gnu(&[(2, 3)], 9, 4, false, b"abcd"),
        [old_gnu(&[(2, 3)], 9, 0, true, b""), vec![0; 504], vec![1; 8]].concat(),
        text_map("1\n2\n", "7", b""),
        text_map("1\n2\nx\n", "7", b"abc"),
        text_map(&format!("1\n{huge}\n3\n"), "7", b"abc"),
        text_map("1\n18446744073709551615\n3\n", "7", b"abc"),
        text_map(&"1".repeat(600), "7", b"abc"),
        text_map("\n", "7", b"abc"),
    ] {
        assert!(
            matches!(read(&layer), Err(Error::Sparse { .. })),
            "{:?}",
            read(&layer)
        );
    }
}

#[test]
fn maps_are_bounded() {
    let limits = Limits {
        sparse_segments: 10,
        ..Limits::default()
    };
    let pieces: String = (0..11).map(|i| format!("{}\n1\n", i * 2)).collect();
    let text = text_map(&format!("11\n{pieces}"), "100", &[1; 11]);
    let numbers = vec!["1"; 22].join(",");
    let records = [
        pax(&[("GNU.sparse.map", &numbers)]),
        raw_entry(b"s", b'0', 0, b""),
    ]
    .concat();
    for layer in [text, records] {
        let refused = read_with(limits, &layer, 4096, &mut Holes::default());
        assert!(
            matches!(refused, Err(Error::TooManySegments { .. })),
            "{refused:?}"
        );
    }
}

/// Counts zeros without writing them.
#[derive(Default)]
struct Holes(u64);

impl EntrySink for Holes {
    fn entry(&mut self, _: &Entry<'_>) -> Take {
        Take::Content
    }
    fn data(&mut self, _: &[u8]) {}
    fn hole(&mut self, len: u64) {
        self.0 += len;
    }
    fn end(&mut self) {}
}

#[test]
fn a_hole_of_an_exbibyte_costs_one_call() {
    let layer = [text_map("1\n0\n3\n", "1152921504606846976", b"abc"), end()].concat();
    let mut sink = Holes::default();
    read_with(Limits::default(), &layer, 100, &mut sink).unwrap();
    assert_eq!(sink.0, (1 << 60) - 3);
}
