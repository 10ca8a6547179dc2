//! Databases in registries: pushed, signed, listed by others' tools, pulled by hand and by a server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tempfile::TempDir;
use tidewaiter_testkit::clients::{login_password, program as client, run};
use tidewaiter_testkit::data;
use tidewaiter_testkit::server::Server;

use crate::images::program;

struct Setting {
    server: Server,
    folder: TempDir,
}

impl Setting {
    /// A registry that creates repositories on push, and a small real database.
    fn new() -> Option<Self> {
        let feeds = data::dir()?.join("feeds");
        let server = Server::start(program(), &["--create-on-push"]);
        let folder = TempDir::new().unwrap();
        let auth = STANDARD.encode(format!("AWS:{}", login_password(&server)));
        let config = format!(r#"{{"auths":{{"{}":{{"auth":"{auth}"}}}}}}"#, server.address);
        fs::write(folder.path().join("config.json"), config).unwrap();
        let setting = Self { server, folder };
        for (name, feed) in [("a.db", "alpine"), ("b.db", "rocky")] {
            let (feeds, out) = (feeds.to_str().unwrap(), setting.text(name));
            setting.good(&[
                "build",
                "--facts-only",
                "--only",
                feed,
                "--feeds",
                feeds,
                "--out",
                &out,
            ]);
        }
        Some(setting)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn reference(&self, rest: &str) -> String {
        format!("{}/{rest}", self.server.address)
    }

    fn db(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(program());
        command
            .env("DOCKER_CONFIG", self.folder.path())
            .arg("db")
            .args(arguments);
        command.output().unwrap()
    }

    fn good(&self, arguments: &[&str]) -> String {
        let output = self.db(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    fn bad(&self, arguments: &[&str]) -> String {
        let output = self.db(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn same(a: &Path, b: &Path) -> bool {
    fs::read(a).unwrap() == fs::read(b).unwrap()
}

#[test]
fn a_signed_database_comes_back_as_it_was() {
    let Some(at) = Setting::new() else { return };
    at.good(&["key", &at.text("k.pem")]);
    let (key, public) = (at.text("k.pem"), at.text("k.pem.pub"));
    let (latest, dated) = (
        at.reference("advisories:latest"),
        at.reference("advisories:2025-01-04"),
    );
    let said = at.good(&[
        "push",
        &at.text("a.db"),
        &latest,
        "--tag",
        "2025-01-04",
        "--key",
        &key,
    ]);
    assert!(said.contains("@sha256:") && said.contains("signed by"), "{said}");
    for reference in [&latest, &dated, &said.split(',').next().unwrap().to_owned()] {
        at.good(&["pull", reference, "--key", &public, "--out", &at.text("back.db")]);
        assert!(same(&at.path("a.db"), &at.path("back.db")), "{reference}");
    }
    let oras = run(client("oras")
        .args(["discover", "--plain-http", "--format", "json", &latest])
        .env("DOCKER_CONFIG", at.folder.path()));
    assert!(
        oras.expect_success()
            .contains("application/vnd.tidewaiter.signature.v1"),
        "{}",
        oras.out
    );
    let raw = run(client("skopeo")
        .args([
            "inspect",
            "--raw",
            "--tls-verify=false",
            "--authfile",
            &at.text("config.json"),
        ])
        .arg(format!("docker://{latest}")));
    let manifest = raw.json();
    assert_eq!(
        manifest["layers"][0]["mediaType"],
        "application/vnd.tidewaiter.advisories.v1+zstd"
    );
    let info = at.good(&["info", &at.text("a.db")]);
    let revision = manifest["annotations"]["vnd.tidewaiter.advisories.revision"]
        .as_str()
        .unwrap();
    assert!(info.contains(revision), "{info}");
}

#[test]
fn what_is_not_signed_by_the_right_key_is_refused() {
    let Some(at) = Setting::new() else { return };
    at.good(&["key", &at.text("k.pem")]);
    at.good(&["key", &at.text("other.pem")]);
    let (key, public, other) = (at.text("k.pem"), at.text("k.pem.pub"), at.text("other.pem.pub"));
    let (signed, unsigned) = (at.reference("db:signed"), at.reference("db:unsigned"));
    at.good(&["push", &at.text("a.db"), &signed, "--key", &key]);
    at.good(&["push", &at.text("b.db"), &unsigned]);
    let out = at.text("out.db");
    let words = at.bad(&["pull", &signed, "--key", &other, "--out", &out]);
    assert!(words.contains("is not signed by the key"), "{words}");
    let words = at.bad(&["pull", &unsigned, "--key", &public, "--out", &out]);
    assert!(
        words.contains("is not signed; say --insecure-unsigned"),
        "{words}"
    );
    let words = at.bad(&["pull", &signed, "--out", &out]);
    assert!(words.contains("--key FILE"), "{words}");
    assert!(!at.path("out.db").exists());
    at.good(&["pull", &unsigned, "--insecure-unsigned", "--out", &out]);
    assert!(same(&at.path("b.db"), &at.path("out.db")));
    // A tag that was moved to what nobody signed.
    at.good(&["push", &at.text("b.db"), &signed]);
    at.bad(&["pull", &signed, "--key", &public, "--out", &out]);
}

#[test]
fn what_is_no_database_is_neither_pushed_nor_pulled() {
    let Some(at) = Setting::new() else { return };
    fs::write(at.path("no.db"), "something else").unwrap();
    let words = at.bad(&["push", &at.text("no.db"), &at.reference("db:1")]);
    assert!(words.contains("this is no advisory database"), "{words}");
    let mut flipped = fs::read(at.path("a.db")).unwrap();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(at.path("no.db"), flipped).unwrap();
    at.bad(&["push", &at.text("no.db"), &at.reference("db:1")]);
    let words = at.bad(&[
        "pull",
        &at.reference("db:1"),
        "--insecure-unsigned",
        "--out",
        &at.text("x"),
    ]);
    assert!(words.contains("404"), "{words}");
}

#[test]
fn a_server_pulls_what_is_signed_and_nothing_else() {
    let Some(at) = Setting::new() else { return };
    at.good(&["key", &at.text("k.pem")]);
    let latest = at.reference("db:latest");
    let pull = format!("pull:{latest}");
    let public = at.text("k.pem.pub");
    let arguments = [
        "--advisory-updates",
        &pull,
        "--advisory-interval",
        "1s",
        "--advisory-key",
        &public,
    ];
    at.good(&["push", &at.text("a.db"), &latest]);
    let docker = [("DOCKER_CONFIG", at.folder.path().to_str().unwrap())];
    let server = Server::start_with(program(), &arguments, &docker);
    let data = server.data.path().display().to_string();
    let wait = |words: &str| {
        for _ in 0..600 {
            let said = at.good(&["status", "--data", &data]);
            if said.contains(words) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("no {words:?} in {}", at.good(&["status", "--data", &data]));
    };
    wait("is not signed");
    at.good(&["push", &at.text("a.db"), &latest, "--key", &at.text("k.pem")]);
    wait("last update  new");
    let info = at.good(&["info", &at.text("a.db")]);
    let revision = info
        .lines()
        .next()
        .unwrap()
        .rsplit(':')
        .next()
        .unwrap()
        .to_owned();
    wait(&format!("revision     {revision}"));
    at.good(&["push", &at.text("b.db"), &latest, "--key", &at.text("k.pem")]);
    wait("alpine: 0 advisories");
}
