//! Manifests, indexes and configurations of images as they are pushed.

#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use tidewaiter_registry::Document;
use tidewaiter_types::media_type::{DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST};
use tidewaiter_types::oci::{ImageConfig, Manifest};

fuzz_target!(|bytes: &[u8]| {
    let _ = serde_json::from_slice::<ImageConfig>(bytes);
    let declared = [
        None,
        Some(OCI_MANIFEST),
        Some(OCI_INDEX),
        Some(DOCKER_MANIFEST),
        Some(DOCKER_LIST),
        Some("x"),
    ];
    for declared in declared {
        let Ok(document) = Document::read(Bytes::copy_from_slice(bytes), declared) else {
            continue;
        };
        assert_eq!(document.bytes, bytes);
        assert!(!document.media_type.is_empty());
        assert!(document.references().len() <= bytes.len());
        let _ = (document.image_size(), document.config_media_type());
        let again = serde_json::from_slice::<Manifest>(bytes).expect("it was read before");
        assert_eq!(document.manifest, again);
    }
});
