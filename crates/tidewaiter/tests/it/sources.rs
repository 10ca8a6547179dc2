//! Images wherever they lie: docker's daemon, registries with the credentials of helpers, several platforms, folders.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_testkit::clients::{login_password, skopeo_push};
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program, tagged};

/// A scan with nothing of the machine's own daemons and files.
fn scan(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(program())
        .args(["scan", "--no-cache", "--format", "json"])
        .args(arguments)
        .env("DOCKER_HOST", "unix:///no/such/socket")
        .env("DOCKER_CONFIG", "/no/such/folder")
        .env("REGISTRY_AUTH_FILE", "/no/such/file")
        .env("CONTAINERS_STORAGE_CONF", "/no/such/file")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A scan that must succeed.
fn report(arguments: &[&str], environment: &[(&str, &str)]) -> Value {
    let output = scan(arguments, environment);
    assert!(output.status.success(), "{arguments:?}: {}", words(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(report: &Value) -> BTreeSet<String> {
    let packages = report["packages"].as_array().unwrap().iter();
    packages
        .map(|package| format!("{} {}", package["name"], package["version"]))
        .collect()
}

/// Copies the image of a layout to what skopeo calls `target`.
fn copy(layout: &Path, target: &str) {
    let status = Command::new("skopeo")
        .args(["copy", "--quiet", "--insecure-policy"])
        .arg(format!("oci:{}", tagged(layout)))
        .arg(target)
        .status()
        .expect("skopeo is installed; `cargo xtask setup` does it");
    assert!(status.success());
}

/// A daemon that knows one image, as docker's API gives it.
fn daemon(socket: &Path, name: &'static str, archive: Vec<u8>) {
    let listener = UnixListener::bind(socket).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            serve(stream.unwrap(), name, &archive);
        }
    });
}

fn serve(mut stream: UnixStream, name: &str, archive: &[u8]) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let request = lines.next().unwrap().unwrap();
    lines
        .take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()))
        .for_each(drop);
    let missing = br#"{"message":"No such image"}"#;
    let (status, body): (&str, &[u8]) = if request == format!("GET /images/{name}/get HTTP/1.1") {
        ("200 OK", archive)
    } else {
        ("404 Not Found", missing)
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // Who has read enough may have gone.
    let _ = stream.write_all(body);
}

#[test]
fn an_image_of_dockers_daemon_is_read_through_its_socket() {
    let folder = layout();
    let archive = folder.path().join("docker.tar");
    copy(
        folder.path(),
        &format!("docker-archive:{}:example/quick:1", archive.display()),
    );
    let socket = folder.path().join("docker.sock");
    daemon(&socket, "example/quick:1", fs::read(archive).unwrap());
    let host = format!("unix://{}", socket.display());
    let environment = [("DOCKER_HOST", host.as_str())];
    let of_layout = report(&[&format!("oci:{}", tagged(folder.path()))], &[]);
    for source in [
        "docker:example/quick:1",
        "docker-daemon:example/quick:1",
        "example/quick:1",
    ] {
        let of_daemon = report(&[source], &environment);
        assert_eq!(of_daemon["image"]["name"], "example/quick:1", "{source}");
        assert_eq!(packages(&of_daemon), packages(&of_layout), "{source}");
    }
    let said = words(&scan(&["docker:example/other:1"], &environment));
    assert!(said.contains("404") && said.contains("No such image"), "{said}");
}

#[test]
fn what_is_nowhere_is_answered_with_all_that_was_tried() {
    let said = words(&scan(&["localhost:1/quick:1"], &[]));
    assert!(said.contains("docker's daemon at /no/such/socket"), "{said}");
    assert!(said.contains("the registry at localhost:1"), "{said}");
    let said = words(&scan(&["podman:quick:1"], &[]));
    assert!(said.contains("storage of podman"), "{said}");
}

/// A folder on PATH with a helper that knows one host, and docker's configuration that names it.
fn helper(host: &str, password: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let script = format!(
        "#!/bin/sh\nread host\nif [ \"$1 $host\" = \"get {host}\" ]; then\n\
         echo '{{\"ServerURL\":\"{host}\",\"Username\":\"AWS\",\"Secret\":\"{password}\"}}'\n\
         else echo 'credentials not found in native keychain'; exit 1; fi\n"
    );
    let path = folder.path().join("docker-credential-test");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[test]
fn helpers_give_the_credentials_of_registries() {
    let server = Server::start(program(), &["--create-on-push"]);
    let image = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(image.path())), "quick:1").expect_success();
    let folder = helper(&server.address, &login_password(&server));
    let source = format!("registry:{}/quick:1", server.address);
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let config = folder.path().display().to_string();
    let with = |text: Value| {
        fs::write(folder.path().join("config.json"), text.to_string()).unwrap();
        scan(&[&source], &[("PATH", &path), ("DOCKER_CONFIG", &config)])
    };
    let own = json!({ "credHelpers": { server.address.as_str(): "test" } });
    for text in [own, json!({ "credsStore": "test" })] {
        let output = with(text.clone());
        assert!(output.status.success(), "{text}: {}", words(&output));
    }
    let other = with(json!({ "credHelpers": { "other.example": "test" } }));
    assert!(words(&other).contains("401"), "{}", words(&other));
    let missing = with(json!({ "credsStore": "missing-here" }));
    assert!(
        words(&missing).contains("docker-credential-missing-here failed"),
        "{}",
        words(&missing)
    );
}

