//! Whoever watches pushes gets every byte once, in order, and hears the end only of what was verified.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use tidewaiter_registry::{LayerTee, ManifestPush, PushEffects, PushObserver};
use tidewaiter_types::Digest;

use crate::harness::{Harness, Parts, header, noise, sha256};

type Seen = Arc<Mutex<Vec<(Digest, Vec<u8>)>>>;

#[derive(Default)]
struct Watcher {
    layers: Seen,
    manifests: Mutex<Vec<Digest>>,
}

struct Tee {
    bytes: Vec<u8>,
    layers: Seen,
}

#[async_trait]
impl PushObserver for Watcher {
    fn layer_started(&self, _size: Option<u64>) -> Option<Box<dyn LayerTee>> {
        Some(Box::new(Tee {
            bytes: Vec::new(),
            layers: self.layers.clone(),
        }))
    }

    async fn before_manifest(&self, _push: &ManifestPush<'_>) -> PushEffects {
        PushEffects::default()
    }

    async fn manifest_pushed(&self, push: &ManifestPush<'_>, _new_image: bool) {
        self.manifests.lock().unwrap().push(push.digest);
    }

    async fn images_pulled(
        &self,
        _: &[(
            tidewaiter_store::RepositoryId,
            Digest,
            tidewaiter_types::Timestamp,
        )],
    ) {
    }

    async fn blob_collected(&self, _digest: &Digest) {}
}

#[async_trait]
impl LayerTee for Tee {
    async fn chunk(&mut self, bytes: &Bytes) {
        self.bytes.extend_from_slice(bytes);
    }

    async fn finish(self: Box<Self>, digest: &Digest, size: u64) {
        assert_eq!(size, self.bytes.len() as u64);
        self.layers.lock().unwrap().push((*digest, self.bytes));
    }
}

async fn watched() -> (Arc<Watcher>, Harness) {
    let watcher = Arc::new(Watcher::default());
    let observer = watcher.clone();
    let harness = Harness::with(Parts {
        observer,
        ..Parts::default()
    });
    (watcher, harness.await)
}

#[tokio::test]
async fn a_layer_in_chunks_is_seen_as_one() {
    let (watcher, harness) = watched().await;
    let bytes = noise(3_000_000);
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    let location = harness.url(&header(&started, "location"));
    for chunk in bytes.chunks(1_000_000) {
        let patch = harness.client.patch(&location).body(bytes.slice_ref(chunk));
        assert_eq!(patch.send().await.unwrap().status(), 202);
    }
    let digest = sha256(&bytes);
    let end = harness
        .client
        .put(format!("{location}?digest={digest}"))
        .send()
        .await
        .unwrap();
    assert_eq!(end.status(), 201);
    let seen = watcher.layers.lock().unwrap();
    assert!(seen.len() == 1 && seen[0].0 == digest && seen[0].1 == bytes);
}

#[tokio::test]
async fn a_wrong_digest_is_not_heard_of() {
    let (watcher, harness) = watched().await;
    let url = harness.url(&format!("app/blobs/uploads/?digest={}", sha256(b"promised")));
    assert_eq!(
        harness
            .client
            .post(url)
            .body("sent")
            .send()
            .await
            .unwrap()
            .status(),
        400
    );
    assert!(watcher.layers.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_manifest_is_heard_of_after_its_layers() {
    let (watcher, harness) = watched().await;
    let digest = harness.push_image("app", "1", "layer").await;
    assert_eq!(*watcher.manifests.lock().unwrap(), [digest]);
    assert_eq!(watcher.layers.lock().unwrap().len(), 2);
}
