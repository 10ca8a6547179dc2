//! The files that say which system an image is, for systems that have no os-release: CentOS 6 knows only
//! `etc/redhat-release`, some distroless images leave the version to `etc/debian_version`.
//!
//! Odd: Ubuntu has a `debian_version` too (`trixie/sid`), so an older file never overrules os-release; it only
//! fills in a version for the same system.

use tidewaiter_types::OsRelease;

use super::os_release;

/// The files, the most telling first, as paths from the root.
pub const RELEASE_FILES: [&str; 6] = [
    "etc/os-release",
    "usr/lib/os-release",
    "etc/redhat-release",
    "etc/system-release-cpe",
    "etc/alpine-release",
    "etc/debian_version",
];

/// Reads a file by the last part of its path, which is that of one of [`RELEASE_FILES`]; `None` for another name, and
/// for a file that says nothing.
pub fn parse_release_file(name: &str, text: &[u8]) -> Option<OsRelease> {
    let line = || first_line(text);
    match name {
        "os-release" => Some(os_release::parse(text))
            .filter(|release| release.id != "linux" || release.pretty_name.is_some()),
        "redhat-release" => redhat_release(&line()?),
        "system-release-cpe" => system_release_cpe(&line()?),
        "alpine-release" => Some(versioned("alpine", "Alpine Linux", line()?)),
        "debian_version" => Some(debian_version(line()?)),
        _ => None,
    }
}

/// The system that these files, each with its path, speak of: the most telling one, with a version from the next
/// file that speaks of the same system, if it has none itself.
pub fn choose_release(found: impl IntoIterator<Item = (impl AsRef<str>, OsRelease)>) -> Option<OsRelease> {
    let rank = |path: &str| RELEASE_FILES.iter().position(|&file| file == path);
    let mut ranked: Vec<_> = found
        .into_iter()
        .map(|(path, release)| (rank(path.as_ref()), release))
        .collect();
    ranked.retain(|(rank, _)| rank.is_some());
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut releases = ranked.into_iter().map(|(_, release)| release);
    let mut chosen = releases.next()?;
    let same = releases.find(|other| other.id == chosen.id);
    if let (None, None, Some(same)) = (&chosen.version_id, &chosen.version_codename, same) {
        chosen.version_id = same.version_id;
        chosen.version_codename = same.version_codename;
    }
    Some(chosen)
}

fn first_line(text: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(text);
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.to_owned())
}

fn versioned(id: &str, name: &str, version: String) -> OsRelease {
    OsRelease {
        id: id.to_owned(),
        pretty_name: Some(format!("{name} {version}")),
        version_id: Some(version),
        ..OsRelease::default()
    }
}

/// `12.5`, or `trixie/sid` before a release.
fn debian_version(line: String) -> OsRelease {
    let mut release = versioned("debian", "Debian GNU/Linux", line);
    release
        .version_id
        .take_if(|version| !version.starts_with(|first: char| first.is_ascii_digit()));
    if release.version_id.is_none() {
        let name = release.pretty_name.as_deref().unwrap_or_default();
        let codename = name.rsplit(' ').next().and_then(|last| last.split('/').next());
        release.version_codename = codename.map(str::to_owned);
    }
    release
}

/// `CentOS release 6.10 (Final)`.
fn redhat_release(line: &str) -> Option<OsRelease> {
    const IDS: [(&str, &str); 8] = [
        ("Red Hat Enterprise Linux", "rhel"),
        ("CentOS", "centos"),
        ("AlmaLinux", "almalinux"),
        ("Rocky Linux", "rocky"),
        ("Oracle Linux", "ol"),
        ("Fedora", "fedora"),
        ("Amazon Linux", "amzn"),
        ("Scientific Linux", "scientific"),
    ];
    let (name, rest) = line.split_once(" release ")?;
    let id = IDS.iter().find(|(start, _)| name.starts_with(start));
    Some(OsRelease {
        id: id.map_or("linux", |(_, id)| id).to_owned(),
        // Who writes this file is kin to Red Hat.
        id_like: vec!["rhel".to_owned()],
        version_id: rest.split_ascii_whitespace().next().map(str::to_owned),
        pretty_name: Some(line.to_owned()),
        ..OsRelease::default()
    })
}

