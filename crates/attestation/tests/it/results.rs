//! An image's results: put, signed, renewed and deleted with what is found.

use std::time::Duration;

use futures::StreamExt;
use serde_json::{Value, json};
use tidewaiter_attestation::{ARTIFACT_TYPE, Attestor, PREDICATE_TYPES, Published, ResultsKey, VERDICT};
use tidewaiter_scanning::{Follower, ImageNews};
use tidewaiter_store::{Referrer, RepositoryId};
use tidewaiter_testhouse::{House, ROOT, advisories_of, debian, on_both};
use tidewaiter_testkit::clients::verified_statement;
use tidewaiter_types::Digest;

on_both!(
    an_image_has_three_signed_results,
    results_are_renewed_with_the_verdict_and_never_grow,
    what_a_filter_suppresses_is_an_accepted_risk,
    results_go_with_their_image,
    results_are_not_scanned,
);

struct World {
    house: House,
    attestor: Attestor,
    repository: RepositoryId,
    image: Digest,
}

async fn world(house: House) -> World {
    let enhanced = json!({"scanType": "ENHANCED"});
    house.ok("PutRegistryScanningConfiguration", enhanced).await;
    house.start_scanning();
    house.create("app").await;
    let image = house
        .push("app", "words", &debian(&[("alpha", "1.0-1")]), &["latest"])
        .await;
    let repository = house.registry.repository("app").await.unwrap().id;
    let attestor = Attestor::new(
        house.registry.clone(),
        house.scanning().clone(),
        ResultsKey::from_seed(&[7; 32]),
        "registry.example.com".to_owned(),
    );
    let world = World {
        house,
        attestor,
        repository,
        image: image.parse().unwrap(),
    };
    world.wait_for_counts(3).await;
    world
}

impl World {
    async fn wait_for_counts(&self, count: usize) {
        let image = json!({"repositoryName": "app", "imageId": {"imageTag": "latest"}});
        for _ in 0..500 {
            let answer = self
                .house
                .call_as(ROOT, "DescribeImageScanFindings", image.clone())
                .await;
            if let Ok(answer) = answer
                && let Some(found) = answer["imageScanFindings"]["enhancedFindings"].as_array()
                && found.len() == count
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("there were never {count} findings");
    }

    async fn publish(&self) -> (usize, usize) {
        let Published { put, deleted } = self
            .attestor
            .publish(&self.repository, &self.image)
            .await
            .unwrap();
        (put, deleted)
    }

    async fn referrers(&self) -> Vec<Referrer> {
        let registry = &self.house.registry;
        registry
            .referrers("app", &self.image, None, None, 100)
            .await
            .unwrap()
    }

    /// The bundle in an artifact.
    async fn bundle(&self, artifact: &Digest) -> Value {
        let reference = tidewaiter_registry::Reference::Digest(*artifact);
        let manifest = self.house.registry.manifest("app", &reference).await.unwrap();
        let manifest: Value = serde_json::from_slice(&manifest.bytes).unwrap();
        let layer: Digest = manifest["layers"][0]["digest"].as_str().unwrap().parse().unwrap();
        let blob = self.house.registry.blob("app", &layer).await.unwrap();
        let mut content = self.house.registry.read_blob(&blob, None).await.unwrap();
        let mut bytes = Vec::new();
        while let Some(chunk) = content.stream.next().await {
            bytes.extend(chunk.unwrap());
        }
        serde_json::from_slice(&bytes).unwrap()
    }

    /// The statements of all results by the types of their predicates, each verified.
    async fn statements(&self) -> Vec<(String, Value)> {
        let mut statements = Vec::new();
        for one in self.referrers().await {
            let bundle = self.bundle(&one.digest).await;
            let statement = verified_statement(&bundle, &self.attestor.key().public_pem());
            statements.push((
                one.annotations["dev.sigstore.bundle.predicateType"].clone(),
                statement,
            ));
        }
        statements.sort_by_key(|(kind, _)| PREDICATE_TYPES.iter().position(|one| one == kind));
        statements
    }
}

async fn an_image_has_three_signed_results(house: House) {
    let world = world(house).await;
    assert_eq!(world.publish().await, (3, 0));
    for one in world.referrers().await {
        assert_eq!(one.artifact_type.as_deref(), Some(ARTIFACT_TYPE));
    }
    let statements = world.statements().await;
    let kinds: Vec<&str> = statements.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, PREDICATE_TYPES);
    for (kind, statement) in &statements {
        assert_eq!(statement["predicateType"], *kind);
        assert_eq!(statement["subject"][0]["digest"]["sha256"], world.image.hex());
        assert_eq!(statement["subject"][0]["name"], "registry.example.com/app");
    }
    let [vulnerabilities, vex, bill] = [0, 1, 2].map(|place| &statements[place].1["predicate"]);
    let revision = world.house.scanning().database().info().revision.to_string();
    assert_eq!(vulnerabilities["scanner"]["db"]["version"], revision);
    let stated = vex["statements"].as_array().unwrap();
    let names: Vec<&Value> = stated.iter().map(|one| &one["vulnerability"]["name"]).collect();
    assert_eq!(names, ["CVE-2023-0001", "CVE-2023-0002", "CVE-2023-0003"]);
    assert!(stated.iter().all(|one| one["status"] == "affected"));
    assert_eq!(bill["bomFormat"], "CycloneDX");
    let components = bill["components"].as_array().unwrap();
    assert!(components.iter().any(|one| one["name"] == "alpha"), "{bill:#}");
}

