//! Seeds that are files of the test data as they lie there.

use std::path::Path;

use anyhow::Result;

use crate::{Seeds, unpack, walk};

/// Packs of images in which such files lie.
const PACKS: [&str; 13] = [
    "images/debian-12-minbase",
    "images/ubuntu-24.04-minbase",
    "images/alpine-3.6-x86_64",
    "images/alpine-3.18-x86_64",
    "images/alpine-edge-x86_64",
    "images/epoch-one-package",
    "images/libuuid-one-package",
    "images/sle15-bci",
    "images/cbl-mariner2",
    "images/os-release-and-small-osdb",
    "images/oci-json-samples",
    "images/lang-samples-trivy",
    "images/lang-samples-syft",
];
/// Of each kind a pack gives this many.
const MOST: usize = 12;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    for pack in PACKS {
        let mut given = std::collections::BTreeMap::new();
        for file in walk(&unpack(pack)?)? {
            let Some(target) = target(&file) else { continue };
            let count = given.entry(target).or_insert(0);
            *count += 1;
            if *count <= MOST {
                seeds.add(target, &std::fs::read(&file)?)?;
            }
        }
    }
    Ok(())
}

/// Who reads a file of that name.
fn target(file: &Path) -> Option<&'static str> {
    let name = file.file_name()?.to_str()?;
    let extension = file.extension().and_then(|extension| extension.to_str());
    Some(match (name, extension) {
        ("status", _) | (_, Some("list" | "md5sums")) => "dpkg",
        ("installed", _) => "apk",
        ("desc" | "files", None) | (_, Some("app" | "resolved" | "rockspec" | "opam" | "php" | "freeze")) => {
            "lang_others"
        }
        (
            "pubspec.lock" | "mix.lock" | "rebar.lock" | "Podfile.lock" | "conan.lock" | "stack.yaml.lock",
            _,
        )
        | ("conanfile.txt" | "Manifest.toml" | "DESCRIPTION" | "opam", _) => "lang_others",
        (_, Some("spdx")) => "lang_sboms",
        (name, _) if name.ends_with(".spdx.json") => "lang_sboms",
        ("Packages", _) => "rpm_berkeley",
        ("Packages.db", _) => "rpm_ndb",
        ("container-manifest-2", _) => "rpm_manifest",
        ("os-release" | "redhat-release" | "system-release-cpe" | "alpine-release" | "debian_version", _) => {
            "os_release"
        }
        (_, Some("json"))
            if file
                .components()
                .any(|part| part.as_os_str() == "oci-json-samples") =>
        {
            "oci_documents"
        }
        _ => return None,
    })
}
