//! Debian and Ubuntu.
//!
//! Odd: Debian's testing and unstable have no `VERSION_ID`, only the code name of the release to come; and what is built
//! on either of the two counts in numbers of its own, so only a code name tells which release it is built on.

use tidewaiter_types::OsRelease;

use super::{Kinship, Release, System, major, major_minor, told};

pub(super) const SYSTEMS: &[System] = &[
    System {
        ids: &["debian"],
        space: "debian",
        release: debian,
        cve_page: |cve| format!("https://security-tracker.debian.org/tracker/{cve}"),
    },
    System {
        ids: &["ubuntu"],
        space: "ubuntu",
        release: ubuntu,
        cve_page: |cve| format!("https://ubuntu.com/security/{cve}"),
    },
];

const DEBIAN_CODENAMES: &[(&str, &str)] = &[
    ("wheezy", "7"),
    ("jessie", "8"),
    ("stretch", "9"),
    ("buster", "10"),
    ("bullseye", "11"),
    ("bookworm", "12"),
    ("trixie", "13"),
    ("forky", "14"),
    ("duke", "15"),
];

const UBUNTU_CODENAMES: &[(&str, &str)] = &[
    ("trusty", "14.04"),
    ("xenial", "16.04"),
    ("bionic", "18.04"),
    ("focal", "20.04"),
    ("groovy", "20.10"),
    ("hirsute", "21.04"),
    ("impish", "21.10"),
    ("jammy", "22.04"),
    ("kinetic", "22.10"),
    ("lunar", "23.04"),
    ("mantic", "23.10"),
    ("noble", "24.04"),
    ("oracular", "24.10"),
    ("plucky", "25.04"),
    ("questing", "25.10"),
    ("resolute", "26.04"),
];

fn debian(os: &OsRelease, kinship: Kinship) -> Release {
    let number = by_codename(os, DEBIAN_CODENAMES);
    match (kinship, major(os), number) {
        (Kinship::Own, Some(major), _) => Release::Of(major.to_owned()),
        (Kinship::Own, None, Some(number)) => before_release(number),
        (_, _, number) => told(number),
    }
}

fn before_release(number: &str) -> Release {
    let words = format!(
        "this Debian has no VERSION_ID: it is testing or unstable, and was judged as Debian {number}"
    );
    Release::Roughly(number.to_owned(), words)
}

fn ubuntu(os: &OsRelease, kinship: Kinship) -> Release {
    let own = major_minor(os).filter(|_| kinship == Kinship::Own);
    told(own.or_else(|| by_codename(os, UBUNTU_CODENAMES)))
}

/// The release of the first code name that the list knows.
fn by_codename(os: &OsRelease, list: &[(&str, &'static str)]) -> Option<&'static str> {
    let names = [&os.base_codename, &os.version_codename];
    let known = |name: &String| list.iter().find(|(codename, _)| codename == name);
    names
        .into_iter()
        .flatten()
        .find_map(known)
        .map(|(_, release)| *release)
}
