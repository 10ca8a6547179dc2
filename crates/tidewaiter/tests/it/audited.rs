//! A registry for auditors to look at: images of Alpine 3.19 with one package, of which the starter database knows a
//! vulnerability that was exploited.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tidewaiter_testkit::clients::aws;
use tidewaiter_testkit::layer::tar;
use tidewaiter_testkit::server::Server;

use crate::pusher::{Pusher, Types, digest};

pub const ACCOUNT: &str = "123456789012";
/// A version that CVE-2023-4863 is in, and one that it is not in.
pub const AFFECTED: &str = "1.3.1-r0";
pub const FIXED: &str = "1.3.2-r0";
const TYPES: Types<'_> = Types {
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar",
};
const PATIENCE: Duration = Duration::from_secs(120);

/// An image with this version of libwebp and these variables in its configuration; its digest.
pub fn push(pusher: &Pusher, tag: &str, version: &str, variables: &[String]) -> String {
    let layer = alpine(version);
    let config = json!({
        "architecture": "amd64", "os": "linux", "config": {"Env": variables},
        "rootfs": {"type": "layers", "diff_ids": [digest(&layer)]},
    });
    let manifest = pusher.image(tag, config.to_string().as_bytes(), &layer, &TYPES);
    digest(&manifest.unwrap())
}

fn alpine(version: &str) -> Vec<u8> {
    let installed = format!("P:libwebp\nV:{version}\nA:x86_64\no:libwebp\n\n");
    tar(&[
        ("etc/os-release", "ID=alpine\nVERSION_ID=3.19.0\n"),
        ("lib/apk/db/installed", installed.as_str()),
    ])
}

pub fn pusher(server: &Server, repository: &str) -> Pusher {
    Pusher::new(server, repository, PATIENCE)
}

pub fn pusher_with(server: &Server, repository: &str, token: String) -> Pusher {
    Pusher::with_token(server, repository, PATIENCE, token)
}

/// `aws` with these words must succeed.
pub fn set(server: &Server, words: &[&str]) {
    aws(server, words).expect_success();
}

/// Asks until it is so.
pub fn until(what: &str, mut ask: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !ask() {
        assert!(begun.elapsed() < PATIENCE, "it never came to this: {what}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// The rules by which enhanced scanning scans the repositories of a filter continuously.
pub fn continuously(filter: &str) -> String {
    let filters = json!([{"filter": filter, "filterType": "WILDCARD"}]);
    json!([{"scanFrequency": "CONTINUOUS_SCAN", "repositoryFilters": filters}]).to_string()
}

/// What is listed below a member of an answer in JSON.
pub fn list<'a>(answer: &'a Value, member: &str) -> &'a [Value] {
    answer[member].as_array().map(Vec::as_slice).unwrap_or_default()
}
