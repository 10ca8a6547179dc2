//! A hostile bundle: what is read has the length and the digests that its manifest states.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_advisories::bundle;

fuzz_target!(|data: &[u8]| {
    let mut database = Vec::new();
    if let Ok((manifest, _)) = bundle::read(data, &mut database) {
        assert_eq!(database.len() as u64, manifest.size);
    }
});
