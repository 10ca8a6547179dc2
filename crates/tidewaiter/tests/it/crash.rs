//! Killed at any moment, the server starts again, has lost nothing that it acknowledged and shows nothing half
//! written.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tidewaiter_testkit::clients::aws;
use tidewaiter_testkit::server::Server;

use crate::images::program;
use crate::pusher::{Pusher, Types, digest};

const ARTIFACT: Types<'_> = Types {
    config: "application/vnd.oci.empty.v1+json",
    layer: "application/octet-stream",
};
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

/// Manifest and layer of each image that the server said it has, by number.
type Acknowledged = Arc<Mutex<BTreeMap<u64, (Vec<u8>, Vec<u8>)>>>;

/// Pushes image after image, until told to stop; what was acknowledged is noted.
fn push_on(pusher: Pusher, first: u64, stop: Arc<AtomicBool>, acknowledged: Acknowledged) {
    for number in (first..).step_by(2) {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let layer = content(number);
        if let Some(manifest) = pusher.image(&format!("tag-{number}"), b"{}", &layer, &ARTIFACT) {
            acknowledged.lock().unwrap().insert(number, (manifest, layer));
        }
    }
}

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut server = Server::start(program(), &[]);
    aws(&server, &["ecr", "create-repository", "--repository-name", "app"]).expect_success();
    let pusher = || Pusher::new(&server, "app", Duration::from_secs(5));
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
    for (number, (manifest, layer)) in acknowledged.iter() {
        assert_eq!(
            reader.read(&format!("manifests/tag-{number}")),
            *manifest,
            "tag-{number}"
        );
        assert_eq!(reader.read(&format!("manifests/{}", digest(manifest))), *manifest);
        assert_eq!(reader.read(&format!("blobs/{}", digest(layer))), *layer);
    }
    whatever_is_shown_is_whole(&reader);
}

/// Each tag that is listed leads to a manifest whose layer is there, byte for byte.
fn whatever_is_shown_is_whole(reader: &Pusher) {
    let listed: serde_json::Value = serde_json::from_slice(&reader.read("tags/list")).unwrap();
    for tag in listed["tags"].as_array().unwrap() {
        let manifest = reader.read(&format!("manifests/{}", tag.as_str().unwrap()));
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        let named = manifest["layers"][0]["digest"].as_str().unwrap();
        assert_eq!(digest(&reader.read(&format!("blobs/{named}"))), named);
    }
}
