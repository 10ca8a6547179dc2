//! VEX documents that come as referrers of images, and whose word is taken.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tidewaiter_scanning::{VexKey, VexTrust};
use tidewaiter_testhouse::{House, OCI_MANIFEST, base64, descriptor};

use crate::support::ask;
use crate::world::{fill, list, names, with};

const OPENVEX: &str = "application/vnd.openvex+json";
const ENVELOPE: &str = "application/vnd.dsse.envelope.v1+json";

/// Stamps each test for both databases, with houses that take VEX documents so.
macro_rules! taking {
    ($trust:expr; $($name:ident),+ $(,)?) => {
        mod sqlite {
            use super::*;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(House::configured(|config| config.vex = $trust).await).await;
            })+
        }
        mod postgres {
            use super::*;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let house = House::scaled_and_configured(|config| config.vex = $trust).await;
                let store = house.registry.store().clone();
                super::$name(house).await;
                store.close().await;
            })+
        }
    };
}

taking!(
    Some(VexTrust::default());
    what_a_document_says_does_not_touch_an_image_is_suppressed,
    documents_about_something_else_change_nothing,
);

async fn digest_of(house: &House, repository: &str, tag: &str) -> String {
    let input = json!({"repositoryName": repository, "imageIds": [{"imageTag": tag}]});
    let images = house.ok("DescribeImages", input).await;
    images["imageDetails"][0]["imageDigest"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// A document about a package of an image.
fn document(image: &str, id: &str, package: &str, status: &str) -> Value {
    json!({
        "@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://vex.example/1", "author": "a", "version": 1,
        "timestamp": "2023-11-14T00:00:00Z", "statements": [{
            "vulnerability": {"name": id}, "status": status, "justification": "vulnerable_code_not_present",
            "impact_statement": "it is not built",
            "products": [{"@id": format!("pkg:oci/web@{image}"), "subcomponents": [{"@id": package}]}],
        }],
    })
}

/// Pushes bytes as an artifact about an image of `web`.
async fn attach(house: &House, image: &str, artifact_type: &str, bytes: &Value) -> String {
    let bytes = bytes.to_string();
    let empty = house.upload("web", b"{}").await;
    let layer = house.upload("web", bytes.as_bytes()).await;
    let manifest = json!({
        "schemaVersion": 2, "mediaType": OCI_MANIFEST, "artifactType": artifact_type,
        "config": descriptor("application/vnd.oci.empty.v1+json", &empty, 2),
        "layers": [descriptor(artifact_type, &layer, bytes.len())],
        "subject": descriptor(OCI_MANIFEST, &image.parse().unwrap(), 9),
    });
    house.put("web", &manifest, &[]).await
}

async fn suppressed(house: &House) -> Vec<Value> {
    with(
        house,
        json!({"findingStatus": [{"comparison": "EQUALS", "value": "SUPPRESSED"}]}),
    )
    .await
}

async fn what_a_document_says_does_not_touch_an_image_is_suppressed(house: House) {
    let told = house.listen().await;
    fill(&house).await;
    let all = list(&house, json!({})).await.len();
    told.take_findings(all).await;
    house.pass(60_000);
    let image = digest_of(&house, "web", "v1").await;
    let says = document(&image, "CVE-2024-0003", "pkg:deb/debian/beta", "not_affected");
    let artifact = attach(&house, &image, OPENVEX, &says).await;
    let hidden = suppressed(&house).await;
    assert_eq!(names(&hidden), ["web:v1 CVE-2024-0003"]);
    assert_eq!(told.take_findings(1).await, ["SUPPRESSED web:v1 CVE-2024-0003"]);
    let input = json!({"findingArns": [hidden[0]["findingArn"]]});
    let details = ask(&house, "/findings/details/batch/get", input).await;
    let evidence = &details["findingDetails"][0]["evidences"][0];
    assert_eq!(evidence["evidenceRule"], "SUPPRESSED_BY_VEX");
    assert_eq!(
        evidence["evidenceDetail"],
        "not_affected (vulnerable_code_not_present) says https://vex.example/1: it is not built"
    );
    let shown = json!({"repositoryName": "web", "imageId": {"imageTag": "v1"}});
    let shown = house.ok("DescribeImageScanFindings", shown).await;
    let found = shown["imageScanFindings"]["enhancedFindings"].as_array().unwrap();
    let is_it = |one: &Value| one["packageVulnerabilityDetails"]["vulnerabilityId"] == "CVE-2024-0003";
    assert!(!found.iter().any(is_it));
    let gone = json!({"repositoryName": "web", "imageIds": [{"imageDigest": artifact}]});
    house.ok("BatchDeleteImage", gone).await;
    assert_eq!(suppressed(&house).await, Vec::<Value>::new());
    assert_eq!(told.take_findings(1).await, ["ACTIVE web:v1 CVE-2024-0003"]);
}

async fn documents_about_something_else_change_nothing(house: House) {
    fill(&house).await;
    let (image, other) = (
        digest_of(&house, "web", "v1").await,
        digest_of(&house, "web", "v2").await,
    );
    for (says, artifact_type) in [
        (
            document(&other, "CVE-2024-0003", "pkg:deb/debian/beta", "not_affected"),
            OPENVEX,
        ),
        (
            document(&image, "CVE-2024-0003", "pkg:deb/debian/alpha", "not_affected"),
            OPENVEX,
        ),
        (
            document(&image, "CVE-2024-0003", "pkg:deb/debian/beta", "affected"),
            OPENVEX,
        ),
        (
            document(&image, "CVE-2024-0003", "pkg:deb/debian/beta", "not_affected"),
            "text/plain",
        ),
        (json!({"no": "document"}), OPENVEX),
        (
            json!({"payload": "!", "payloadType": "x", "signatures": []}),
            ENVELOPE,
        ),
    ] {
        attach(&house, &image, artifact_type, &says).await;
        assert_eq!(suppressed(&house).await, Vec::<Value>::new(), "{says}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobodys_word_is_taken_by_default() {
    let house = House::embedded().await;
    fill(&house).await;
    let image = digest_of(&house, "web", "v1").await;
    let says = document(&image, "CVE-2024-0003", "pkg:deb/debian/beta", "not_affected");
    attach(&house, &image, OPENVEX, &says).await;
    assert_eq!(suppressed(&house).await, Vec::<Value>::new());
}

fn openssl(folder: &Path, arguments: &[&str]) {
    let said = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

/// An envelope with a statement about an image, signed by openssl with a key of a folder.
fn signed(folder: &Path, key: &str, image: &str, predicate: &Value) -> Value {
    let statement = json!({
        "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://openvex.dev/ns/v0.2.0",
        "subject": [{"name": "web", "digest": {"sha256": image.trim_start_matches("sha256:")}}],
        "predicate": predicate,
    });
    let (payload, kind) = (statement.to_string(), "application/vnd.in-toto+json");
    let message = format!("DSSEv1 {} {kind} {} {payload}", kind.len(), payload.len());
    std::fs::write(folder.join("message"), message).unwrap();
    openssl(
        folder,
        &["dgst", "-sha256", "-sign", key, "-out", "signature", "message"],
    );
    let signature = std::fs::read(folder.join("signature")).unwrap();
    json!({
        "payload": base64(payload.as_bytes()), "payloadType": kind,
        "signatures": [{"sig": base64(&signature)}],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn where_keys_are_named_only_what_they_signed_counts() {
    let folder = tempfile::tempdir().unwrap();
    for key in ["ours", "theirs"] {
        openssl(
            folder.path(),
            &["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key],
        );
        let public = format!("{key}.pub");
        openssl(folder.path(), &["ec", "-in", key, "-pubout", "-out", &public]);
    }
    let pem = std::fs::read_to_string(folder.path().join("ours.pub")).unwrap();
    let keys = vec![VexKey::from_pem(&pem).unwrap()];
    let house = House::configured(|config| config.vex = Some(VexTrust { keys })).await;
    fill(&house).await;
    let image = digest_of(&house, "web", "v1").await;
    let other = digest_of(&house, "web", "v2").await;
    let says = document(&image, "CVE-2024-0003", "pkg:deb/debian/beta", "fixed");
    attach(&house, &image, OPENVEX, &says).await;
    attach(
        &house,
        &image,
        ENVELOPE,
        &signed(folder.path(), "theirs", &image, &says),
    )
    .await;
    attach(
        &house,
        &image,
        ENVELOPE,
        &signed(folder.path(), "ours", &other, &says),
    )
    .await;
    assert_eq!(suppressed(&house).await, Vec::<Value>::new());
    attach(
        &house,
        &image,
        ENVELOPE,
        &signed(folder.path(), "ours", &image, &says),
    )
    .await;
    assert_eq!(names(&suppressed(&house).await), ["web:v1 CVE-2024-0003"]);
}
