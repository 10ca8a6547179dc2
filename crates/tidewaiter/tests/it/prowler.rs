//! Prowler as its users run it, unmodified, against a server: its checks of ECR, Inspector and Security Hub fail and pass, and say
//! why.
//!
//! Odd: Prowler asks other services too, for what else the account has. Those answer, in their own protocols, that they are not
//! here, and Prowler goes on. And a repository's policy cannot be a public one, since repositories have none of their own:
//! `ecr_repositories_not_publicly_accessible` passes from the beginning.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use tidewaiter_testkit::clients::{as_root, auditor, aws, days_ago, program as client, run};
use tidewaiter_testkit::data::project_root;
use tidewaiter_testkit::server::Server;

use crate::audited::{ACCOUNT, AFFECTED, FIXED, continuously, list, push, pusher, pusher_with, set, until};
use crate::images::program;
use crate::pusher::Pusher;

/// All that Prowler checks of the three services.
const CHECKS: [&str; 17] = [
    "ecr_registry_enhanced_scanning_enabled",
    "ecr_registry_scan_images_on_push_enabled",
    "ecr_repositories_lifecycle_policy_enabled",
    "ecr_repositories_not_publicly_accessible",
    "ecr_repositories_scan_images_on_push_enabled",
    "ecr_repositories_scan_vulnerabilities_in_latest_image",
    "ecr_repositories_tag_immutability",
    "ecr_repository_image_no_secrets",
    "inspector2_active_findings_exist",
    "inspector2_active_findings_kev_within_due_date",
    "inspector2_active_findings_no_known_exploited_vulnerabilities",
    "inspector2_active_findings_within_max_age",
    "inspector2_coverage_recently_scanned",
    "inspector2_coverage_scan_status_active",
    "inspector2_is_enabled",
    "securityhub_delegated_admin_enabled_all_regions",
    "securityhub_enabled",
];
/// What a week old finding fails by.
const SETTINGS: &str = "aws:\n  inspector2_active_finding_max_age_days: 7\n";
const POLICY: &str = r#"{"rules": [{"rulePriority": 1, "action": {"type": "expire"}, "selection": {
    "tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14}}]}"#;

/// What Prowler says of an account: check, status and words, in order.
type Says = BTreeSet<(String, String, String)>;

fn audit(server: &Server) -> Says {
    let folder = TempDir::new().unwrap();
    let settings = folder.path().join("settings.yaml");
    std::fs::write(&settings, SETTINGS).unwrap();
    let mut prowler = auditor(server, "prowler");
    prowler
        .current_dir(folder.path())
        .args(["aws", "--region", "us-east-1", "--no-banner", "--no-color"])
        .args(["--service", "ecr", "inspector2", "securityhub"])
        .args(["-M", "json-ocsf", "-o", "out", "-F", "all", "--config-file"])
        .arg(&settings);
    let said = run(&mut prowler);
    let file = folder.path().join("out/all.ocsf.json");
    let text = std::fs::read(&file).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
    let found: Vec<Value> = serde_json::from_slice(&text).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let of = |one: &Value| {
        (
            word(&one["metadata"]["event_code"]),
            word(&one["status_code"]),
            word(&one["status_detail"]),
        )
    };
    found.iter().map(of).collect()
}

/// Lines of check, status and words, with what is in braces filled in.
fn expected(lines: &str, names: &[(&str, &str)]) -> Says {
    let line = |line: &str| {
        let (check, rest) = line.trim().split_once(' ').unwrap();
        let (status, words) = rest.split_once(' ').unwrap();
        let filled = names.iter().fold(words.to_owned(), |words, (name, value)| {
            words.replace(&format!("{{{name}}}"), value)
        });
        (check.to_owned(), status.to_owned(), filled)
    };
    lines.trim().lines().map(line).collect()
}

fn check(said: &Says, lines: &str, names: &[(&str, &str)]) {
    let expected = expected(lines, names);
    let (missing, more): (Vec<_>, Vec<_>) = (
        expected.difference(said).collect(),
        said.difference(&expected).collect(),
    );
    assert!(
        missing.is_empty() && more.is_empty(),
        "not said: {missing:#?}\nsaid: {more:#?}"
    );
}

/// A token of GitHub's form; in pieces, so that whoever looks for such in this file finds none.
fn secret() -> String {
    ["GITHUB_TOKEN=ghp", "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"].join("_")
}

