//! Inspector through the unmodified `aws` command line, and what it costs through the program's own.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tidewaiter_testkit::clients::{aws, run};
use tidewaiter_testkit::layer::tar;
use tidewaiter_testkit::server::Server;

use crate::images::program;
use crate::pusher::{Pusher, Types};

const TYPES: Types<'_> = Types {
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar",
};
const PATIENCE: Duration = Duration::from_secs(60);

fn start() -> Server {
    Server::start(program(), &["--account-id", "123456789012"])
}

/// Pushes so many images of Debian 12, each with a package of its own.
fn push(server: &Server, repository: &str, count: usize) {
    aws(
        server,
        &["ecr", "create-repository", "--repository-name", repository],
    )
    .expect_success();
    let pusher = Pusher::new(server, repository, PATIENCE);
    for number in 0..count {
        let layer = debian(&format!("own{number}"));
        let config =
            json!({"architecture": "amd64", "os": "linux", "author": number.to_string()}).to_string();
        pusher
            .image(&number.to_string(), config.as_bytes(), &layer, &TYPES)
            .unwrap();
    }
}

fn debian(package: &str) -> Vec<u8> {
    let status = format!(
        "Package: {package}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1-1\n\
         Maintainer: Somebody <some@body>\nDescription: a package\n\n"
    );
    tar(&[
        ("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n"),
        ("var/lib/dpkg/status", status.as_str()),
    ])
}

