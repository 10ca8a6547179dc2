//! The whole story as its users live it: the unmodified `aws` command line, and images pushed by skopeo, crane and
//! oras.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use tidewaiter_testkit::clients::{
    aws, aws_as, crane_push, login_password, oras_push, program, run, skopeo_push,
};
use tidewaiter_testkit::server::Server;

use crate::images::{layout, program as tidewaiter, tagged};

fn start() -> Server {
    Server::start(tidewaiter(), &["--account-id", "123456789012"])
}

fn create(server: &Server, name: &str) -> Value {
    aws(server, &["ecr", "create-repository", "--repository-name", name]).json()["repository"].take()
}

fn scan_everything_on_push(server: &Server) {
    let rules =
        r#"[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]"#;
    let put = [
        "ecr",
        "put-registry-scanning-configuration",
        "--scan-type",
        "BASIC",
        "--rules",
        rules,
    ];
    let answer = aws(server, &put).json();
    assert_eq!(
        answer["registryScanningConfiguration"]["rules"][0]["scanFrequency"],
        "SCAN_ON_PUSH"
    );
}

fn wait(server: &Server, repository: &str) {
    let wait = [
        "ecr",
        "wait",
        "image-scan-complete",
        "--repository-name",
        repository,
        "--image-id",
        "imageTag=1",
    ];
    aws(server, &wait).expect_success();
}

fn findings(server: &Server, repository: &str) -> Value {
    let describe = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        repository,
        "--image-id",
        "imageTag=1",
    ];
    aws(server, &describe).json()
}

#[test]
fn images_pushed_by_three_clients_are_scanned_and_read() {
    let server = start();
    scan_everything_on_push(&server);
    let folder = layout();
    for client in ["skopeo", "crane", "oras"] {
        create(&server, client);
        let target = format!("{client}:1");
        let said = match client {
            "skopeo" => skopeo_push(&server, &format!("oci:{}", tagged(folder.path())), &target),
            "crane" => crane_push(&server, folder.path(), &target),
            _ => oras_push(&server, &tagged(folder.path()), &target),
        };
        said.expect_success();
        wait(&server, client);
        check_findings(&findings(&server, client), client);
    }
}

fn check_findings(answer: &Value, repository: &str) {
    assert_eq!(answer["imageScanStatus"]["status"], "COMPLETE");
    assert_eq!(answer["repositoryName"], repository);
    assert_eq!(answer["registryId"], "123456789012");
    let listed = answer["imageScanFindings"]["findings"].as_array().unwrap();
    assert!(!listed.is_empty(), "the image's unfixed CVEs are listed");
    let counted: u64 = answer["imageScanFindings"]["findingSeverityCounts"]
        .as_object()
        .unwrap()
        .values()
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(counted, listed.len() as u64);
    for finding in listed {
        let name = finding["name"].as_str().unwrap();
        assert_eq!(
            finding["uri"],
            format!("https://security-tracker.debian.org/tracker/{name}")
        );
        let keys: Vec<&str> = finding["attributes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| a["key"].as_str().unwrap())
            .collect();
        assert!(
            keys.contains(&"package_name") && keys.contains(&"package_version"),
            "{keys:?}"
        );
    }
}

#[test]
fn both_queries_of_the_readme_work() {
    let server = start();
    scan_everything_on_push(&server);
    create(&server, "app");
    let folder = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(folder.path())), "app:1").expect_success();
    wait(&server, "app");
    let images = aws(&server, &["ecr", "list-images", "--repository-name", "app"]).json();
    let by_digest = format!(
        "imageDigest={}",
        images["imageIds"][0]["imageDigest"].as_str().unwrap()
    );
    let describe = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        "app",
        "--image-id",
        by_digest.as_str(),
    ];
    assert_eq!(
        aws(&server, &describe).json()["imageScanStatus"]["status"],
        "COMPLETE"
    );
    let query = ["--query", "imageScanFindings.findings[].[name,uri,severity]"];
    let rows = aws(&server, &[&describe[..], &query[..]].concat()).json();
    for row in rows.as_array().unwrap() {
        assert!(row[0].as_str().unwrap().starts_with("CVE-"), "{row}");
        let severity = row[2].as_str().unwrap();
        let known = ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL", "UNDEFINED"];
        assert!(known.contains(&severity), "{severity}");
    }
    let summary = aws(&server, &["ecr", "describe-images", "--repository-name", "app"]).json();
    assert_eq!(
        summary["imageDetails"][0]["imageScanStatus"]["status"],
        "COMPLETE"
    );
    let counts = &summary["imageDetails"][0]["imageScanFindingsSummary"]["findingSeverityCounts"];
    assert!(!counts.as_object().unwrap().is_empty());
}

#[test]
fn a_manual_scan_is_visible_at_once_and_has_its_limit() {
    let server = start();
    create(&server, "app");
    let folder = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(folder.path())), "app:1").expect_success();
    let id = ["--repository-name", "app", "--image-id", "imageTag=1"];
    let describe = [&["ecr", "describe-image-scan-findings"][..], &id[..]].concat();
    let words = aws(&server, &describe).expect_failure().to_owned();
    assert!(words.contains("ScanNotFoundException"), "{words}");
    let start = [&["ecr", "start-image-scan"][..], &id[..]].concat();
    assert_eq!(
        aws(&server, &start).json()["imageScanStatus"]["status"],
        "IN_PROGRESS"
    );
    wait(&server, "app");
    check_findings(&findings(&server, "app"), "app");
    let words = aws(&server, &start).expect_failure().to_owned();
    assert!(words.contains("LimitExceededException"), "{words}");
    assert!(
        words.contains("The scan quota per image has been exceeded. Wait and try again."),
        "{words}"
    );
}

