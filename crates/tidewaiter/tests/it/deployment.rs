//! The program beyond one machine: PostgreSQL and S3, TLS, a configuration file, webhooks.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tidewaiter_testkit::clients::{aws, program as client, run, skopeo_push};
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_testkit::s3::S3Server;
use tidewaiter_testkit::server::Server;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::images::{layout, program, tagged};

fn push_and_scan(server: &Server) {
    let create = [
        "ecr",
        "create-repository",
        "--repository-name",
        "app",
        "--image-scanning-configuration",
    ];
    aws(server, &[&create[..], &["scanOnPush=true"]].concat()).expect_success();
    let folder = layout();
    skopeo_push(server, &format!("oci:{}", tagged(folder.path())), "app:1").expect_success();
    let id = ["--repository-name", "app", "--image-id", "imageTag=1"];
    aws(
        server,
        &[&["ecr", "wait", "image-scan-complete"][..], &id[..]].concat(),
    )
    .expect_success();
    let findings = aws(
        server,
        &[&["ecr", "describe-image-scan-findings"][..], &id[..]].concat(),
    )
    .json();
    assert!(
        !findings["imageScanFindings"]["findings"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_story_holds_on_postgresql_and_s3() {
    let database = Postgres::shared().fresh_database().unwrap();
    let s3 = S3Server::start();
    let blobs = format!("s3://{}/registry", S3Server::BUCKET);
    let endpoint = s3.endpoint();
    let mut server = Server::start(
        program(),
        &[
            "--database-url",
            &database,
            "--blobs",
            &blobs,
            "--s3-endpoint",
            &endpoint,
            "--s3-access-key-id",
            S3Server::ACCESS_KEY,
            "--s3-secret-access-key",
            S3Server::SECRET_KEY,
        ],
    );
    push_and_scan(&server);
    server.crash_and_restart();
    let images = aws(&server, &["ecr", "list-images", "--repository-name", "app"]).json();
    assert_eq!(images["imageIds"][0]["imageTag"], "1");
    assert!(
        !server.data.path().join("blobs").exists(),
        "blobs belong into the S3 store"
    );
}

/// A certificate for 127.0.0.1 that signs itself.
fn certificate(folder: &Path) {
    let made = run(Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
        ])
        .args([
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
        ])
        .arg(folder.join("key.pem"))
        .arg("-out")
        .arg(folder.join("cert.pem")));
    made.expect_success();
}

#[test]
fn tls_and_a_configuration_file_work() {
    let folder = TempDir::new().unwrap();
    certificate(folder.path());
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let config = folder.path().join("tidewaiter.toml");
    let text = format!(
        "region = 'eu-north-1'\ntls-certificate = '{}'\ntls-key = '{}'\ncreate-on-push = true\n",
        certificate.display(),
        key.display()
    );
    fs::write(&config, text).unwrap();
    let server = Server::start(program(), &["--config", &config.display().to_string()]);
    let url = format!("https://{}", server.address);
    let aws = |arguments: &[&str]| {
        run(client("aws")
            .args(arguments)
            .args(["--endpoint-url", &url, "--region", "eu-north-1"])
            .env("AWS_CA_BUNDLE", &certificate)
            .env("AWS_ACCESS_KEY_ID", tidewaiter_testkit::server::ACCESS_KEY_ID)
            .env(
                "AWS_SECRET_ACCESS_KEY",
                tidewaiter_testkit::server::SECRET_ACCESS_KEY,
            ))
    };
    let token = aws(&["ecr", "get-login-password"]).expect_success().to_owned();
    let layout = layout();
    run(client("skopeo")
        .args([
            "copy",
            "--quiet",
            "--insecure-policy",
            "--dest-tls-verify=false",
            "--dest-creds",
        ])
        .arg(format!("AWS:{token}"))
        .arg(format!("oci:{}", tagged(layout.path())))
        .arg(format!("docker://{}/made/by-push:1", server.address)))
    .expect_success();
    let listed = aws(&["ecr", "describe-repositories"]).json();
    let arn = listed["repositories"][0]["repositoryArn"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(arn, "arn:aws:ecr:eu-north-1:000000000000:repository/made/by-push");
}

#[test]
fn a_misspelt_setting_ends_the_start() {
    let folder = TempDir::new().unwrap();
    let config = folder.path().join("tidewaiter.toml");
    fs::write(&config, "lisen = '127.0.0.1:0'\n").unwrap();
    let said = run(Command::new(program())
        .args(["serve", "--data"])
        .arg(folder.path())
        .arg("--config")
        .arg(&config));
    assert!(
        said.expect_failure().contains("unknown field `lisen`"),
        "{}",
        said.err
    );
}

#[test]
fn a_webhook_hears_of_the_push_and_of_the_scan() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let hook = runtime.block_on(async {
        let hook = MockServer::start().await;
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(200))
            .mount(&hook)
            .await;
        hook
    });
    let server = Server::start(program(), &["--webhook", &hook.uri()]);
    push_and_scan(&server);
    let heard = || {
        let requests = runtime.block_on(hook.received_requests()).unwrap();
        requests
            .iter()
            .map(|request| serde_json::from_slice(&request.body).unwrap())
            .collect::<Vec<serde_json::Value>>()
    };
    let mut events = heard();
    for _ in 0..100 {
        if events.len() >= 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        events = heard();
    }
    let kinds: Vec<&str> = events
        .iter()
        .map(|event| event["detail-type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["ECR Image Action", "ECR Image Scan"]);
    assert_eq!(events[1]["detail"]["scan-status"], "COMPLETE");
}
