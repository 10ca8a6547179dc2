//! The layer API.

use serde_json::{Value, json};
use tidewaiter_access::DownloadKey;
use tidewaiter_blobs::digest_of;
use tidewaiter_types::{Algorithm, Digest};

use crate::golden::covers;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::{House, base64};

on_both!(
    a_layer_goes_up_in_parts,
    parts_must_fit,
    all_parts_but_the_last_have_five_mebibytes,
    uploads_end_only_with_what_they_are,
    a_download_url_opens_the_layer,
    layers_have_the_type_that_manifests_give_them,
    pushes_by_the_api_make_no_repository,
);

const LEAST: usize = 5 << 20;

async fn begin(house: &House) -> Value {
    let begun = house
        .ok("InitiateLayerUpload", json!({"repositoryName": "app"}))
        .await;
    covers("ecr.initiate-layer-upload.1.json", &begun);
    begun["uploadId"].clone()
}

fn part(upload: &Value, first: usize, bytes: &[u8]) -> Value {
    json!({
        "repositoryName": "app", "uploadId": upload, "layerPartBlob": base64(bytes),
        "partFirstByte": first, "partLastByte": first + bytes.len() - 1,
    })
}

fn end(upload: &Value, digest: &Digest) -> Value {
    json!({"repositoryName": "app", "uploadId": upload, "layerDigests": [digest.to_string()]})
}

