//! A file in which docker or podman keep what registries are shown, asked about some repositories, and the header that
//! says the same: what is known for a registry stands in the file, and nothing is known for one that it does not name.
//!
//! Odd: files that name helpers are passed by, since asking runs a program.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tidewaiter_images::{Credentials, Reference};

static REFERENCES: LazyLock<Vec<Reference>> = LazyLock::new(|| {
    let names = ["debian:12", "h.example/a/b:1", "h.example:5000/a", "localhost/a"];
    let references = names.iter().map(|name| name.parse());
    references
        .map(|read| read.expect("these are references"))
        .collect()
});

fuzz_target!(|bytes: &[u8]| {
    let _ = std::str::from_utf8(bytes).map(Credentials::from_header);
    let text = String::from_utf8_lossy(bytes);
    // Names may be written with escapes.
    if text.contains("cred") || text.contains('\\') {
        return;
    }
    for reference in REFERENCES.iter() {
        let Ok(known) = Credentials::in_file(bytes, reference) else {
            panic!("no helper is named");
        };
        if known.is_some() {
            let is_hub = reference.host.contains("docker.io") && text.contains("docker.io");
            assert!(is_hub || text.contains(&reference.host), "{reference}");
        }
    }
});
