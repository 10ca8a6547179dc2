//! A whole layer blob (plain, gzip or zstd) in chunks of any size, and the decoder alone: the same bytes come out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_archive::{Decoder, Error, LayerReader, Limits, Summary};
use tidewaiter_fuzz::chunks;
use tidewaiter_fuzz::tar::{Recorder, SMALL};

fuzz_target!(|data: &[u8]| {
    let Some((sizes, blob)) = data.split_first_chunk::<4>() else {
        return;
    };
    let parts = chunks(sizes, blob);
    let (whole, whole_seen) = read(&[blob]);
    let (again, again_seen) = read(&parts);
    agree(&whole, &again);
    if whole.is_ok() {
        assert_eq!(whole_seen, again_seen);
    }
    let decoded = (decode(&[blob]), decode(&parts));
    agree(&decoded.0, &decoded.1);
    for bytes in [decoded.0, decoded.1].into_iter().flatten() {
        assert!(bytes.len() as u64 <= SMALL.uncompressed_bytes);
    }
});

/// How far a damaged stream is read, and so which error comes first, depends on the chunks; whether it is good does not.
fn agree<T: PartialEq + std::fmt::Debug>(whole: &Result<T, Error>, again: &Result<T, Error>) {
    let bomb = |outcome: &Result<T, Error>| matches!(outcome, Err(Error::Bomb(_)));
    match (whole, again) {
        (Err(_), Err(_)) => {}
        // At which point a stream's ratio is looked at depends on the chunks.
        _ if bomb(whole) || bomb(again) => {}
        _ => assert_eq!(whole, again),
    }
}

fn read(chunks: &[&[u8]]) -> (Result<Summary, Error>, Recorder) {
    let mut sink = Recorder::default();
    let mut reader = LayerReader::new(SMALL).with_diff_id();
    let pushed = chunks.iter().try_for_each(|chunk| reader.push(chunk, &mut sink));
    (pushed.and_then(|()| reader.finish(&mut sink)), sink)
}

fn decode(chunks: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let limits = Limits { ratio: 1024, ..SMALL };
    let mut decoder = Decoder::new(limits);
    let mut out = Vec::new();
    let mut keep = |bytes: &[u8]| {
        out.extend_from_slice(bytes);
        Ok(())
    };
    for chunk in chunks {
        decoder.push(chunk, &mut keep)?;
    }
    decoder.finish(&mut keep)?;
    Ok(out)
}
