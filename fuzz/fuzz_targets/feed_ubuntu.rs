//! Ubuntu's tracker: one text file for each vulnerability.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("ubuntu", "ubuntu/active/CVE-2023-4911", file);
});