#[test]
fn these_are_the_checks_that_prowler_has() {
    let lib = project_root().join("target/tools/prowler/lib");
    let python = std::fs::read_dir(&lib).unwrap().next().unwrap().unwrap().path();
    let services = python.join("site-packages/prowler/providers/aws/services");
    let checks = ["ecr", "inspector2", "securityhub"].map(|service| checks_of(&services.join(service)));
    let all: BTreeSet<String> = checks.into_iter().flatten().collect();
    assert_eq!(all, CHECKS.map(str::to_owned).into());
}

/// Each check has a folder, with what it is about beside it.
fn checks_of(service: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(service).unwrap();
    let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| service.join(name).join(format!("{name}.metadata.json")).is_file())
        .collect()
}

#[test]
fn what_is_bare_fails_and_what_is_kept_well_passes() {
    let server = Server::start(program(), &["--account-id", ACCOUNT]);
    set(&server, &["ecr", "create-repository", "--repository-name", "app"]);
    let pusher = pusher(&server, "app");
    let first = push(&pusher, "v1", AFFECTED, &[secret()]);
    let bare = "
        ecr_registry_enhanced_scanning_enabled FAIL ECR registry {account} has BASIC scanning enabled instead of enhanced scanning.
        ecr_registry_scan_images_on_push_enabled FAIL ECR registry {account} has BASIC scanning without automated scanning enabled.
        ecr_repositories_lifecycle_policy_enabled FAIL Repository app does not have a lifecycle policy configured.
        ecr_repositories_not_publicly_accessible PASS Repository app is not publicly accessible.
        ecr_repositories_scan_images_on_push_enabled FAIL ECR repository app has scan on push disabled.
        ecr_repositories_tag_immutability FAIL Repository app does not have immutability configured.
        ecr_repository_image_no_secrets FAIL Potential secret found in the image 'v1' ({digest}) of ECR repository app -> GitHub Personal Access Token in environment variable GITHUB_TOKEN.
        inspector2_is_enabled FAIL Inspector2 is not enabled in this account.
        securityhub_delegated_admin_enabled_all_regions FAIL Security Hub in region us-east-1 has issues: no delegated administrator configured, Security Hub not enabled.
        securityhub_enabled FAIL Security Hub is not enabled.";
    check(&audit(&server), bare, &[("account", ACCOUNT), ("digest", &first)]);

    let second = keep_well(&server, &pusher, &first);
    let kept = "
        ecr_registry_enhanced_scanning_enabled PASS ECR registry {account} has enhanced scanning enabled.
        ecr_registry_scan_images_on_push_enabled PASS ECR registry {account} has ENHANCED scanning with continuous scanning for all repositories.
        ecr_repositories_lifecycle_policy_enabled PASS Repository app has a lifecycle policy configured.
        ecr_repositories_not_publicly_accessible PASS Repository app is not publicly accessible.
        ecr_repositories_scan_images_on_push_enabled PASS ECR repository app has scan on push enabled.
        ecr_repositories_scan_vulnerabilities_in_latest_image PASS ECR repository 'app' has scanned the OCI container image with digest '{digest}' and tag 'v2' without findings.
        ecr_repositories_tag_immutability PASS Repository app has immutability configured.
        ecr_repository_image_no_secrets PASS No secrets found in the image 'v2' ({digest}) of ECR repository app.
        inspector2_active_findings_exist PASS Inspector2 is enabled with no active findings.
        inspector2_active_findings_kev_within_due_date PASS Inspector2 has no active findings in region us-east-1 for CISA Known Exploited Vulnerabilities past their remediation due date.
        inspector2_active_findings_no_known_exploited_vulnerabilities PASS Inspector2 has no active findings in region us-east-1 for CISA Known Exploited Vulnerabilities.
        inspector2_active_findings_within_max_age PASS Inspector2 has no active findings in region us-east-1 first observed more than 7 days ago.
        inspector2_coverage_recently_scanned PASS AWS_ECR_REPOSITORY {arn} was last scanned by Inspector2 within the last 3 days.
        inspector2_coverage_recently_scanned PASS AWS_ECR_CONTAINER_IMAGE {arn}/{digest} was last scanned by Inspector2 within the last 3 days.
        inspector2_coverage_scan_status_active PASS Inspector2 is actively scanning AWS_ECR_REPOSITORY {arn}.
        inspector2_coverage_scan_status_active PASS Inspector2 is actively scanning AWS_ECR_CONTAINER_IMAGE {arn}/{digest}.
        inspector2_is_enabled PASS Inspector2 is enabled for EC2 instances, ECR container images, Lambda functions and code.
        securityhub_delegated_admin_enabled_all_regions PASS Security Hub in region us-east-1 has delegated admin configured with hub active and organization auto-enable enabled.
        securityhub_enabled PASS Security Hub is enabled without standards but with integrations: inspector .";
    let arn = arn("app");
    let said = audit(&server);
    check(
        &said,
        kept,
        &[("account", ACCOUNT), ("digest", &second), ("arn", &arn)],
    );
    let checks: BTreeSet<&str> = said.iter().map(|(check, _, _)| check.as_str()).collect();
    assert_eq!(checks, CHECKS.into(), "all of them");
}

