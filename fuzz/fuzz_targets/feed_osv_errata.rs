//! OSV records as Canonical and SUSE extend them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("ubuntu-osv", "ubuntu-osv/cve/UBUNTU-CVE-2024-51988.json", file);
    read("ubuntu-usn", "ubuntu-osv/usn/USN-7095-1.json", file);
    read("suse", "suse/SUSE-SU-2015:0011-2.json", file);
});
