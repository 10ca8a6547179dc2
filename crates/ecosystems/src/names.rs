//! The name under which a package is looked up in the advisory database, where its ecosystem takes several writings for one.
//!
//! Odd: this is not the purl's rule. purl-spec writes npm's and Go's names in lower case, but both registries tell
//! `JSONStream` from `jsonstream` and `github.com/BurntSushi/toml` from `github.com/burntsushi/toml`.

use std::borrow::Cow;

/// For ecosystems where another writing is another package.
pub(crate) fn unchanged(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(name)
}

/// For ecosystems that do not tell capitals from small letters. Their names are ASCII.
pub(crate) fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}
