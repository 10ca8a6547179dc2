//! Where package managers and everybody else look: the only places that count.

use tidewaiter_ecosystems::distribution::{RELEASE_FILES, choose_release};
use tidewaiter_ecosystems::extractor::Fact;
use tidewaiter_types::OsRelease;

use super::reader::Reader;

/// dpkg's database.
pub(super) const DPKG_STATUS: &str = "var/lib/dpkg/status";
/// The folder of single records in distroless images.
pub(super) const DPKG_STATUS_D: &str = "var/lib/dpkg/status.d";
/// apk's database, the place of older systems first.
pub(super) const APK: [&str; 2] = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];
/// Folders of rpm's database: Red Hat's, SUSE's and Fedora's, OSTree's.
pub(super) const RPM_FOLDERS: [&str; 3] = ["usr/lib/sysimage/rpm", "var/lib/rpm", "usr/share/rpm"];
/// Names of rpm's database, newest format first: where several lie side by side, older ones were left behind.
pub(super) const RPM_NAMES: [&str; 3] = ["rpmdb.sqlite", "Packages.db", "Packages"];
/// The list that stands in for a database in images without rpm.
pub(super) const RPM_MANIFEST: &str = "var/lib/rpmmanifest/container-manifest-2";
/// The folder of pacman's records, each a folder with a `desc`.
pub(super) const PACMAN: &str = "var/lib/pacman/local";

/// Which system the release files speak of.
pub(super) fn release(reader: &mut Reader<'_>) -> Option<OsRelease> {
    let mut found = Vec::new();
    for place in RELEASE_FILES {
        let Some(file) = reader.read(place.as_bytes()) else {
            continue;
        };
        let releases = file.extraction.facts.iter().filter_map(|fact| match fact {
            Fact::OsRelease(release) => Some((place, release.clone())),
            _ => None,
        });
        found.extend(releases);
    }
    choose_release(found)
}
