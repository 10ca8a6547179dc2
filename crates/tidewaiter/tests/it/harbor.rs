//! The adapter for Harbor, by its API, with a registry on this machine.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::blocking::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_testkit::clients::{login_password, skopeo_push};
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program, tagged};

const SECRET: &str = "the adapter's secret";
const VULNERABILITIES: &str = "application/vnd.security.vulnerability.report; version=1.1";
const SBOM: &str = "application/vnd.security.sbom.report+json; version=1.0";

/// The adapter; killed when dropped.
struct Adapter(Child);

impl Adapter {
    /// Starts it on a free port; answers its address, too.
    fn start(arguments: &[&str]) -> (Self, String) {
        let started = Command::new(program())
            .args(["harbor-adapter", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn();
        let mut adapter = Self(started.unwrap());
        let mut line = String::new();
        BufReader::new(adapter.0.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line.trim().strip_prefix("tidewaiter listens on ");
        let url = url.expect("it says where it listens").to_owned();
        (adapter, url)
    }
}

impl Drop for Adapter {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A registry with an image, and an adapter that may fetch from it.
struct Setting {
    server: Server,
    _adapter: Adapter,
    url: String,
    client: Client,
    digest: String,
    _folder: TempDir,
}

impl Setting {
    fn new() -> Self {
        let server = Server::start(program(), &["--create-on-push"]);
        let image = layout();
        skopeo_push(&server, &format!("oci:{}", tagged(image.path())), "team/quick:1").expect_success();
        let folder = TempDir::new().unwrap();
        let secret = folder.path().join("secret");
        fs::write(&secret, format!("{SECRET}\n")).unwrap();
        let (adapter, url) = Adapter::start(&[
            "--registry",
            &server.url(),
            "--secret-file",
            secret.to_str().unwrap(),
            "--cache-dir",
            folder.path().join("cache").to_str().unwrap(),
        ]);
        let index = fs::read(image.path().join("index.json")).unwrap();
        let index: Value = serde_json::from_slice(&index).unwrap();
        Self {
            server,
            _adapter: adapter,
            url: format!("{url}/api/v1"),
            client: client(),
            digest: index["manifests"][0]["digest"].as_str().unwrap().to_owned(),
            _folder: folder,
        }
    }

    fn send(&self, request: RequestBuilder) -> Response {
        request.bearer_auth(SECRET).send().unwrap()
    }

    fn request(&self) -> Value {
        let credentials = STANDARD.encode(format!("AWS:{}", login_password(&self.server)));
        json!({
            "registry": { "url": self.server.url(), "authorization": format!("Basic {credentials}") },
            "artifact": {
                "repository": "team/quick", "digest": self.digest, "tag": "1",
                "mime_type": "application/vnd.oci.image.manifest.v1+json"
            }
        })
    }

    fn scan(&self, request: &Value) -> Response {
        let post = self.client.post(format!("{}/scan", self.url));
        let kind = "application/vnd.scanner.adapter.scan.request+json; version=1.1";
        self.send(post.header("Content-Type", kind).body(request.to_string()))
    }

    fn report(&self, id: &str, accept: &str, query: &str) -> Response {
        let url = format!("{}/scan/{id}/report{query}", self.url);
        for _ in 0..600 {
            let answer = self.send(self.client.get(&url).header("Accept", accept));
            if answer.status() != 302 {
                return answer;
            }
            assert!(answer.headers().contains_key("Refresh-After"));
            thread::sleep(Duration::from_millis(100));
        }
        panic!("the scan does not end");
    }

    /// The id of a scan that is accepted.
    fn accepted(&self, request: &Value) -> String {
        let answer = self.scan(request);
        assert_eq!(answer.status(), 202);
        let body: Value = serde_json::from_str(&answer.text().unwrap()).unwrap();
        body["id"].as_str().unwrap().to_owned()
    }
}

fn client() -> Client {
    // Another test of this process may have done it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder().redirect(reqwest::redirect::Policy::none());
    builder.build().unwrap()
}

fn body(answer: Response) -> Value {
    serde_json::from_str(&answer.text().unwrap()).unwrap()
}

fn message(answer: Response) -> String {
    body(answer)["error"]["message"].as_str().unwrap().to_owned()
}

#[test]
fn harbor_is_told_what_is_in_an_image_and_what_is_wrong_with_it() {
    let setting = Setting::new();
    let id = setting.accepted(&setting.request());
    let answer = setting.report(&id, VULNERABILITIES, "");
    assert_eq!(answer.headers()["Content-Type"], VULNERABILITIES);
    let report = body(answer);
    assert_eq!(report["severity"], "Critical");
    assert_eq!(report["artifact"]["digest"], setting.digest.as_str());
    let items = report["vulnerabilities"].as_array().unwrap();
    let item = items.iter().find(|item| item["id"] == "CVE-2023-45853").unwrap();
    assert_eq!(
        (&item["package"], &item["severity"]),
        (&json!("zlib1g"), &json!("Critical"))
    );
    assert_eq!(item["preferred_cvss"]["score_v3"], 9.8);
    let answer = setting.report(&id, SBOM, "?sbom_media_type=application/vnd.cyclonedx%2Bjson");
    let report = body(answer);
    assert_eq!(report["media_type"], "application/vnd.cyclonedx+json");
    assert_eq!(report["sbom"]["bomFormat"], "CycloneDX");
    assert!(report["sbom"]["components"].as_array().unwrap().len() > 5);
    assert_eq!(setting.report(&id, SBOM, "").status(), 400);
    assert_eq!(setting.report(&id, "text/html", "").status(), 501);
    assert_eq!(setting.report("none", VULNERABILITIES, "").status(), 404);
}

#[test]
fn the_metadata_tells_of_both_capabilities() {
    let setting = Setting::new();
    let metadata = setting.send(setting.client.get(format!("{}/metadata", setting.url)));
    assert_eq!(
        metadata.headers()["Content-Type"],
        "application/vnd.scanner.adapter.metadata+json; version=1.1"
    );
    let metadata = body(metadata);
    let kinds: Vec<&str> = metadata["capabilities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|capability| capability["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["vulnerability", "sbom"]);
    assert_eq!(metadata["scanner"]["name"], "tidewaiter");
}

#[test]
fn nobody_asks_without_the_secret() {
    let setting = Setting::new();
    let url = format!("{}/metadata", setting.url);
    let get = || setting.client.get(&url);
    assert_eq!(get().send().unwrap().status(), 401);
    assert_eq!(get().bearer_auth("guess").send().unwrap().status(), 401);
    let ways = [
        get().bearer_auth(SECRET),
        get().basic_auth("harbor", Some(SECRET)),
        get().header("X-ScannerAdapter-API-Key", SECRET),
    ];
    for way in ways {
        assert_eq!(way.send().unwrap().status(), 200);
    }
}

/// What a request names is not connected to unless the configuration names it too.
#[test]
fn only_registries_of_the_configuration_are_asked() {
    let setting = Setting::new();
    let mut request = setting.request();
    for url in [
        "http://127.0.0.1:1",
        "http://169.254.169.254",
        "https://registry.example",
    ] {
        request["registry"]["url"] = json!(url);
        let answer = setting.scan(&request);
        assert_eq!(answer.status(), 422, "{url}");
        assert!(message(answer).contains("not among the registries"), "{url}");
    }
    let mut request = setting.request();
    request["artifact"]["repository"] = json!("../../v2/other");
    assert_eq!(setting.scan(&request).status(), 422);
    assert_eq!(setting.scan(&json!({ "registry": {} })).status(), 400);
}

#[test]
fn a_scan_that_fails_says_why() {
    let setting = Setting::new();
    let mut request = setting.request();
    request["registry"]["authorization"] = json!("Basic QVdTOndyb25n");
    let id = setting.accepted(&request);
    let answer = setting.report(&id, VULNERABILITIES, "");
    assert_eq!(answer.status(), 500);
    let words = message(answer);
    assert!(words.contains("the registry at 127.0.0.1"), "{words}");
}
