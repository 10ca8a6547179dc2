//! How the program starts, says that it lives, and ends.

use std::process::Command;

use tempfile::TempDir;
use tidewaiter_testkit::clients::{aws, run};
use tidewaiter_testkit::server::Server;

use crate::images::program;

fn get(server: &Server, path: &str) -> (u16, String) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let answer = reqwest::blocking::get(format!("{}{path}", server.url())).unwrap();
    (answer.status().as_u16(), answer.text().unwrap())
}

#[test]
fn it_ends_in_good_order_and_starts_again_on_its_data() {
    let mut server = Server::start(program(), &[]);
    aws(&server, &["ecr", "create-repository", "--repository-name", "app"]).expect_success();
    let (data, address) = (server.data.path().display().to_string(), server.address.clone());
    assert!(server.stop().success());
    server.crash_and_restart();
    assert_eq!(server.address, address);
    let listed = aws(&server, &["ecr", "describe-repositories"]).json();
    assert_eq!(listed["repositories"][0]["repositoryName"], "app");
    let second = run(Command::new(program()).args(["serve", "--listen", "127.0.0.1:0", "--data", &data]));
    assert!(
        second.expect_failure().contains("another server uses"),
        "{}",
        second.err
    );
}

#[test]
fn it_tells_that_it_lives_and_what_it_does() {
    let server = Server::start(program(), &[]);
    assert_eq!(get(&server, "/health/live"), (200, "live\n".to_owned()));
    assert_eq!(get(&server, "/health/ready"), (200, "ready\n".to_owned()));
    let (status, metrics) = get(&server, "/metrics");
    assert_eq!(status, 200);
    assert!(metrics.contains("tidewaiter_http_requests_total"), "{metrics}");
    assert_eq!(get(&server, "/nothing").0, 404);
}

#[test]
fn a_public_address_needs_tls_or_consent() {
    let data = TempDir::new().unwrap();
    let said = run(Command::new(program())
        .args(["serve", "--listen", "0.0.0.0:0", "--data"])
        .arg(data.path()));
    assert!(
        said.expect_failure().contains("can be reached from outside"),
        "{}",
        said.err
    );
}

#[test]
fn the_first_start_shows_a_root_key_and_the_second_does_not() {
    let data = TempDir::new().unwrap();
    let quickstart = ["quickstart", "--exit", "--listen", "127.0.0.1:0", "--data"];
    let said = run(Command::new(program()).args(quickstart).arg(data.path()));
    let told = said.expect_success();
    assert!(told.contains("CVE-") && told.contains("zlib1g"), "{told}");
    assert!(told.contains("AWS_ACCESS_KEY_ID=AKIA"), "{told}");
    let again = run(Command::new(program()).args(quickstart).arg(data.path()));
    assert!(again.expect_success().contains("CVE-"), "{}", again.out);
}
