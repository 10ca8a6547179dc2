//! Which images of an index are meant.
//!
//! Attestations (buildkit's, platform `unknown/unknown`) are never meant; where no platform is asked for, the machine's
//! own comes first among the rest, then linux/amd64, then the first one listed.
//!
//! Odd: a platform without a variant means any variant, and `arm64` and `arm64/v8` are the same (containerd's rule).

use std::fmt;
use std::str::FromStr;

use tidewaiter_types::media_type;
use tidewaiter_types::oci::{Descriptor, Manifest, Platform};

use crate::{Image, ImageError, platform_of};

/// For which platforms an image is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Platforms {
    /// For the machine's own, or what is there instead.
    #[default]
    Own,
    /// For this one.
    One(Wanted),
    /// For each that there is.
    All,
}

/// A platform that is asked for: `OS/ARCHITECTURE[/VARIANT]`, in Go's names; linux where only the architecture is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted(Platform);

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('/').collect();
        let (os, architecture, variant) = match parts[..] {
            [architecture] => ("linux", architecture, None),
            [os, architecture] => (os, architecture, None),
            [os, architecture, variant] => (os, architecture, Some(variant)),
            _ => ("", "", None),
        };
        if os.is_empty() || architecture.is_empty() || variant == Some("") {
            return Err("write OS/ARCHITECTURE[/VARIANT], such as linux/arm64".to_owned());
        }
        let architecture = match architecture {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            known => known,
        };
        Ok(Self(Platform {
            architecture: architecture.to_owned(),
            os: os.to_owned(),
            variant: variant.map(str::to_owned),
        }))
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(&self.0))
    }
}

impl Wanted {
    /// The entry that says just this, or else one that this can mean.
    fn find_in<'m>(&self, images: &[&'m Descriptor]) -> Option<&'m Descriptor> {
        let find = |is_it: &dyn Fn(&Platform) -> bool| {
            let mut all = images.iter().copied();
            all.find(|entry| entry.platform.as_ref().is_some_and(is_it))
        };
        find(&|found| *found == self.0).or_else(|| find(&|found| self.is(found)))
    }

    fn is(&self, found: &Platform) -> bool {
        let same_variant = self.0.variant.is_none() || variant(&self.0) == variant(found);
        self.0.os == found.os && self.0.architecture == found.architecture && same_variant
    }
}

/// The variant, as far as it tells anything.
fn variant(platform: &Platform) -> Option<&str> {
    let variant = platform.variant.as_deref();
    variant.filter(|variant| (platform.architecture.as_str(), *variant) != ("arm64", "v8"))
}

fn words(platform: &Platform) -> String {
    let variant = platform.variant.as_ref().map(|variant| format!("/{variant}"));
    format!(
        "{}/{}{}",
        platform.os,
        platform.architecture,
        variant.unwrap_or_default()
    )
}

impl Platforms {
    /// The entries of an index that are meant.
    ///
    /// # Errors
    /// If it lists no image, or none for the platform.
    pub(crate) fn choose<'m>(
        &self,
        index: &'m Manifest,
        name: &str,
    ) -> Result<Vec<&'m Descriptor>, ImageError> {
        let images: Vec<&Descriptor> = index.manifests.iter().filter(|entry| is_image(entry)).collect();
        let first = *images
            .first()
            .ok_or_else(|| ImageError::NoImage(name.to_owned()))?;
        let find = |wanted: &Wanted| wanted.find_in(&images);
        match self {
            Self::All => Ok(images),
            Self::Own => Ok(vec![
                find(&Wanted(own()))
                    .or_else(|| find(&Wanted(linux("amd64"))))
                    .unwrap_or(first),
            ]),
            Self::One(wanted) => {
                // An entry that does not say what it is for may lead to it; the image's configuration tells.
                let untold = || images.iter().copied().find(|entry| entry.platform.is_none());
                let has = || {
                    images
                        .iter()
                        .filter_map(|entry| entry.platform.as_ref().map(words))
                };
                let chosen = find(wanted).or_else(untold);
                chosen
                    .map(|entry| vec![entry])
                    .ok_or_else(|| missing(name, wanted, has()))
            }
        }
    }
}

/// The images whose configuration says that they are for this platform; those that say nothing pass.
pub(crate) fn only(images: Vec<Image>, name: &str, wanted: &Wanted) -> Result<Vec<Image>, ImageError> {
    let found: Vec<Platform> = images.iter().map(|image| platform_of(&image.config)).collect();
    let known = images.into_iter().zip(&found);
    let kept: Vec<Image> = known
        .filter(|(_, found)| is_told_and_is(wanted, found))
        .map(|(image, _)| image)
        .collect();
    if kept.is_empty() {
        return Err(missing(name, wanted, found.iter().map(words)));
    }
    Ok(kept)
}

