//! Java archives in chunks of any size, and the poms and lock files of Maven's kin: one input, read as each of them.
//!
//! Odd: an archive's directory counts places and sizes, and mutations break them. So the input is also read as the only entry of
//! an archive that is whole, under each name that is wanted.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::extractor::Extraction;
use tidewaiter_ecosystems::java::{
    ArchiveExtractor, ExplodedExtractor, GradleLockExtractor, SbtLockExtractor,
};
use tidewaiter_fuzz::chunks;
use tidewaiter_fuzz::libraries::{check, extract, stream};

const INNER: [&str; 4] = [
    "META-INF/MANIFEST.MF",
    "META-INF/maven/a/b/pom.properties",
    "META-INF/maven/a/b/pom.xml",
    "lib/c-1.jar",
];

fuzz_target!(|data: &[u8]| {
    let Some((sizes, file)) = data.split_first_chunk::<4>() else {
        return;
    };
    let whole = read(&[file]);
    assert_eq!(
        whole,
        read(&chunks(sizes, file)),
        "the chunks decide what is found"
    );
    check(&whole, file.len());
    for name in INNER {
        let archive = stored(name, file);
        let whole = read(&[&archive]);
        assert_eq!(
            whole,
            read(&chunks(sizes, &archive)),
            "the chunks decide what is found"
        );
        check(&whole, archive.len());
    }
    for (path, out) in [
        (
            "META-INF/maven/a/b/pom.properties",
            extract(&ExplodedExtractor, "META-INF/maven/a/b/pom.properties", file),
        ),
        (
            "gradle.lockfile",
            extract(&GradleLockExtractor, "gradle.lockfile", file),
        ),
        (
            "build.sbt.lock",
            extract(&SbtLockExtractor, "build.sbt.lock", file),
        ),
    ] {
        check(&out, file.len() + path.len());
    }
});

fn read(chunks: &[&[u8]]) -> Extraction {
    stream(&ArchiveExtractor, "opt/app/a-1.0.jar", chunks)
}

/// An archive with one entry, as it lies there.
fn stored(name: &str, content: &[u8]) -> Vec<u8> {
    let [name_len, len] = [name.len(), content.len()].map(|len| len as u32);
    // From the version that is needed to the size of the content: no flags, stored, no time, no checksum.
    let common = [
        &[10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &len.to_le_bytes(),
        &len.to_le_bytes(),
    ]
    .concat();
    let lengths = [&name_len.to_le_bytes()[..2], &[0, 0]].concat();
    let mut archive = [b"PK\x03\x04", &common[..], &lengths, name.as_bytes(), content].concat();
    let directory = archive.len() as u32;
    archive.extend(
        [
            b"PK\x01\x02\x0a\0",
            &common[..],
            &lengths,
            &[0; 14],
            name.as_bytes(),
        ]
        .concat(),
    );
    let size = archive.len() as u32 - directory;
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    archive.extend([&size.to_le_bytes()[..], &directory.to_le_bytes(), &[0, 0]].concat());
    archive
}
