//! What is known of a vulnerability, whether an image has it or not.

use serde_json::json;
use tidewaiter_testhouse::{House, on_both};

use crate::world::{first, revision};

on_both!(a_vulnerability_is_told_of, no_image_runs_in_a_cluster);

async fn a_vulnerability_is_told_of(house: House) {
    house.learn(revision(1, &first())).await;
    let search = |id: &str| json!({"filterCriteria": {"vulnerabilityIds": [id]}});
    let found = house
        .rest(
            "inspector2",
            "POST",
            "/vulnerabilities/search",
            search("CVE-2024-0001"),
        )
        .await
        .unwrap();
    let known = &found["vulnerabilities"][0];
    assert_eq!(known["id"], "CVE-2024-0001");
    assert_eq!(known["cvss3"]["baseScore"], 9.8);
    assert_eq!(known["epss"]["score"], 0.9);
    assert_eq!(known["cwes"], json!(["CWE-79"]));
    assert_eq!(known["cisaData"]["action"], "Apply updates.");
    assert_eq!(known["detectionPlatforms"], json!(["DEBIAN_12", "UBUNTU_24_04"]));
    assert_eq!(known["description"], "A flaw in alpha.");
    let nobody = house
        .rest(
            "inspector2",
            "POST",
            "/vulnerabilities/search",
            search("CVE-1999-0001"),
        )
        .await
        .unwrap();
    assert_eq!(nobody["vulnerabilities"], json!([]));
    let wrong = house
        .rest("inspector2", "POST", "/vulnerabilities/search", search("GHSA-x"))
        .await
        .unwrap_err();
    assert_eq!(wrong.0, "ValidationException");
}

async fn no_image_runs_in_a_cluster(house: House) {
    let id = "arn:aws:ecr:eu-central-1:123456789012:repository/web/sha256:0000000000000000000000000000000000000000000000000000000000000000";
    let answer = house
        .rest(
            "inspector2",
            "POST",
            "/cluster/get",
            json!({"filter": {"resourceId": id}}),
        )
        .await
        .unwrap();
    assert_eq!(answer["cluster"], json!([]));
}
