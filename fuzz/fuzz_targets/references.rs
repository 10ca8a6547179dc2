//! Names of repositories, tags, digests, references and sources: what is read is written as it can be read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_images::Source;
use tidewaiter_registry::{Reference, check_repository_name, check_tag};
use tidewaiter_types::Digest;

fuzz_target!(|text: &str| {
    if let Ok(digest) = text.parse::<Digest>() {
        assert_eq!(digest.to_string(), text);
        assert_eq!(digest.hex().len(), 2 * digest.bytes().len());
    }
    if check_repository_name(text).is_ok() {
        assert!(text.len() <= 256 && !text.contains("..") && !text.starts_with('/'));
    }
    if let Ok(reference) = Reference::parse(text) {
        assert_eq!(reference.to_string(), text);
        assert_eq!(check_tag(text).is_ok(), matches!(reference, Reference::Tag(_)));
    }
    let _ = text.parse::<Source>();
    if let Ok(reference) = text.parse::<tidewaiter_images::Reference>() {
        assert_eq!(
            reference.to_string().parse().ok(),
            Some(reference.clone()),
            "{reference:?}"
        );
        let _ = reference.is_local();
    }
});
