//! `tidewaiter version`.

use assert_cmd::Command;

use crate::images::program;

fn compare(scheme: &str, a: &str, b: &str) -> String {
    let output = Command::new(program())
        .args(["version", "compare", scheme, a, b])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn versions_compare_as_their_package_managers_do() {
    assert_eq!(compare("dpkg", "1.0~rc1", "1.0"), "<\n");
    assert_eq!(compare("rpm", "0:1.0-1", "1.0-1"), "=\n");
    assert_eq!(compare("apk", "1.2.3-r1", "1.2.3_rc1-r1"), ">\n");
    assert_eq!(compare("dpkg", "-1", "1"), "<\n");
}

#[test]
fn versions_of_libraries_compare_as_their_own_tools_do() {
    for (scheme, a, sign, b) in [
        ("pep440", "1.0.dev1", "<", "1.0a1"),
        ("npm", "1.2.3-beta.10", ">", "1.2.3-beta.9"),
        ("maven", "1.0-SNAPSHOT", "<", "1.0.Final"),
        ("rubygems", "1.0.rc1", "<", "1.0"),
        ("composer", "v1.0-p1", ">", "1.0.0.0"),
        ("nuget", "1.0.0-BETA", "=", "1.0.0.0-beta"),
        ("go", "go1.21rc2", "<", "v1.21.0"),
        ("cargo", "1.0.0+a", "=", "1.0.0+b"),
        ("hex", "1.0.0-rc.1", "<", "1.0.0"),
        ("pub", "1.0.0+1", ">", "1.0.0"),
        ("cran", "1.0-1", "=", "1.0.1"),
        ("hackage", "1.0", "<", "1.0.0"),
        ("conan", "1.1.1k", "<", "1.1.2"),
        ("conda", "1.1post1", ">", "1.1.0"),
        ("bitnami", "1.2.3-1", ">", "1.2.3"),
        ("arch", "1.0rc1-1", "<", "1.0-1"),
        ("semver", "1.0.0-alpha", "<", "1.0.0-alpha.1"),
        ("generic", "1.0-beta2", "<", "1"),
    ] {
        assert_eq!(compare(scheme, a, b), format!("{sign}\n"), "{scheme}: {a} {b}");
    }
}

#[test]
fn the_help_names_every_order() {
    let output = Command::new(program())
        .args(["version", "compare", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let words: Vec<_> = help.split(|sign: char| !sign.is_ascii_alphanumeric()).collect();
    for scheme in tidewaiter_ecosystems::schemes() {
        assert!(words.contains(&scheme.name()), "{}: {help}", scheme.name());
    }
}

#[test]
fn an_unknown_order_is_answered_with_those_that_there_are() {
    let output = Command::new(program())
        .args(["version", "compare", "deb", "1", "2"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(
        words
            .contains("no order of versions is called \"deb\"; there are dpkg, apk, rpm, pep440, npm, maven"),
        "{words}"
    );
}
