//! A registry in this process, for requests that are written as text.
//!
//! Text may say `{repository}`, `{tag}`, `{manifest}`, `{index}`, `{config}`, `{layer}`, `{upload}`, for what is there;
//! `{digest}` and `{size}` for the request's own body; `{last}` for the digest of the body before it. Odd: an input
//! finds a repository that no other has changed, or a finding would be hard to run again; and so that the house stays
//! small, it is torn down after some hundred of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use futures::stream;
use http::header::CONTENT_LENGTH;
use http::{Method, Request, Response};
use http_body_util::BodyExt;
use tempfile::TempDir;
use tidewaiter_blobs::{LocalStore, digest_of};
use tidewaiter_distribution::{Distribution, OpenGate, router};
use tidewaiter_events::Place;
use tidewaiter_registry::{NoGuard, NoObserver, Registry, RegistryConfig};
use tidewaiter_store::Store;
use tidewaiter_types::{Algorithm, Clock, Timestamp};
use tower::ServiceExt;

use crate::request;

/// Repositories that a house furnishes before it is full.
const MOST_REPOSITORIES: u32 = 300;
const CONFIG: &[u8] = b"{}";
/// Different in all places, so that a range off by one is seen.
const LAYER: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

const IMAGE: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{config}","size":2},
"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{layer}","size":36}]}"#;
const INDEX: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{manifest}","size":400}]}"#;
const SIGNATURE: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"artifactType":"application/vnd.example.signature",
"config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{config}","size":2},"layers":[],
"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{manifest}","size":400},
"annotations":{"org.example.key":"value"}}"#;

/// A clock that goes on by a millisecond whenever somebody looks at it.
struct StepClock(AtomicI64);

impl Clock for StepClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// The registry and what is in it.
pub struct House {
    router: Router,
    store: Store,
    furnished: u32,
    /// Whether somebody may have changed something since the last repository was furnished.
    is_used: bool,
    /// What the words in braces stand for.
    names: BTreeMap<&'static str, String>,
    _folder: TempDir,
}

/// An answer, read to its end.
pub type Answer = Response<Bytes>;

