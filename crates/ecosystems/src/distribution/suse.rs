//! SUSE Linux Enterprise and openSUSE; `VERSION_ID` holds the service pack behind the dot.

use super::{System, by_major_minor, rolling};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["sles", "sled", "sles_sap", "sle_hpc", "suse"],
        space: "sles",
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
        ids: &["opensuse-tumbleweed"],
        space: "opensuse-tumbleweed",
        release: rolling,
        cve_page: suse_page,
    },
];

fn suse_page(cve: &str) -> String {
    format!("https://www.suse.com/security/cve/{cve}.html")
}