/// Configurations do not tell of variants here, and some of nothing.
fn is_told_and_is(wanted: &Wanted, found: &Platform) -> bool {
    let same = |wanted: &str, found: &str| found.is_empty() || wanted == found;
    same(&wanted.0.os, &found.os) && same(&wanted.0.architecture, &found.architecture)
}

fn missing(name: &str, wanted: &Wanted, has: impl Iterator<Item = String>) -> ImageError {
    ImageError::NoSuchImage {
        what: name.to_owned(),
        wanted: wanted.to_string(),
        has: has.collect::<Vec<_>>().join(", "),
    }
}

/// Whether an entry of an index may be an image for people.
fn is_image(entry: &Descriptor) -> bool {
    let known_type = entry.media_type.is_empty()
        || media_type::is_manifest(&entry.media_type)
        || media_type::is_index(&entry.media_type);
    let attestation = entry
        .platform
        .as_ref()
        .is_some_and(|platform| platform.os == "unknown");
    known_type && !attestation
}

fn own() -> Platform {
    linux(match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    })
}

fn linux(architecture: &str) -> Platform {
    Platform {
        architecture: architecture.to_owned(),
        os: "linux".to_owned(),
        variant: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(os: &str, architecture: &str, variant: Option<&str>, byte: u8) -> Descriptor {
        let platform = Platform {
            architecture: architecture.into(),
            os: os.into(),
            variant: variant.map(str::to_owned),
        };
        Descriptor {
            media_type: media_type::OCI_MANIFEST.into(),
            digest: tidewaiter_types::Digest::Sha256([byte; 32]),
            size: 1,
            urls: vec![],
            annotations: None,
            platform: Some(platform),
            artifact_type: None,
        }
    }

    fn index(manifests: Vec<Descriptor>) -> Manifest {
        Manifest {
            manifests,
            ..serde_json::from_str("{}").unwrap()
        }
    }

    fn one(text: &str) -> Platforms {
        Platforms::One(text.parse().unwrap())
    }

    /// The chosen entries, by the byte of their digests.
    fn chosen(platforms: &Platforms, index: &Manifest) -> Vec<u8> {
        let chosen = platforms.choose(index, "x").unwrap();
        chosen.iter().map(|entry| entry.digest.bytes()[0]).collect()
    }

    fn several() -> Manifest {
        index(vec![
            entry("unknown", "unknown", None, 0),
            entry("linux", "s390x", None, 1),
            entry("linux", &own().architecture, None, 2),
            entry("linux", "arm", Some("v6"), 3),
            entry("linux", "arm", Some("v7"), 4),
            entry("windows", "arm64", Some("v8"), 5),
        ])
    }

    #[test]
    fn attestations_are_passed_over_and_the_own_platform_wins() {
        assert_eq!(chosen(&Platforms::Own, &several()), [2]);
        assert_eq!(chosen(&Platforms::All, &several()), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_platform_that_is_asked_for_is_the_one() {
        for (text, expected) in [
            ("s390x", 1),
            ("linux/s390x", 1),
            ("linux/arm/v7", 4),
            ("linux/arm", 3),
            ("windows/arm64", 5),
            ("windows/aarch64", 5),
        ] {
            assert_eq!(chosen(&one(text), &several()), [expected], "{text}");
        }
    }

    #[test]
    fn a_platform_that_is_not_there_is_answered_with_those_that_are() {
        let error = one("linux/arm/v5").choose(&several(), "x").unwrap_err();
        assert!(
            error.to_string().contains("linux/arm/v6, linux/arm/v7"),
            "{error}"
        );
    }

    #[test]
    fn what_is_no_platform_is_refused() {
        for text in ["", "/", "linux/", "a/b/c/d", "linux/arm/"] {
            assert!(text.parse::<Wanted>().is_err(), "{text}");
        }
    }

    #[test]
    fn without_the_own_platform_the_first_image_is_meant() {
        let index = index(vec![
            entry("unknown", "unknown", None, 0),
            entry("linux", "s390x", None, 1),
        ]);
        assert_eq!(chosen(&Platforms::Own, &index), [1]);
    }

    #[test]
    fn an_index_of_attestations_alone_has_no_image() {
        let index = index(vec![entry("unknown", "unknown", None, 0)]);
        assert!(Platforms::All.choose(&index, "x").is_err());
    }
}
