//! The pull gate as clients meet it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_testkit::clients::{Said, aws, login_password, program as tool, run, skopeo_push};
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program, tagged};

struct Gated {
    server: Server,
    folder: TempDir,
}

impl Gated {
    fn start(gate: &str, database: Option<&str>) -> Self {
        let folder = TempDir::new().unwrap();
        let config = folder.path().join("settings.toml");
        fs::write(&config, text(&folder.path().join("events.jsonl"), gate)).unwrap();
        let mut arguments = vec!["--config".to_owned(), config.display().to_string()];
        arguments.extend(
            database
                .iter()
                .flat_map(|url| ["--database-url".to_owned(), (*url).to_owned()]),
        );
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let server = Server::start(program(), &arguments);
        Self { server, folder }
    }

    /// The same server under another policy.
    fn restart(&mut self, gate: &str) {
        fs::write(
            self.config(),
            text(&self.folder.path().join("events.jsonl"), gate),
        )
        .unwrap();
        self.server.stop();
        self.server.crash_and_restart();
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("settings.toml")
    }

    fn push(&self, repository: &str) -> String {
        let create = ["ecr", "create-repository", "--repository-name", repository];
        aws(&self.server, &create).expect_success();
        let image = layout();
        let source = format!("oci:{}", tagged(image.path()));
        skopeo_push(&self.server, &source, &format!("{repository}:1")).expect_success();
        let list = ["ecr", "describe-images", "--repository-name", repository];
        let answer = aws(&self.server, &list).json();
        answer["imageDetails"][0]["imageDigest"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    fn skopeo_pull(&self, image: &str) -> Said {
        let target = TempDir::new().unwrap();
        run(tool("skopeo")
            .args([
                "copy",
                "--quiet",
                "--insecure-policy",
                "--src-tls-verify=false",
                "--src-creds",
            ])
            .arg(format!("AWS:{}", login_password(&self.server)))
            .arg(format!("docker://{}/{image}", self.server.address))
            .arg(format!("oci:{}:1", target.path().display())))
    }

    fn crane_pull(&self, image: &str) -> Said {
        let folder = TempDir::new().unwrap();
        let password = login_password(&self.server);
        let login = [
            "auth",
            "login",
            &self.server.address,
            "-u",
            "AWS",
            "-p",
            &password,
        ];
        run(tool("crane").args(login).env("DOCKER_CONFIG", folder.path())).expect_success();
        run(tool("crane")
            .arg("pull")
            .arg(format!("{}/{image}", self.server.address))
            .arg(folder.path().join("image.tar"))
            .env("DOCKER_CONFIG", folder.path()))
    }

    fn get(&self, path: &str) -> (u16, Value) {
        let url = format!("{}/v2/{path}", self.server.url());
        let output = Command::new("curl")
            .args(["--silent", "--user"])
            .arg(format!("AWS:{}", login_password(&self.server)))
            .args(["--write-out", "\n%{http_code}", &url])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let (body, status) = text.rsplit_once('\n').unwrap();
        (status.parse().unwrap(), serde_json::from_str(body).unwrap())
    }

    fn refusals(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.folder.path().join("events.jsonl")).unwrap_or_default();
        let events = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        events
            .filter(|event| event["detail-type"] == "Tidewaiter Pull Refused")
            .map(|mut event| event["detail"].take())
            .collect()
    }

    /// The refusals, as soon as there are any.
    fn wait_for_refusals(&self) -> Vec<Value> {
        for _ in 0..300 {
            let refusals = self.refusals();
            if !refusals.is_empty() {
                return refusals;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("no refusal was told of");
    }

    fn report(&self) -> (bool, Value) {
        let output = Command::new(program())
            .args(["gate", "report", "--json", "--config"])
            .arg(self.config())
            .arg("--data")
            .arg(self.server.data.path())
            .output()
            .unwrap();
        let report = serde_json::from_slice(&output.stdout);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        (
            output.status.success(),
            report.unwrap_or_else(|error| panic!("{error}: {words}")),
        )
    }
}

fn text(events: &std::path::Path, gate: &str) -> String {
    format!(
        "[[sinks]]\nname = 'file'\nfile = {{ path = '{}' }}\n[pull-gate]\n{gate}",
        events.display()
    )
}

/// Whatever is found in what is called prod.
const PROD: &str =
    "mode = 'enforce'\nwait-seconds = 60\n[[pull-gate.rules]]\nname = 'clean'\nrepositories = ['prod/*']\n";

fn a_pull_is_refused(database: Option<&str>, scan_type: &str) {
    let gated = Gated::start(PROD, database);
    let put = [
        "ecr",
        "put-registry-scanning-configuration",
        "--scan-type",
        scan_type,
    ];
    aws(&gated.server, &put).expect_success();
    let digest = gated.push("prod/app");
    gated.push("test/app");
    // Nobody had basic scanning scan it: the gate does, and waits.
    let words = gated.skopeo_pull("prod/app:1").expect_failure().to_owned();
    assert!(
        words.contains("the pull gate refuses prod/app@sha256:"),
        "{words}"
    );
    assert!(words.contains("What to do: rebuild it"), "{words}");
    gated.skopeo_pull("test/app:1").expect_success();
    let words = gated
        .crane_pull(&format!("prod/app@{digest}"))
        .expect_failure()
        .to_owned();
    assert!(words.contains("DENIED: the pull gate refuses"), "{words}");
    let (status, body) = gated.get(&format!("prod/app/manifests/{digest}"));
    assert_eq!(status, 403);
    let error = &body["errors"][0];
    assert_eq!(error["code"], "DENIED");
    assert_eq!(error["detail"]["reasons"][0]["rule"], "clean");
    let found = error["detail"]["reasons"][0]["findings"][0]["vulnerability"]
        .as_str()
        .unwrap();
    assert!(found.starts_with("CVE-"), "{found}");
    let told = gated.wait_for_refusals();
    assert_eq!(told.len(), 1, "three pulls of one image are told of once");
    assert_eq!(
        (&told[0]["outcome"], &told[0]["image-digest"]),
        (&json!("DENIED"), &json!(digest))
    );
    if database.is_none() {
        check_report(&gated, &digest);
    }
}

fn check_report(gated: &Gated, digest: &str) {
    let (is_clean, report) = gated.report();
    assert!(!is_clean);
    assert_eq!(report["judged"], 1, "no rule is for the other");
    assert_eq!(report["refused"][0]["imageDigest"], digest);
    assert_eq!(report["refused"][0]["imageTags"], json!(["1"]));
}

#[test]
fn a_pull_is_refused_with_basic_scanning() {
    a_pull_is_refused(None, "BASIC");
}

#[test]
fn a_pull_is_refused_with_enhanced_scanning_on_postgres() {
    let url = Postgres::shared().fresh_database().unwrap();
    a_pull_is_refused(Some(&url), "ENHANCED");
}

#[test]
fn a_gate_that_is_tried_out_lets_everything_through_and_what_was_pulled_has_grace() {
    let rules = "[[pull-gate.rules]]\nname = 'clean'\ngrace-pulled-days = 30\n";
    let mut gated = Gated::start(rules, None);
    gated.push("app");
    gated.skopeo_pull("app:1").expect_success();
    let told = gated.wait_for_refusals();
    assert_eq!((told.len(), &told[0]["outcome"]), (1, &json!("DRY_RUN")));
    // It was pulled before, and its findings are younger than the grace.
    gated.restart(&format!("mode = 'enforce'\nwait-seconds = 60\n{rules}"));
    gated.skopeo_pull("app:1").expect_success();
    gated.restart("mode = 'enforce'\n[[pull-gate.rules]]\nname = 'clean'\ngrace-pulled-days = 0\n");
    let words = gated.skopeo_pull("app:1").expect_failure().to_owned();
    assert!(words.contains("the pull gate refuses app@sha256:"), "{words}");
}

#[test]
fn an_index_is_given_away_and_its_images_are_not() {
    let gated = Gated::start(PROD, None);
    let digest = gated.push("prod/app");
    let (_, manifest) = gated.get("test/none/manifests/1");
    assert_eq!(manifest["errors"][0]["code"], "NAME_UNKNOWN");
    let describe = [
        "ecr",
        "batch-get-image",
        "--repository-name",
        "prod/app",
        "--image-ids",
        "imageTag=1",
    ];
    let image = aws(&gated.server, &describe).json()["images"][0].take();
    let size = image["imageManifest"].as_str().unwrap().len();
    let index = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [{
            "mediaType": image["imageManifestMediaType"], "digest": digest, "size": size,
            "platform": { "os": "linux", "architecture": "amd64" },
        }],
    });
    let file = gated.folder.path().join("index.json");
    fs::write(&file, index.to_string()).unwrap();
    let put = Command::new("curl")
        .args(["--silent", "--fail", "--request", "PUT", "--user"])
        .arg(format!("AWS:{}", login_password(&gated.server)))
        .args([
            "--header",
            "content-type: application/vnd.oci.image.index.v1+json",
            "--data-binary",
        ])
        .arg(format!("@{}", file.display()))
        .arg(format!("{}/v2/prod/app/manifests/all", gated.server.url()))
        .status();
    assert!(put.unwrap().success());
    assert_eq!(gated.get("prod/app/manifests/all").0, 200);
    assert_eq!(gated.get(&format!("prod/app/manifests/{digest}")).0, 403);
    let words = gated.skopeo_pull("prod/app:all").expect_failure().to_owned();
    assert!(words.contains("the pull gate refuses"), "{words}");
}
