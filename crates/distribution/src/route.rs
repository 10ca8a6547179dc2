//! Paths taken apart: `/v2/NAME/KIND/REFERENCE`, where NAME has slashes of its own, so the end decides.

use percent_encoding::percent_decode_str;

use crate::error::WireError;

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `/v2/`
    Ping,
    /// `/v2/_catalog`
    Catalog,
    /// `/v2/NAME/tags/list`
    Tags { name: String },
    /// `/v2/NAME/referrers/DIGEST`
    Referrers { name: String, digest: String },
    /// `/v2/NAME/manifests/REFERENCE`
    Manifest { name: String, reference: String },
    /// `/v2/NAME/blobs/DIGEST`
    Blob { name: String, digest: String },
    /// `/v2/NAME/blobs/uploads/`
    Uploads { name: String },
    /// `/v2/NAME/blobs/uploads/ID`
    Upload { name: String, id: String },
}

impl Route {
    /// Reads a path as it stands in the request line.
    pub(crate) fn parse(path: &str) -> Result<Self, WireError> {
        let decoded = percent_decode_str(path)
            .decode_utf8()
            .map_err(|_| WireError::not_found())?;
        // A database's text holds no NUL, so nothing is called so.
        if decoded.contains('\0') {
            return Err(WireError::not_found());
        }
        let rest = decoded.strip_prefix("/v2").ok_or_else(WireError::not_found)?;
        match rest {
            "" | "/" => return Ok(Self::Ping),
            "/_catalog" => return Ok(Self::Catalog),
            _ => {}
        }
        let rest = rest.strip_prefix('/').ok_or_else(WireError::not_found)?;
        Self::below_repository(rest).ok_or_else(WireError::not_found)
    }

    fn below_repository(rest: &str) -> Option<Self> {
        let (front, last) = rest.rsplit_once('/')?;
        if let Some(name) = front.strip_suffix("/blobs/uploads") {
            let name = name.to_owned();
            return Some(match last {
                "" => Self::Uploads { name },
                id => Self::Upload {
                    name,
                    id: id.to_owned(),
                },
            });
        }
        let (name, kind) = front.rsplit_once('/')?;
        let (name, last) = (name.to_owned(), last.to_owned());
        match kind {
            "manifests" => Some(Self::Manifest {
                name,
                reference: last,
            }),
            "blobs" if last == "uploads" => Some(Self::Uploads { name }),
            "blobs" => Some(Self::Blob { name, digest: last }),
            "referrers" => Some(Self::Referrers { name, digest: last }),
            "tags" if last == "list" => Some(Self::Tags { name }),
            _ => None,
        }
    }

    /// The repository that it is about.
    pub(crate) fn repository(&self) -> Option<&str> {
        match self {
            Self::Ping | Self::Catalog => None,
            Self::Tags { name }
            | Self::Referrers { name, .. }
            | Self::Manifest { name, .. }
            | Self::Blob { name, .. }
            | Self::Uploads { name }
            | Self::Upload { name, .. } => Some(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str) -> Option<Route> {
        Route::parse(path).ok()
    }

    #[test]
    fn the_end_of_a_path_decides() {
        let name = "a/blobs/uploads/b".to_owned();
        let upload = Route::Upload {
            name: name.clone(),
            id: "1".into(),
        };
        assert_eq!(parse("/v2/a/blobs/uploads/b/blobs/uploads/1"), Some(upload));
        assert_eq!(
            parse("/v2/a/blobs/uploads/b/tags/list"),
            Some(Route::Tags { name })
        );
        let uploads = Route::Uploads { name: "a".into() };
        assert_eq!(parse("/v2/a/blobs/uploads/"), Some(uploads.clone()));
        assert_eq!(parse("/v2/a/blobs/uploads"), Some(uploads));
        let blob = Route::Blob {
            name: "a".into(),
            digest: "sha256:00".into(),
        };
        assert_eq!(parse("/v2/a/blobs/sha256%3A00"), Some(blob));
        assert_eq!(
            (parse("/v2"), parse("/v2/")),
            (Some(Route::Ping), Some(Route::Ping))
        );
    }

    #[test]
    fn other_paths_are_not_found() {
        for path in [
            "/v2/a",
            "/v2/a/tags",
            "/v2/a/tags/other",
            "/v2/a/x/y",
            "/v1/",
            "/v2//",
            "/v2/%ff/tags/list",
            "/v2/a/blobs/uploads/%00",
        ] {
            assert_eq!(parse(path), None, "{path}");
        }
    }
}
