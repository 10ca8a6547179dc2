//! Red Hat's own records of vulnerabilities.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("redhat-cve", "redhat-cve/2023/CVE-2023-4911.json", file);
});
