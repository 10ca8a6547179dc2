//! The text list that stands in for a database in small images, and the names of source packages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm::{self, SourceRpm};
use tidewaiter_fuzz::rpm::check;

fuzz_target!(|text: &[u8]| {
    check(text, Ok(rpm::parse_manifest(text)));
    for line in text.split(|&b| b == b'\n') {
        let Ok(name) = std::str::from_utf8(line) else {
            continue;
        };
        if let Some(source) = SourceRpm::parse(name) {
            let whole = format!("{}-{}-{}.", source.name, source.version, source.release);
            assert!(name.starts_with(&whole));
        }
    }
});
