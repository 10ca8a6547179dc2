//! Real release files: which system each is taken for.

use std::fs;
use std::path::Path;

use tidewaiter_ecosystems::distribution::{RELEASE_FILES, choose_release, identify, parse_release_file};
use tidewaiter_testkit::data;
use tidewaiter_types::OsRelease;

/// Root folders of systems, their space, and whether a warning belongs to it.
const SYSTEMS: &[(&str, &str, bool)] = &[
    ("claircore/debian/testdata/distroless_dist/9", "debian:9", false),
    ("claircore/debian/testdata/distroless_dist/10", "debian:10", false),
    ("claircore/debian/testdata/distroless_dist/11", "debian:11", false),
    ("syft/internal/os/testdata/not_rhel", "redhat:9", true),
    (
        "syft/internal/os/testdata/rhel_content_manifests",
        "redhat:9",
        false,
    ),
    ("syft/internal/os/testdata/rhel_no_manifests", "redhat:9", false),
    (
        "syft/syft/linux/testdata/os/almalinux/from-os-release",
        "almalinux:8",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/almalinux/from-redhat-release",
        "almalinux:8",
        false,
    ),
    ("syft/syft/linux/testdata/os/alpine", "alpine:3.11", false),
    ("syft/syft/linux/testdata/os/amazon", "amazon:2", false),
    ("syft/syft/linux/testdata/os/arch", "arch", false),
    ("syft/syft/linux/testdata/os/centos", "redhat:8", false),
    ("syft/syft/linux/testdata/os/centos5", "redhat:5", false),
    ("syft/syft/linux/testdata/os/centos6", "redhat:6", false),
    ("syft/syft/linux/testdata/os/custom", "redhat:8", true),
    (
        "syft/syft/linux/testdata/os/debian/from-debian_version",
        "debian:10",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/debian/from-os-release",
        "debian:8",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/debian/with-point-release",
        "debian:13",
        false,
    ),
    ("syft/syft/linux/testdata/os/fedora", "fedora:36", false),
    ("syft/syft/linux/testdata/os/mariner", "mariner:1.0", false),
    (
        "syft/syft/linux/testdata/os/opensuse-leap",
        "opensuse-leap:15.2",
        false,
    ),
    ("syft/syft/linux/testdata/os/oraclelinux", "oracle:8", false),
    ("syft/syft/linux/testdata/os/photon", "photon:2", false),
    (
        "syft/syft/linux/testdata/os/redhat/from-os-release",
        "redhat:7",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/redhat/from-redhat-release",
        "redhat:8",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/rockylinux/from-os-release",
        "rocky:8",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/rockylinux/from-redhat-release",
        "rocky:8",
        false,
    ),
    (
        "syft/syft/linux/testdata/os/scientific/from-os-release",
        "redhat:7",
        true,
    ),
    (
        "syft/syft/linux/testdata/os/scientific/from-redhat-release",
        "redhat:7",
        true,
    ),
    ("syft/syft/linux/testdata/os/sles", "sles:15.2", false),
    ("syft/syft/linux/testdata/os/ubuntu", "ubuntu:20.04", false),
    ("syft/syft/linux/testdata/os/wolfi", "wolfi", false),
];

/// Systems with packages; each pack's release files lie in its `rootfs/`.
const PACKS: &[(&str, &str)] = &[
    ("alma8-micro-s390x-20230523", "almalinux:8"),
    ("alma9-micro-aarch64-20231124", "almalinux:9"),
    ("alpine-3.6-x86_64", "alpine:3.6"),
    ("alpine-3.8-x86_64", "alpine:3.8"),
    ("alpine-3.10-x86_64", "alpine:3.10"),
    ("alpine-3.12-x86_64", "alpine:3.12"),
    ("alpine-3.14-x86_64", "alpine:3.14"),
    ("alpine-3.16-x86_64", "alpine:3.16"),
    ("alpine-3.17-x86_64", "alpine:3.17"),
    ("alpine-3.18-x86_64", "alpine:3.18"),
    ("alpine-3.20-x86_64", "alpine:3.20"),
    ("alpine-3.8-aarch64", "alpine:3.8"),
    ("alpine-edge-x86_64", "alpine:edge"),
    ("cbl-mariner2", "mariner:2.0"),
    ("centos6-plain", "redhat:6"),
    ("centos7-epel-200", "redhat:7"),
    ("centos7-many", "redhat:7"),
    ("centos8-modularitylabel", "redhat:8"),
    ("debian-12-minbase", "debian:12"),
    ("debian-13-minbase", "debian:13"),
    ("fedora35", "fedora:35"),
    ("rockylinux9-go-rpmdb", "rocky:9"),
    ("rpm-list-amzn2", "amazon:2"),
    ("rpm-list-ol8-ksplice", "oracle:8"),
    ("rpm-list-photon5", "photon:5"),
    ("sle15-bci", "sles:15.3"),
    ("ubuntu-18.04-minbase", "ubuntu:18.04"),
    ("ubuntu-22.04-minbase", "ubuntu:22.04"),
    ("ubuntu-24.04-minbase", "ubuntu:24.04"),
];

/// What the release files below a root folder say.
fn release(root: &Path) -> Option<OsRelease> {
    let found = RELEASE_FILES.iter().filter_map(|path| {
        let text = fs::read(root.join(path)).ok()?;
        let name = Path::new(path).file_name()?.to_str()?;
        Some((*path, parse_release_file(name, &text)?))
    });
    choose_release(found)
}

#[test]
fn real_release_files_are_taken_for_what_they_are() {
    let Some(folder) = data::unpack("images/os-release-and-small-osdb") else {
        return;
    };
    for (root, space, warned) in SYSTEMS {
        let release = release(&folder.join("files").join(root)).expect("the files say something");
        let distribution = identify(&release);
        let found = distribution.space.expect("a feed speaks of it");
        assert_eq!(
            (found.as_str(), distribution.warning.is_some()),
            (*space, *warned),
            "{root}"
        );
    }
    let empty = folder.join("files/syft/syft/linux/testdata/os/empty");
    assert_eq!(release(&empty), None);
}

#[test]
fn the_systems_of_the_packs_are_taken_for_what_they_are() {
    for (pack, space) in PACKS {
        let Some(folder) = data::unpack(&format!("images/{pack}")) else {
            return;
        };
        let distribution = identify(&release(&folder.join("rootfs")).expect("the files say something"));
        let found = distribution.space.expect("a feed speaks of it");
        assert_eq!((found.as_str(), distribution.warning), (*space, None), "{pack}");
    }
}
