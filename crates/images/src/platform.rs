//! Which image of an index is meant.
//!
//! Attestations (buildkit's, platform `unknown/unknown`) are never meant; among the rest the machine's own
//! platform comes first, then linux/amd64, then the first one listed.

use tidewaiter_types::media_type;
use tidewaiter_types::oci::{Descriptor, Manifest, Platform};

/// The entry of an index to read; `None` if it lists no image.
pub(crate) fn choose(index: &Manifest) -> Option<&Descriptor> {
    let images: Vec<&Descriptor> = index.manifests.iter().filter(|entry| is_image(entry)).collect();
    let of = |wanted: &Platform| {
        images
            .iter()
            .copied()
            .find(|entry| entry.platform.as_ref() == Some(wanted))
    };
    of(&own())
        .or_else(|| of(&linux("amd64")))
        .or(images.first().copied())
}

/// Whether an entry of an index may be an image for people.
fn is_image(entry: &Descriptor) -> bool {
    let known_type = entry.media_type.is_empty()
        || media_type::is_manifest(&entry.media_type)
        || media_type::is_index(&entry.media_type);
    let attestation = entry
        .platform
        .as_ref()
        .is_some_and(|platform| platform.os == "unknown");
    known_type && !attestation
}

fn own() -> Platform {
    linux(match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    })
}

fn linux(architecture: &str) -> Platform {
    Platform {
        architecture: architecture.to_owned(),
        os: "linux".to_owned(),
        variant: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(os: &str, architecture: &str, byte: u8) -> Descriptor {
        let platform = Platform {
            architecture: architecture.into(),
            os: os.into(),
            variant: None,
        };
        Descriptor {
            media_type: media_type::OCI_MANIFEST.into(),
            digest: tidewaiter_types::Digest::Sha256([byte; 32]),
            size: 1,
            urls: vec![],
            annotations: None,
            platform: Some(platform),
            artifact_type: None,
        }
    }

    fn index(manifests: Vec<Descriptor>) -> Manifest {
        Manifest {
            manifests,
            ..serde_json::from_str("{}").unwrap()
        }
    }

    #[test]
    fn attestations_are_passed_over_and_the_own_platform_wins() {
        let own = own();
        let index = index(vec![
            entry("unknown", "unknown", 0),
            entry("linux", "s390x", 1),
            entry("linux", &own.architecture, 2),
        ]);
        assert_eq!(choose(&index).unwrap().platform.as_ref(), Some(&own));
    }

    #[test]
    fn without_the_own_platform_the_first_image_is_meant() {
        let index = index(vec![entry("unknown", "unknown", 0), entry("linux", "s390x", 1)]);
        assert_eq!(
            choose(&index).unwrap().platform.as_ref().unwrap().architecture,
            "s390x"
        );
    }

    #[test]
    fn an_index_of_attestations_alone_has_no_image() {
        assert!(choose(&index(vec![entry("unknown", "unknown", 0)])).is_none());
    }
}
