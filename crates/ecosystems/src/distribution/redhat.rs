//! Red Hat Enterprise Linux, its rebuilds, and Fedora.
//!
//! Odd: advisories are given for a major release. CentOS was built from Red Hat's sources with Red Hat's numbers
//! and has no feed of its own; CentOS Stream runs ahead of Red Hat, so there its fixes are only roughly those.

use tidewaiter_types::OsRelease;

use super::{Kinship, Release, System, by_major, major, nvd_page, told};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["rhel", "redhat"],
        space: "redhat",
        release: redhat,
        cve_page: redhat_page,
    },
    System {
        ids: &["centos"],
        space: "redhat",
        release: centos,
        cve_page: redhat_page,
    },
    // Their own errata pages are by erratum, none is by CVE.
    System {
        ids: &["almalinux"],
        space: "almalinux",
        release: by_major,
        cve_page: redhat_page,
    },
    System {
        ids: &["rocky"],
        space: "rocky",
        release: by_major,
        cve_page: redhat_page,
    },
    System {
        ids: &["ol"],
        space: "oracle",
        release: by_major,
        cve_page: |cve| format!("https://linux.oracle.com/cve/{cve}.html"),
    },
    System {
        ids: &["fedora"],
        space: "fedora",
        release: fedora,
        cve_page: nvd_page,
    },
];

fn redhat_page(cve: &str) -> String {
    format!("https://access.redhat.com/security/cve/{cve}")
}

fn centos(os: &OsRelease, kinship: Kinship) -> Release {
    let is_stream = os
        .pretty_name
        .as_deref()
        .is_some_and(|name| name.contains("Stream"));
    match (by_major(os, kinship), is_stream) {
        (Release::Of(major), true) => {
            let words =
                format!("CentOS Stream {major} was judged by Red Hat's advisories, which it may be ahead of");
            Release::Roughly(major, words)
        }
        (release, _) => release,
    }
}

fn redhat(os: &OsRelease, kinship: Kinship) -> Release {
    told(major(os).filter(|major| kinship == Kinship::Own || !is_fedoras(major)))
}

fn fedora(os: &OsRelease, kinship: Kinship) -> Release {
    told(major(os).filter(|major| kinship == Kinship::Own || is_fedoras(major)))
}

/// Whether a relative counts as Fedora does; Red Hat's numbers are far below Fedora's.
fn is_fedoras(major: &str) -> bool {
    major.parse::<u32>().is_ok_and(|major| major >= 20)
}
