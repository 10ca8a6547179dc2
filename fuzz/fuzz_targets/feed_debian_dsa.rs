//! Debian's lists of advisories, a text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("debian-dsa", "debian-dsa-dla/data/DSA/list", file);
});