/// Does all that an audit asks for: first what only basic scanning lets a repository say.
fn keep_well(server: &Server, pusher: &Pusher, bad: &str) -> String {
    let rules = continuously("*");
    let ecr = |words: &[&str]| set(server, &[&["ecr"], words].concat());
    let on_push = ["put-image-scanning-configuration", "--repository-name", "app"];
    ecr(&[
        &on_push[..],
        &["--image-scanning-configuration", "scanOnPush=true"],
    ]
    .concat());
    let enhanced = ["put-registry-scanning-configuration", "--scan-type", "ENHANCED"];
    ecr(&[&enhanced[..], &["--rules", &rules]].concat());
    set(server, &["inspector2", "enable", "--resource-types", "ECR"]);
    set(server, &["securityhub", "enable-security-hub"]);
    until("the image's findings are there", || !active(server).is_empty());
    let good = push(pusher, "v2", FIXED, &[]);
    let lifecycle = ["put-lifecycle-policy", "--repository-name", "app"];
    ecr(&[&lifecycle[..], &["--lifecycle-policy-text", POLICY]].concat());
    let immutable = ["put-image-tag-mutability", "--repository-name", "app"];
    ecr(&[&immutable[..], &["--image-tag-mutability", "IMMUTABLE"]].concat());
    let image = format!("imageDigest={bad}");
    ecr(&[
        "batch-delete-image",
        "--repository-name",
        "app",
        "--image-ids",
        &image,
    ]);
    until(
        "the good image is scanned, and the bad one's findings are gone",
        || active(server).is_empty() && scan_status(server, "v2") == "ACTIVE",
    );
    good
}

fn arn(repository: &str) -> String {
    format!("arn:aws:ecr:us-east-1:{ACCOUNT}:repository/{repository}")
}

fn active(server: &Server) -> Vec<Value> {
    let criteria = r#"{"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}]}"#;
    let answer = aws(
        server,
        &["inspector2", "list-findings", "--filter-criteria", criteria],
    )
    .json();
    list(&answer, "findings").to_vec()
}

fn scan_status(server: &Server, tag: &str) -> Value {
    let image = format!("imageTag={tag}");
    let words = [
        "ecr",
        "describe-images",
        "--repository-name",
        "app",
        "--image-ids",
        &image,
    ];
    aws(server, &words).json()["imageDetails"][0]["imageScanStatus"]["status"].take()
}

/// `aws` in the time of a server that lives so many days ago; its answer.
fn then(server: &Server, past: &[(String, String)], words: &[&str]) -> String {
    let mut aws = client("aws");
    aws.args(words).envs(past.iter().cloned());
    run(as_root(&mut aws, server)).expect_success().to_owned()
}

/// A registry that was set up ten days ago, and forgotten.
fn forgotten() -> (Server, [String; 2]) {
    let past = days_ago(10);
    let environment: Vec<(&str, &str)> = past
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut server = Server::start_with(program(), &["--account-id", ACCOUNT], &environment);
    let ecr = |words: &[&str]| then(&server, &past, &[&["ecr"], words].concat());
    let on_push = ["--image-scanning-configuration", "scanOnPush=true"];
    ecr(&[&["create-repository", "--repository-name", "app"], &on_push[..]].concat());
    ecr(&["create-repository", "--repository-name", "unwatched"]);
    let rules = continuously("app");
    ecr(&[
        "put-registry-scanning-configuration",
        "--scan-type",
        "ENHANCED",
        "--rules",
        &rules,
    ]);
    then(
        &server,
        &past,
        &["inspector2", "enable", "--resource-types", "ECR"],
    );
    let token = ecr(&["get-login-password"]);
    let digests = ["app", "unwatched"].map(|repository| {
        let pusher = pusher_with(&server, repository, token.clone());
        push(&pusher, "v1", AFFECTED, &[])
    });
    until("the image's findings are there", || {
        then(&server, &past, &["inspector2", "list-findings"]).contains("CVE-2023-4863")
    });
    server.restart_with(&[]);
    (server, digests)
}

