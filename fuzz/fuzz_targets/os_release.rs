//! The files that tell the system: each is read, and whatever it says leads to a name and perhaps a space.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::distribution::{
    RELEASE_FILES, choose_release, cve_page, identify, parse_release_file,
};

fuzz_target!(|text: &[u8]| {
    let mut found = Vec::new();
    for file in RELEASE_FILES {
        let name = file.rsplit('/').next().unwrap_or(file);
        let Some(release) = parse_release_file(name, text) else {
            continue;
        };
        let distribution = identify(&release);
        assert_eq!(distribution.id, release.id);
        assert!(distribution.space.is_some() || distribution.warning.is_some());
        if let Some(space) = &distribution.space {
            assert!(cve_page(space, "CVE-2024-1234").is_some_and(|page| page.starts_with("https://")));
        }
        found.push((file, release));
    }
    let count = found.len();
    assert_eq!(choose_release(found).is_some(), count > 0);
});