/// podman's file of the same form.
#[test]
fn the_file_of_podman_is_read() {
    let server = Server::start(program(), &["--create-on-push"]);
    let image = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(image.path())), "team/quick:1").expect_success();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("auth.json");
    let key = format!("{}/team", server.address);
    let auth = json!({ "username": "AWS", "password": login_password(&server) });
    fs::write(&file, json!({ "auths": { key.as_str(): auth } }).to_string()).unwrap();
    let source = format!("{}/team/quick:1", server.address);
    report(&[&source], &[("REGISTRY_AUTH_FILE", file.to_str().unwrap())]);
}

/// The image's one manifest, listed for two platforms.
fn for_two_platforms(folder: &Path) {
    let path = folder.join("index.json");
    let index: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let entry = |os: &str, architecture: &str, variant: Option<&str>| {
        let mut entry = index["manifests"][0].clone();
        entry["platform"] = json!({ "os": os, "architecture": architecture });
        if let Some(variant) = variant {
            entry["platform"]["variant"] = json!(variant);
        }
        entry
    };
    let entries = [entry("linux", "amd64", None), entry("linux", "arm", Some("v7"))];
    let inner = json!({ "schemaVersion": 2, "manifests": entries }).to_string();
    let digest = sha256(folder, &inner);
    let outer = json!({ "schemaVersion": 2, "manifests": [{
        "mediaType": "application/vnd.oci.image.index.v1+json", "digest": digest, "size": inner.len()
    }] });
    fs::write(path, outer.to_string()).unwrap();
}

/// Puts a document among the blobs.
fn sha256(folder: &Path, text: &str) -> String {
    let file = folder.join("document");
    fs::write(&file, text).unwrap();
    let sum = Command::new("sha256sum").arg(&file).output().unwrap();
    let hex = String::from_utf8(sum.stdout).unwrap()[..64].to_owned();
    fs::rename(file, folder.join("blobs/sha256").join(&hex)).unwrap();
    format!("sha256:{hex}")
}

#[test]
fn each_platform_has_a_result_of_its_own() {
    let folder = layout();
    for_two_platforms(folder.path());
    let source = format!("oci:{}", folder.path().display());
    let both = scan(&[&source, "--all-platforms"], &[]);
    let reports = serde_json::Deserializer::from_slice(&both.stdout).into_iter::<Value>();
    assert_eq!(reports.map(Result::unwrap).count(), 2);
    let file = folder.path().join("result.json");
    let output = scan(
        &[
            &source,
            "--all-platforms",
            "-o",
            &format!("json={}", file.display()),
        ],
        &[],
    );
    assert!(output.status.success(), "{}", words(&output));
    for platform in ["linux-amd64", "linux-arm-v7"] {
        let own = folder.path().join(format!("result.{platform}.json"));
        assert!(own.is_file(), "{platform}");
    }
    let said = words(&scan(&[&source, "--platform", "linux/s390x"], &[]));
    assert!(said.contains("it has: linux/amd64, linux/arm/v7"), "{said}");
}

/// A folder that holds what a container of the image would see gives the packages of the image.
#[test]
fn a_folder_is_scanned_as_one_layer() {
    let image = layout();
    let root = TempDir::new().unwrap();
    let manifest = &report(&[&format!("oci:{}", tagged(image.path()))], &[]);
    for layer in manifest["image"]["layers"].as_array().unwrap() {
        let digest = layer["digest"].as_str().or(layer.as_str()).unwrap();
        let blob = image.path().join("blobs").join(digest.replace(':', "/"));
        let status = Command::new("tar")
            .args(["--no-same-owner", "-xzf"])
            .arg(blob)
            .arg("-C")
            .arg(root.path())
            .status();
        assert!(status.unwrap().success());
    }
    let source = format!("dir:{}", root.path().display());
    let of_folder = report(&[&source], &[]);
    assert_eq!(packages(&of_folder), packages(manifest));
    assert_eq!(of_folder["findings"], manifest["findings"]);
    assert_eq!(report(&[root.path().to_str().unwrap()], &[]), of_folder);
}