/// `cpe:/o:centos:linux:6:GA`.
fn system_release_cpe(line: &str) -> Option<OsRelease> {
    const IDS: [(&str, &str); 7] = [
        ("redhat", "rhel"),
        ("centos", "centos"),
        ("almalinux", "almalinux"),
        ("rocky", "rocky"),
        ("oracle", "ol"),
        ("fedoraproject", "fedora"),
        ("amazon", "amzn"),
    ];
    let names = line
        .strip_prefix("cpe:/o:")
        .or_else(|| line.strip_prefix("cpe:2.3:o:"))?;
    let mut names = names.split(':');
    let vendor = names.next()?;
    let (_, id) = IDS.iter().find(|(name, _)| *name == vendor)?;
    Some(OsRelease {
        id: (*id).to_owned(),
        version_id: names.nth(1).map(str::to_owned),
        cpe_name: Some(line.to_owned()),
        ..OsRelease::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> (String, Option<String>, Option<String>) {
        let release = parse_release_file(path, text.as_bytes()).expect("it says something");
        (release.id, release.version_id, release.version_codename)
    }

    #[test]
    fn older_files_are_understood() {
        let some = |text: &str| Some(text.to_owned());
        let redhat = |text| read("redhat-release", text);
        assert_eq!(
            redhat("CentOS release 6.10 (Final)\n"),
            ("centos".into(), some("6.10"), None)
        );
        let cpe = |text| read("system-release-cpe", text);
        assert_eq!(
            cpe("cpe:/o:centos:linux:6:GA\n"),
            ("centos".into(), some("6"), None)
        );
        let amazon = cpe("cpe:2.3:o:amazon:amazon_linux:2");
        assert_eq!(amazon, ("amzn".into(), some("2"), None));
        assert_eq!(redhat("Unheard release 9"), ("linux".into(), some("9"), None));
        assert_eq!(
            read("alpine-release", "3.18.9\n"),
            ("alpine".into(), some("3.18.9"), None)
        );
        assert_eq!(
            read("debian_version", "12.5\n"),
            ("debian".into(), some("12.5"), None)
        );
        assert_eq!(
            read("debian_version", "forky/sid\n"),
            ("debian".into(), None, some("forky"))
        );
    }

    #[test]
    fn files_that_say_nothing_are_nothing() {
        assert_eq!(parse_release_file("redhat-release", b"\n"), None);
        assert_eq!(parse_release_file("debian_version", b""), None);
        assert_eq!(parse_release_file("passwd", b"x"), None);
        assert_eq!(parse_release_file("os-release", b"nonsense"), None);
    }

    fn choose(files: &[(&str, &str)]) -> OsRelease {
        let parsed = files.iter().filter_map(|(path, text)| {
            let (_, name) = path.rsplit_once('/')?;
            let release = parse_release_file(name, text.as_bytes())?;
            Some((*path, release))
        });
        choose_release(parsed).expect("a file was given")
    }

    #[test]
    fn an_older_file_fills_in_a_version_for_the_same_system_only() {
        let distroless = choose(&[("etc/debian_version", "10.8"), ("etc/os-release", "ID=debian")]);
        assert_eq!(distroless.version_id.as_deref(), Some("10.8"));
        let ubuntu = choose(&[
            ("etc/debian_version", "trixie/sid"),
            ("usr/lib/os-release", "ID=ubuntu"),
        ]);
        assert_eq!((ubuntu.version_id, ubuntu.version_codename), (None, None));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(text: Vec<u8>) {
            for path in RELEASE_FILES {
                let (_, name) = path.rsplit_once('/').expect("all lie in folders");
                parse_release_file(name, &text);
            }
        }
    }
}
