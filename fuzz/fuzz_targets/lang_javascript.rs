//! JavaScript's files of all kinds: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::libraries::read;

fuzz_target!(|file: &[u8]| {
    read(
        &[
            "node_modules/a/package.json",
            "package-lock.json",
            "yarn.lock",
            "pnpm-lock.yaml",
            "bun.lock",
            "deno.lock",
        ],
        file,
    );
});
