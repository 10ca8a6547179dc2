//! rpm's database in Berkeley DB, of either byte order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm;
use tidewaiter_fuzz::rpm::check;

fuzz_target!(|file: &[u8]| {
    check(file, rpm::parse_berkeley(file));
});
