//! RustSec's and Haskell's records: TOML in Markdown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("rustsec", "rustsec/crates/x/RUSTSEC-x.md", file);
    read("haskell", "haskell/HSEC-x.md", file);
});
