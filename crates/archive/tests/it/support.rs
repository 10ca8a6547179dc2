//! A sink that remembers everything, and a maker of headers that no tool would write.

use tidewaiter_archive::{Entry, EntrySink, Error, Kind, LayerReader, Limits, Summary, Take};

/// One entry as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub path: String,
    pub kind: Kind,
    pub link: String,
    pub size: u64,
    pub content: Vec<u8>,
    pub ended: bool,
}

/// Takes all content.
#[derive(Default)]
pub struct Everything(pub Vec<Seen>);

impl EntrySink for Everything {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        self.0.push(Seen {
            path: String::from_utf8_lossy(entry.path).into_owned(),
            kind: entry.kind,
            link: String::from_utf8_lossy(entry.link).into_owned(),
            size: entry.size,
            content: Vec::new(),
            ended: false,
        });
        Take::Content
    }

    fn data(&mut self, bytes: &[u8]) {
        self.0.last_mut().unwrap().content.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        self.0.last_mut().unwrap().ended = true;
    }
}

/// Takes nothing, counts entries.
#[derive(Default)]
pub struct Nothing(pub u64);

impl EntrySink for Nothing {
    fn entry(&mut self, _: &Entry<'_>) -> Take {
        self.0 += 1;
        Take::Skip
    }

    fn data(&mut self, _: &[u8]) {
        panic!("content was not asked for");
    }

    fn end(&mut self) {
        panic!("content was not asked for");
    }
}

/// Reads a whole layer in chunks of that size.
pub fn read_with(
    limits: Limits,
    blob: &[u8],
    chunk: usize,
    sink: &mut impl EntrySink,
) -> Result<Summary, Error> {
    let mut reader = LayerReader::new(limits).with_diff_id();
    for part in blob.chunks(chunk) {
        reader.push(part, sink)?;
    }
    reader.finish(sink)
}

/// Reads a whole layer, and checks that the size of the chunks does not matter. Only how much of a damaged compressed
/// stream is seen before the damage may depend on them.
pub fn read(blob: &[u8]) -> Result<Vec<Seen>, Error> {
    let mut whole = Everything::default();
    let outcome = read_with(Limits::default(), blob, blob.len().max(1), &mut whole);
    for chunk in [1, 511, 513, 4099] {
        let mut parts = Everything::default();
        let again = read_with(Limits::default(), blob, chunk, &mut parts);
        if outcome.is_err() && is_compressed(blob) {
            assert!(again.is_err(), "chunks of {chunk}");
            continue;
        }
        assert_eq!(again, outcome, "chunks of {chunk}");
        assert_eq!(parts.0, whole.0, "chunks of {chunk}");
    }
    outcome.map(|_| whole.0)
}

fn is_compressed(blob: &[u8]) -> bool {
    blob.starts_with(&[0x1f, 0x8b]) || blob.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

/// A header with a right checksum, and the content behind it.
pub fn raw_entry(name: &[u8], flag: u8, size: u64, content: &[u8]) -> Vec<u8> {
    edited_entry(name, flag, size, content, |_| {})
}

/// The same, with an edit before the checksum is taken.
pub fn edited_entry(
    name: &[u8],
    flag: u8,
    size: u64,
    content: &[u8],
    edit: impl FnOnce(&mut [u8]),
) -> Vec<u8> {
    let mut block = vec![0; 512];
    block[..name.len()].copy_from_slice(name);
    block[100..107].copy_from_slice(b"0000644");
    block[124..136].copy_from_slice(format!("{size:011o}\0").as_bytes());
    block[156] = flag;
    block[257..265].copy_from_slice(b"ustar\x0000");
    edit(&mut block);
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|&b| u32::from(b)).sum();
    block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    block.extend_from_slice(content);
    block.resize(block.len().next_multiple_of(512), 0);
    block
}

/// A PAX header for the entry behind it.
pub fn pax(records: &[(&str, &str)]) -> Vec<u8> {
    let mut payload = Vec::new();
    for (key, value) in records {
        payload.extend_from_slice(&pax_record(key, value));
    }
    raw_entry(b"pax", b'x', payload.len() as u64, &payload)
}

fn pax_record(key: &str, value: &str) -> Vec<u8> {
    let rest = format!(" {key}={value}\n");
    let mut len = rest.len();
    while len != rest.len() + len.to_string().len() {
        len = rest.len() + len.to_string().len();
    }
    format!("{len}{rest}").into_bytes()
}

/// The two blocks of zeros.
pub fn end() -> Vec<u8> {
    vec![0; 1024]
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
