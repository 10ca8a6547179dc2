//! References to images in registries: `[HOST[:PORT]/]NAME[:TAG][@DIGEST]` (docker's reference grammar).
//!
//! Odd: a first part without a dot, a colon or the word `localhost` is no host but part of a name on Docker Hub,
//! and one-part names there live under `library/`.

use std::fmt;
use std::str::FromStr;

use tidewaiter_types::Digest;

use crate::ImageError;

/// One image in a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Host and port.
    pub host: String,
    /// The repository.
    pub name: String,
    /// A tag, or a digest.
    pub version: String,
}

impl Reference {
    /// An image in a registry whose host is known to be one.
    ///
    /// # Errors
    /// If the name or the version (a tag or a digest) is none.
    pub fn in_registry(host: &str, name: &str, version: &str) -> Result<Self, ImageError> {
        let is_version = is_tag(version) || version.parse::<Digest>().is_ok();
        if is_name(name) && is_version {
            return Ok(Self {
                host: host.to_owned(),
                name: name.to_owned(),
                version: version.to_owned(),
            });
        }
        Err(ImageError::Source(format!("{name}:{version}")))
    }

    /// Whether the host is this machine, where registries speak plain HTTP.
    pub fn is_local(&self) -> bool {
        let name = self
            .host
            .rsplit_once(':')
            .map_or(self.host.as_str(), |(name, _)| name);
        name == "localhost" || name == "[::1]" || name.starts_with("127.")
    }
}

impl Reference {
    /// As docker's and podman's own lists have it: `docker.io/library/debian:12`.
    pub(crate) fn familiar(&self) -> String {
        self.to_string()
            .replacen("registry-1.docker.io/", "docker.io/", 1)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.version.contains(':') { '@' } else { ':' };
        write!(f, "{}/{}{mark}{}", self.host, self.name, self.version)
    }
}

impl FromStr for Reference {
    type Err = ImageError;

    fn from_str(text: &str) -> Result<Self, ImageError> {
        let refuse = || ImageError::Source(text.to_owned());
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest.parse::<Digest>().map_err(|_| refuse())?)),
            None => (text, None),
        };
        let (host, path) = split_host(rest);
        let (name, tag) = match path.split_once(':') {
            Some((name, tag)) => (name, Some(tag)),
            None => (path, None),
        };
        let version = digest.map_or_else(|| tag.unwrap_or("latest").to_owned(), |digest| digest.to_string());
        let reference = canonical(host, name, version);
        match is_name(&reference.name) && tag.is_none_or(is_tag) {
            true => Ok(reference),
            false => Err(refuse()),
        }
    }
}

fn split_host(text: &str) -> (Option<&str>, &str) {
    match text.split_once('/') {
        Some((host, path)) if host.contains(['.', ':']) || host == "localhost" => (Some(host), path),
        _ => (None, text),
    }
}

fn canonical(host: Option<&str>, name: &str, version: String) -> Reference {
    match host {
        Some("docker.io" | "index.docker.io") | None => {
            let name = if name.contains('/') {
                name.to_owned()
            } else {
                format!("library/{name}")
            };
            Reference {
                host: "registry-1.docker.io".to_owned(),
                name,
                version,
            }
        }
        Some(host) => Reference {
            host: host.to_owned(),
            name: name.to_owned(),
            version,
        },
    }
}

fn is_name(name: &str) -> bool {
    name.len() <= 256 && name.split('/').all(is_part)
}

/// Lower-case letters and digits, with `.`, `_` and `-` between them; so `..` is none.
fn is_part(part: &str) -> bool {
    let word = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = part.as_bytes();
    bytes.first().is_some_and(word)
        && bytes.last().is_some_and(word)
        && bytes.iter().all(|b| word(b) || b"._-".contains(b))
}

fn is_tag(tag: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    !tag.is_empty() && tag.len() <= 128 && tag.bytes().all(allowed) && !tag.starts_with(['.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        text.parse::<Reference>().unwrap().to_string()
    }

    #[test]
    fn references_are_completed_as_docker_does() {
        assert_eq!(read("debian"), "registry-1.docker.io/library/debian:latest");
        assert_eq!(read("a/b:1"), "registry-1.docker.io/a/b:1");
        assert_eq!(read("localhost:5000/a/b:1"), "localhost:5000/a/b:1");
        let digest = format!("sha256:{}", "0".repeat(64));
        assert_eq!(
            read(&format!("h.example/a:1@{digest}")),
            format!("h.example/a@{digest}")
        );
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        for text in ["", "A", "a:b c", "a@latest", "a//b", "a:"] {
            assert!(text.parse::<Reference>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_is_measured_when_it_is_complete() {
        let longest = "a".repeat(256 - "library/".len());
        assert!(read(&longest).parse::<Reference>().is_ok());
        assert!(format!("{longest}a").parse::<Reference>().is_err());
    }

    #[test]
    fn no_part_of_a_name_leads_elsewhere() {
        for text in [
            "h.example/../a",
            "h.example/a/.",
            "h.example/a/..",
            "..",
            "-a",
            "a/b_",
        ] {
            assert!(text.parse::<Reference>().is_err(), "{text}");
        }
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        assert!("127.0.0.1:5000/a".parse::<Reference>().unwrap().is_local());
        assert!("localhost/a".parse::<Reference>().unwrap().is_local());
        assert!(!"localhost.example/a".parse::<Reference>().unwrap().is_local());
    }
}
