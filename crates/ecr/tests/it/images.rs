//! Images: put, listed, described, fetched, deleted; and what refers to them.

use serde_json::{Value, json};
use tidewaiter_blobs::digest_of;
use tidewaiter_types::{Algorithm, Digest};

use crate::golden::covers;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::{House, OCI_INDEX, OCI_MANIFEST, descriptor};

on_both!(
    images_are_listed_by_tag_in_pages,
    images_are_described,
    manifests_come_back_to_the_byte,
    what_cannot_be_put_is_refused,
    deleting_the_last_tag_deletes_the_image,
    deletions_fail_with_aws_codes,
    an_index_goes_with_what_it_lists,
    referrers_are_listed,
    a_refused_put_tells_nobody,
);

fn digests(answer: &Value) -> Vec<String> {
    let ids = answer["imageIds"].as_array().unwrap().iter();
    ids.map(|id| id["imageDigest"].as_str().unwrap().to_owned())
        .collect()
}

fn codes(answer: &Value) -> Vec<&str> {
    let failures = answer["failures"].as_array().unwrap().iter();
    failures
        .map(|failure| failure["failureCode"].as_str().unwrap())
        .collect()
}

async fn images_are_listed_by_tag_in_pages(house: House) {
    house.create("app").await;
    let two = house.push("app", "two", b"layer", &["a", "b"]).await;
    house.pass(1000);
    let none = house.push("app", "none", b"layer", &[]).await;
    house.pass(1000);
    let three = house.push("app", "three", b"layer", &["c", "d", "e"]).await;
    let all = house.ok("ListImages", json!({"repositoryName": "app"})).await;
    covers("ecr.list-images.1.json", &all);
    let expected = json!([
        {"imageDigest": two, "imageTag": "a"}, {"imageDigest": two, "imageTag": "b"}, {"imageDigest": none},
        {"imageDigest": three, "imageTag": "c"}, {"imageDigest": three, "imageTag": "d"},
        {"imageDigest": three, "imageTag": "e"},
    ]);
    assert_eq!(all, json!({"imageIds": expected}));
    for size in 1..=7 {
        let (mut seen, mut input) = (Vec::new(), json!({"repositoryName": "app", "maxResults": size}));
        loop {
            let page = house.ok("ListImages", input.clone()).await;
            seen.extend(page["imageIds"].as_array().unwrap().clone());
            match page.get("nextToken") {
                Some(token) => input["nextToken"] = token.clone(),
                None => break,
            }
        }
        assert_eq!(json!(seen), expected, "pages of {size}");
    }
    let filtered = |filter: Value| json!({"repositoryName": "app", "filter": filter});
    let untagged = house
        .ok("ListImages", filtered(json!({"tagStatus": "UNTAGGED"})))
        .await;
    assert_eq!(untagged["imageIds"], json!([{"imageDigest": none}]));
    let tagged = house
        .ok("ListImages", filtered(json!({"tagStatus": "TAGGED"})))
        .await;
    assert_eq!(digests(&tagged).len(), 5);
    let archived = house
        .ok("ListImages", filtered(json!({"imageStatus": "ARCHIVED"})))
        .await;
    assert_eq!(archived["imageIds"], json!([]));
}

