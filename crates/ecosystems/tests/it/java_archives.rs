//! Java archives made by the `zip` crate and by hand: all ways to write entries, archives in archives, and hostile ones.

#![allow(clippy::unwrap_used, reason = "tests panic where they fail")]

use std::io::{Cursor, Write};

use proptest::prelude::*;
use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Fact, FileHeader, Want};
use tidewaiter_ecosystems::java::ArchiveExtractor;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const POM: &[u8] = b"version=1.2\ngroupId=org.a\nartifactId=b\n";
const POM_PATH: &str = "META-INF/maven/org.a/b/pom.properties";

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// An archive whose entries tell their size.
fn archive(entries: &[(&str, &[u8], SimpleFileOptions)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content, options) in entries {
        writer.start_file(*name, *options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// One whose entries are followed by their size.
fn streamed(entries: &[(&str, &[u8], SimpleFileOptions)]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, content, options) in entries {
        writer.start_file(*name, *options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn jar() -> Vec<u8> {
    archive(&[("A.class", b"class", deflated()), (POM_PATH, POM, deflated())])
}

fn read_in(name: &str, chunks: &[&[u8]]) -> Extraction {
    let header = FileHeader {
        path: name.as_bytes(),
        size: chunks.iter().map(|chunk| chunk.len() as u64).sum(),
        mode: 0,
    };
    assert_eq!(ArchiveExtractor.wants(&header), Want::Stream);
    let mut stream = ArchiveExtractor.stream(&header).unwrap();
    for chunk in chunks {
        stream.data(chunk);
    }
    let mut out = Extraction::default();
    stream.finish(&mut out);
    out
}

fn read(bytes: &[u8]) -> Extraction {
    read_in("opt/b-1.2.jar", &[bytes])
}

/// `name@version` and where in the file, of what was found.
fn found(out: &Extraction) -> Vec<(String, String)> {
    let lists = out.facts.iter().map(|fact| match fact {
        Fact::Libraries(libraries) => &libraries.list,
        other => panic!("{other:?}"),
    });
    let libraries = lists.flatten();
    libraries
        .map(|library| {
            let package = &library.package;
            let name = format!("{}@{}", package.name, package.version);
            (name, library.inner_path.clone().unwrap_or_default())
        })
        .collect()
}

fn itself() -> Vec<(String, String)> {
    vec![("org.a:b@1.2".into(), String::new())]
}

fn assert_clean(bytes: &[u8], expected: &[(String, String)]) {
    let out = read(bytes);
    assert_eq!(found(&out), expected);
    assert_eq!(out.problems, [""; 0]);
}

#[test]
fn entries_are_read_however_they_were_written() {
    let noise: Vec<u8> = (0..200_000_u32)
        .flat_map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    for options in [
        stored(),
        deflated(),
        deflated().large_file(true),
        stored().large_file(true),
    ] {
        let entries = [("x/noise.bin", &noise[..], options), (POM_PATH, POM, options)];
        assert_clean(&archive(&entries), &itself());
    }
    for options in [deflated(), deflated().large_file(true)] {
        let entries = [
            ("x/", &b""[..], options),
            ("x/noise.bin", &noise, options),
            (POM_PATH, POM, options),
            ("x/zeros", &[0; 100_000], options),
        ];
        assert_clean(&streamed(&entries), &itself());
    }
}

#[test]
fn a_descriptor_may_lack_its_signature() {
    let mut bytes = streamed(&[
        ("x/a.txt", b"hello hello", deflated()),
        (POM_PATH, POM, deflated()),
    ]);
    let at = memchr::memmem::find(&bytes, b"PK\x07\x08").unwrap();
    bytes.drain(at..at + 4);
    // What the directory says of places is right no more; without it all counts, and that is told.
    let out = read(&bytes);
    assert_eq!(found(&out), itself());
    assert!(out.problems[0].contains("directory"), "{out:?}");
}

#[test]
fn an_archive_may_stand_behind_a_script_with_or_without_right_places() {
    let script = b"#!/bin/sh\nexec java -jar \"$0\"\nPK exit\n";
    assert_clean(&[&script[..], &jar()].concat(), &itself());
    let mut behind = Cursor::new(script.to_vec());
    behind.set_position(script.len() as u64);
    let mut writer = ZipWriter::new(behind);
    writer.start_file(POM_PATH, deflated()).unwrap();
    writer.write_all(POM).unwrap();
    assert_clean(&writer.finish().unwrap().into_inner(), &itself());
}

#[test]
fn archives_in_archives_are_read_to_a_depth() {
    let mut inner = jar();
    for depth in 0..12 {
        inner = archive(&[(
            "lib/b.jar",
            &inner,
            if depth % 2 == 0 { stored() } else { deflated() },
        )]);
        let out = read_in("app.ear", &[&inner]);
        if depth < 8 {
            let path = vec!["lib/b.jar"; depth + 1].join("!");
            assert_eq!(found(&out), [("org.a:b@1.2".to_owned(), path)]);
            assert_eq!(out.problems, [""; 0]);
        } else {
            assert_eq!(found(&out), []);
            assert!(out.problems[0].contains("more than 8 deep"), "{out:?}");
        }
    }
}

#[test]
fn only_what_the_directory_lists_counts() {
    let hidden = archive(&[(
        "META-INF/maven/h/h/pom.properties",
        b"version=9\ngroupId=h\nartifactId=h",
        stored(),
    )]);
    let directory = memchr::memmem::find(&hidden, b"PK\x01\x02").unwrap();
    // An entry that only its own header tells of, in front of an archive.
    assert_clean(&[&hidden[..directory], &jar()].concat(), &itself());
    // Of two archives in one file the last counts.
    assert_clean(&[&hidden[..], &jar()].concat(), &itself());
}

#[test]
fn what_the_directory_lists_and_was_not_read_is_told() {
    let mut bytes = jar();
    let at = memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap();
    bytes[at + 42] ^= 0x40;
    let out = read(&bytes);
    assert_eq!(
        found(&out),
        [("b@1.2".to_owned(), String::new())],
        "by its name alone"
    );
    assert!(
        out.problems[0].contains("do not lie where they should"),
        "{out:?}"
    );
}

#[test]
fn a_cut_archive_says_what_it_can_and_that_it_was_cut() {
    let whole = jar();
    for end in 0..whole.len() {
        let out = read(&whole[..end]);
        let is_begun = end >= whole.len().min(30 + 7);
        assert!(!is_begun || !out.problems.is_empty(), "{end}");
    }
    let before_directory = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
    assert_eq!(found(&read(&whole[..before_directory])), itself());
}

#[test]
fn damage_is_told_with_its_path() {
    let mut bytes = archive(&[("lib/c.jar", &jar(), stored()), (POM_PATH, POM, deflated())]);
    let at = memchr::memmem::find(&bytes, b"pom.properties").unwrap();
    bytes[at + 14..at + 30].fill(0xff);
    let out = read(&bytes);
    assert_eq!(found(&out), itself());
    assert!(out.problems[0].starts_with("lib/c.jar!META-INF"), "{out:?}");
}

#[test]
fn a_bomb_is_left_and_told() {
    let mut inner = archive(&[("a.jar", &vec![0; 60 << 20], deflated())]);
    for _ in 0..3 {
        inner = archive(&[
            ("a.jar", &inner, deflated()),
            ("b.jar", &inner, deflated()),
            ("c.jar", &inner, deflated()),
        ]);
    }
    let out = read(&inner);
    assert!(out.problems.iter().any(|words| words.contains("bomb")), "{out:?}");
    assert!(out.problems.len() < 30);
}

#[test]
fn a_file_of_another_format_says_nothing() {
    for bytes in [
        &b""[..],
        b"PK",
        b"Rar!\x1a\x07\x00",
        b"version https://git-lfs",
        &[0; 5_000_000],
    ] {
        assert_eq!(read(bytes), Extraction::default());
    }
}

#[test]
fn holes_are_zeros_up_to_a_bound() {
    let content = vec![0; 100_000];
    let bytes = archive(&[("x/zeros", &content, stored()), (POM_PATH, POM, stored())]);
    let start = memchr::memmem::find(&bytes, &[0; 100]).unwrap();
    let header = FileHeader {
        path: b"b.jar",
        size: 1,
        mode: 0,
    };
    let with_hole = |hole: u64| {
        let mut stream = ArchiveExtractor.stream(&header).unwrap();
        stream.data(&bytes[..start]);
        stream.hole(hole);
        stream.data(&bytes[start + 100_000..]);
        let mut out = Extraction::default();
        stream.finish(&mut out);
        out
    };
    assert_eq!(found(&with_hole(100_000)), itself());
    assert!(with_hole(1 << 60).problems[0].contains("directory"));
}

/// Names of entries, wanted and not.
const NAMES: [&str; 6] = [
    POM_PATH,
    "META-INF/MANIFEST.MF",
    "META-INF/maven/c/d/pom.xml",
    "lib/e-3.jar",
    "org/x/A.class",
    "x",
];

/// Archives whose contents outgrow what is read of a file.
#[test]
fn chunks_do_not_matter_to_bombs_either() {
    let zeros = vec![0; 5 << 20];
    let jar = jar();
    let inner = archive(&[("x/zeros", &zeros, stored()), (POM_PATH, POM, stored())]);
    let entries = [
        ("a.jar", &jar[..], deflated()),
        ("b.jar", &inner, deflated()),
        ("c.jar", &jar, deflated()),
    ];
    for bytes in [archive(&entries), streamed(&entries)] {
        let whole = read(&bytes);
        assert!(
            whole.problems.iter().any(|words| words.contains("bomb")),
            "{whole:?}"
        );
        for size in [1, 7, 100, 4096] {
            let chunks: Vec<_> = bytes.chunks(size).collect();
            assert_eq!(read_in("opt/b-1.2.jar", &chunks), whole);
        }
    }
}

fn some_archive() -> impl Strategy<Value = Vec<u8>> {
    let inner = jar();
    let content = prop_oneof![
        Just(POM.to_vec()),
        Just(inner),
        Just(b"Implementation-Version: 3\n".to_vec()),
        Just(b"PK\x07\x08\0\0\0\0\x10\0\0\0PK\x03\x04PK\x01\x02".to_vec()),
        prop::collection::vec(any::<u8>(), 0..60),
    ];
    let entry = (prop::sample::select(&NAMES[..]), content, any::<bool>());
    (prop::collection::vec(entry, 0..5), any::<bool>()).prop_map(|(entries, is_streamed)| {
        let mut names = std::collections::HashSet::new();
        let unique = entries.iter().filter(|(name, _, _)| names.insert(*name));
        let entries: Vec<_> = unique
            .map(|(name, content, pack)| {
                (
                    *name,
                    &content[..],
                    if *pack || is_streamed {
                        deflated()
                    } else {
                        stored()
                    },
                )
            })
            .collect();
        if is_streamed {
            streamed(&entries)
        } else {
            archive(&entries)
        }
    })
}

proptest! {
    #[test]
    fn chunks_do_not_matter(
        bytes in some_archive(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
        size in 1_usize..70,
    ) {
        let mut bytes = bytes;
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let whole = read_in("x/e-3.jar", &[&bytes]);
        let chunks: Vec<_> = bytes.chunks(size).collect();
        prop_assert_eq!(&read_in("x/e-3.jar", &chunks), &whole);
        if changes.is_empty() && !is_cut {
            prop_assert!(whole.problems.iter().all(|words| words.starts_with("lib/e-3.jar")), "{:?}", whole);
        }
    }
}
