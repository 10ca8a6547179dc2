//! The coverage table says what is implemented: every operation is called as botocore would, and answers that it is not
//! implemented exactly where the table says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use bytes::Bytes;
use http::Request;
use serde::Deserialize;
use tidewaiter_aws_wire::{Blob, ServiceError};
use tidewaiter_types::Timestamp;

use tidewaiter_testhouse::House;

/// A request as botocore built it.
#[derive(Deserialize)]
struct Sent {
    service: String,
    operation: String,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Blob,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sent() -> Vec<Sent> {
    let prepared = root().join("target/tools/python/bin/python3");
    let python = match prepared.exists() {
        true => prepared,
        false => "python3".into(),
    };
    let script = root().join("crates/aws-api/tests/it/conformance.py");
    let output = Command::new(python).arg(script).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "botocore is installed by the set-up step of `cargo xtask test`: {errors}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// By service and operation, whether the table says that it is implemented.
fn table() -> BTreeMap<(String, String), bool> {
    let page = std::fs::read_to_string(root().join("docs/aws-coverage.md")).unwrap();
    let (mut service, mut table) = (String::new(), BTreeMap::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            service = heading.split(':').next().unwrap().to_owned();
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", operation, mark @ ("yes" | "no"), ""] = cells[..] {
            table.insert((service.clone(), operation.to_owned()), mark == "yes");
        }
    }
    table
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_says_what_is_implemented() {
    let house = House::embedded().await;
    let table = table();
    let implemented = table.values().filter(|yes| **yes).count();
    assert_eq!(
        implemented, 132,
        "33 operations of ECR, one of STS, 37 of Inspector and 61 of Security Hub"
    );
    for sent in sent() {
        let name = (sent.service.clone(), sent.operation.clone());
        let mut request = Request::builder()
            .method(sent.method.as_str())
            .uri(&sent.path)
            .header("host", "localhost:5000");
        for (header, value) in &sent.headers {
            request = request.header(header, value);
        }
        let request = request.body(Bytes::from(sent.body.0)).unwrap();
        let now = Timestamp(i64::try_from(UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap());
        let response = house.dispatcher.handle(request, now).await;
        let body = String::from_utf8_lossy(response.body()).into_owned();
        let unimplemented = body.contains(ServiceError::NOT_IMPLEMENTED);
        assert_eq!(unimplemented, !table[&name], "{name:?}: {body}");
        assert_ne!(response.status().as_u16(), 500, "{name:?}: {body}");
    }
}
