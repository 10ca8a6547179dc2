//! Where the feeds of distributions are published.

use super::{Source, tarball};
use crate::indexes::{Alpine, Amazon, Fedora, Photon, RedHatCsaf, Rocky};
use crate::plan::{Plan, WHOLE};

/// Distributions.
pub(super) static DISTRIBUTIONS: &[Source] = &[
    Source {
        feed: "debian-tracker",
        folder: "debian-tracker",
        address: "https://security-tracker.debian.org/tracker/data",
        example: "data.json",
        plan: Plan::Files(&[("json", "data.json")]),
    },
    Source {
        feed: "debian-dsa",
        folder: "debian-dsa",
        address: "https://salsa.debian.org/security-tracker-team/security-tracker/-/archive/master",
        example: "data/DSA/list",
        plan: Plan::Archives(&[(
            "security-tracker-master.tar.gz?path=data",
            tarball(&["data/DSA", "data/DLA"]),
        )]),
    },
    Source {
        feed: "ubuntu-osv",
        folder: "ubuntu-osv",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Ubuntu",
        example: "UBUNTU-CVE-2024-0001.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "alpine",
        folder: "alpine-secdb",
        address: "https://secdb.alpinelinux.org",
        example: "v3.20/main.json",
        plan: Plan::Index(&Alpine),
    },
    Source {
        feed: "wolfi",
        folder: "wolfi",
        address: "https://packages.wolfi.dev/os",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "chainguard",
        folder: "chainguard",
        address: "https://packages.cgr.dev/chainguard",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "minimos",
        folder: "minimos",
        address: "https://packages.mini.dev/advisories/secdb",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "redhat-csaf",
        folder: "redhat-csaf",
        address: "https://security.access.redhat.com/data/csaf/v2/vex",
        example: "2024/cve-2024-0001.json",
        plan: Plan::Index(&RedHatCsaf),
    },
    Source {
        feed: "redhat-osv",
        folder: "redhat-osv",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Red%20Hat",
        example: "RHSA-2024:0001.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "alma",
        folder: "alma-osv",
        address: "https://github.com/AlmaLinux/osv-database/archive/refs/heads",
        example: "advisories/almalinux9/ALSA-2024:0001.json",
        plan: Plan::Archives(&[("master.tar.gz", tarball(&["advisories"]))]),
    },
    Source {
        feed: "rocky",
        folder: "rocky-errata",
        address: "https://errata.rockylinux.org/api/v2/advisories",
        example: "RLSA-2024:0001.json",
        plan: Plan::Index(&Rocky),
    },
    Source {
        feed: "amazon",
        folder: "amazon",
        address: "https://cdn.amazonlinux.com",
        example: "2/extras/docker/updateinfo.xml.gz",
        plan: Plan::Index(&Amazon),
    },
    Source {
        feed: "oracle",
        folder: "oracle",
        address: "https://linux.oracle.com/security/oval",
        example: "com.oracle.elsa-all.xml",
        plan: Plan::Files(&[("com.oracle.elsa-all.xml.bz2", "com.oracle.elsa-all.xml")]),
    },
    Source {
        feed: "suse",
        folder: "suse",
        address: "https://ftp.suse.com/pub/projects/security",
        example: "osv/SUSE-SU-2024:0001-1.json",
        plan: Plan::Archives(&[("osv.tar.bz2", WHOLE)]),
    },
    Source {
        feed: "fedora",
        folder: "fedora",
        address: "https://dl.fedoraproject.org/pub/fedora/linux/updates",
        example: "42/updateinfo.xml.gz",
        plan: Plan::Index(&Fedora),
    },
    Source {
        feed: "photon",
        folder: "photon",
        address: "https://packages.vmware.com/photon/photon_cve_metadata",
        example: "cve_data_photon5.0.json",
        plan: Plan::Index(&Photon),
    },
    Source {
        feed: "azurelinux",
        folder: "azurelinux",
        address: "https://github.com/microsoft/AzureLinuxVulnerabilityData/archive/refs/heads",
        example: "azurelinux-3.0-oval.xml",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "mariner",
        folder: "mariner",
        address: "https://github.com/microsoft/AzureLinuxVulnerabilityData/archive/refs/heads",
        example: "cbl-mariner-2.0-oval.xml",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "arch",
        folder: "arch",
        address: "https://security.archlinux.org",
        example: "all.json",
        plan: Plan::Files(&[("all.json", "all.json")]),
    },
];