impl House {
    /// An empty registry, in memory where the system has a folder for that.
    pub async fn build() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let folder = folder.expect("there is room for a few small files");
        let store = Store::open_sqlite(&folder.path().join("db.sqlite")).await;
        let store = store.expect("a new database opens");
        let blobs = LocalStore::open(folder.path().join("blobs")).await;
        let place = Place {
            account: "123456789012".into(),
            region: "eu-central-1".into(),
        };
        let config = RegistryConfig {
            create_on_push: true,
            ..RegistryConfig::at(place)
        };
        let registry = Registry::new(
            store.clone(),
            Arc::new(blobs.expect("a new folder opens")),
            Arc::new(StepClock(AtomicI64::new(1_440_938_160_000))),
            config,
            Arc::new(NoObserver),
        );
        let router = router(Distribution {
            registry,
            gate: Arc::new(OpenGate),
            guard: Arc::new(NoGuard),
            host: "registry.example".into(),
        });
        Self {
            router,
            store,
            furnished: 0,
            is_used: true,
            names: BTreeMap::new(),
            _folder: folder,
        }
    }

    /// Whether it is time for another house.
    pub fn is_full(&self) -> bool {
        self.furnished >= MOST_REPOSITORIES
    }

    /// Ends all that the house has open.
    pub async fn tear_down(self) {
        self.store.close().await;
    }

    /// Makes ready for an input: from now on the words in braces stand for what is in a repository as it was furnished.
    pub async fn welcome(&mut self) {
        if self.furnished == 0 {
            self.bring("config", CONFIG).await;
            self.bring("layer", LAYER).await;
        }
        if self.is_used {
            self.furnish().await;
            self.is_used = false;
        }
        for word in ["last", "size"] {
            self.names.remove(word);
        }
    }

    /// Uploads what all repositories share.
    async fn bring(&mut self, name: &'static str, bytes: &[u8]) {
        let digest = digest_of(Algorithm::Sha256, bytes).to_string();
        self.names.insert(name, digest);
        let words = String::from_utf8_lossy(bytes);
        self.must(&format!(
            "POST /v2/shared/blobs/uploads/?digest={{{name}}}\n\n{words}"
        ))
        .await;
    }

    /// Furnishes a repository with two blobs, an image, an index of it, a signature that refers to it, and an upload that
    /// has begun.
    async fn furnish(&mut self) {
        self.furnished += 1;
        self.names
            .insert("repository", format!("team/app{}", self.furnished));
        self.names.insert("tag", "v1".into());
        for name in ["config", "layer"] {
            let mount = format!("POST /v2/{{repository}}/blobs/uploads/?mount={{{name}}}&from=shared");
            self.must(&mount).await;
        }
        self.put("manifest", "v1", IMAGE).await;
        self.put("index", "list", INDEX).await;
        self.put("signature", "{digest}", SIGNATURE).await;
        self.must("POST /v2/{repository}/blobs/uploads/").await;
        self.must("PATCH /v2/{repository}/blobs/uploads/{upload}\n\n01234")
            .await;
    }

    async fn put(&mut self, name: &'static str, reference: &str, manifest: &str) {
        let text = format!("PUT /v2/{{repository}}/manifests/{reference}\n\n{manifest}");
        let answer = self.must(&text).await;
        self.names
            .insert(name, header(&answer, "docker-content-digest").to_owned());
    }

    async fn must(&mut self, text: &str) -> Answer {
        let request = self.read(text.as_bytes()).expect("it is well written");
        let answer = self.ask(request).await;
        assert!(answer.status().is_success(), "{text}: {answer:?}");
        answer
    }

    /// A request as its text says it, with the words in braces filled in; `None` for what no server lets through.
    pub fn read(&mut self, text: &[u8]) -> Option<Request<Bytes>> {
        let end = text
            .windows(2)
            .position(|pair| pair == b"\n\n")
            .unwrap_or(text.len());
        let (head, body) = text.split_at(end);
        let body = fill_in(body.get(2..).unwrap_or_default(), &self.names);
        self.names
            .insert("digest", digest_of(Algorithm::Sha256, &body).to_string());
        self.names.insert("size", body.len().to_string());
        let head = fill_in(head, &self.names);
        let digest = self.names.remove("digest")?;
        self.names.insert("last", digest);
        request::read(&[&head, &b"\n\n"[..], &body].concat())
    }

    /// Sends a request, and reads the answer to its end.
    pub async fn ask(&mut self, request: Request<Bytes>) -> Answer {
        self.is_used |= !request.method().is_safe();
        let (parts, body) = request.into_parts();
        let body = as_it_arrives(parts.headers.get(CONTENT_LENGTH), body);
        let request = Request::from_parts(parts, body);
        let Ok(answer) = self.router.clone().oneshot(request).await;
        let (parts, body) = answer.into_parts();
        let body = body
            .collect()
            .await
            .expect("what is answered is there")
            .to_bytes();
        let answer = Response::from_parts(parts, body);
        let upload = header(&answer, "docker-upload-uuid");
        if !upload.is_empty() {
            self.names.insert("upload", upload.to_owned());
        }
        answer
    }

    /// Asks for something without a body.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::builder().method(Method::GET).uri(path);
        let request = request
            .body(Bytes::new())
            .expect("a path that the registry has named");
        self.ask(request).await
    }
}

/// A body as hyper hands it on: no longer than its announced length, and broken off if it is shorter.
fn as_it_arrives(announced: Option<&http::HeaderValue>, body: Bytes) -> Body {
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    match announced {
        Some(length) if length < body.len() => Body::from(body.slice(..length)),
        Some(length) if length > body.len() => {
            let broken = std::io::Error::other("the client hung up");
            Body::from_stream(stream::iter([Ok(body), Err(broken)]))
        }
        _ => Body::from(body),
    }
}

/// A header's text; empty where there is none.
pub fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let value = answer.headers().get(name).map(http::HeaderValue::to_str);
    value.and_then(Result::ok).unwrap_or_default()
}

/// Puts what is known in the place of `{NAME}`; what is not known stays.
fn fill_in(text: &[u8], names: &BTreeMap<&'static str, String>) -> Vec<u8> {
    let mut filled = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.iter().position(|&byte| byte == b'{') {
        let (before, after) = rest.split_at(open);
        filled.extend_from_slice(before);
        let known = names.iter().find_map(|(name, value)| {
            let after = after[1..].strip_prefix(name.as_bytes())?.strip_prefix(b"}")?;
            Some((value, after))
        });
        rest = match known {
            Some((value, after)) => {
                filled.extend_from_slice(value.as_bytes());
                after
            }
            None => {
                filled.push(b'{');
                &after[1..]
            }
        };
    }
    filled.extend_from_slice(rest);
    filled
}
