//! Who asks, and what they may do: the seam to whatever knows principals and policies.
//!
//! Odd: clients send their credentials with each of the many requests of a push, and checking a token costs more
//! than serving a manifest. So an admission is remembered for a few seconds, under a hash of the header.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;

use crate::error::WireError;

/// How long an admission is remembered: a revoked key works for so much longer.
const REMEMBERED: Duration = Duration::from_secs(10);
/// Most admissions that are remembered.
const MOST: usize = 1024;

/// What a client shows to be let in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credentials<'a> {
    /// Nothing.
    None,
    /// User and password; ECR's user is `AWS` and the password is the token of GetAuthorizationToken.
    Basic {
        /// The user.
        user: &'a str,
        /// The password.
        password: &'a str,
    },
    /// A token, as `/token` gave it.
    Bearer(&'a str),
}

/// Why a client is not let in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It showed nothing.
    #[error("no credentials")]
    Missing,
    /// What it showed is not valid.
    #[error("the credentials are not valid")]
    Invalid,
    /// It was valid once.
    #[error("the token has expired")]
    Expired,
    /// It may not, in these words.
    #[error("{0}")]
    Denied(String),
    /// Nobody can tell now; the words go to the log.
    #[error("the credentials could not be checked: {0}")]
    Unavailable(String),
}

/// Checks credentials.
#[async_trait]
pub trait Gate: Send + Sync + 'static {
    /// Who shows these credentials.
    async fn admit(&self, credentials: Credentials<'_>) -> Result<Arc<dyn Caller>, Refusal>;

    /// A Bearer token for somebody who was admitted by user and password, and the seconds it is good for.
    async fn issue(&self, credentials: Credentials<'_>) -> Result<(String, u64), Refusal>;

    /// Whether a query is that of a signed URL for this blob; `None`: it is not, and credentials are needed.
    fn admit_download(
        &self,
        _repository: &str,
        _digest: &Digest,
        _query: &str,
    ) -> Option<Result<(), Refusal>> {
        None
    }
}

/// Somebody who was let in.
pub trait Caller: Send + Sync {
    /// Whether they may do this: an action of IAM's for ECR (`ecr:PutImage`), on a repository or, for `None`, on
    /// all. The error is the text for the client.
    fn check(&self, action: &str, repository: Option<&str>) -> Result<(), String>;
}

/// Lets everybody do everything. For tests, and for a registry behind a gate of its own.
pub struct OpenGate;

#[async_trait]
impl Gate for OpenGate {
    async fn admit(&self, _credentials: Credentials<'_>) -> Result<Arc<dyn Caller>, Refusal> {
        Ok(Arc::new(Anybody))
    }

    async fn issue(&self, _credentials: Credentials<'_>) -> Result<(String, u64), Refusal> {
        Ok(("anybody".to_owned(), 3600))
    }
}

struct Anybody;

impl Caller for Anybody {
    fn check(&self, _action: &str, _repository: Option<&str>) -> Result<(), String> {
        Ok(())
    }
}

/// Whoever has a signed URL: it was checked for the one blob that its request names.
struct Downloader;

impl Caller for Downloader {
    fn check(&self, action: &str, _repository: Option<&str>) -> Result<(), String> {
        match action {
            "ecr:GetDownloadUrlForLayer" => Ok(()),
            _ => Err("the URL is good for downloading only".to_owned()),
        }
    }
}

type Remembered = (Instant, Arc<dyn Caller>);

/// The gate with its memory.
pub(crate) struct Admission {
    gate: Arc<dyn Gate>,
    challenge: String,
    remembered: Cache<[u8; 32], Remembered>,
}

impl Admission {
    pub(crate) fn new(gate: Arc<dyn Gate>, host: &str) -> Self {
        Self {
            gate,
            challenge: format!("Basic realm=\"https://{host}/\",service=\"ecr.amazonaws.com\""),
            remembered: Cache::new(MOST),
        }
    }

    /// Whether the query of a signed URL opens this blob to anybody.
    pub(crate) fn admit_download(
        &self,
        repository: &str,
        digest: &Digest,
        query: &str,
    ) -> Option<Result<Arc<dyn Caller>, WireError>> {
        let admitted = self.gate.admit_download(repository, digest, query)?;
        let caller = admitted.map(|()| Arc::new(Downloader) as Arc<dyn Caller>);
        Some(caller.map_err(|refusal| self.refuse(refusal)))
    }

    /// Who sent these headers.
    pub(crate) async fn admit(&self, headers: &HeaderMap) -> Result<Arc<dyn Caller>, WireError> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            return self.ask(None).await;
        };
        let key: [u8; 32] = Sha256::digest(header.as_bytes()).into();
        if let Some((until, caller)) = self.remembered.get(&key)
            && Instant::now() < until
        {
            return Ok(caller);
        }
        let caller = self.ask(header.to_str().ok()).await?;
        let until = Instant::now() + REMEMBERED;
        self.remembered.insert(key, (until, Arc::clone(&caller)));
        Ok(caller)
    }

    async fn ask(&self, header: Option<&str>) -> Result<Arc<dyn Caller>, WireError> {
        let shown = Shown::read(header);
        let admitted = self.gate.admit(shown.credentials()).await;
        admitted.map_err(|refusal| self.refuse(refusal))
    }

    /// A Bearer token for the sender of these headers.
    pub(crate) async fn issue(&self, headers: &HeaderMap) -> Result<(String, u64), WireError> {
        let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let shown = Shown::read(header);
        let issued = self.gate.issue(shown.credentials()).await;
        issued.map_err(|refusal| self.refuse(refusal))
    }

    fn refuse(&self, refusal: Refusal) -> WireError {
        match refusal {
            Refusal::Missing | Refusal::Invalid => WireError::unauthorized("Not Authorized", &self.challenge),
            Refusal::Expired => {
                let text = "Your authorization token has expired. Reauthenticate and try again.";
                WireError::denied(text.to_owned())
            }
            Refusal::Denied(words) => WireError::denied(words),
            Refusal::Unavailable(words) => WireError::internal(&words),
        }
    }
}

/// Credentials as read from a header.
enum Shown {
    Nothing,
    Basic(String, String),
    Bearer(String),
}

impl Shown {
    fn read(header: Option<&str>) -> Self {
        let Some((scheme, rest)) = header.and_then(|header| header.split_once(' ')) else {
            return Self::Nothing;
        };
        let rest = rest.trim();
        if scheme.eq_ignore_ascii_case("bearer") {
            return Self::Bearer(rest.to_owned());
        }
        match scheme
            .eq_ignore_ascii_case("basic")
            .then(|| basic(rest))
            .flatten()
        {
            Some((user, password)) => Self::Basic(user, password),
            None => Self::Nothing,
        }
    }

    fn credentials(&self) -> Credentials<'_> {
        match self {
            Self::Nothing => Credentials::None,
            Self::Basic(user, password) => Credentials::Basic { user, password },
            Self::Bearer(token) => Credentials::Bearer(token),
        }
    }
}

fn basic(encoded: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}
