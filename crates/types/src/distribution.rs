//! Which operating system an image is: what its os-release says, and the name space its advisories live in.
//!
//! Odd: [`OsRelease`] is what the file says, [`Distribution`] is what we made of it (through ID_LIKE for a
//! system that we do not know), and a [`Space`] is the key under which advisories name packages.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The fields of an os-release file that matter here (freedesktop's os-release(5)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OsRelease {
    /// `ID`, lower case.
    pub id: String,
    /// `ID_LIKE`, nearest first.
    pub id_like: Vec<String>,
    /// `VERSION_ID`; rolling systems have none.
    pub version_id: Option<String>,
    /// `VERSION_CODENAME`.
    pub version_codename: Option<String>,
    /// `UBUNTU_CODENAME` or `DEBIAN_CODENAME`: the release that a derived system is built on.
    pub base_codename: Option<String>,
    /// `PRETTY_NAME`, else `NAME`.
    pub pretty_name: Option<String>,
    /// `CPE_NAME`.
    pub cpe_name: Option<String>,
}

/// The operating system of an image, as far as it could be told.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Distribution {
    /// What os-release calls itself (`debian`, `linuxmint`).
    pub id: String,
    /// Its own version text, as written (`12`, `9.3`); `None` for rolling systems.
    pub version: Option<String>,
    /// Its name for people.
    pub name: String,
    /// Where its advisories are looked up; `None` if no feed speaks of it.
    pub space: Option<Space>,
    /// Set if `space` belongs to a relative, chosen by ID_LIKE: words for the user.
    pub warning: Option<String>,
}

/// A name space of packages in the advisory database: a distribution's release (`debian:12`) or a language's
/// ecosystem (`npm`, without a release).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Space(String);

impl Space {
    /// The space of one release of a distribution.
    pub fn of_release(distribution: &str, release: &str) -> Self {
        Self(format!("{distribution}:{release}"))
    }

    /// A space without releases.
    pub fn of_ecosystem(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The distribution or ecosystem: what stands in front of the colon.
    pub fn name(&self) -> &str {
        self.0.split_once(':').map_or(self.0.as_str(), |(name, _)| name)
    }

    /// The release, if the space has one.
    pub fn release(&self) -> Option<&str> {
        self.0.split_once(':').map(|(_, release)| release)
    }

    /// The whole key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Space {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Space> for String {
    fn from(space: Space) -> Self {
        space.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_falls_into_its_parts() {
        let release = Space::of_release("debian", "12");
        assert_eq!((release.name(), release.release()), ("debian", Some("12")));
        let rolling = Space::of_ecosystem("npm");
        assert_eq!((rolling.name(), rolling.release()), ("npm", None));
    }
}