async fn a_layer_goes_up_in_parts(house: House) {
    house.create("app").await;
    let layer: Vec<u8> = (0..LEAST + 1000).map(|n| (n % 251) as u8).collect();
    let upload = begin(&house).await;
    let first = house
        .ok("UploadLayerPart", part(&upload, 0, &layer[..LEAST]))
        .await;
    covers("ecr.upload-layer-part.1.json", &first);
    assert_eq!(first["lastByteReceived"], LEAST - 1);
    house
        .ok("UploadLayerPart", part(&upload, LEAST, &layer[LEAST..]))
        .await;
    let digest = digest_of(Algorithm::Sha256, &layer);
    let completed = house.ok("CompleteLayerUpload", end(&upload, &digest)).await;
    covers("ecr.complete-layer-upload.1.json", &completed);
    assert_eq!(completed["layerDigest"], digest.to_string());
    let missing = digest_of(Algorithm::Sha256, b"other").to_string();
    let asked =
        json!({"repositoryName": "app", "layerDigests": [digest.to_string(), missing, "sha256:0", ""]});
    let checked = house.ok("BatchCheckLayerAvailability", asked).await;
    assert_eq!(
        checked["layers"],
        json!([
            {"layerDigest": digest.to_string(), "layerAvailability": "AVAILABLE", "layerSize": layer.len()},
            {"layerDigest": missing, "layerAvailability": "UNAVAILABLE"},
        ])
    );
    let codes: Vec<&Value> = checked["failures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["failureCode"])
        .collect();
    assert_eq!(codes, ["InvalidLayerDigest", "MissingLayerDigest"]);
    let again = begin(&house).await;
    house
        .ok("UploadLayerPart", part(&again, 0, &layer[..LEAST]))
        .await;
    let told = house.fails("CompleteLayerUpload", end(&again, &digest)).await;
    assert_eq!(told.0, "LayerAlreadyExistsException");
    let gone = house.fails("CompleteLayerUpload", end(&again, &digest)).await;
    assert_eq!(gone.0, "UploadNotFoundException");
}

async fn parts_must_fit(house: House) {
    house.create("app").await;
    let upload = begin(&house).await;
    house.ok("UploadLayerPart", part(&upload, 0, &[7; LEAST])).await;
    let (code, body) = house
        .call_as(
            tidewaiter_testhouse::ROOT,
            "UploadLayerPart",
            part(&upload, LEAST + 1, b"late"),
        )
        .await
        .unwrap_err();
    assert_eq!(code, "InvalidLayerPartException");
    assert_eq!(body["lastValidByteReceived"], LEAST - 1);
    assert_eq!(
        (&body["uploadId"], &body["repositoryName"]),
        (&upload, &json!("app"))
    );
    assert_eq!(body["registryId"], "123456789012");
    let mut short = part(&upload, LEAST, b"short");
    short["partLastByte"] = json!(LEAST + 10);
    assert_eq!(
        house.fails("UploadLayerPart", short).await.0,
        "InvalidLayerPartException"
    );
    let mut backwards = part(&upload, LEAST, b"x");
    backwards["partLastByte"] = json!(0);
    assert_eq!(
        house.fails("UploadLayerPart", backwards).await.0,
        "InvalidLayerPartException"
    );
    let mut overflow = part(&upload, LEAST, b"x");
    overflow["partLastByte"] = json!(i64::MAX);
    assert_eq!(
        house.fails("UploadLayerPart", overflow).await.0,
        "InvalidLayerPartException"
    );
    house.ok("UploadLayerPart", part(&upload, LEAST, b"end")).await;
}

async fn all_parts_but_the_last_have_five_mebibytes(house: House) {
    house.create("app").await;
    let upload = begin(&house).await;
    house.ok("UploadLayerPart", part(&upload, 0, b"short")).await;
    house.ok("UploadLayerPart", part(&upload, 5, b"more")).await;
    let digest = digest_of(Algorithm::Sha256, b"shortmore");
    let told = house.fails("CompleteLayerUpload", end(&upload, &digest)).await;
    assert_eq!(
        told,
        (
            "LayerPartTooSmallException".to_owned(),
            "All layer parts except the last part should be at least 5MB".to_owned()
        )
    );
}

async fn uploads_end_only_with_what_they_are(house: House) {
    house.create("app").await;
    let digest = digest_of(Algorithm::Sha256, b"content");
    let upload = begin(&house).await;
    assert_eq!(
        house.fails("CompleteLayerUpload", end(&upload, &digest)).await.0,
        "EmptyUploadException"
    );
    house
        .ok("UploadLayerPart", part(&upload, 0, b"other content"))
        .await;
    assert_eq!(
        house.fails("CompleteLayerUpload", end(&upload, &digest)).await.0,
        "InvalidLayerException"
    );
    let unknown = json!("01234567-89ab-cdef-0123-456789abcdef");
    assert_eq!(
        house.fails("UploadLayerPart", part(&unknown, 0, b"x")).await.0,
        "UploadNotFoundException"
    );
    let two = json!({"repositoryName": "app", "uploadId": begin(&house).await,
                     "layerDigests": [digest.to_string(), digest_of(Algorithm::Sha256, b"b").to_string()]});
    assert_eq!(
        house.fails("CompleteLayerUpload", two).await.0,
        "InvalidParameterException"
    );
}

async fn a_download_url_opens_the_layer(house: House) {
    house.create("app").await;
    let digest = house.upload("app", b"the layer").await;
    let asked = json!({"repositoryName": "app", "layerDigest": digest.to_string()});
    let answer = house.ok("GetDownloadUrlForLayer", asked).await;
    covers("ecr.get-download-url-for-layer.1.json", &answer);
    let url = answer["downloadUrl"].as_str().unwrap();
    let (path, query) = url.split_once('?').unwrap();
    assert_eq!(
        path,
        format!("https://registry.example.com:5000/v2/app/blobs/{digest}")
    );
    let key = DownloadKey::new(&house.secret.derive("download urls"));
    assert_eq!(key.check("app", &digest, query, house.now()), Some(Ok(())));
    let other = digest_of(Algorithm::Sha256, b"other");
    let asked = json!({"repositoryName": "app", "layerDigest": other.to_string()});
    assert_eq!(
        house.fails("GetDownloadUrlForLayer", asked).await.0,
        "LayersNotFoundException"
    );
}

async fn layers_have_the_type_that_manifests_give_them(house: House) {
    house.create("app").await;
    house.push("app", "one", b"the layer", &["v1"]).await;
    let layer = digest_of(Algorithm::Sha256, b"the layer").to_string();
    let asked = json!({"repositoryName": "app", "layerDigests": [layer]});
    let checked = house.ok("BatchCheckLayerAvailability", asked).await;
    covers("ecr.batch-check-layer-availability.1.json", &checked);
    assert_eq!(
        checked["layers"][0]["mediaType"],
        "application/vnd.oci.image.layer.v1.tar"
    );
}

async fn pushes_by_the_api_make_no_repository(house: House) {
    let manifest = json!({"repositoryName": "none", "imageManifest": "{}"});
    for (operation, input) in [
        ("InitiateLayerUpload", json!({"repositoryName": "none"})),
        ("PutImage", manifest),
    ] {
        assert_eq!(
            house.fails(operation, input).await.0,
            "RepositoryNotFoundException",
            "{operation}"
        );
    }
}
