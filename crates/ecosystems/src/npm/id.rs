//! How lock files write a package: `NAME@VERSION`, with more behind it where the package was chosen for others beside it.

use tidewaiter_types::{Ecosystem, Package};

use crate::library::LibraryRecord;

/// Name and what stands behind its `@`; a scope has an `@` of its own in front.
pub(super) fn split(id: &str) -> Option<(&str, &str)> {
    let at = 1 + memchr::memchr(b'@', id.as_bytes().get(1..)?)?;
    Some((&id[..at], &id[at + 1..]))
}

/// A version without what was chosen beside the package: `1.0.0_react@18.0.0`, `1.0.0(react@18.0.0)`.
pub(super) fn bare(version: &str) -> &str {
    let end = version.find(['_', '(']).unwrap_or(version.len());
    &version[..end]
}

/// Whether it is a version, and not an address, a path or a range.
pub(super) fn is_version(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
    text.starts_with(|sign: char| sign.is_ascii_digit()) && text.bytes().all(is_sign)
}

/// The library of that name and version, if it has both.
pub(super) fn library(name: &str, version: &str) -> Option<LibraryRecord> {
    let is_whole = !name.is_empty() && is_version(version);
    is_whole.then(|| LibraryRecord::new(Package::new(Ecosystem::Npm, name, version)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_and_without_a_scope_are_split_from_their_version() {
        assert_eq!(split("semver@5.7.1"), Some(("semver", "5.7.1")));
        assert_eq!(split("@babel/runtime@7.9.0"), Some(("@babel/runtime", "7.9.0")));
        assert_eq!(split("@babel/runtime"), None);
        assert_eq!(split("a@npm:b@1"), Some(("a", "npm:b@1")));
        assert_eq!(
            (split(""), split("@"), split("é@1")),
            (None, None, Some(("é", "1")))
        );
    }

    #[test]
    fn versions_are_told_from_addresses() {
        assert_eq!(
            (bare("1.0.0_a@2"), bare("1.0.0(a@2)(b@3)"), bare("1.0.0")),
            ("1.0.0", "1.0.0", "1.0.0")
        );
        assert!(is_version("1.0.0-rc.1+build") && is_version("0.0.0"));
        for other in [
            "",
            "^1.0.0",
            "file:a",
            "https://x.example/a-1.0.0.tgz",
            "1.0.0 || 2",
            "workspace:*",
        ] {
            assert!(!is_version(other), "{other}");
        }
    }
}