/// Asks again and again until the answer is as wanted.
fn until(ask: impl Fn() -> Value, wanted: impl Fn(&Value) -> bool) -> Value {
    let start = Instant::now();
    loop {
        let answer = ask();
        if wanted(&answer) {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "it never came to this: {answer}");
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn usage(server: &Server, initial: f64) -> Value {
    let ask = || aws(server, &["inspector2", "list-usage-totals"]).json()["totals"][0]["usage"].take();
    until(ask, |usage| usage[0]["total"] == initial)
}

/// One of the program's own commands, on a server's data.
fn tidewaiter(server: &Server, arguments: &[&str]) -> String {
    let data = server.data.path().display().to_string();
    let said = run(Command::new(program()).args(arguments).args(["--data", &data]));
    said.expect_success().to_owned()
}

#[test]
fn inspector_is_enabled_configured_and_tells_what_it_covers() {
    let server = start();
    let status = || {
        let answer = aws(&server, &["inspector2", "batch-get-account-status"]).json();
        answer["accounts"][0]["resourceState"]["ecr"]["status"].clone()
    };
    assert_eq!(status(), "DISABLED");
    let words = aws(&server, &["inspector2", "list-coverage"])
        .expect_failure()
        .to_owned();
    assert!(words.contains("AccessDeniedException"), "{words}");
    assert!(
        words.contains("Invoking account does not have access to list coverage."),
        "{words}"
    );
    aws(&server, &["inspector2", "enable", "--resource-types", "ECR"]).expect_success();
    assert_eq!(status(), "ENABLED");
    let duration = "rescanDuration=DAYS_30,pullDateRescanDuration=DAYS_90";
    let update = [
        "inspector2",
        "update-configuration",
        "--ecr-configuration",
        duration,
    ];
    aws(&server, &update).expect_success();
    let configuration = until(
        || {
            let answer = aws(&server, &["inspector2", "get-configuration"]).json();
            answer["ecrConfiguration"]["rescanDurationState"].clone()
        },
        |state| state["status"] == "SUCCESS",
    );
    assert_eq!(configuration["rescanDuration"], "DAYS_30");
    assert_eq!(configuration["pullDateRescanDuration"], "DAYS_90");
    push(&server, "app", 2);
    usage(&server, 2.0);
    let images = r#"{"resourceType":[{"comparison":"EQUALS","value":"AWS_ECR_CONTAINER_IMAGE"}]}"#;
    let list = [
        "inspector2",
        "list-coverage",
        "--filter-criteria",
        images,
        "--page-size",
        "1",
    ];
    let covered = aws(&server, &list).json();
    let covered = covered["coveredResources"].as_array().unwrap();
    assert_eq!(covered.len(), 2, "{covered:?}");
    for image in covered {
        assert_eq!(
            image["scanStatus"],
            json!({"reason": "SUCCESSFUL", "statusCode": "ACTIVE"})
        );
    }
    let count = [
        "inspector2",
        "list-coverage-statistics",
        "--group-by",
        "RESOURCE_TYPE",
    ];
    let counts = aws(&server, &count).json();
    assert_eq!(counts["totalCounts"], 3);
    assert_eq!(
        counts["countsByGroup"][0],
        json!({"count": 2, "groupKey": "AWS_ECR_CONTAINER_IMAGE"})
    );
    aws(&server, &["inspector2", "disable", "--resource-types", "ECR"]).expect_success();
    assert_eq!(status(), "DISABLED");
    let registry = aws(&server, &["ecr", "get-registry-scanning-configuration"]).json();
    assert_eq!(registry["scanningConfiguration"]["scanType"], "BASIC");
}

#[test]
fn thirty_images_on_push_cost_what_they_cost_on_aws() {
    let server = start();
    let rules =
        r#"[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]"#;
    let put = [
        "ecr",
        "put-registry-scanning-configuration",
        "--scan-type",
        "ENHANCED",
        "--rules",
        rules,
    ];
    aws(&server, &put).expect_success();
    push(&server, "app", 20);
    push(&server, "other", 10);
    let usage = usage(&server, 30.0);
    let initial =
        json!({"type": "ECR_INITIAL_SCAN", "total": 30.0, "estimatedMonthlyCost": 3.3, "currency": "USD"});
    assert_eq!(usage[0], initial);
    assert_eq!(usage[1]["estimatedMonthlyCost"], 0.0);

    let costs: Value = serde_json::from_str(&tidewaiter(&server, &["cost", "--json"])).unwrap();
    assert_eq!(
        costs["total"],
        json!({"initialScans": 30, "rescans": 0, "usd": "3.30"})
    );
    assert_eq!(costs["repositories"][0]["repository"], "app");
    assert_eq!(costs["repositories"][0]["usd"], "2.20");
    let ways = costs["lastThirtyDays"].as_array().unwrap();
    let sums: Vec<&str> = ways.iter().map(|way| way["usd"].as_str().unwrap()).collect();
    assert_eq!(
        sums,
        ["0.00", "3.30", "3.30", "3.30", "3.30", "3.30", "3.30", "3.30"]
    );
    let text = tidewaiter(&server, &["cost", "--price-initial-scan", "0.09"]);
    let total = text.lines().find(|line| line.starts_with("total")).unwrap();
    assert_eq!(
        total.split_whitespace().collect::<Vec<_>>(),
        ["total", "30", "0", "2.70"]
    );
    assert!(text.contains("At this rate the whole month comes to"), "{text}");
}

#[test]
fn advice_goes_by_the_images_that_are_here() {
    let server = start();
    push(&server, "app", 2);
    let advice: Value = serde_json::from_str(&tidewaiter(&server, &["advise", "--json"])).unwrap();
    assert_eq!(
        (&advice["images"], &advice["imagesWithLibraries"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(advice["scanType"], "BASIC", "{advice}");
    assert_eq!(advice["lastThirtyDays"][0]["usd"], "0.00");
    assert_eq!(advice["lastThirtyDays"][1]["usd"], "0.22");
    assert_eq!(advice["lastThirtyDays"][2]["imagesOfUnknownNews"], 2);
    let text = tidewaiter(&server, &["advise", "--repository", "app"]);
    assert!(text.starts_with("Advice: basic scanning\n"), "{text}");
    assert!(text.contains("No image has libraries"), "{text}");
}
