//! SUSE Linux Enterprise and openSUSE; `VERSION_ID` holds the service pack behind the dot.
//!
//! Odd: before its first service pack a release has no dot (`15`). SUSE Linux Micro was called SUSE Linux Enterprise Micro
//! up to 5; its numbers go on.

use tidewaiter_types::OsRelease;

use super::{Kinship, Release, System, by_major_minor, major, major_minor, rolling, told};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["sles", "sled", "sles_sap", "sle_hpc", "suse"],
        space: "sles",
        release: service_pack,
        cve_page: suse_page,
    },
    System {
        ids: &["sle-micro", "sl-micro"],
        space: "sle-micro",
        release: by_major_minor,
        cve_page: suse_page,
    },
    System {
        ids: &["opensuse-leap", "opensuse"],
        space: "opensuse-leap",
        release: by_major_minor,
        cve_page: suse_page,
    },
    System {
        ids: &["opensuse-leap-micro", "leap-micro"],
        space: "opensuse-leap-micro",
        release: by_major_minor,
        cve_page: suse_page,
    },
    System {
        ids: &["opensuse-tumbleweed", "opensuse-microos"],
        space: "opensuse-tumbleweed",
        release: rolling,
        cve_page: suse_page,
    },
];

fn service_pack(os: &OsRelease, _: Kinship) -> Release {
    told(major_minor(os).or_else(|| major(os)))
}

fn suse_page(cve: &str) -> String {
    format!("https://www.suse.com/security/cve/{cve}.html")
}
