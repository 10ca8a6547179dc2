//! Red Hat's VEX files, in CSAF.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("redhat-csaf", "redhat-csaf/2023/cve-2023-6238.json", file);
});
