//! Killed at any moment, the server starts again, has lost nothing that it acknowledged and shows nothing half
//! written.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::Client;
use sha2::{Digest as _, Sha256};
use tidewaiter_testkit::clients::{aws, login_password};
use tidewaiter_testkit::server::Server;

use crate::images::program;

/// How often the server is killed.
const KILLS: u32 = 12;

/// Pseudo-random bytes that differ for each number, so that no two blobs are the same.
fn content(number: u64) -> Vec<u8> {
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..40_000).flat_map(|_| next()).collect()
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

struct Pusher {
    client: Client,
    base: String,
    token: String,
}

impl Pusher {
    fn put(&self, path: &str, media_type: &str, body: Vec<u8>) -> Option<StatusCode> {
        let request = self
            .client
            .put(format!("{}/{path}", self.base))
            .basic_auth("AWS", Some(&self.token));
        Some(
            request
                .header("content-type", media_type)
                .body(body)
                .send()
                .ok()?
                .status(),
        )
    }

    /// Pushes one blob; `Some` if the server said that it has it.
    fn blob(&self, bytes: &[u8]) -> Option<String> {
        let start = self
            .client
            .post(format!("{}/blobs/uploads/", self.base))
            .basic_auth("AWS", Some(&self.token));
        let location = start
            .send()
            .ok()?
            .headers()
            .get("location")?
            .to_str()
            .ok()?
            .to_owned();
        let location = location
            .rsplit_once("/blobs/")
            .map(|(_, rest)| format!("blobs/{rest}"))?;
        let digest = digest(bytes);
        let joint = if location.contains('?') { '&' } else { '?' };
        let path = format!("{location}{joint}digest={digest}");
        (self.put(&path, "application/octet-stream", bytes.to_vec())? == StatusCode::CREATED)
            .then_some(digest)
    }

    /// Pushes a manifest of one layer; `Some` with its digest if the server said that it has it.
    fn image(&self, number: u64) -> Option<(String, Vec<u8>, Vec<u8>)> {
        let layer = content(number);
        let layer_digest = self.blob(&layer)?;
        let config = self.blob(b"{}")?;
        let manifest = format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
            "config":{{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{config}","size":2}},
            "layers":[{{"mediaType":"application/octet-stream","digest":"{layer_digest}","size":{}}}]}}"#,
            layer.len()
        );
        let manifest = manifest.into_bytes();
        let path = format!("manifests/tag-{number}");
        let put = self.put(
            &path,
            "application/vnd.oci.image.manifest.v1+json",
            manifest.clone(),
        )?;
        (put == StatusCode::CREATED).then(|| (digest(&manifest), manifest, layer))
    }
}

type Acknowledged = Arc<Mutex<BTreeMap<u64, (String, Vec<u8>, Vec<u8>)>>>;

/// Pushes image after image, until told to stop; what was acknowledged is noted.
fn push_on(pusher: Pusher, first: u64, stop: Arc<AtomicBool>, acknowledged: Acknowledged) {
    for number in (first..).step_by(2) {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        if let Some(image) = pusher.image(number) {
            acknowledged.lock().unwrap().insert(number, image);
        }
    }
}

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut server = Server::start(program(), &[]);
    aws(&server, &["ecr", "create-repository", "--repository-name", "app"]).expect_success();
    let token = login_password(&server);
    let pusher = || Pusher {
        client: Client::builder().timeout(Duration::from_secs(5)).build().unwrap(),
        base: format!("{}/v2/app", server.url()),
        token: token.clone(),
    };
    let (stop, acknowledged) = (Arc::new(AtomicBool::new(false)), Acknowledged::default());
    let threads: Vec<_> = (0..2)
        .map(|first| (pusher(), first, Arc::clone(&stop), Arc::clone(&acknowledged)))
        .map(|(pusher, first, stop, acknowledged)| {
            thread::spawn(move || push_on(pusher, first, stop, acknowledged))
        })
        .collect();
    let reader = pusher();
    for kill in 0..KILLS {
        // Different moments of a push each time.
        thread::sleep(Duration::from_millis(60 + u64::from(kill) * 37));
        server.crash_and_restart();
    }
    stop.store(true, Ordering::Relaxed);
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    let acknowledged = acknowledged.lock().unwrap();
    assert!(
        acknowledged.len() > 10,
        "only {} images were acknowledged",
        acknowledged.len()
    );
    for (number, (digest, manifest, layer)) in acknowledged.iter() {
        assert_eq!(
            read(&reader, &format!("manifests/tag-{number}")),
            *manifest,
            "tag-{number}"
        );
        assert_eq!(read(&reader, &format!("manifests/{digest}")), *manifest);
        assert_eq!(read(&reader, &format!("blobs/{}", self::digest(layer))), *layer);
    }
    whatever_is_shown_is_whole(&reader);
}

fn read(reader: &Pusher, path: &str) -> Vec<u8> {
    let request = reader
        .client
        .get(format!("{}/{path}", reader.base))
        .basic_auth("AWS", Some(&reader.token));
    let answer = request.send().unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.bytes().unwrap().to_vec()
}

/// Each tag that is listed leads to a manifest whose layer is there, byte for byte.
fn whatever_is_shown_is_whole(reader: &Pusher) {
    let listed: serde_json::Value = serde_json::from_slice(&read(reader, "tags/list")).unwrap();
    for tag in listed["tags"].as_array().unwrap() {
        let manifest = read(reader, &format!("manifests/{}", tag.as_str().unwrap()));
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        let named = manifest["layers"][0]["digest"].as_str().unwrap();
        assert_eq!(digest(&read(reader, &format!("blobs/{named}"))), named);
    }
}
