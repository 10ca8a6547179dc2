//! An upstream on this machine: files with ETags and ranges, and ways to go wrong.

use std::collections::HashMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tidewaiter_upstream::{FeedOutcome, Limits, Outcome, Settings, Sources, update};

/// How a file is served.
#[derive(Clone)]
pub enum Manner {
    /// As a good server does.
    Well,
    /// The connection is cut after so many bytes, as often as the number says; then well.
    Cut(usize, u32),
    /// This status, as often as the number says; then well.
    Status(u16, u32),
    /// Bytes without end.
    Endless,
    /// A byte, and then nothing for ever.
    Stuck,
}

#[derive(Clone)]
struct File {
    bytes: Bytes,
    etag: String,
    manner: Manner,
}

#[derive(Default)]
struct Inner {
    files: HashMap<String, File>,
    asked: Vec<(String, HeaderMap)>,
}

/// A running upstream.
#[derive(Clone)]
pub struct Upstream {
    pub url: String,
    inner: Arc<Mutex<Inner>>,
}

impl Upstream {
    pub async fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Mutex::new(Inner::default()));
        let router = Router::new().fallback(serve).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, inner }
    }

    pub fn put(&self, path: &str, bytes: impl Into<Bytes>) {
        self.put_so(path, bytes, Manner::Well);
    }

    pub fn put_so(&self, path: &str, bytes: impl Into<Bytes>, manner: Manner) {
        let bytes = bytes.into();
        let etag = format!(
            "\"{:x}\"",
            bytes
                .iter()
                .fold(7u64, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(*b)))
        );
        let file = File { bytes, etag, manner };
        self.inner.lock().unwrap().files.insert(path.to_owned(), file);
    }

    /// What was asked for since the last call.
    pub fn asked(&self) -> Vec<(String, HeaderMap)> {
        std::mem::take(&mut self.inner.lock().unwrap().asked)
    }
}

async fn serve(State(inner): State<Arc<Mutex<Inner>>>, request: Request) -> Response {
    let path = request.uri().path_and_query().unwrap().as_str().to_owned();
    let mut inner = inner.lock().unwrap();
    inner.asked.push((path.clone(), request.headers().clone()));
    let Some(file) = inner.files.get_mut(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let answer = file.clone();
    if let Manner::Cut(_, left) | Manner::Status(_, left) = &mut file.manner {
        *left -= 1;
        if *left == 0 {
            file.manner = Manner::Well;
        }
    }
    answer.serve(request.headers())
}

impl File {
    fn serve(&self, asked: &HeaderMap) -> Response {
        let text = |name: header::HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
        if let Manner::Status(code, _) = self.manner {
            return StatusCode::from_u16(code).unwrap().into_response();
        }
        if text(header::IF_NONE_MATCH) == Some(&self.etag) {
            return StatusCode::NOT_MODIFIED.into_response();
        }
        let range = text(header::RANGE).filter(|_| text(header::IF_RANGE) == Some(&self.etag));
        let start = range.map(|range| range["bytes=".len()..range.len() - 1].parse::<usize>().unwrap());
        let builder = Response::builder()
            .header(header::ETAG, &self.etag)
            .header(header::LAST_MODIFIED, "Wed, 12 Feb 2025 07:28:00 GMT");
        let builder = match start {
            Some(start) => builder.status(206).header(
                header::CONTENT_RANGE,
                format!("bytes {start}-{}/{}", self.bytes.len() - 1, self.bytes.len()),
            ),
            None => builder,
        };
        let rest = self.bytes.slice(start.unwrap_or_default()..);
        match self.manner {
            Manner::Cut(after, _) => {
                let builder = builder.header(header::CONTENT_LENGTH, rest.len());
                builder.body(cut(rest.slice(..after.min(rest.len())))).unwrap()
            }
            Manner::Endless => builder.body(endless()).unwrap(),
            Manner::Stuck => builder.body(stuck()).unwrap(),
            _ => builder.body(Body::from(rest)).unwrap(),
        }
    }
}

fn cut(bytes: Bytes) -> Body {
    let some = futures::stream::iter([Ok(bytes)]);
    // The bytes go out before the connection is cut.
    let end = futures::stream::once(async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(std::io::Error::other("cut"))
    });
    Body::from_stream(futures::StreamExt::chain(some, end))
}

fn endless() -> Body {
    Body::from_stream(futures::stream::repeat_with(|| {
        Ok::<_, Infallible>(Bytes::from(vec![b' '; 1 << 16]))
    }))
}

fn stuck() -> Body {
    let first = futures::stream::iter([Ok::<_, Infallible>(Bytes::from("["))]);
    Body::from_stream(futures::StreamExt::chain(first, futures::stream::pending()))
}

/// Limits under which a test does not wait.
pub fn limits() -> Limits {
    Limits {
        pause_millis: 1,
        idle_seconds: 2,
        seconds: 60,
        ..Limits::default()
    }
}

/// Updates one feed from a mirror.
pub async fn fetch(dir: &Path, feed: &str, address: &str, limits: &Limits) -> Outcome {
    let mut settings = Settings {
        only: vec![feed.to_owned()],
        ..Settings::default()
    };
    let table = match feed.starts_with("osv-") {
        true => &mut settings.private,
        false => &mut settings.mirrors,
    };
    table.insert(feed.to_owned(), address.to_owned());
    let sources = Sources::of(&settings).unwrap();
    let mut outcomes: Vec<FeedOutcome> = update(dir, &sources, limits, &|_| {}).await.unwrap();
    outcomes.remove(0).outcome
}

/// The error of a feed that could not be fetched, and whether good data stands.
pub fn failed(outcome: Outcome) -> (String, bool) {
    match outcome {
        Outcome::Failed { error, stands, .. } => (error.to_string(), stands),
        other => panic!("it did not fail: {other:?}"),
    }
}

/// The number of files of a folder that is new.
pub fn fresh(outcome: Outcome) -> u64 {
    match outcome {
        Outcome::Fresh { files, .. } => files,
        other => panic!("it is not new: {other:?}"),
    }
}
