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
fn an_unknown_order_is_answered_with_those_that_there_are() {
    let output = Command::new(program())
        .args(["version", "compare", "deb", "1", "2"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(
        words.contains("no order of versions is called \"deb\"; there are dpkg, apk, rpm"),
        "{words}"
    );
}
