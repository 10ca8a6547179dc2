//! apk's database of installed packages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::alpine::parse_installed;

/// Folder and name are put together for each file, so that a long folder counts many times; a database of any size may
/// spell out this much in any case.
const MOST_PATH_BYTES: usize = 130 << 20;

fuzz_target!(|text: &[u8]| {
    let installed = parse_installed(text);
    assert!(installed.packages.len() <= text.len() && installed.problems.len() <= 64);
    let mut bytes = 0;
    for record in &installed.packages {
        assert!(!record.package.name.is_empty() && !record.package.version.is_empty());
        bytes += record.files.iter().map(String::len).sum::<usize>();
    }
    assert!(bytes <= MOST_PATH_BYTES);
});
