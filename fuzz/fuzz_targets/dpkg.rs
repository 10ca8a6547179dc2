//! dpkg's status file, file lists and checksum files: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::debian::{
    Place, owner_of_list, owner_of_md5sums, parse_list, parse_md5sums, parse_status,
};

fuzz_target!(|text: &[u8]| {
    for place in [Place::Status, Place::StatusD] {
        let status = parse_status(text, place);
        assert!(status.packages.len() + status.problems.len() <= text.len() + 1);
        for package in &status.packages {
            assert!(
                !package.name.is_empty() && !package.version.is_empty(),
                "{package:?}"
            );
            assert!(
                !package.source_name().is_empty() && !package.source_version().is_empty(),
                "{package:?}"
            );
        }
    }
    for paths in [
        parse_list(text).collect::<Vec<_>>(),
        parse_md5sums(text).collect(),
    ] {
        assert!(paths.iter().map(|path| path.len()).sum::<usize>() <= text.len());
        assert!(
            paths
                .iter()
                .all(|path| !path.is_empty() && !path.starts_with('/'))
        );
    }
    if let Ok(name) = std::str::from_utf8(text) {
        assert!(owner_of_list(name).is_none_or(|(package, _)| name.starts_with(package)));
        assert!(owner_of_md5sums(name).is_none_or(|package| name.starts_with(package)));
    }
});
