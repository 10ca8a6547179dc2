//! A registry on a real port, and a client that speaks to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_blobs::{BlobStore, LocalStore, S3Config, S3Store, digest_of};
use tidewaiter_distribution::{Distribution, Gate, OpenGate, router};
use tidewaiter_events::Place;
use tidewaiter_registry::{NoGuard, NoObserver, PullGuard, PushObserver, Registry, RegistryConfig};
use tidewaiter_store::Store;
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_testkit::s3::S3Server;
use tidewaiter_types::{Algorithm, Clock, Digest, Timestamp};

/// The system's clock, set forward by so many milliseconds.
#[derive(Default)]
pub struct ShiftedClock(AtomicI64);

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let now = i64::try_from(since.as_millis()).unwrap();
        Timestamp(now + self.0.load(Ordering::Relaxed))
    }
}

impl ShiftedClock {
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }

    /// Goes so far ahead of the system's clock.
    pub fn set(&self, millis: i64) {
        self.0.store(millis, Ordering::Relaxed);
    }
}

/// Milliseconds that garbage is kept.
pub const GRACE: i64 = 3_600_000;

/// A server under test.
pub struct Harness {
    /// `127.0.0.1:PORT`.
    pub address: String,
    pub registry: Registry,
    pub client: Client,
    pub clock: Arc<ShiftedClock>,
    _folder: TempDir,
    _bucket: Option<S3Server>,
}

/// What is behind the surface.
pub struct Parts {
    pub gate: Arc<dyn Gate>,
    pub observer: Arc<dyn PushObserver>,
    pub guard: Arc<dyn PullGuard>,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            gate: Arc::new(OpenGate),
            observer: Arc::new(NoObserver),
            guard: Arc::new(NoGuard),
        }
    }
}

impl Harness {
    pub async fn embedded() -> Self {
        Self::with(Parts::default()).await
    }

    pub async fn with(parts: Parts) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("db.sqlite"))
            .await
            .unwrap();
        let blobs = Arc::new(LocalStore::open(folder.path().join("blobs")).await.unwrap());
        Self::serve(store, blobs, parts, folder, None).await
    }

    pub async fn scaled() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let bucket = S3Server::start();
        let url = Postgres::shared().fresh_database().unwrap();
        let store = Store::open(&url).await.unwrap();
        let blobs = S3Store::open(S3Config {
            bucket: S3Server::BUCKET.into(),
            prefix: String::new(),
            endpoint: Some(bucket.endpoint()),
            region: Some("us-east-1".into()),
            credentials: Some((S3Server::ACCESS_KEY.into(), S3Server::SECRET_KEY.into())),
        });
        let folder = tempfile::tempdir().unwrap();
        Self::serve(
            store,
            Arc::new(blobs.unwrap()),
            Parts::default(),
            folder,
            Some(bucket),
        )
        .await
    }

    async fn serve(
        store: Store,
        blobs: Arc<dyn BlobStore>,
        parts: Parts,
        folder: TempDir,
        bucket: Option<S3Server>,
    ) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let place = Place {
            account: "123456789012".into(),
            region: "eu-central-1".into(),
        };
        let config = RegistryConfig {
            create_on_push: true,
            grace_millis: GRACE,
            ..RegistryConfig::at(place)
        };
        let clock = Arc::new(ShiftedClock::default());
        let registry = Registry::new(store, blobs, clock.clone(), config, parts.observer);
        let routes = router(Distribution {
            registry: registry.clone(),
            gate: parts.gate,
            guard: parts.guard,
            host: "registry.example".into(),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self {
            address,
            registry,
            client: Client::new(),
            clock,
            _folder: folder,
            _bucket: bucket,
        }
    }

    pub fn url(&self, path: &str) -> String {
        match path.strip_prefix('/') {
            Some(_) => format!("http://{}{path}", self.address),
            None => format!("http://{}/v2/{path}", self.address),
        }
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    pub async fn push_blob(&self, repository: &str, bytes: &[u8]) -> Digest {
        let digest = sha256(bytes);
        let url = self.url(&format!("{repository}/blobs/uploads/?digest={digest}"));
        let answer = self.client.post(url).body(bytes.to_vec()).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        digest
    }

    pub async fn put_manifest(&self, repository: &str, reference: &str, manifest: &Value) -> Response {
        let url = self.url(&format!("{repository}/manifests/{reference}"));
        let media_type = manifest["mediaType"].as_str().unwrap().to_owned();
        let request = self.client.put(url).header("content-type", media_type);
        request.body(manifest.to_string()).send().await.unwrap()
    }

    /// Pushes an image of one layer under a tag; answers its digest.
    pub async fn push_image(&self, repository: &str, tag: &str, layer: &str) -> Digest {
        self.push_blob(repository, b"{}").await;
        self.push_blob(repository, layer.as_bytes()).await;
        let manifest = image(layer);
        let answer = self.put_manifest(repository, tag, &manifest).await;
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        sha256(manifest.to_string().as_bytes())
    }
}

/// The manifest of an image of one layer with an empty configuration.
pub fn image(layer: &str) -> Value {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": descriptor("application/vnd.oci.image.config.v1+json", b"{}"),
        "layers": [descriptor("application/vnd.oci.image.layer.v1.tar", layer.as_bytes())],
    })
}

pub fn descriptor(media_type: &str, bytes: &[u8]) -> Value {
    json!({ "mediaType": media_type, "digest": sha256(bytes).to_string(), "size": bytes.len() })
}

pub fn sha256(bytes: &[u8]) -> Digest {
    digest_of(Algorithm::Sha256, bytes)
}

/// A header's text; empty where there is none.
pub fn header(answer: &Response, name: &str) -> String {
    let value = answer.headers().get(name).map(|value| value.to_str().unwrap());
    value.unwrap_or_default().to_owned()
}

/// Code and message of an answered error.
pub async fn error(answer: Response) -> (u16, String, String) {
    let status = answer.status().as_u16();
    let body: Value = answer.json().await.unwrap();
    let text = |name: &str| body["errors"][0][name].as_str().unwrap().to_owned();
    (status, text("code"), text("message"))
}

/// Bytes that differ from place to place.
pub fn noise(length: usize) -> Bytes {
    let bytes = (0..length as u64).map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u8);
    bytes.collect::<Vec<u8>>().into()
}
