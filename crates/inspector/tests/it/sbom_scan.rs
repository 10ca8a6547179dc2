//! A bill of materials is scanned at once, and answered in each of the three forms.

use serde_json::{Value, json};
use tidewaiter_testhouse::House;

fn document(packages: &[(&str, &str)]) -> Value {
    let components: Vec<Value> = packages
        .iter()
        .map(|(name, version)| {
            let purl = format!("pkg:deb/debian/{name}@{version}?arch=amd64&distro=debian-12");
            json!({"type": "library", "name": name, "version": version, "purl": purl})
        })
        .collect();
    json!({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": components})
}

async fn scan(house: &House, sbom: &Value, format: Option<&str>) -> Result<Value, (String, Value)> {
    let mut input = json!({"sbom": sbom});
    if let Some(format) = format {
        input["outputFormat"] = json!(format);
    }
    let answer = house.rest("inspector-scan", "POST", "/scan/sbom", input).await?;
    Ok(answer["sbom"].clone())
}

fn ids(vulnerabilities: &Value) -> Vec<&str> {
    let list = vulnerabilities.as_array().unwrap().iter();
    list.map(|one| one["id"].as_str().unwrap()).collect()
}

const THREE: [&str; 3] = ["CVE-2023-0001", "CVE-2023-0002", "CVE-2023-0003"];

#[tokio::test(flavor = "multi_thread")]
async fn components_are_judged_as_images_are() {
    let house = House::embedded().await;
    let mut sbom = document(&[("alpha", "1.9-1"), ("beta", "1-1")]);
    sbom["components"][1]["bom-ref"] = json!("beta-of-mine");
    let answer = scan(&house, &sbom, None).await.unwrap();
    assert_eq!(
        (&answer["bomFormat"], &answer["specVersion"]),
        (&json!("CycloneDX"), &json!("1.5"))
    );
    assert_eq!(
        answer["components"][1]["bom-ref"], "beta-of-mine",
        "what came is given back"
    );
    assert_eq!(ids(&answer["vulnerabilities"]), THREE);
    let affected = &answer["vulnerabilities"][0]["affects"][0]["ref"];
    assert_eq!(affected, &answer["components"][0]["bom-ref"]);
    assert_eq!(answer["vulnerabilities"][0]["description"], "A flaw in alpha.");
    let fixed = document(&[("alpha", "2.0-1")]);
    let answer = scan(&house, &fixed, None).await.unwrap();
    assert_eq!(answer["vulnerabilities"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn inspectors_own_forms_list_by_vulnerability_and_by_component() {
    let house = House::embedded().await;
    let sbom = document(&[("alpha", "1.9-1"), ("beta", "1-1")]);
    let answer = scan(&house, &sbom, Some("INSPECTOR")).await.unwrap();
    assert_eq!(answer["status"], "SBOM_PARSED_SUCCESSFULLY");
    assert_eq!(ids(&answer["inspector"]["vulnerabilities"]), THREE);
    let count = &answer["inspector"]["vulnerability_count"];
    assert_eq!(
        count,
        &json!({"total": 3, "critical": 1, "high": 0, "medium": 0, "low": 0, "other": 2})
    );
    let affects = &answer["inspector"]["vulnerabilities"][0]["affects"][0];
    assert_eq!(affects["fixed_version"], "2.0-1");
    assert_eq!(affects["installed_version"], sbom["components"][0]["purl"]);
    let answer = scan(&house, &sbom, Some("INSPECTOR_ALT")).await.unwrap();
    let components = answer["inspector"]["components"].as_array().unwrap();
    assert_eq!(components.len(), 1);
    assert_eq!(components[0]["name"], "alpha");
    assert_eq!(ids(&components[0]["vulnerabilities"]), THREE);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_may_be_more_components_than_aws_takes() {
    let house = House::embedded().await;
    let many: Vec<(String, &str)> = (0..6000).map(|number| (format!("own{number}"), "1-1")).collect();
    let mut packages: Vec<(&str, &str)> = many
        .iter()
        .map(|(name, version)| (name.as_str(), *version))
        .collect();
    packages.push(("alpha", "1.9-1"));
    let answer = scan(&house, &document(&packages), Some("INSPECTOR"))
        .await
        .unwrap();
    assert_eq!(ids(&answer["inspector"]["vulnerabilities"]), THREE);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_something_else_is_refused() {
    let house = House::embedded().await;
    for sbom in [
        json!({"spdxVersion": "SPDX-2.3"}),
        json!({"bomFormat": "CycloneDX", "specVersion": "2.0"}),
        json!({"bomFormat": "CycloneDX"}),
    ] {
        let (code, body) = scan(&house, &sbom, None).await.unwrap_err();
        assert_eq!(
            (code.as_str(), &body["reason"]),
            ("ValidationException", &json!("UNSUPPORTED_SBOM_TYPE"))
        );
    }
    let broken = json!({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": "none"});
    let (code, body) = scan(&house, &broken, None).await.unwrap_err();
    assert_eq!(
        (code.as_str(), &body["reason"]),
        ("ValidationException", &json!("CANNOT_PARSE"))
    );
}