#[test]
fn findings_are_paged_and_a_forged_token_is_refused() {
    let server = start();
    scan_everything_on_push(&server);
    create(&server, "app");
    let folder = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(folder.path())), "app:1").expect_success();
    wait(&server, "app");
    let all = findings(&server, "app")["imageScanFindings"]["findings"]
        .as_array()
        .unwrap()
        .len();
    let describe = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        "app",
        "--image-id",
        "imageTag=1",
    ];
    let paged = [
        &describe[..],
        &["--page-size", "1", "--query", "imageScanFindings.findings[].name"],
    ]
    .concat();
    assert_eq!(aws(&server, &paged).json().as_array().unwrap().len(), all);
    let forged = [&describe[..], &["--no-paginate", "--next-token", "AAAA"]].concat();
    let words = aws(&server, &forged).expect_failure().to_owned();
    assert!(words.contains("InvalidParameterException"), "{words}");
}

#[test]
fn policies_hold_on_both_sides() {
    let server = start();
    create(&server, "app");
    let data = server.data.path().display().to_string();
    let add = ["user", "add", "reader", "--policy", "read-only", "--data", &data];
    let said = run(std::process::Command::new(tidewaiter()).args(add));
    let words = said.expect_success().to_owned();
    let value = |name: &str| {
        let (_, rest) = words.split_once(&format!("export {name}=")).unwrap();
        rest.lines().next().unwrap().to_owned()
    };
    let (id, secret) = (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"));
    aws_as(&server, &id, &secret, &["ecr", "describe-repositories"]).expect_success();
    let refused = aws_as(
        &server,
        &id,
        &secret,
        &["ecr", "create-repository", "--repository-name", "other"],
    );
    let words = refused.expect_failure();
    assert!(words.contains("AccessDeniedException"), "{words}");
    assert!(
        words.contains("is not authorized to perform: ecr:CreateRepository on resource"),
        "{words}"
    );
    let token = aws_as(&server, &id, &secret, &["ecr", "get-login-password"])
        .expect_success()
        .to_owned();
    let folder = layout();
    let push = run(program("skopeo")
        .args([
            "copy",
            "--quiet",
            "--insecure-policy",
            "--dest-tls-verify=false",
            "--dest-creds",
        ])
        .arg(format!("AWS:{token}"))
        .arg(format!("oci:{}", tagged(folder.path())))
        .arg(format!("docker://{}/app:1", server.address)));
    assert!(push.expect_failure().contains("denied"), "{}", push.err);
}

#[test]
fn a_wrong_key_and_a_wrong_secret_are_told_apart_as_aws_does() {
    let server = start();
    let call = ["ecr", "describe-repositories"];
    let words = aws_as(&server, "AKIANOBODY", "x", &call)
        .expect_failure()
        .to_owned();
    assert!(words.contains("UnrecognizedClientException"), "{words}");
    let id = tidewaiter_testkit::server::ACCESS_KEY_ID;
    let words = aws_as(&server, id, "wrong", &call).expect_failure().to_owned();
    assert!(words.contains("InvalidSignatureException"), "{words}");
    let identity = aws(&server, &["sts", "get-caller-identity"]).json();
    assert_eq!(identity["Account"], "123456789012");
    assert_eq!(identity["Arn"], "arn:aws:iam::123456789012:root");
}

#[test]
fn the_login_password_has_no_colon_and_says_until_when_it_is_good() {
    let server = start();
    let password = login_password(&server);
    assert!(!password.contains(':'));
    let (payload, _) = password.split_once('.').unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
    assert!(claims["expires_at"].as_i64().is_some());
    let data = aws(&server, &["ecr", "get-authorization-token"]).json();
    assert_eq!(data["authorizationData"][0]["proxyEndpoint"], server.url());
}

#[test]
fn a_layer_is_downloaded_by_its_url_without_credentials() {
    let server = start();
    create(&server, "app");
    let folder = layout();
    skopeo_push(&server, &format!("oci:{}", tagged(folder.path())), "app:1").expect_success();
    let get = [
        "ecr",
        "batch-get-image",
        "--repository-name",
        "app",
        "--image-ids",
        "imageTag=1",
    ];
    let manifest = aws(&server, &get).json()["images"][0]["imageManifest"]
        .as_str()
        .unwrap()
        .to_owned();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let digest = manifest["layers"][0]["digest"].as_str().unwrap();
    let get = [
        "ecr",
        "get-download-url-for-layer",
        "--repository-name",
        "app",
        "--layer-digest",
        digest,
    ];
    let url = aws(&server, &get).json()["downloadUrl"]
        .as_str()
        .unwrap()
        .to_owned();
    let fetched = std::process::Command::new("curl")
        .args(["--fail", "--silent", "--location", &url])
        .output()
        .unwrap();
    assert_eq!(
        fetched.stdout.len() as u64,
        manifest["layers"][0]["size"].as_u64().unwrap()
    );
    let forged = url.replace("signature=", "signature=00");
    let refused = std::process::Command::new("curl")
        .args(["--fail", "--silent", &forged])
        .output()
        .unwrap();
    assert!(!refused.status.success());
}
