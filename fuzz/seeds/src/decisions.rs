//! Seeds of what people write for a scan: VEX documents, exceptions, credentials; and a layer's record in podman's storage.

use anyhow::Result;

use crate::Seeds;

const VEX: [&str; 3] = [
    r#"{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example.org/vex/1", "author": "a",
     "timestamp": "2025-01-01T00:00:00Z", "version": 1, "statements": [{"vulnerability": {"name": "CVE-2023-45853",
     "aliases": ["GHSA-jfh8-c2jp-5v3q"]}, "products": [{"@id":
     "pkg:oci/app@sha256%3A0101010101010101010101010101010101010101010101010101010101010101",
     "subcomponents": [{"@id": "pkg:deb/debian/zlib1g"}]}], "status": "not_affected",
     "justification": "vulnerable_code_not_present", "impact_statement": "not built"}]}"#,
    r#"{"document": {"csaf_version": "2.0", "tracking": {"id": "EX-1", "current_release_date": "2025-01-01"}},
     "product_tree": {"branches": [{"category": "vendor", "name": "v", "branches": [{"category": "product_version",
     "name": "z", "product": {"product_id": "log4j", "name": "log4j", "product_identification_helper":
     {"purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}}}]}], "relationships": [{"category":
     "default_component_of", "product_reference": "log4j", "relates_to_product_reference": "app",
     "full_product_name": {"product_id": "app:log4j", "name": "n"}}]}, "vulnerabilities": [{"cve": "CVE-2021-44228",
     "product_status": {"known_not_affected": ["log4j", "app:log4j"]}, "flags": [{"label": "vulnerable_code_not_present",
     "product_ids": ["log4j"]}], "threats": [{"category": "impact", "details": "no", "product_ids": ["log4j"]}]}]}"#,
    r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1", "components": [{"type": "library",
     "bom-ref": "x", "name": "log4j-core", "purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}],
     "vulnerabilities": [{"id": "CVE-2021-44228", "affects": [{"ref": "x"}], "analysis": {"state": "not_affected",
     "justification": "code_not_reachable", "detail": "d"}}]}"#,
];

const EXCEPTIONS: [&str; 2] = [
    "[[ignore]]\nvulnerability = \"CVE-2023-45853\"\npackage = \"zlib1g\"\nreason = \"not built\"\nexpires = 2026-12-31\n\n\
     [[ignore]]\nvulnerability = \"CVE-2021-44228\"\npackage = \"pkg:maven/org.apache.logging.log4j/log4j-core\"\n\
     path = \"srv/*\"\nreason = \"no look-ups\"\n",
    "ignore:\n- vulnerability: CVE-2021-44228\n  path: srv/*.jar\n  reason: r\n  expires: 2026-12-31\n",
];

const CREDENTIALS: [&str; 2] = [
    r#"{"auths": {"https://index.docker.io/v1/": {"auth": "YTpi"}, "h.example": {"username": "a", "password": "b"},
     "h.example/a": {"identitytoken": "t"}, "https://h.example:5000/v2/": {"registrytoken": "t"}}}"#,
    "Basic YTpi",
];

const RECORD: &str = r#"{"type":2,"payload":"aGVhZA==","position":0}
{"type":1,"name":"a","size":6,"payload":"AAAAAAAAAAA=","position":1}
{"type":1,"name":"../outside","size":6,"position":2}
{"type":1,"name":"","name_raw":"YQ==","size":6,"position":3}
{"type":2,"payload":"dGFpbA==","position":4}
"#;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    let all: [(&str, &[&str]); 4] = [
        ("vex", &VEX),
        ("exceptions", &EXCEPTIONS),
        ("credentials", &CREDENTIALS),
        ("tar_split", &[RECORD]),
    ];
    for (target, texts) in all {
        for text in texts {
            seeds.add(target, text.as_bytes())?;
        }
    }
    Ok(())
}
