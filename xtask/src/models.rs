//! `cargo xtask models`: takes AWS's service models from the pinned botocore and keeps what code can be made from.
//!
//! The wheel is downloaded, not installed: botocore's `service-2.json.gz` files are plain data. Prose is dropped
//! (it is the larger part and none of ours); names, shapes, constraints, routes and errors stay. Keys are sorted,
//! so that a newer botocore shows as a readable difference in `models/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use serde_json::{Map, Value};

/// The version that `models/` is taken from; the tests install the same one as an oracle.
const BOTOCORE: &str = "1.43.11";

/// Services and the API version that is read of each.
const SERVICES: &[(&str, &str)] = &[
    ("ecr", "2015-09-21"),
    ("sts", "2011-06-15"),
    ("inspector2", "2020-06-08"),
    ("inspector-scan", "2023-08-08"),
    ("securityhub", "2018-10-26"),
];

/// Keys of a model that hold prose.
const PROSE: &[&str] = &["documentation", "deprecatedMessage"];

/// A wheel is a zip and the models in it are gzip: Python, which pip needs anyway, reads both.
const EXTRACT: &str = "import gzip, sys, zipfile
sys.stdout.buffer.write(gzip.decompress(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])))";

/// Downloads the pinned botocore and rewrites `models/`.
pub fn run() -> anyhow::Result<()> {
    let wheel = download()?;
    let folder = crate::root().join("models");
    std::fs::create_dir_all(&folder)?;
    for (service, version) in SERVICES {
        let model = trim(extract(&wheel, service, version)?);
        let path = folder.join(format!("{service}.json"));
        std::fs::write(&path, pretty(&model)?).with_context(|| format!("writing {}", path.display()))?;
    }
    std::fs::write(folder.join("README.md"), readme())?;
    Ok(())
}

/// Fetches the wheel into `target/models` and answers where it lies.
fn download() -> anyhow::Result<PathBuf> {
    let folder = crate::root().join("target/models");
    let wheel = folder.join(format!("botocore-{BOTOCORE}-py3-none-any.whl"));
    if !wheel.exists() {
        crate::run(
            Command::new("python3")
                .args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"])
                .arg(&folder)
                .arg(format!("botocore=={BOTOCORE}")),
        )?;
    }
    Ok(wheel)
}

fn extract(wheel: &Path, service: &str, version: &str) -> anyhow::Result<Value> {
    let member = format!("botocore/data/{service}/{version}/service-2.json.gz");
    let output = Command::new("python3")
        .args(["-c", EXTRACT])
        .arg(wheel)
        .arg(&member)
        .output()?;
    if !output.status.success() {
        bail!(
            "{member} could not be read: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("{member} is no JSON"))
}

/// Drops prose at every depth and sorts keys.
///
/// A structure may have a member that is itself called `documentation`: below `members` and `shapes` keys are
/// names, which are kept whatever they are.
fn trim(value: Value) -> Value {
    prune(value, false)
}

fn prune(value: Value, keys_are_names: bool) -> Value {
    match value {
        Value::Object(map) => Value::Object(prune_map(map, keys_are_names)),
        Value::Array(items) => Value::Array(items.into_iter().map(|item| prune(item, false)).collect()),
        other => other,
    }
}

fn prune_map(map: Map<String, Value>, keys_are_names: bool) -> Map<String, Value> {
    let mut kept: Vec<(String, Value)> = map
        .into_iter()
        .filter(|(key, _)| keys_are_names || !PROSE.contains(&key.as_str()))
        .map(|(key, value)| {
            let names = !keys_are_names && ["members", "shapes", "operations"].contains(&key.as_str());
            let value = prune(value, names);
            (key, value)
        })
        .collect();
    kept.sort_by(|a, b| a.0.cmp(&b.0));
    kept.into_iter().collect()
}

fn pretty(model: &Value) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(model)? + "\n")
}

fn readme() -> String {
    format!(
        "# AWS service models\n\n\
         Names, shapes, constraints, routes and errors of the AWS services that tidewaiter speaks, one file per\n\
         service. Written by `cargo xtask models` from `service-2.json` of botocore {BOTOCORE}, without its prose;\n\
         do not edit. `cargo xtask codegen` makes `crates/aws-api/src/generated` from them.\n\n\
         botocore is Copyright Amazon.com, Inc. or its affiliates, licensed under the Apache License, Version 2.0;\n\
         the files here are a modified (trimmed and sorted) copy of its data under the same licence.\n"
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn prose_goes_and_names_stay() {
        let model = json!({
            "documentation": "<p>Long</p>",
            "shapes": {"documentation": {"type": "string", "documentation": "x"},
                       "B": {"members": {"documentation": {"shape": "documentation", "documentation": "y"}}}}
        });
        let expected = json!({
            "shapes": {"B": {"members": {"documentation": {"shape": "documentation"}}},
                       "documentation": {"type": "string"}}
        });
        assert_eq!(trim(model), expected);
    }

    #[test]
    fn checked_in_models_hold_no_prose() {
        for (service, _) in SERVICES {
            let path = crate::root().join(format!("models/{service}.json"));
            let text = std::fs::read_to_string(&path).expect("cargo xtask models has been run");
            let model: Value = serde_json::from_str(&text).expect("a model is JSON");
            assert_eq!(pretty(&trim(model)).expect("prints"), text, "{service}");
        }
    }
}
