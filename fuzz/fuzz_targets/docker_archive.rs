//! A file as `docker save` writes it: opened, and each layer read to its end.

#![no_main]

use std::io::Read;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::NamedTempFile;
use tidewaiter_fuzz::seal;
use tidewaiter_images::{Opened, Platforms, Source, open};

static FILE: LazyLock<NamedTempFile> =
    LazyLock::new(|| NamedTempFile::new().expect("a temporary file can be made"));

fuzz_target!(|archive: &[u8]| {
    let mut archive = archive.to_vec();
    seal::tar(&mut archive);
    std::fs::write(FILE.path(), &archive).expect("the temporary file can be written");
    let source = Source::DockerArchive(FILE.path().to_owned());
    let Ok(Opened::Images(images)) = open(&source, &Platforms::Own) else {
        return;
    };
    let image = &images[0];
    assert!(image.layers.len() <= archive.len());
    for layer in image.layers.iter().take(20) {
        let Ok(mut reader) = image.open_layer(layer) else {
            continue;
        };
        let mut bytes = Vec::new();
        if reader.read_to_end(&mut bytes).is_ok() {
            assert!(bytes.len() <= archive.len());
        }
    }
});
