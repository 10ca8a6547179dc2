//! Streams programs given as files past all who look into them and prints how fast that went and what was found.
//!
//! Each is read into memory first, and then goes by in chunks of the size that the layer reader's inflater gives, as
//! often as it takes to time it. Beside it stands a pass that only looks for one text that is not there: what memory
//! alone allows.

use std::hint::black_box;
use std::time::{Duration, Instant};

use tidewaiter_ecosystems::Libraries;
use tidewaiter_ecosystems::extractor::{Extraction, Extractor, Fact, FileHeader, Flow};
use tidewaiter_ecosystems::program::ProgramExtractor;

/// Bytes that the inflater gives at once.
const CHUNK: usize = 128 << 10;
const LEAST_TIME: Duration = Duration::from_millis(500);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let content = std::fs::read(&path)?;
        let stream = speed(&content, || {
            black_box(extract(&path, &content));
        });
        let floor = speed(&content, || {
            for chunk in content.chunks(CHUNK) {
                black_box(memchr::memmem::find(chunk, b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8"));
            }
        });
        let (out, read) = extract(&path, &content);
        let found: Vec<String> = out.facts.iter().map(words).collect();
        println!(
            "{path}: {:.1} MB, of which {:.1} MB were read: {stream:.1} GB/s of the file, one search alone {floor:.1} GB/s; {}",
            content.len() as f64 / 1e6,
            read as f64 / 1e6,
            found.join(", "),
        );
    }
    Ok(())
}

/// The first library of a fact, and how many there are.
fn words(fact: &Fact) -> String {
    let Fact::Libraries(Libraries { found_by, list, .. }) = fact else {
        return "something else".to_owned();
    };
    let first = list.first().map(|record| &record.package);
    let first = first.map(|package| format!("{} {}", package.name, package.version));
    format!(
        "{found_by}: {} and {} more",
        first.unwrap_or_default(),
        list.len().saturating_sub(1)
    )
}

/// What was found, and how many bytes it took.
fn extract(path: &str, content: &[u8]) -> (Extraction, usize) {
    let header = FileHeader {
        path: path.as_bytes(),
        size: content.len() as u64,
        mode: 0o755,
    };
    let mut out = Extraction::default();
    let mut read = 0;
    if let Some(mut stream) = ProgramExtractor.stream(&header) {
        for chunk in content.chunks(CHUNK) {
            read += chunk.len();
            if stream.data(chunk) == Flow::Enough {
                break;
            }
        }
        stream.finish(&mut out);
    }
    (out, read)
}

/// Bytes of the content in a nanosecond, which are gigabytes in a second.
fn speed(content: &[u8], mut pass: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut passes = 0;
    while start.elapsed() < LEAST_TIME {
        pass();
        passes += 1;
    }
    (content.len() * passes) as f64 / start.elapsed().as_nanos() as f64
}
