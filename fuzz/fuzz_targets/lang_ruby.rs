//! Specifications of installed gems, and Bundler's lock files: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::ruby::{GemspecExtractor, LockfileExtractor};
use tidewaiter_fuzz::libraries::{check, extract};

fuzz_target!(|content: &[u8]| {
    check(
        &extract(&GemspecExtractor, "specifications/a.gemspec", content),
        content.len(),
    );
    check(
        &extract(&LockfileExtractor, "Gemfile.lock", content),
        content.len(),
    );
});
