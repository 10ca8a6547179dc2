//! Layers made to do harm: each meets its own error, in bounded time and memory.

use std::io::Write;

use tidewaiter_archive::{Error, Kind, Limits};

use crate::support::{Everything, Nothing, edited_entry, end, gzip, pax, raw_entry, read, read_with};

fn refused(limits: Limits, layer: &[u8]) -> Error {
    read_with(limits, layer, 4096, &mut Everything::default()).unwrap_err()
}

/// A gzip of so many MiB of zeros.
fn zeros(mebibytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(1));
    let chunk = vec![0; 1 << 20];
    (0..mebibytes).for_each(|_| encoder.write_all(&chunk).unwrap());
    encoder.finish().unwrap()
}

#[test]
fn a_bomb_is_stopped_by_its_ratio() {
    let limits = Limits {
        ratio: 100,
        ratio_from_bytes: 8 << 20,
        ..Limits::default()
    };
    assert_eq!(refused(limits, &zeros(64)), Error::Bomb(100));
    let zstd = zstd::encode_all(&vec![0; 64 << 20][..], 1).unwrap();
    assert_eq!(refused(limits, &zstd), Error::Bomb(100));
    assert!(read_with(limits, &zeros(7), 4096, &mut Nothing::default()).is_ok());
}

#[test]
fn a_layer_is_stopped_by_its_size() {
    let limits = Limits {
        uncompressed_bytes: 4 << 20,
        ..Limits::default()
    };
    assert_eq!(refused(limits, &zeros(5)), Error::TooLarge(4 << 20));
    assert_eq!(refused(limits, &vec![0; 5 << 20]), Error::TooLarge(4 << 20));
}

#[test]
fn a_zstd_window_is_bounded() {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    encoder.long_distance_matching(true).unwrap();
    encoder.window_log(27).unwrap();
    encoder.write_all(&raw_entry(b"a", b'0', 0, b"")).unwrap();
    let blob = encoder.finish().unwrap();
    let limits = Limits {
        zstd_window_log: 20,
        ..Limits::default()
    };
    assert!(matches!(
        refused(limits, &blob),
        Error::Corrupt { format: "zstd", .. }
    ));
    assert_eq!(read(&blob).unwrap().len(), 1);
}

#[test]
fn a_million_entries_are_read_and_one_more_than_allowed_is_not() {
    let one = raw_entry(b"some/folder/with/a/file", b'0', 0, b"");
    let layer = one.repeat(1_000_000);
    let mut sink = Nothing::default();
    read_with(Limits::default(), &layer, 1 << 16, &mut sink).unwrap();
    assert_eq!(sink.0, 1_000_000);
    let limits = Limits {
        entries: 999_999,
        ..Limits::default()
    };
    assert_eq!(refused(limits, &layer), Error::TooManyEntries(999_999));
}

#[test]
fn endless_headers_about_nothing_are_stopped() {
    let limits = Limits {
        entries: 100,
        ..Limits::default()
    };
    let longname = raw_entry(b"././@LongLink", b'L', 2, b"a\0");
    for header in [pax(&[("path", "a")]), longname, raw_entry(b"g", b'g', 0, b"")] {
        assert_eq!(refused(limits, &header.repeat(1000)), Error::TooManyEntries(100));
    }
}

