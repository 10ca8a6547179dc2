//! Which system a bill of materials speaks of, in the words of os-release.

use tidewaiter_types::{Ecosystem, OsRelease};

use super::purl::Purl;

/// Systems that scanners call otherwise than their os-release does.
const NAMES: [(&str, &str); 10] = [
    ("redhat", "rhel"),
    ("red hat enterprise linux", "rhel"),
    ("amazon", "amzn"),
    ("oracle", "ol"),
    ("alma", "almalinux"),
    ("cbl-mariner", "mariner"),
    ("opensuse.leap", "opensuse-leap"),
    ("opensuse.tumbleweed", "opensuse-tumbleweed"),
    ("suse linux enterprise server", "sles"),
    ("archlinux", "arch"),
];

/// Whether packages of an ecosystem belong to a system.
pub fn is_placed(ecosystem: Ecosystem) -> bool {
    matches!(
        ecosystem,
        Ecosystem::Deb | Ecosystem::Apk | Ecosystem::Rpm | Ecosystem::Alpm
    )
}

/// The system of that name and version; the version may be missing.
pub(super) fn by_name(name: &str, version: &str) -> Option<OsRelease> {
    let name = name.trim().to_lowercase();
    let known = NAMES.iter().find(|(other, _)| *other == name);
    let id = known.map_or(name.as_str(), |(_, id)| id).to_owned();
    (!id.is_empty()).then(|| OsRelease {
        id,
        version_id: Some(version.trim().to_owned()).filter(|version| !version.is_empty()),
        ..OsRelease::default()
    })
}

/// The system that a package URL names: `distro=debian-12`, or a code name (`distro=bookworm`) of the one that stands in
/// front of the package's name.
pub(super) fn of_purl(purl: &Purl) -> Option<OsRelease> {
    let distro = purl.qualifier("distro")?;
    let number = distro
        .rsplit_once('-')
        .filter(|(_, version)| begins_with_number(version));
    match number {
        Some((id, version)) => by_name(id, version),
        None if begins_with_number(distro) => by_name(&purl.namespace, distro),
        None if distro == purl.namespace || purl.namespace.is_empty() => by_name(distro, ""),
        None => {
            let codename = distro.strip_prefix(purl.namespace.as_str()).unwrap_or(distro);
            by_name(&purl.namespace, "").map(|system| OsRelease {
                version_codename: Some(codename.trim_start_matches('-').to_owned()),
                ..system
            })
        }
    }
}

fn begins_with_number(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, Option<String>, Option<String>)> {
        let system = of_purl(&Purl::parse(text)?)?;
        Some((system.id, system.version_id, system.version_codename))
    }

    #[test]
    fn a_package_url_names_its_system() {
        let numbered = |id: &str, version: &str| Some((id.to_owned(), Some(version.to_owned()), None));
        assert_eq!(
            of("pkg:deb/debian/a@1?distro=debian-12"),
            numbered("debian", "12")
        );
        assert_eq!(
            of("pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.6"),
            numbered("opensuse-leap", "15.6")
        );
        assert_eq!(
            of("pkg:rpm/redhat/a@1?distro=redhat-9.4"),
            numbered("rhel", "9.4")
        );
        assert_eq!(
            of("pkg:apk/alpine/a@1?distro=3.20.1"),
            numbered("alpine", "3.20.1")
        );
        let codename = Some(("debian".to_owned(), None, Some("bookworm".to_owned())));
        assert_eq!(of("pkg:deb/debian/a@1?distro=bookworm"), codename);
        assert_eq!(
            of("pkg:alpm/arch/a@1?distro=arch"),
            Some(("arch".to_owned(), None, None))
        );
        assert_eq!(
            of("pkg:apk/wolfi/a@1?distro=wolfi-20230201"),
            numbered("wolfi", "20230201")
        );
        assert_eq!(of("pkg:deb/debian/a@1"), None);
    }
}
