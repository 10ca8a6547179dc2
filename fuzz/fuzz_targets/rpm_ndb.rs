//! rpm's database in ndb, the format of SUSE.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm;
use tidewaiter_fuzz::rpm::check;

fuzz_target!(|file: &[u8]| {
    check(file, rpm::parse_ndb(file));
});
