//! CycloneDX documents against the schema that its authors publish, by their own validator.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tidewaiter_reports::cyclonedx;
use tidewaiter_testkit::data::project_root;

use crate::samples::Sample;

/// Exits with an error, and says which, unless the document on standard input is valid.
const VALIDATE: &str = "
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(error and error.data.message[:2000])
";

fn python() -> PathBuf {
    let own = project_root().join("target/tools/python/bin/python");
    assert!(
        own.exists(),
        "{} is missing; `cargo xtask setup` installs it",
        own.display()
    );
    own
}

fn validate(document: &str) -> Result<(), String> {
    let mut child = Command::new(python())
        .args(["-c", VALIDATE])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(document.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn documents_are_valid() {
    for sample in [Sample::debian(), Sample::unknown_system(), Sample::clean()] {
        validate(&sample.report(cyclonedx::render)).unwrap();
    }
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let document = Sample::debian().report(cyclonedx::render);
    let wrong = document.replace("\"type\": \"library\"", "\"type\": \"lib\"");
    let error = validate(&wrong).unwrap_err();
    assert!(error.contains("'lib' is not one of"), "{error}");
}
