//! Rocky Linux's errata.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("rocky", "rocky-errata/2019/RLSA-2019:0981.json", file);
});
