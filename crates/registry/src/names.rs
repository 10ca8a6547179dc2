//! Names as they come from outside: repositories, tags, and references that are one or the other.
//!
//! Grammar: OCI distribution-spec 1.1, "Pulling manifests"; lengths of repositories: ECR's (2 to 256).

use std::fmt;

use tidewaiter_types::Digest;

use crate::error::RegistryError;

/// Checks a repository's name.
///
/// # Errors
/// [`RegistryError::NameInvalid`].
pub fn check_repository_name(name: &str) -> Result<(), RegistryError> {
    let valid = (2..=256).contains(&name.len()) && name.split('/').all(is_component);
    match valid {
        true => Ok(()),
        false => Err(RegistryError::NameInvalid(name.to_owned())),
    }
}

/// `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`
fn is_component(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    let separators = bytes.split(|b| word(*b)).filter(|between| !between.is_empty());
    let known = |between: &[u8]| matches!(between, b"." | b"_" | b"__") || between.iter().all(|b| *b == b'-');
    word(*first) && word(*last) && separators.into_iter().all(known)
}

/// Checks a tag: `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`.
///
/// # Errors
/// [`RegistryError::TagInvalid`].
pub fn check_tag(tag: &str) -> Result<(), RegistryError> {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let valid = tag.len() <= 128
        && tag.bytes().next().is_some_and(word)
        && tag.bytes().all(|b| word(b) || matches!(b, b'.' | b'-'));
    match valid {
        true => Ok(()),
        false => Err(RegistryError::TagInvalid(tag.to_owned())),
    }
}

/// What names a manifest within its repository.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// A tag.
    Tag(String),
    /// A digest.
    Digest(Digest),
}

impl Reference {
    /// Reads a tag or a digest: what has a colon is a digest.
    ///
    /// # Errors
    /// [`RegistryError::TagInvalid`] or [`RegistryError::DigestInvalid`].
    pub fn parse(text: &str) -> Result<Self, RegistryError> {
        if text.contains(':') {
            return Ok(Self::Digest(text.parse()?));
        }
        check_tag(text)?;
        Ok(Self::Tag(text.to_owned()))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => f.write_str(tag),
            Self::Digest(digest) => digest.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repository_names_follow_the_grammar() {
        for name in ["ab", "a/b", "a-b", "a--b", "a__b/c.d", "0/9", "library/alpine"] {
            assert!(check_repository_name(name).is_ok(), "{name}");
        }
        let long = "a".repeat(257);
        for name in [
            "", "a", "A/b", "a..b", "a___b", "-ab", "ab-", "a//b", "/ab", "ab/", "a.-b", "a b", &long,
        ] {
            assert!(check_repository_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn tags_follow_the_grammar() {
        let longest = "t".repeat(128);
        for tag in ["latest", "_x", "1.0-rc.1", "A", &longest] {
            assert!(check_tag(tag).is_ok(), "{tag}");
        }
        let long = "t".repeat(129);
        for tag in ["", ".a", "-a", "a b", "ä", "a/b", "a:b", &long] {
            assert!(check_tag(tag).is_err(), "{tag}");
        }
    }
}