#[test]
fn lying_sizes_are_told() {
    let huge = edited_entry(b"a", b'0', 0, b"abc", |block| {
        block[124..136].copy_from_slice(&[0x80, 0, 0, 0, 0x3f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    });
    assert_eq!(read(&huge), Err(Error::Truncated("a file")));
    let negative = edited_entry(b"a", b'0', 0, b"", |block| block[124..136].fill(0xff));
    assert!(matches!(read(&negative), Err(Error::Field { .. })));
    let text = edited_entry(b"a", b'0', 0, b"", |block| block[124..136].fill(b'x'));
    assert!(matches!(read(&text), Err(Error::Field { .. })));
    let by_pax = [
        pax(&[("size", "18446744073709551615")]),
        raw_entry(b"a", b'0', 0, b""),
    ]
    .concat();
    assert!(matches!(read(&by_pax), Err(Error::Field { .. })));
}

#[test]
fn long_metadata_is_refused_before_it_is_gathered() {
    let header = raw_entry(b"././@LongLink", b'L', 1 << 30, b"");
    assert!(matches!(read(&header), Err(Error::MetadataTooLarge { .. })));
    let header = raw_entry(b"pax", b'x', (1 << 20) + 1, b"");
    assert!(matches!(read(&header), Err(Error::MetadataTooLarge { .. })));
}

#[test]
fn long_and_deep_paths_are_refused() {
    let long = [pax(&[("path", &"x".repeat(4097))]), raw_entry(b"a", b'0', 0, b"")].concat();
    assert!(matches!(read(&long), Err(Error::PathTooLong { limit: 4096, .. })));
    let link = [
        pax(&[("linkpath", &"x".repeat(5000))]),
        raw_entry(b"a", b'2', 0, b""),
    ]
    .concat();
    assert!(matches!(read(&link), Err(Error::PathTooLong { .. })));
    let deep = [pax(&[("path", &"x/".repeat(513))]), raw_entry(b"a", b'5', 0, b"")].concat();
    assert!(matches!(read(&deep), Err(Error::TooDeep { limit: 512, .. })));
}

#[test]
fn tricky_paths_stay_inside_the_root() {
    let layer = [
        raw_entry(b"../../outside", b'0', 0, b""),
        raw_entry(b"app/../../etc/passwd", b'0', 0, b""),
        raw_entry(b"/abs//./x", b'0', 0, b""),
        edited_entry(b"hard", b'1', 0, b"", |block| {
            block[157..170].copy_from_slice(b"../etc/shadow")
        }),
        raw_entry(b"./", b'5', 0, b""),
        end(),
    ]
    .concat();
    let seen = read(&layer).unwrap();
    let paths: Vec<&str> = seen.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["outside", "etc/passwd", "abs/x", "hard", ""]);
    assert_eq!(seen[3].link, "etc/shadow");
    let summary = read_with(Limits::default(), &layer, 512, &mut Everything::default()).unwrap();
    assert_eq!(summary.warnings.len(), 1);
}

#[test]
fn a_huge_file_that_nobody_wants_costs_no_memory() {
    let file = raw_entry(b"huge", b'0', 256 << 20, b"");
    let blob = [gzip(&file), zeros(256), gzip(&raw_entry(b"after", b'0', 1, b"x"))].concat();
    let mut sink = Nothing::default();
    read_with(Limits::default(), &blob, 1 << 16, &mut sink).unwrap();
    assert_eq!(sink.0, 2);
}

#[test]
fn archives_may_end_without_end_marks_but_not_inside_a_file() {
    let file = raw_entry(b"a", b'0', 3, b"abc");
    assert_eq!(read(&file).unwrap().len(), 1);
    assert_eq!(read(&file[..515]).unwrap().len(), 1);
    assert_eq!(read(&[file.clone(), vec![0; 512]].concat()).unwrap().len(), 1);
    assert_eq!(read(&[file.clone(), vec![0; 100]].concat()).unwrap().len(), 1);
    assert_eq!(read(&file[..514]), Err(Error::Truncated("a file")));
    assert_eq!(
        read(&[file.clone(), file[..100].to_vec()].concat()),
        Err(Error::Truncated("a tar header"))
    );
}

#[test]
fn what_follows_the_end_is_ignored_and_a_lone_block_of_zeros_is_not_an_end() {
    let file = raw_entry(b"a", b'0', 3, b"abc");
    assert_eq!(
        read(&[file.clone(), end(), file.clone()].concat()).unwrap().len(),
        1
    );
    let lone = [file.clone(), vec![0; 512], file.clone()].concat();
    assert_eq!(read(&lone), Err(Error::LoneZeroBlock { offset: 1536 }));
    let mut damaged = [file.clone(), file].concat();
    damaged[1024] ^= 1;
    assert_eq!(read(&damaged), Err(Error::Checksum { offset: 1024 }));
}

#[test]
fn headers_are_read_as_runtimes_read_them() {
    let global = raw_entry(b"g", b'g', 17, b"17 path=elsewhere");
    assert!(matches!(read(&global), Err(Error::Pax { .. })));
    let global = raw_entry(b"g", b'g', 18, b"18 path=elsewhere\n");
    let layer = [
        global,
        raw_entry(b"folder/", 0, 0, b""),
        raw_entry(b"file/", b'0', 1, b"x"),
        raw_entry(b"link", b'2', 9, b""),
        pax(&[("path", "by-pax"), ("size", "2")]),
        raw_entry(b"././@LongLink", b'L', 8, b"by-long\0"),
        raw_entry(b"short", b'0', 7, b"ab"),
        raw_entry(b"next", b'7', 0, b""),
        raw_entry(b"label", b'V', 600, &[1; 600]),
        raw_entry(b"fifo", b'6', 0, b""),
    ];
    let seen = read(&layer.concat()).unwrap();
    let told: Vec<_> = seen
        .iter()
        .map(|entry| (entry.path.as_str(), entry.kind, entry.size))
        .collect();
    assert_eq!(
        told,
        [
            ("folder", Kind::Directory, 0),
            ("file", Kind::File, 1),
            ("link", Kind::Symlink, 0),
            ("by-long", Kind::File, 2),
            ("next", Kind::File, 0),
            ("label", Kind::Other(b'V'), 0),
            ("fifo", Kind::Fifo, 0),
        ]
    );
}
