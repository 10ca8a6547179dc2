//! Downloads: conditional, resumable, tried again, bounded.
//!
//! A request that failed in a way that may mend itself (no connection, a cut, 5xx, 429) is tried again after a pause
//! that doubles. Proxies are taken from `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`.

mod attempt;
mod local;

use std::time::Duration;

use reqwest::{Client, Url};

use crate::error::{Result, UpstreamError, shown};
use crate::kept::{Body, Shelf, digest};
use crate::plan::{Check, Download};
use crate::settings::Limits;

/// The largest list or page that is read into memory.
const DOCUMENT: u64 = 64 << 20;
/// The longest pause between two tries, also where a server asks for more.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);
const USER_AGENT: &str = concat!("tidewaiter/", env!("CARGO_PKG_VERSION"));

/// Tells bytes that have come, and how many there will be if that is known.
pub(crate) type Step<'a> = &'a (dyn Fn(u64, Option<u64>) + Sync);

/// Whether a download gave something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fetched {
    New,
    Unchanged,
}

/// Why a try failed, and whether and after which pause another one is worth it.
pub(crate) struct Failure {
    pub(crate) error: UpstreamError,
    pub(crate) again: bool,
    pub(crate) pause: Option<Duration>,
}

impl From<UpstreamError> for Failure {
    fn from(error: UpstreamError) -> Self {
        Self {
            error,
            again: false,
            pause: None,
        }
    }
}

/// Speaks to upstream.
pub(crate) struct Fetcher {
    client: Client,
    pub(crate) limits: Limits,
}

impl Fetcher {
    pub(crate) fn new(limits: Limits) -> Result<Self> {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(limits.idle())
            .read_timeout(limits.idle())
            .build();
        Ok(Self {
            client: client.map_err(|error| http("", &error))?,
            limits,
        })
    }

    /// A small document: a list, a page.
    pub(crate) async fn document(&self, address: &str) -> Result<Vec<u8>> {
        let url = parse(address)?;
        if url.scheme() == "file" {
            return local::document(&url, DOCUMENT);
        }
        let mut tries = 0;
        loop {
            match attempt::document(&self.client, &url, DOCUMENT).await {
                Ok(bytes) => return Ok(bytes),
                Err(failure) => self.pause(failure, &mut tries).await?,
            }
        }
    }

    /// Brings the shelf's copy of a file up to date.
    pub(crate) async fn download(
        &self,
        wanted: &Download,
        shelf: &mut Shelf,
        step: Step<'_>,
    ) -> Result<Fetched> {
        let (address, check) = (wanted.address.as_str(), wanted.check.as_ref());
        let kept = shelf.body(address).cloned();
        if let (Some(body), Some(check)) = (&kept, check)
            && body.checked.as_ref() == Some(&check.sha256)
        {
            return Ok(Fetched::Unchanged);
        }
        // A kept body that upstream's checksum does not name is old, whatever a cache on the way says of it.
        let kept = kept.filter(|_| check.is_none());
        let Some(mut body) = self.newer(address, kept.as_ref(), shelf, step).await? else {
            return Ok(Fetched::Unchanged);
        };
        let part = shelf.part(address);
        let read = tokio::task::spawn_blocking(move || crate::kept::sha256(&part)).await;
        body.sha256 = read
            .map_err(|error| UpstreamError::content(address, error))?
            .map_err(UpstreamError::file(&shelf.part(address)))?;
        if let Some(check) = check {
            verify(address, check, &body, shelf)?;
            body.checked = Some(check.sha256.clone());
        }
        shelf.keep(address, body)?;
        Ok(Fetched::New)
    }

    async fn newer(
        &self,
        address: &str,
        kept: Option<&Body>,
        shelf: &Shelf,
        step: Step<'_>,
    ) -> Result<Option<Body>> {
        let url = parse(address)?;
        if url.scheme() == "file" {
            return local::copy(&url, kept, &shelf.part(address), self.limits.download);
        }
        let one = attempt::Attempt {
            client: &self.client,
            url,
            address,
            kept,
            shelf,
            limit: self.limits.download,
            step,
        };
        let mut tries = 0;
        loop {
            match one.run().await {
                Ok(body) => return Ok(body),
                Err(failure) => self.pause(failure, &mut tries).await?,
            }
        }
    }

    /// Waits before the next try, or gives the error if there is none.
    async fn pause(&self, failure: Failure, tries: &mut u32) -> Result<()> {
        *tries += 1;
        if !failure.again || *tries >= self.limits.attempts {
            return Err(failure.error);
        }
        let doubled = self.limits.pause_millis.saturating_mul(1 << (*tries - 1).min(16));
        let pause = failure.pause.unwrap_or(Duration::from_millis(doubled));
        tracing::debug!(error = %failure.error, tries, "a download is tried again");
        tokio::time::sleep(pause.min(LONGEST_PAUSE)).await;
        Ok(())
    }
}

/// Compares what came with what upstream says; what does not match is thrown away.
fn verify(address: &str, check: &Check, body: &Body, shelf: &Shelf) -> Result<()> {
    let found = if check.unzipped {
        let part = shelf.part(address);
        let file = std::fs::File::open(&part).map_err(UpstreamError::file(&part))?;
        digest(flate2::read::MultiGzDecoder::new(file)).unwrap_or_else(|error| error.to_string())
    } else {
        body.sha256.clone()
    };
    if found == check.sha256 {
        return Ok(());
    }
    shelf.drop_part(address);
    Err(UpstreamError::Checksum {
        address: shown(address),
        expected: check.sha256.clone(),
        found,
    })
}

/// An address that can be used.
pub(crate) fn parse(address: &str) -> Result<Url> {
    let refuse = || UpstreamError::Address(shown(address));
    let url = Url::parse(address).map_err(|_| refuse())?;
    match url.scheme() {
        "http" | "https" | "file" => Ok(url),
        _ => Err(refuse()),
    }
}

/// An error of the HTTP client with its causes, without the address's password.
fn http(address: &str, error: &dyn std::error::Error) -> UpstreamError {
    let mut why = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        why = format!("{why}: {one}");
        cause = one.source();
    }
    UpstreamError::Http {
        address: shown(address),
        why,
    }
}
