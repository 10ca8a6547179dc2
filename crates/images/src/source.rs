//! Where an image is read from, as people write it.
//!
//! Odd: what is written without a scheme is a path if it begins with `/`, `./` or `../` or is the name of a file that is
//! there, and a reference otherwise. So `debian` is never the folder of that name that happens to lie here.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::{ImageError, Reference};

/// Where an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An OCI layout: a folder, or a tar of one.
    Layout {
        /// The folder or the tar.
        path: PathBuf,
        /// Which of its images, by the annotation that tags them; without it the only one, or `latest`.
        tag: Option<String>,
    },
    /// A docker archive (`docker save`).
    DockerArchive(PathBuf),
    /// An image that docker's daemon holds, by name or id.
    DockerDaemon(String),
    /// An image in the storage of podman, buildah and CRI-O, by name or id.
    ContainerStorage(String),
    /// An image in a registry.
    Registry(Reference),
    /// A tree of files.
    Folder(PathBuf),
    /// A bill of materials, which stands for what it lists.
    Sbom(PathBuf),
    /// A path: what is there tells what it is.
    Path(PathBuf),
    /// A reference: looked for in docker's daemon, podman's storage and the registry, in this order.
    Anywhere(String),
}

/// Makes a source of what follows its scheme.
type Scheme = fn(&str) -> Result<Source, ImageError>;

/// The schemes. Those that are written in several ways are skopeo's, docker's and podman's own words.
const SCHEMES: [(&str, Scheme); 13] = [
    ("oci:", layout),
    ("oci-archive:", layout),
    ("docker-archive:", |rest| Ok(Source::DockerArchive(rest.into()))),
    ("docker-daemon:", daemon),
    ("docker://", registry),
    ("docker:", daemon),
    ("containers-storage:", storage),
    ("podman:", storage),
    ("registry:", registry),
    ("dir:", |rest| Ok(Source::Folder(rest.into()))),
    ("sbom:", |rest| Ok(Source::Sbom(rest.into()))),
    ("file:", |rest| Ok(Source::Path(rest.into()))),
    ("path:", |rest| Ok(Source::Path(rest.into()))),
];

impl FromStr for Source {
    type Err = ImageError;

    fn from_str(text: &str) -> Result<Self, ImageError> {
        let scheme = SCHEMES
            .iter()
            .find_map(|(prefix, scheme)| Some((text.strip_prefix(prefix)?, scheme)));
        if let Some((rest, scheme)) = scheme {
            return if rest.is_empty() {
                Err(ImageError::Source(text.to_owned()))
            } else {
                scheme(rest)
            };
        }
        let is_path = ["/", "./", "../"].iter().any(|start| text.starts_with(start));
        if is_path || text == "." || text == ".." || Path::new(text).is_file() {
            return Ok(Self::Path(text.into()));
        }
        text.parse::<Reference>().map(|_| Self::Anywhere(text.to_owned()))
    }
}

fn layout(rest: &str) -> Result<Source, ImageError> {
    let (path, tag) = split_tag(rest);
    Ok(Source::Layout {
        path: path.into(),
        tag: tag.map(str::to_owned),
    })
}

fn registry(rest: &str) -> Result<Source, ImageError> {
    Ok(Source::Registry(rest.parse()?))
}

fn daemon(rest: &str) -> Result<Source, ImageError> {
    named(rest).map(Source::DockerDaemon)
}

fn storage(rest: &str) -> Result<Source, ImageError> {
    named(rest).map(Source::ContainerStorage)
}

/// A name or an id; ids look like names, and those that are written as digests are the exception.
fn named(text: &str) -> Result<String, ImageError> {
    let is_id = text.parse::<tidewaiter_types::Digest>().is_ok();
    if is_id || text.parse::<Reference>().is_ok() {
        Ok(text.to_owned())
    } else {
        Err(ImageError::Source(text.to_owned()))
    }
}

/// `PATH:TAG` to its parts; a colon that a slash follows belongs to the path.
pub(crate) fn split_tag(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') && !path.is_empty() => (path, Some(tag)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Source {
        text.parse().unwrap()
    }

    #[test]
    fn a_source_is_told_by_its_scheme() {
        let layout = |path: &str, tag: Option<&str>| Source::Layout {
            path: path.into(),
            tag: tag.map(str::to_owned),
        };
        assert_eq!(read("oci:dir:1.0"), layout("dir", Some("1.0")));
        assert_eq!(read("oci:/a:b/dir"), layout("/a:b/dir", None));
        assert_eq!(
            read("docker-archive:x.tar"),
            Source::DockerArchive("x.tar".into())
        );
        assert_eq!(read("docker:a/b:1"), Source::DockerDaemon("a/b:1".into()));
        assert_eq!(read("podman:a"), Source::ContainerStorage("a".into()));
        assert_eq!(read("dir:/"), Source::Folder("/".into()));
        assert_eq!(read("sbom:a:b.json"), Source::Sbom("a:b.json".into()));
        assert!(matches!(read("docker://h.example/a"), Source::Registry(_)));
        for text in [
            "UPPER CASE",
            "docker:A B",
            "docker://A",
            "podman:a/../../b",
            "oci:",
            "",
        ] {
            assert!(text.parse::<Source>().is_err(), "{text}");
        }
    }

    #[test]
    fn without_a_scheme_a_path_looks_like_one_or_is_a_file_that_is_there() {
        assert_eq!(read("./debian"), Source::Path("./debian".into()));
        assert_eq!(read("/debian:1"), Source::Path("/debian:1".into()));
        assert_eq!(read("Cargo.toml"), Source::Path("Cargo.toml".into()));
        assert_eq!(read("src"), Source::Anywhere("src".into()), "a folder");
        assert_eq!(
            read("localhost:5000/a:b"),
            Source::Anywhere("localhost:5000/a:b".into())
        );
    }
}
