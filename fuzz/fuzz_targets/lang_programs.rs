//! A program in chunks of any size, under the names of several: what is found does not depend on the chunks, and is
//! bounded; and `go.mod`, `Cargo.lock` and the files that tell of runtimes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::extractor::{
    Extraction, Extractor, Fact, FileHeader, Flow, NoSiblings, Want, WantedFile,
};
use tidewaiter_ecosystems::generic::{JavaReleaseExtractor, OtpVersionExtractor};
use tidewaiter_ecosystems::go::GoModExtractor;
use tidewaiter_ecosystems::program::ProgramExtractor;
use tidewaiter_ecosystems::rust::CargoLockExtractor;
use tidewaiter_fuzz::chunks;

/// What inflating a list of crates may make of few bytes: 1 MiB of JSON, at least 25 bytes of it for a crate.
const MOST_INFLATED: usize = (1 << 20) / 25;
/// Names that are known for something, so that texts are looked for.
const PROGRAMS: [&str; 4] = [
    "bin/any",
    "bin/openssl",
    "usr/lib/libpython3.11.so.1.0",
    "bin/mysqld",
];

fuzz_target!(|data: &[u8]| {
    texts(data);
    let Some((sizes, program)) = data.split_first_chunk::<4>() else {
        return;
    };
    let parts = chunks(sizes, program);
    for path in PROGRAMS {
        let whole = stream(path, &[program]);
        assert_eq!(whole, stream(path, &parts), "{path}");
        bounded(&whole, program.len() + MOST_INFLATED);
    }
});

fn stream(path: &str, chunks: &[&[u8]]) -> Extraction {
    let header = FileHeader {
        path: path.as_bytes(),
        size: chunks.iter().map(|chunk| chunk.len() as u64).sum(),
        mode: 0o755,
    };
    assert_eq!(ProgramExtractor.wants(&header), Want::Stream);
    let mut out = Extraction::default();
    if let Some(mut stream) = ProgramExtractor.stream(&header) {
        let _ = chunks.iter().try_for_each(|chunk| match stream.data(chunk) {
            Flow::More => Ok(()),
            Flow::Enough => Err(()),
        });
        stream.finish(&mut out);
    }
    out
}

fn texts(content: &[u8]) {
    let readers: [(&dyn Extractor, &str); 4] = [
        (&GoModExtractor, "src/go.mod"),
        (&CargoLockExtractor, "src/Cargo.lock"),
        (&JavaReleaseExtractor, "opt/java/release"),
        (&OtpVersionExtractor, "releases/25/OTP_VERSION"),
    ];
    for (reader, path) in readers {
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        let mut out = Extraction::default();
        reader.extract(&file, &NoSiblings, &mut out);
        bounded(&out, content.len());
    }
}

fn bounded(out: &Extraction, most: usize) {
    assert!(out.problems.len() <= 8, "{out:?}");
    for fact in &out.facts {
        let Fact::Libraries(libraries) = fact else {
            panic!("programs tell of libraries only");
        };
        assert!(!libraries.list.is_empty() || libraries.found_by == "rust-program");
        assert!(libraries.list.len() <= most);
    }
}
