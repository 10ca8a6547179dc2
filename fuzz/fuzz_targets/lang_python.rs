//! Python's and Conda's files of all kinds: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::libraries::read;

fuzz_target!(|file: &[u8]| {
    read(
        &[
            "a.dist-info/METADATA",
            "a.egg-info",
            "a.egg",
            "poetry.lock",
            "Pipfile.lock",
            "uv.lock",
            "pdm.lock",
            "pylock.toml",
            "requirements.txt",
            "conda-meta/a.json",
            "environment.yml",
        ],
        file,
    );
});
