//! Which system is judged by whose advisories, one line a case; real files are read in `tests/it`.

use super::*;

fn read(text: &str) -> Distribution {
    identify(&parse_os_release(text.replace(';', "\n").as_bytes()))
}

/// The space, and whether there is a warning.
fn place(text: &str) -> (Option<String>, bool) {
    let distribution = read(text);
    (
        distribution.space.map(String::from),
        distribution.warning.is_some(),
    )
}

#[test]
fn known_systems_have_the_space_of_their_release() {
    for (text, space) in [
        ("ID=debian;VERSION_ID=12", "debian:12"),
        ("ID=debian;VERSION_ID=12.5", "debian:12"),
        ("ID=ubuntu;VERSION_ID=22.04", "ubuntu:22.04"),
        ("ID=ubuntu;UBUNTU_CODENAME=noble", "ubuntu:24.04"),
        ("ID=alpine;VERSION_ID=3.18.9", "alpine:3.18"),
        ("ID=alpine;VERSION_ID=3.19.0_alpha20230901", "alpine:edge"),
        ("ID=alpine;PRETTY_NAME=\"Alpine Linux edge\"", "alpine:edge"),
        ("ID=rhel;VERSION_ID=9.4", "redhat:9"),
        (
            "ID=centos;VERSION_ID=7;PRETTY_NAME=\"CentOS Linux 7 (Core)\"",
            "redhat:7",
        ),
        ("ID=almalinux;VERSION_ID=9.3", "almalinux:9"),
        ("ID=rocky;VERSION_ID=9.3", "rocky:9"),
        ("ID=amzn;VERSION_ID=2", "amazon:2"),
        ("ID=amzn;VERSION_ID=2023", "amazon:2023"),
        ("ID=amzn;VERSION_ID=2018.03", "amazon:1"),
        ("ID=ol;VERSION_ID=8.3", "oracle:8"),
        ("ID=fedora;VERSION_ID=40", "fedora:40"),
        ("ID=sles;VERSION_ID=15.5", "sles:15.5"),
        ("ID=sles;VERSION_ID=15", "sles:15"),
        ("ID=sle-micro;VERSION_ID=5.3", "sle-micro:5.3"),
        ("ID=sl-micro;VERSION_ID=6.0", "sle-micro:6.0"),
        ("ID=opensuse-leap;VERSION_ID=15.5", "opensuse-leap:15.5"),
        ("ID=opensuse-leap-micro;VERSION_ID=5.3", "opensuse-leap-micro:5.3"),
        ("ID=opensuse-microos;VERSION_ID=20240101", "opensuse-tumbleweed"),
        ("ID=minimos;VERSION_ID=20250101", "minimos"),
        (
            "ID=opensuse-tumbleweed;VERSION_ID=20240101",
            "opensuse-tumbleweed",
        ),
        ("ID=photon;VERSION_ID=5.0", "photon:5"),
        ("ID=azurelinux;VERSION_ID=3.0", "azurelinux:3"),
        ("ID=mariner;VERSION_ID=2.0", "mariner:2.0"),
        ("ID=wolfi;VERSION_ID=20230201", "wolfi"),
        ("ID=chainguard;VERSION_ID=20230214", "chainguard"),
        ("ID=arch;BUILD_ID=rolling", "arch"),
    ] {
        assert_eq!(place(text), (Some(space.to_owned()), false), "{text}");
    }
}

#[test]
fn rough_judgements_carry_a_warning() {
    for (text, space) in [
        ("ID=debian;VERSION_CODENAME=forky", "debian:14"),
        ("ID=debian", "debian"),
        ("ID=debian;VERSION_CODENAME=unheard", "debian"),
        ("ID=alpine", "alpine"),
        (
            "ID=centos;VERSION_ID=9;PRETTY_NAME=\"CentOS Stream 9\"",
            "redhat:9",
        ),
        (
            "ID=linuxmint;ID_LIKE=\"ubuntu debian\";VERSION_ID=21.3;UBUNTU_CODENAME=jammy",
            "ubuntu:22.04",
        ),
        (
            "ID=linuxmint;ID_LIKE=debian;VERSION_ID=6;DEBIAN_CODENAME=bookworm",
            "debian:12",
        ),
        (
            "ID=raspbian;ID_LIKE=debian;VERSION_ID=11;VERSION_CODENAME=bullseye",
            "debian:11",
        ),
        (
            "ID=mixed;ID_LIKE=\"ubuntu debian\";VERSION_CODENAME=bookworm",
            "debian:12",
        ),
        (
            "ID=kali;ID_LIKE=debian;VERSION_ID=2024.1;VERSION_CODENAME=kali-rolling",
            "debian",
        ),
        (
            "ID=scientific;ID_LIKE=\"rhel centos fedora\";VERSION_ID=7.5",
            "redhat:7",
        ),
        ("ID=rebuild;ID_LIKE=\"fedora rhel\";VERSION_ID=9.4", "redhat:9"),
        ("ID=rebuild;ID_LIKE=fedora;VERSION_ID=9.4", "redhat:9"),
        ("ID=nobara;ID_LIKE=fedora;VERSION_ID=40", "fedora:40"),
        ("ID=nobara;ID_LIKE=\"rhel fedora\";VERSION_ID=40", "fedora:40"),
        ("ID=manjaro;ID_LIKE=arch", "arch"),
        ("ID=postmarketos;ID_LIKE=alpine;VERSION_ID=v23.12", "alpine"),
    ] {
        assert_eq!(place(text), (Some(space.to_owned()), true), "{text}");
    }
}