async fn images_are_described(house: House) {
    house.create("app").await;
    let layer = b"a layer of some bytes";
    let image = house.push("app", "one", layer, &["v1", "v2"]).await;
    let index = index_of(&house, &[&image]).await;
    let by_tag = json!({"repositoryName": "app", "imageIds": [{"imageTag": "v1"}, {"imageDigest": image}]});
    let described = house.ok("DescribeImages", by_tag).await;
    covers("ecr.describe-images.1.json", &described);
    let details = described["imageDetails"].as_array().unwrap();
    assert_eq!(details.len(), 1, "two ids of one image");
    let config = json!({"architecture": "amd64", "os": "linux", "author": "one"}).to_string();
    assert_eq!(
        details[0],
        json!({
            "registryId": "123456789012", "repositoryName": "app", "imageDigest": image, "imageTags": ["v1", "v2"],
            "imageSizeInBytes": layer.len() + config.len(), "imagePushedAt": house.now().0 / 1000,
            "imageManifestMediaType": OCI_MANIFEST, "imageStatus": "ACTIVE",
            "artifactMediaType": "application/vnd.oci.image.config.v1+json",
        })
    );
    let both = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    let details = both["imageDetails"].as_array().unwrap();
    let of_index = details
        .iter()
        .find(|detail| detail["imageDigest"] == index)
        .unwrap();
    assert_eq!(
        of_index["imageSizeInBytes"],
        layer.len() + config.len(),
        "that of the largest image"
    );
    let page = house
        .ok(
            "DescribeImages",
            json!({"repositoryName": "app", "maxResults": 1}),
        )
        .await;
    let next = json!({"repositoryName": "app", "maxResults": 1, "nextToken": page["nextToken"]});
    let second = house.ok("DescribeImages", next).await;
    assert_ne!(
        page["imageDetails"][0]["imageDigest"],
        second["imageDetails"][0]["imageDigest"]
    );
    assert!(second.get("nextToken").is_none());
    let unknown = json!({"repositoryName": "app", "imageIds": [{"imageTag": "other"}]});
    let told = house.fails("DescribeImages", unknown).await;
    assert_eq!(told.0, "ImageNotFoundException");
    assert_eq!(
        told.1,
        "The image with imageId {imageDigest:'null', imageTag:'other'} does not exist within the repository with name \
         'app' in the registry with id '123456789012'"
    );
}

