//! Node's own records and those of npm packages, with their ranges.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("nodejs-wg", "nodejs-wg/vuln/core/1.json", file);
    read("nodejs-wg", "nodejs-wg/vuln/npm/1.json", file);
});
