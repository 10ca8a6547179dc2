//! Fedora's updateinfo, in XML.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("fedora", "fedora/updateinfo.xml", file);
});
