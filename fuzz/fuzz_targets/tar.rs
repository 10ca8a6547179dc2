//! A tar archive in chunks of any size: what is told does not depend on them, and all limits hold.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_archive::{Error, TarReader, TarSummary};
use tidewaiter_fuzz::tar::{Recorder, SMALL};
use tidewaiter_fuzz::{chunks, seal};

fuzz_target!(|data: &[u8]| {
    let Some((sizes, archive)) = data.split_first_chunk::<4>() else {
        return;
    };
    let mut archive = archive.to_vec();
    seal::tar(&mut archive);
    let whole = read(&[&archive]);
    assert_eq!(read(&chunks(sizes, &archive)), whole);
    assert!(whole.1.content_bytes() <= archive.len());
    assert!(whole.1.seen.len() as u64 <= SMALL.entries);
});

fn read(chunks: &[&[u8]]) -> (Result<TarSummary, Error>, Recorder) {
    let mut sink = Recorder::default();
    let mut reader = TarReader::new(SMALL);
    let pushed = chunks.iter().try_for_each(|chunk| reader.push(chunk, &mut sink));
    (pushed.and_then(|()| reader.finish()), sink)
}
