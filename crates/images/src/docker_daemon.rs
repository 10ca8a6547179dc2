//! Images that docker's daemon holds, by its API (docs.docker.com/reference/api/engine, "Export an image").
//!
//! Odd: the daemon gives an image only as one stream, so the archive goes to a temporary file first, which has no name and
//! is gone when the program is.

use std::env;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::{Client, Response};

use crate::remote::{bounded, causes};
use crate::tar_index::TarIndex;
use crate::{Image, ImageError, docker_archive};

/// How long the daemon may take to begin or go on: it packs the image before it sends it.
const PATIENCE: Duration = Duration::from_secs(600);
/// Largest archive that is taken, in bytes.
const MAX_ARCHIVE: u64 = 128 << 30;

/// Opens an image by name or id.
pub(crate) fn open(name: &str) -> Result<Image, ImageError> {
    let daemon = Daemon::of_environment().ok_or_else(|| ImageError::Daemon {
        socket: "/var/run/docker.sock".to_owned(),
        words: "it is not running here; DOCKER_HOST can name another place".to_owned(),
    })?;
    daemon.image(name)
}

/// The same where a daemon is running; `None` where none is.
pub(crate) fn find(name: &str) -> Result<Option<Image>, ImageError> {
    match Daemon::of_environment() {
        Some(daemon) => daemon.image(name).map(Some),
        None => Ok(None),
    }
}

/// Where the daemon listens.
enum Daemon {
    Socket(PathBuf),
    /// `HOST:PORT`, without TLS.
    Tcp(String),
}

impl Daemon {
    /// The one of `DOCKER_HOST`, or the one whose socket is there.
    fn of_environment() -> Option<Self> {
        if let Some(host) = env::var("DOCKER_HOST").ok().filter(|host| !host.is_empty()) {
            return match host.split_once("://") {
                Some(("unix", path)) => Some(Self::Socket(path.into())),
                Some(("tcp" | "http", host)) => Some(Self::Tcp(host.trim_end_matches('/').to_owned())),
                _ => None,
            };
        }
        let below = |name: &str, rest: &str| Some(PathBuf::from(env::var_os(name)?).join(rest));
        let places = [
            Some(PathBuf::from("/var/run/docker.sock")),
            below("XDG_RUNTIME_DIR", "docker.sock"),
            below("HOME", ".docker/run/docker.sock"),
        ];
        let found = places.into_iter().flatten().find(|place| place.exists());
        found.map(Self::Socket)
    }

    fn image(&self, name: &str) -> Result<Image, ImageError> {
        let answer = self.get(&format!("/images/{name}/get"))?;
        let archive =
            save(answer).map_err(|error| self.fail(format!("the image did not arrive: {error}")))?;
        let tar = TarIndex::of(archive, Path::new(name))?;
        let mut image = docker_archive::of_tar(tar, name)?;
        name.clone_into(&mut image.name);
        Ok(image)
    }

    fn get(&self, path: &str) -> Result<Response, ImageError> {
        let client = self.client().map_err(|error| self.fail(error))?;
        let url = format!("http://{}{path}", self.host());
        let answer = client.get(url).send();
        let answer = answer.map_err(|error| self.fail(causes(&error)))?;
        let status = answer.status();
        if status == StatusCode::OK {
            return Ok(answer);
        }
        let words = bounded(answer, 2000).unwrap_or_default();
        Err(self.fail(format!("{status} {}", String::from_utf8_lossy(&words).trim())))
    }

    fn client(&self) -> reqwest::Result<Client> {
        let builder = Client::builder().timeout(PATIENCE).no_proxy();
        match self {
            Self::Socket(path) => builder.unix_socket(path.as_path()).build(),
            Self::Tcp(_) => builder.build(),
        }
    }

    fn host(&self) -> &str {
        match self {
            Self::Socket(_) => "localhost",
            Self::Tcp(host) => host,
        }
    }

    fn fail(&self, words: impl ToString) -> ImageError {
        ImageError::Daemon {
            socket: match self {
                Self::Socket(path) => path.display().to_string(),
                Self::Tcp(host) => host.clone(),
            },
            words: words.to_string(),
        }
    }
}

/// Puts a stream into a file without a name.
fn save(answer: Response) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    let bytes = io::copy(&mut answer.take(MAX_ARCHIVE), &mut file)?;
    if bytes == MAX_ARCHIVE {
        return Err(io::Error::other(format!("it is larger than {MAX_ARCHIVE} bytes")));
    }
    file.rewind()?;
    Ok(file)
}