#[test]
fn a_system_without_relatives_has_no_space_and_says_so() {
    let unknown = read("ID=homemade;PRETTY_NAME=\"Home Made 1\";VERSION_ID=1");
    assert_eq!((unknown.space, unknown.name.as_str()), (None, "Home Made 1"));
    let words = unknown.warning.expect("it is said");
    assert!(
        words.contains("Home Made 1") && words.contains("were not judged"),
        "{words}"
    );
}

#[test]
fn a_relative_is_named_in_the_warning() {
    let mint = read("ID=linuxmint;NAME=\"Linux Mint\";ID_LIKE=ubuntu;UBUNTU_CODENAME=jammy");
    let expected =
        "Linux Mint is not known here; it was judged as its relative ubuntu:22.04, whose fixes may differ";
    assert_eq!(mint.warning.as_deref(), Some(expected));
}

#[test]
fn each_distribution_has_its_page_of_a_cve() {
    let page = |space: &str| cve_page(&Space::from(space.to_owned()), "CVE-2023-4911").expect("it is a CVE");
    for (space, address) in [
        (
            "debian:12",
            "https://security-tracker.debian.org/tracker/CVE-2023-4911",
        ),
        ("ubuntu:22.04", "https://ubuntu.com/security/CVE-2023-4911"),
        (
            "alpine:3.18",
            "https://security.alpinelinux.org/vuln/CVE-2023-4911",
        ),
        ("redhat:9", "https://access.redhat.com/security/cve/CVE-2023-4911"),
        (
            "almalinux:9",
            "https://access.redhat.com/security/cve/CVE-2023-4911",
        ),
        ("rocky:9", "https://access.redhat.com/security/cve/CVE-2023-4911"),
        (
            "amazon:2",
            "https://explore.alas.aws.amazon.com/CVE-2023-4911.html",
        ),
        ("oracle:8", "https://linux.oracle.com/cve/CVE-2023-4911.html"),
        (
            "sles:15.5",
            "https://www.suse.com/security/cve/CVE-2023-4911.html",
        ),
        ("arch", "https://security.archlinux.org/CVE-2023-4911"),
        ("fedora:40", "https://nvd.nist.gov/vuln/detail/CVE-2023-4911"),
        ("npm", "https://nvd.nist.gov/vuln/detail/CVE-2023-4911"),
    ] {
        assert_eq!(page(space), address);
    }
}

#[test]
fn only_cves_have_a_page() {
    let debian = Space::of_release("debian", "12");
    for id in [
        "DSA-1",
        "CVE-2023-1",
        "CVE-23-4911",
        "CVE-2023-4911/..",
        "cve-2023-4911",
        "",
    ] {
        assert_eq!(cve_page(&debian, id), None, "{id}");
    }
}

#[test]
fn no_id_belongs_to_two_systems() {
    let mut ids: Vec<_> = systems().flat_map(|system| system.ids).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

proptest::proptest! {
    #[test]
    fn any_system_is_identified(id in "debian|ubuntu|alpine|centos|amzn|fedora|[a-zä]{0,4}", version in "\\PC{0,8}", like in "(debian|fedora|x| ){0,3}") {
        let os = OsRelease {
            id,
            version_id: Some(version),
            id_like: like.split(' ').map(str::to_owned).collect(),
            ..OsRelease::default()
        };
        let distribution = identify(&os);
        assert!(distribution.space.is_some() || distribution.warning.is_some());
    }
}
