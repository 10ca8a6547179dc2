//! NVD's yearly files.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("nvd", "nvd/nvdcve-1.1-1999.json", file);
});
