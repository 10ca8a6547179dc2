//! Composer's list of what is installed, and its lock file: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::php::{InstalledExtractor, LockExtractor};
use tidewaiter_fuzz::libraries::{check, extract};

fuzz_target!(|content: &[u8]| {
    check(
        &extract(&InstalledExtractor, "vendor/composer/installed.json", content),
        content.len(),
    );
    check(&extract(&LockExtractor, "composer.lock", content), content.len());
});
