//! Rule 8: versions as Go's build information writes them, made those of Go's vulnerability database.
//!
//! - The standard library and the toolchain (`stdlib`, `toolchain`) carry Go's release: `go1.21.5 X:boringcrypto` is
//!   `1.21.5`, `go1.21rc2` is `1.21.0-rc.2`, `go1.20` is `1.20.0`; what a vendor puts behind it says nothing of fixes.
//! - `(devel)` and a development tree of Go are no versions: they are neither above nor below anything.
//! - Pseudo-versions and `+incompatible` need nothing: Go's order knows them. A replaced module comes with the path
//!   and the version of what replaced it.
//!
//! Source: golang.org/x/vuln (`internal/semver`), go.dev/ref/mod#versions, go.dev/doc/toolchain#version.

use std::borrow::Cow;

/// The version that a Go module is compared by; `None` where it has none.
pub fn version_of<'p>(module: &str, version: &'p str) -> Option<Cow<'p, str>> {
    match module {
        "stdlib" | "toolchain" => release(version),
        _ => (!is_development(version)).then_some(Cow::Borrowed(version)),
    }
}

fn is_development(version: &str) -> bool {
    version.is_empty() || version == "(devel)"
}

/// A release of Go in the writing of its vulnerability database.
fn release(version: &str) -> Option<Cow<'_, str>> {
    let version = version.split(char::is_whitespace).next().unwrap_or_default();
    let version = version.strip_prefix("go").unwrap_or(version);
    let version = version.strip_prefix('v').unwrap_or(version);
    if !version.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let numbers = version
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count();
    let (numbers, rest) = version.split_at(numbers);
    let numbers = numbers.trim_end_matches('.');
    match (numbers.matches('.').count(), prerelease(rest)) {
        (2, None) => Some(Cow::Borrowed(numbers)),
        (dots, stage) => {
            let missing = [".0.0", ".0", ""][dots.min(2)];
            let stage = stage.map(|(name, number)| format!("-{name}.{number}"));
            Some(Cow::Owned(format!(
                "{numbers}{missing}{}",
                stage.unwrap_or_default()
            )))
        }
    }
}

/// `rc2` and `beta1` are stages; `-fips` and `+auto` are a vendor's marks.
fn prerelease(rest: &str) -> Option<(&'static str, &str)> {
    // Go's own database writes them so, and so may who read the build information: `-rc.2`.
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    ["rc", "beta"].into_iter().find_map(|name| {
        let number = rest.strip_prefix(name)?;
        let number = number.strip_prefix('.').unwrap_or(number);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0).then(|| (name, &number[..digits]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_of_go_are_written_as_its_database_does() {
        let cases = [
            ("go1.21.5", "1.21.5"),
            ("go1.21.5 X:boringcrypto", "1.21.5"),
            ("go1.20", "1.20.0"),
            ("go1.21rc2", "1.21.0-rc.2"),
            ("go1.8.5rc4", "1.8.5-rc.4"),
            ("go1.14beta1", "1.14.0-beta.1"),
            ("1.19.0-rc.2", "1.19.0-rc.2"),
            ("go1.20.3-fips", "1.20.3"),
            ("v1.22.1", "1.22.1"),
        ];
        for (written, version) in cases {
            assert_eq!(
                version_of("stdlib", written).as_deref(),
                Some(version),
                "{written}"
            );
        }
        for none in ["devel go1.22-abc", "", "(devel)", "unknown"] {
            assert_eq!(version_of("toolchain", none), None, "{none}");
        }
    }

    #[test]
    fn modules_keep_their_versions_and_a_working_tree_has_none() {
        for kept in ["v2.0.0+incompatible", "v0.0.0-20220722155217-630584e8d5aa"] {
            assert_eq!(version_of("golang.org/x/net", kept).as_deref(), Some(kept));
        }
        assert_eq!(version_of("example.org/me", "(devel)"), None);
        assert_eq!(version_of("example.org/me", ""), None);
    }
}
