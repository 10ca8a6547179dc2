//! Answers that AWS published for its command line are read and written again without loss.

use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tidewaiter_aws_api::ecr::*;

/// The folder of published answers, or none (with a line that says so) where it is not there.
fn golden() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data = std::env::var_os("TIDEWAITER_TEST_DATA").map_or(root.join("../shared/data"), PathBuf::from);
    let golden = data.join("../golden");
    if golden.is_dir() {
        return Some(golden);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is not there",
        golden.display()
    );
    println!("skipped: {} is not there", golden.display());
    None
}

/// Reads an answer, writes it, and compares all but instants, which the command line prints as ISO-8601.
fn unchanged<T: DeserializeOwned + Serialize>(name: &str) {
    let Some(folder) = golden() else { return };
    let text = std::fs::read_to_string(folder.join(name)).expect("readable");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let answer: T =
        serde_json::from_value(file["output"].clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let again = serde_json::to_value(answer).expect("plain values");
    assert_eq!(
        without_instants(again),
        without_instants(file["output"].clone()),
        "{name}"
    );
}

fn without_instants(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| !key.ends_with("At"));
            Value::Object(kept.map(|(key, value)| (key, without_instants(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(without_instants).collect(),
        other => other,
    }
}

#[test]
fn published_answers_are_read_whole() {
    unchanged::<BatchDeleteImageResponse>("ecr.batch-delete-image.1.json");
    unchanged::<BatchGetImageResponse>("ecr.batch-get-image.1.json");
    unchanged::<CreateRepositoryResponse>("ecr.create-repository.1.json");
    unchanged::<CreateRepositoryResponse>("ecr.create-repository.2.json");
    unchanged::<DescribeImagesResponse>("ecr.describe-images.1.json");
    unchanged::<DescribeImageScanFindingsResponse>("ecr.describe-image-scan-findings.1.json");
    unchanged::<GetAuthorizationTokenResponse>("ecr.get-authorization-token.1.json");
    unchanged::<ListImagesResponse>("ecr.list-images.1.json");
    unchanged::<ListTagsForResourceResponse>("ecr.list-tags-for-resource.1.json");
    unchanged::<PutImageScanningConfigurationResponse>("ecr.put-image-scanning-configuration.1.json");
    unchanged::<StartImageScanResponse>("ecr.start-image-scan.1.json");
}
