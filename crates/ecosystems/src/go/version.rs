//! Go's order of versions: Semantic Versioning of module versions (`golang.org/x/mod/semver`), and of Go itself.
//!
//! Odd: the `v` in front may be missing, since advisories leave it out. Go writes its own versions `go1.21rc2`, and its
//! advisories `1.21.0-rc.2`; both are read as the latter. What a build of Go's has behind a space (`go1.22.3
//! X:boringcrypto`) counts for nothing, and so does `+incompatible`, as build metadata. `(devel)` is no version and less
//! than every one.

use std::cmp::Ordering;

use crate::version_parts::{
    compare_dotted, compare_lists, compare_numbers, compare_parsed, is_number, split_while,
};
use crate::version_scheme::VersionScheme;

/// Go's order; its name is `go`.
pub struct GoOrder;

impl VersionScheme for GoOrder {
    fn name(&self) -> &'static str {
        "go"
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        compare_parsed(a, b, Version::parse, Version::compare)
    }
}

struct Version<'a> {
    numbers: &'a str,
    prerelease: Option<Prerelease<'a>>,
}

enum Prerelease<'a> {
    /// Identifiers with points between.
    Module(&'a str),
    /// A word and a number without anything between, as in Go's own versions.
    Toolchain(&'a str),
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.split_ascii_whitespace().next()?;
        let text = text.strip_prefix("go").or(text.strip_prefix('v')).unwrap_or(text);
        let text = text.split_once('+').map_or(text, |(text, _build)| text);
        let (numbers, rest) = split_while(text, |byte| byte.is_ascii_digit() || byte == b'.');
        let prerelease = match rest.bytes().next() {
            None => None,
            Some(b'-') => Some(Prerelease::Module(&rest[1..])),
            Some(byte) if byte.is_ascii_lowercase() => Some(Prerelease::Toolchain(rest)),
            Some(_) => return None,
        };
        let valid = numbers.split('.').all(is_number);
        valid.then_some(Self { numbers, prerelease })
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_dotted(self.numbers, other.numbers).then_with(|| {
            match (&self.prerelease, &other.prerelease) {
                (Some(a), Some(b)) => compare_lists(a.identifiers(), b.identifiers(), compare_identifier),
                (a, b) => b.is_some().cmp(&a.is_some()),
            }
        })
    }
}

impl<'a> Prerelease<'a> {
    fn identifiers(&self) -> impl Iterator<Item = &'a str> {
        let (joined, listed) = match self {
            Self::Toolchain(text) => (split_while(text, |byte| byte.is_ascii_lowercase()), None),
            Self::Module(text) => (("", ""), Some(text.split('.'))),
        };
        let joined = [joined.0, joined.1].into_iter().filter(|part| !part.is_empty());
        joined.chain(listed.into_iter().flatten())
    }
}

fn compare_identifier(a: &str, b: &str) -> Ordering {
    match (is_number(a), is_number(b)) {
        (true, true) => compare_numbers(a, b),
        (false, false) => a.cmp(b),
        (a, b) => b.cmp(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is less than all that follow it.
    const ASCENDING: [&str; 9] = [
        "(devel)",
        "v0.0.0-20200101000000-0123456789ab",
        "v0.0.0-20210101000000-0123456789ab",
        "go1.21beta1",
        "go1.21rc2",
        "1.21.0-rc.10",
        "go1.21.0",
        "go1.21.1 X:boringcrypto",
        "v1.22",
    ];

    #[test]
    fn versions_ascend() {
        for (i, low) in ASCENDING.iter().enumerate() {
            for (j, high) in ASCENDING.iter().enumerate() {
                assert_eq!(GoOrder.compare(low, high), i.cmp(&j), "{low} {high}");
            }
        }
    }

    #[test]
    fn what_counts_for_nothing_is_equal() {
        for (a, b) in [
            ("go1.21rc2", "1.21.0-rc.2"),
            ("v2.0.0+incompatible", "2.0.0"),
            ("go1.22.3 X:nocoverageredesign", "v1.22.3"),
            ("go1.22", "1.22.0"),
        ] {
            assert_eq!(GoOrder.compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
