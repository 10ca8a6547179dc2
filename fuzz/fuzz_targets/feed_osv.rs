//! OSV records as Debian, AlmaLinux and Red Hat publish them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("debian", "debian-osv/CVE/2023/CVE-2023-4911.json", file);
    read("redhat-osv", "redhat-osv/RHSA/2019/RHSA-2019:0975.json", file);
    read("alma", "alma-osv/advisories/almalinux8/ALSA-2023:6938.json", file);
});
