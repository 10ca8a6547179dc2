//! Alpine's secdb in YAML.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("alpine-yaml", "alpine-secdb-yaml-2020/v3.9/main.yaml", file);
});
