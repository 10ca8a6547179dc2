//! Who speaks to a registry: what is given, or what the files of docker and podman and docker's helpers know.

mod files;
mod helper;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::{ImageError, Reference};
pub(super) use files::find;

/// What a registry is shown.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    /// A name, and a password or a token that stands for one.
    Password {
        /// The user's name.
        user: String,
        /// The password.
        password: String,
    },
    /// A token that the registry's token service changes into another (OAuth2's refresh token).
    Identity(String),
    /// A token that the registry takes as it is.
    Bearer(String),
}

impl Credentials {
    /// A name and a password.
    pub fn password(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self::Password {
            user: user.into(),
            password: password.into(),
        }
    }

    /// What a file of docker's or podman's (`config.json`, `auth.json`) knows for a repository, with the helpers that it names.
    /// A file that is none knows nothing.
    ///
    /// # Errors
    /// If a helper fails in another way than by not knowing.
    pub fn in_file(bytes: &[u8], reference: &Reference) -> Result<Option<Self>, ImageError> {
        files::in_file(bytes, reference)
    }

    /// From the value of an `Authorization` header, `Basic …` or `Bearer …`.
    pub fn from_header(value: &str) -> Option<Self> {
        let (scheme, rest) = value.trim().split_once(' ')?;
        if scheme.eq_ignore_ascii_case("bearer") {
            return Some(Self::Bearer(rest.trim().to_owned()));
        }
        let is_basic = scheme.eq_ignore_ascii_case("basic");
        is_basic.then(|| from_basic(rest.trim())).flatten()
    }

    /// The value of `Authorization` that says it, where a header can.
    pub(super) fn header(&self) -> Option<String> {
        match self {
            Self::Password { user, password } => {
                Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
            }
            Self::Bearer(token) => Some(format!("Bearer {token}")),
            Self::Identity(_) => None,
        }
    }
}

/// From `user:password` in base64.
fn from_basic(encoded: &str) -> Option<Credentials> {
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    // Docker pads what it writes with zeros, at times.
    Some(Credentials::password(user, password.trim_end_matches('\0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_it_is_written() {
        for credentials in [
            Credentials::password("a", "b:c"),
            Credentials::Bearer("x.y".into()),
        ] {
            let header = credentials.header().unwrap();
            assert!(Credentials::from_header(&header) == Some(credentials), "{header}");
        }
        for text in ["", "Basic", "Basic !", "Basic YQ==", "Digest x"] {
            assert!(Credentials::from_header(text).is_none(), "{text}");
        }
    }
}
