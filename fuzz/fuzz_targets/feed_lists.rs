//! Photon's list of CVEs and Arch's of groups.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("photon", "photon/cve_data_photon4.0.json", file);
    read("arch", "arch/all.json", file);
});