async fn results_are_renewed_with_the_verdict_and_never_grow(house: House) {
    let world = world(house).await;
    assert_eq!(world.publish().await, (3, 0));
    let before = world.referrers().await;
    assert_eq!(world.publish().await, (0, 0), "the same verdict");
    assert_eq!(world.referrers().await, before);
    world.house.pass(60_000);
    world.house.learn(advisories_of(&[("CVE-2024-1", "alpha")])).await;
    world.wait_for_counts(1).await;
    let news = ImageNews::Revision(2);
    world.attestor.follow(&news).await.unwrap();
    let after = world.referrers().await;
    assert_eq!(after.len(), 3);
    assert!(after.iter().all(|one| !before.contains(one)));
    let vex = &world.statements().await[1].1["predicate"];
    assert_eq!(vex["statements"][0]["vulnerability"]["name"], "CVE-2024-1");
    world.attestor.follow(&news).await.unwrap();
    assert_eq!(world.referrers().await, after);
    // What is left over is cleared away, and what is missing is put.
    let registry = &world.house.registry;
    registry
        .delete_manifest("app", &after[0].digest, true)
        .await
        .unwrap();
    world.attestor.follow(&ImageNews::All).await.unwrap();
    let mended = world.referrers().await;
    assert_eq!(mended.len(), 3);
    assert!(
        mended
            .iter()
            .all(|one| one.annotations[VERDICT] == after[0].annotations[VERDICT])
    );
}

async fn what_a_filter_suppresses_is_an_accepted_risk(house: House) {
    let world = world(house).await;
    world.publish().await;
    let criteria = json!({"vulnerabilityId": [{"comparison": "EQUALS", "value": "CVE-2023-0002"}]});
    let filter = json!({"name": "accepted", "action": "SUPPRESS", "filterCriteria": criteria});
    let made = world
        .house
        .rest("inspector2", "POST", "/filters/create", filter)
        .await;
    made.unwrap();
    assert_eq!(world.publish().await, (3, 3));
    let vex = &world.statements().await[1].1["predicate"];
    let words = vex["statements"][1]["action_statement"].as_str().unwrap();
    assert!(words.starts_with("Accepted by exception"), "{words}");
}

async fn results_go_with_their_image(house: House) {
    let world = world(house).await;
    world.publish().await;
    let others = json!({
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "artifactType": ARTIFACT_TYPE, "layers": [],
        "config": {"mediaType": "application/vnd.oci.empty.v1+json", "size": 2,
                   "digest": world.house.upload("app", b"{}").await.to_string()},
        "subject": {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": world.image, "size": 9},
    });
    let others = world.house.put("app", &others, &[]).await;
    assert_eq!(world.referrers().await.len(), 4);
    let image = json!({"repositoryName": "app", "imageIds": [{"imageDigest": world.image}]});
    world.house.ok("BatchDeleteImage", image).await;
    assert_eq!(world.publish().await, (0, 3));
    let left = world.referrers().await;
    assert_eq!(left.len(), 1, "what others put is theirs");
    assert_eq!(left[0].digest.to_string(), others);
}

async fn results_are_not_scanned(house: House) {
    let world = world(house).await;
    world.publish().await;
    for one in world.referrers().await {
        let store = world.house.registry.store();
        let scans = store
            .scan_history(&world.repository, &one.digest, 9)
            .await
            .unwrap();
        assert_eq!(scans.len(), 0);
        let of_results = world
            .attestor
            .publish(&world.repository, &one.digest)
            .await
            .unwrap();
        assert_eq!(of_results, Published::default(), "results have no results");
    }
}