#[test]
fn what_is_forgotten_fails() {
    let (server, [app, unwatched]) = forgotten();
    let neglected = "
        ecr_registry_enhanced_scanning_enabled PASS ECR registry {account} has enhanced scanning enabled.
        ecr_registry_scan_images_on_push_enabled FAIL ECR registry {account} has ENHANCED scanning with continuous scanning but with repository filters.
        ecr_repositories_lifecycle_policy_enabled FAIL Repository app does not have a lifecycle policy configured.
        ecr_repositories_lifecycle_policy_enabled FAIL Repository unwatched does not have a lifecycle policy configured.
        ecr_repositories_not_publicly_accessible PASS Repository app is not publicly accessible.
        ecr_repositories_not_publicly_accessible PASS Repository unwatched is not publicly accessible.
        ecr_repositories_scan_images_on_push_enabled PASS ECR repository app has scan on push enabled.
        ecr_repositories_scan_images_on_push_enabled FAIL ECR repository unwatched has scan on push disabled.
        ecr_repositories_scan_vulnerabilities_in_latest_image FAIL ECR repository 'app' has scanned the OCI container image with digest '{app}' and tag 'v1' with findings: CRITICAL->0, HIGH->1, MEDIUM->0.
        ecr_repositories_tag_immutability FAIL Repository app does not have immutability configured.
        ecr_repositories_tag_immutability FAIL Repository unwatched does not have immutability configured.
        ecr_repository_image_no_secrets PASS No secrets found in the image 'v1' ({app}) of ECR repository app.
        ecr_repository_image_no_secrets PASS No secrets found in the image 'v1' ({unwatched}) of ECR repository unwatched.
        inspector2_active_findings_exist FAIL There are active Inspector2 findings.
        inspector2_active_findings_kev_within_due_date FAIL Inspector2 has active findings in region us-east-1 for CISA Known Exploited Vulnerabilities past their remediation due date: CVE-2023-4863 (due 2023-10-04).
        inspector2_active_findings_no_known_exploited_vulnerabilities FAIL Inspector2 has active findings in region us-east-1 for CISA Known Exploited Vulnerabilities: CVE-2023-4863.
        inspector2_active_findings_within_max_age FAIL Inspector2 has 1 active findings in region us-east-1 first observed more than 7 days ago, the oldest 10 days ago.
        inspector2_coverage_recently_scanned FAIL AWS_ECR_REPOSITORY {arn}app was last scanned by Inspector2 more than 3 days ago.
        inspector2_coverage_recently_scanned FAIL AWS_ECR_CONTAINER_IMAGE {arn}app/{app} was last scanned by Inspector2 more than 3 days ago.
        inspector2_coverage_scan_status_active PASS Inspector2 is actively scanning AWS_ECR_REPOSITORY {arn}app.
        inspector2_coverage_scan_status_active PASS Inspector2 is actively scanning AWS_ECR_CONTAINER_IMAGE {arn}app/{app}.
        inspector2_coverage_scan_status_active FAIL Inspector2 is not scanning AWS_ECR_REPOSITORY {arn}unwatched: SCAN_FREQUENCY_MANUAL.
        inspector2_coverage_scan_status_active FAIL Inspector2 is not scanning AWS_ECR_CONTAINER_IMAGE {arn}unwatched/{unwatched}: SCAN_FREQUENCY_MANUAL.
        inspector2_is_enabled PASS Inspector2 is enabled for EC2 instances, ECR container images, Lambda functions and code.
        securityhub_delegated_admin_enabled_all_regions FAIL Security Hub in region us-east-1 has issues: no delegated administrator configured, Security Hub not enabled.
        securityhub_enabled FAIL Security Hub is not enabled.";
    let arn = arn("");
    let names = [
        ("account", ACCOUNT),
        ("app", app.as_str()),
        ("unwatched", unwatched.as_str()),
        ("arn", arn.as_str()),
    ];
    check(&audit(&server), neglected, &names);
}
