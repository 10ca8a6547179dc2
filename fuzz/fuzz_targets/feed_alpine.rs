//! Alpine's secdb, a file for each release and repository.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("alpine", "alpine-secdb/3.5/community.json", file);
});
