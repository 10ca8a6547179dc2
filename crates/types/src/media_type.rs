//! Media types of manifests, configurations and layers (OCI image-spec 1.1, Docker image manifest v2).

/// OCI image manifest.
pub const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// OCI image index.
pub const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// OCI image configuration.
pub const OCI_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
/// OCI empty descriptor's media type.
pub const OCI_EMPTY: &str = "application/vnd.oci.empty.v1+json";
/// Docker image manifest, version 2, schema 2.
pub const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
/// Docker manifest list.
pub const DOCKER_LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
/// Docker image configuration.
pub const DOCKER_CONFIG: &str = "application/vnd.docker.container.image.v1+json";

/// Whether a manifest of this type lists other manifests.
pub fn is_index(media_type: &str) -> bool {
    matches!(media_type, OCI_INDEX | DOCKER_LIST)
}

/// Whether a manifest of this type describes one image or artifact.
pub fn is_manifest(media_type: &str) -> bool {
    matches!(media_type, OCI_MANIFEST | DOCKER_MANIFEST)
}

/// Whether a configuration of this type belongs to a container image.
pub fn is_image_config(media_type: &str) -> bool {
    matches!(media_type, OCI_CONFIG | DOCKER_CONFIG)
}

/// Whether a layer of this type is a file-system layer that can be read for packages: tar, plain or compressed
/// with gzip or zstd, OCI's or Docker's, foreign ones included.
pub fn is_layer(media_type: &str) -> bool {
    const PREFIXES: [&str; 4] = [
        "application/vnd.oci.image.layer.v1.tar",
        "application/vnd.oci.image.layer.nondistributable.v1.tar",
        "application/vnd.docker.image.rootfs.diff.tar",
        "application/vnd.docker.image.rootfs.foreign.diff.tar",
    ];
    let Some(suffix) = PREFIXES.iter().find_map(|prefix| media_type.strip_prefix(prefix)) else {
        return false;
    };
    matches!(suffix, "" | "+gzip" | "+zstd" | ".gzip" | ".zstd")
}

/// Whether blobs of this type may live elsewhere than in the registry.
pub fn is_foreign_layer(media_type: &str) -> bool {
    is_layer(media_type) && (media_type.contains(".nondistributable.") || media_type.contains(".foreign."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_known_in_all_their_names() {
        assert!(is_layer("application/vnd.oci.image.layer.v1.tar+zstd"));
        assert!(is_layer("application/vnd.docker.image.rootfs.diff.tar.gzip"));
        assert!(!is_layer("application/vnd.oci.image.layer.v1.tar+encrypted"));
        assert!(!is_layer("application/vnd.in-toto+json"));
        assert!(is_foreign_layer(
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
        ));
    }
}
