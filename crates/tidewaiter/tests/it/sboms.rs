//! Bills of materials in the place of images: what was written of an image is judged as the image is, and those of others in
//! each form that is read.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::images::{layout, program, tagged};

fn run(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).output().unwrap()
}

fn scan(source: &str) -> Value {
    let output = run(&["scan", "--no-cache", "--format", "json", source]);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{source}: {words}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Name and version of all members of a list.
fn names(list: &Value) -> BTreeSet<(String, String)> {
    let text = |one: &Value, member: &str| one[member].as_str().unwrap().to_owned();
    let list = list.as_array().unwrap().iter();
    list.map(|one| (text(one, "name"), text(one, "version")))
        .collect()
}

fn ids(report: &Value) -> BTreeSet<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["vulnerability"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_was_written_of_an_image_is_judged_as_the_image_is() {
    let image = layout();
    let source = format!("oci:{}", tagged(image.path()));
    let of_image = scan(&source);
    assert!(ids(&of_image).len() > 10, "the image has findings");
    for format in ["cyclonedx", "cyclonedx-inventory", "spdx", "spdx3"] {
        let file = image.path().join(format!("{format}.json"));
        let output = format!("{format}={}", file.display());
        assert!(run(&["scan", &source, "-o", &output]).status.success());
        let of_sbom = scan(&format!("sbom:{}", file.display()));
        assert_eq!(
            names(&of_sbom["packages"]),
            names(&of_image["packages"]),
            "{format}"
        );
        // The name for people is in no form but ours.
        for member in ["id", "version", "endOfLife"] {
            assert_eq!(of_sbom["system"][member], of_image["system"][member], "{format}");
        }
        assert_eq!(ids(&of_sbom), ids(&of_image), "{format}");
    }
}

/// One library in each form; the advisories are those of the starter database.
const OTHERS: [(&str, &str); 5] = [
    (
        "cyclonedx-1.4.json",
        r#"{"bomFormat": "CycloneDX", "specVersion": "1.4", "version": 1, "components": [{"type": "library",
            "group": "org.apache.logging.log4j", "name": "log4j-core", "version": "2.14.1",
            "purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar"}]}"#,
    ),
    (
        "cyclonedx-1.5.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components>
            <component type="library"><group>org.apache.logging.log4j</group><name>log4j-core</name><version>2.14.1</version>
            <purl>pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar</purl></component></components></bom>"#,
    ),
    (
        "spdx-2.3.json",
        r#"{"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "app",
            "documentNamespace": "https://example.org/app", "creationInfo": {"created": "2024-01-01T00:00:00Z",
            "creators": ["Tool: hand"]}, "packages": [{"SPDXID": "SPDXRef-a", "name": "log4j-core", "versionInfo": "2.14.1",
            "downloadLocation": "NOASSERTION", "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl", "referenceLocator": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}]}]}"#,
    ),
    (
        "app.spdx",
        "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: app\n\
         DocumentNamespace: https://example.org/app\nCreator: Tool: hand\nCreated: 2024-01-01T00:00:00Z\n\n\
         PackageName: log4j-core\nSPDXID: SPDXRef-a\nPackageVersion: 2.14.1\nPackageDownloadLocation: NOASSERTION\n\
         ExternalRef: PACKAGE-MANAGER purl pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1\n",
    ),
    (
        "syft.json",
        r#"{"artifacts": [{"id": "a", "name": "log4j-core", "version": "2.14.1", "type": "java-archive",
            "locations": [{"path": "/srv/app.jar"}],
            "purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}],
            "schema": {"version": "16.0.0", "url": "https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.0.json"},
            "descriptor": {"name": "syft", "version": "1.0.0"}}"#,
    ),
];

#[test]
fn libraries_of_others_are_judged_in_each_form() {
    let folder = TempDir::new().unwrap();
    for (name, text) in OTHERS {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        let report = scan(&format!("sbom:{}", file.display()));
        let library = &report["libraries"][0];
        assert_eq!(library["name"], "org.apache.logging.log4j:log4j-core", "{name}");
        assert_eq!(library["evidence"], "stated", "{name}");
        let locations = library["locations"].to_string();
        let expected = if name == "syft.json" { "srv/app.jar" } else { name };
        assert!(locations.contains(expected), "{name}: {library}");
        assert!(ids(&report).contains("CVE-2021-44228"), "{name}");
    }
}

#[test]
fn a_library_is_explained_with_all_its_places() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bom.json");
    let component = |name: &str, path: &str| {
        format!(
            r#"{{"type": "library", "name": "log4j-core", "version": "2.14.1", "purl": "{name}",
                "properties": [{{"name": "syft:location:0:path", "value": "{path}"}}]}}"#
        )
    };
    let log4j = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";
    let text = format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{}, {}, {}]}}"#,
        component(log4j, "/srv/a.jar"),
        component(log4j, "/srv/b.jar"),
        // Another ecosystem's package of this name is nobody's affair here.
        component("pkg:npm/log4j-core@2.14.1", "/srv/c"),
    );
    fs::write(&file, text).unwrap();
    let source = format!("sbom:{}", file.display());
    let output = run(&["explain", &source, "CVE-2021-44228", "--format", "json"]);
    assert!(output.status.success());
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = &told["vulnerabilities"][0];
    assert_eq!(told["affected"], true);
    let [package] = told["packages"].as_array().unwrap().as_slice() else {
        panic!("{told}");
    };
    assert_eq!(package["ecosystem"], "maven");
    assert_eq!(package["conclusion"], "affected");
    assert_eq!(package["paths"].as_array().unwrap().len(), 2, "{package}");
    let text = run(&["explain", &source, "CVE-2021-44228"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert_eq!(text.matches("AFFECTED").count(), 1, "{text}");
    assert!(text.contains("a.jar") && text.contains("b.jar"), "{text}");
}

#[test]
fn what_is_no_bill_of_materials_is_refused_in_words() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.json");
    for (text, words) in [
        (r#"{"name": "x"}"#, "not a bill of materials"),
        (r#"{"bomFormat": "CycloneDX", "#, "damaged bill of materials"),
    ] {
        fs::write(&file, text).unwrap();
        let output = run(&["scan", &format!("sbom:{}", file.display())]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(words) && said.contains("x.json"), "{said}");
    }
    let missing = run(&["scan", "sbom:/no/such/file"]);
    assert_eq!(missing.status.code(), Some(1));
}
