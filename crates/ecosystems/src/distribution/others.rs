//! Systems with nothing odd about them: VMware's Photon, Microsoft's Azure Linux (once Mariner), Arch.

use super::{System, by_major, by_major_minor, nvd_page, rolling};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["photon"],
        space: "photon",
        release: by_major,
        cve_page: nvd_page,
    },
    System {
        ids: &["azurelinux"],
        space: "azurelinux",
        release: by_major,
        cve_page: nvd_page,
    },
    System {
        ids: &["mariner"],
        space: "mariner",
        release: by_major_minor,
        cve_page: nvd_page,
    },
    System {
        ids: &["arch"],
        space: "arch",
        release: rolling,
        cve_page: |cve| format!("https://security.archlinux.org/{cve}"),
    },
];
