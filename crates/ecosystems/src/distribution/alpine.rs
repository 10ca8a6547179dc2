//! Alpine, Wolfi, Chainguard and MinimOS.
//!
//! Odd: Alpine's rolling branch, edge, has the number of the release to come with `_alpha` behind it.

use tidewaiter_types::OsRelease;

use super::{Kinship, Release, System, major_minor, nvd_page, rolling, told};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["alpine"],
        space: "alpine",
        release: alpine,
        cve_page: |cve| format!("https://security.alpinelinux.org/vuln/{cve}"),
    },
    System {
        ids: &["wolfi"],
        space: "wolfi",
        release: rolling,
        cve_page: nvd_page,
    },
    System {
        ids: &["chainguard"],
        space: "chainguard",
        release: rolling,
        cve_page: nvd_page,
    },
    System {
        ids: &["minimos"],
        space: "minimos",
        release: rolling,
        cve_page: nvd_page,
    },
];

fn alpine(os: &OsRelease, _: Kinship) -> Release {
    let version = os.version_id.as_deref().unwrap_or_default();
    let name = os.pretty_name.as_deref().unwrap_or_default();
    if version == "edge" || version.contains("_alpha") || name.ends_with(" edge") {
        return Release::Of("edge".to_owned());
    }
    told(major_minor(os))
}