/// Puts an index of these images; answers its digest.
async fn index_of(house: &House, images: &[&str]) -> String {
    let listed: Vec<Value> = images
        .iter()
        .map(|image| descriptor(OCI_MANIFEST, &image.parse::<Digest>().unwrap(), 400))
        .collect();
    let index = json!({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": listed});
    house.put("app", &index, &[]).await
}

async fn manifests_come_back_to_the_byte(house: House) {
    house.create("app").await;
    let image = house.push("app", "one", b"layer", &["v1", "v2"]).await;
    let missing = format!("sha256:{}", "a".repeat(64));
    let asked = json!({"repositoryName": "app", "imageIds": [
        {"imageTag": "v1"}, {"imageDigest": image}, {"imageTag": "v9"}, {"imageDigest": "no digest"}, {},
        {"imageTag": "v1", "imageDigest": missing}, {"imageTag": "v9", "imageDigest": image},
    ]});
    let answer = house.ok("BatchGetImage", asked).await;
    covers("ecr.batch-get-image.1.json", &answer);
    let images = answer["images"].as_array().unwrap();
    let tags: Vec<&Value> = images.iter().map(|found| &found["imageId"]["imageTag"]).collect();
    assert_eq!(tags, ["v1", "v1", "v2"]);
    for found in images {
        let bytes = found["imageManifest"].as_str().unwrap().as_bytes();
        assert_eq!(digest_of(Algorithm::Sha256, bytes).to_string(), image);
        assert_eq!(found["imageManifestMediaType"], OCI_MANIFEST);
    }
    assert_eq!(
        codes(&answer),
        [
            "ImageNotFound",
            "InvalidImageDigest",
            "MissingDigestAndTag",
            "ImageTagDoesNotMatchDigest",
            "ImageNotFound"
        ]
    );
    assert_eq!(
        answer["failures"][0]["failureReason"],
        "Requested image not found"
    );
    house.registry.flush_pulls().await.unwrap();
    let described = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    assert_eq!(
        described["imageDetails"][0]["lastRecordedPullTime"],
        house.now().0 / 1000
    );
}

async fn what_cannot_be_put_is_refused(house: House) {
    house.create("app").await;
    let image = house.push("app", "one", b"layer", &["v1"]).await;
    let got = json!({"repositoryName": "app", "imageIds": [{"imageTag": "v1"}]});
    let got = house.ok("BatchGetImage", got).await;
    let manifest = got["images"][0]["imageManifest"].as_str().unwrap();
    let put = |manifest: &str| json!({"repositoryName": "app", "imageManifest": manifest});
    let mut again = put(manifest);
    again["imageTag"] = json!("v1");
    assert_eq!(
        house.fails("PutImage", again.clone()).await,
        (
            "ImageAlreadyExistsException".to_owned(),
            format!(
                "Image with digest '{image}' and tag 'v1' already exists in the repository with name 'app' in registry \
                 with id '123456789012'"
            )
        )
    );
    again["imageTag"] = json!("v2");
    let added = house.ok("PutImage", again.clone()).await;
    covers("ecr.put-image.2.json", &added);
    again["imageDigest"] = json!(format!("sha256:{}", "b".repeat(64)));
    assert_eq!(
        house.fails("PutImage", again).await.0,
        "ImageDigestDoesNotMatchException"
    );
    let absent = digest_of(Algorithm::Sha256, b"absent");
    let lacking = json!({"schemaVersion": 2, "mediaType": OCI_MANIFEST, "config": descriptor("c", &absent, 6), "layers": []});
    assert_eq!(
        house.fails("PutImage", put(&lacking.to_string())).await,
        (
            "LayersNotFoundException".to_owned(),
            format!(
                "Layers with digests '[{absent}]' required for pushing image into repository with name 'app' in the \
                 registry with id '123456789012' do not exist"
            )
        )
    );
    let index = json!({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": [descriptor(OCI_MANIFEST, &absent, 6)]});
    assert_eq!(
        house.fails("PutImage", put(&index.to_string())).await.0,
        "ReferencedImagesNotFoundException"
    );
    for wrong in ["no json", "[]", "{}"] {
        let told = house.fails("PutImage", put(wrong)).await;
        assert_eq!(told.0, "InvalidParameterException");
        assert!(
            told.1.starts_with("Invalid parameter at 'ImageManifest'"),
            "{}",
            told.1
        );
    }
    let mut badly = put(manifest);
    badly["imageTag"] = json!("no/tag");
    assert_eq!(
        house.fails("PutImage", badly).await.0,
        "InvalidParameterException"
    );
}

async fn deleting_the_last_tag_deletes_the_image(house: House) {
    house.create("app").await;
    let image = house.push("app", "one", b"layer", &["v1", "v2"]).await;
    let delete = |ids: Value| json!({"repositoryName": "app", "imageIds": ids});
    let first = house
        .ok("BatchDeleteImage", delete(json!([{"imageTag": "v1"}])))
        .await;
    covers("ecr.batch-delete-image.1.json", &first);
    assert_eq!(
        first,
        json!({"imageIds": [{"imageDigest": image, "imageTag": "v1"}], "failures": []})
    );
    let left = house.ok("ListImages", json!({"repositoryName": "app"})).await;
    assert_eq!(
        left["imageIds"],
        json!([{"imageDigest": image, "imageTag": "v2"}])
    );
    house
        .ok("BatchDeleteImage", delete(json!([{"imageTag": "v2"}])))
        .await;
    let left = house.ok("ListImages", json!({"repositoryName": "app"})).await;
    assert_eq!(left["imageIds"], json!([]));
    let image = house.push("app", "one", b"layer", &["v1", "v2"]).await;
    let whole = delete(json!([{"imageDigest": image}, {"imageTag": "v2"}]));
    let whole = house.ok("BatchDeleteImage", whole).await;
    assert_eq!(digests(&whole), [image.as_str(), &image]);
    assert_eq!(whole["failures"], json!([]));
    let left = house.ok("ListImages", json!({"repositoryName": "app"})).await;
    assert_eq!(left["imageIds"], json!([]));
}

async fn deletions_fail_with_aws_codes(house: House) {
    house.create("app").await;
    let image = house.push("app", "one", b"layer", &["v1"]).await;
    let other = format!("sha256:{}", "a".repeat(64));
    let asked = json!({"repositoryName": "app", "imageIds": [
        {}, {"imageTag": "v9"}, {"imageDigest": "x"}, {"imageDigest": other}, {"imageTag": "v1", "imageDigest": other},
    ]});
    let answer = house.ok("BatchDeleteImage", asked).await;
    assert_eq!(
        codes(&answer),
        [
            "MissingDigestAndTag",
            "ImageNotFound",
            "InvalidImageDigest",
            "ImageNotFound",
            "ImageTagDoesNotMatchDigest"
        ]
    );
    assert_eq!(answer["imageIds"], json!([]));
    let index = index_of(&house, &[&image]).await;
    let asked = json!({"repositoryName": "app", "imageIds": [{"imageDigest": image}]});
    let answer = house.ok("BatchDeleteImage", asked).await;
    assert_eq!(
        answer["failures"],
        json!([{
            "imageId": {"imageDigest": image}, "failureCode": "ImageReferencedByManifestList",
            "failureReason": format!("Requested image referenced by manifest list: [{index}]"),
        }])
    );
}

async fn an_index_goes_with_what_it_lists(house: House) {
    house.create("app").await;
    let first = house.push("app", "one", b"layer", &["v1"]).await;
    let second = house.push("app", "two", b"layer", &[]).await;
    let index = index_of(&house, &[&first, &second]).await;
    let ids = json!([{"imageDigest": second}, {"imageTag": "v1"}, {"imageDigest": index}]);
    let answer = house
        .ok(
            "BatchDeleteImage",
            json!({"repositoryName": "app", "imageIds": ids}),
        )
        .await;
    assert_eq!((digests(&answer).len(), codes(&answer)), (3, vec![]));
    let left = house.ok("ListImages", json!({"repositoryName": "app"})).await;
    assert_eq!(left["imageIds"], json!([]));
}

async fn referrers_are_listed(house: House) {
    house.create("app").await;
    let image = house.push("app", "one", b"layer", &["v1"]).await;
    let empty = house.upload("app", b"{}").await;
    let mut all = Vec::new();
    for (number, kind) in ["signature", "sbom", "signature", "other"]
        .into_iter()
        .enumerate()
    {
        let artifact = json!({
            "schemaVersion": 2, "mediaType": OCI_MANIFEST, "artifactType": format!("application/vnd.{kind}"),
            "config": descriptor("application/vnd.oci.empty.v1+json", &empty, 2), "layers": [],
            "subject": descriptor(OCI_MANIFEST, &image.parse().unwrap(), 400), "annotations": {"number": number.to_string()},
        });
        all.push(house.put("app", &artifact, &[]).await);
    }
    all.sort();
    let asked = |more: Value| {
        let mut input = json!({"repositoryName": "app", "subjectId": {"imageDigest": image}});
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    let (mut seen, mut more) = (Vec::new(), json!({"maxResults": 3}));
    loop {
        let page = house.ok("ListImageReferrers", asked(more.clone())).await;
        let referrers = page["referrers"].as_array().unwrap().clone();
        seen.extend(
            referrers
                .into_iter()
                .map(|found| found["digest"].as_str().unwrap().to_owned()),
        );
        match page.get("nextToken") {
            Some(token) => more["nextToken"] = token.clone(),
            None => break,
        }
    }
    assert_eq!(seen, all);
    let types = json!({"filter": {"artifactTypes": ["application/vnd.sbom", "application/vnd.other"]}});
    let some = house.ok("ListImageReferrers", asked(types)).await;
    let mut kinds: Vec<&str> = some["referrers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["artifactType"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["application/vnd.other", "application/vnd.sbom"]);
    let archived = house
        .ok(
            "ListImageReferrers",
            asked(json!({"filter": {"artifactStatus": "ARCHIVED"}})),
        )
        .await;
    assert_eq!(archived["referrers"], json!([]));
    let described = house.ok("DescribeImages", json!({"repositoryName": "app"})).await;
    let subjects = described["imageDetails"].as_array().unwrap().iter();
    assert_eq!(
        subjects
            .filter(|detail| detail["subjectManifestDigest"] == image)
            .count(),
        4
    );
}

async fn a_refused_put_tells_nobody(house: House) {
    house.create("app").await;
    let store = house.registry.store();
    store.set_sinks(&["log".to_owned()], house.now()).await.unwrap();
    house.push("app", "one", b"layer", &["v1"]).await;
    let got = json!({"repositoryName": "app", "imageIds": [{"imageTag": "v1"}]});
    let got = house.ok("BatchGetImage", got).await;
    let again = json!({"repositoryName": "app", "imageTag": "v1", "imageManifest": got["images"][0]["imageManifest"]});
    assert_eq!(
        house.fails("PutImage", again).await.0,
        "ImageAlreadyExistsException"
    );
    let mut told = 0;
    loop {
        let due = store
            .due_deliveries("log", house.now(), 60_000, 10)
            .await
            .unwrap();
        if due.is_empty() {
            break;
        }
        for delivery in &due {
            assert_eq!(delivery.detail["detail"]["action-type"], "PUSH");
            store.delivered(delivery, house.now()).await.unwrap();
            told += 1;
        }
    }
    assert_eq!(told, 1);
}
