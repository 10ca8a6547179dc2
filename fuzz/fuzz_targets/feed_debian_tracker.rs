//! Debian's tracker in its own JSON, of all packages at once.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("debian-tracker", "debian-tracker/json", file);
});
