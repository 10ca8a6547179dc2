//! Bills of materials in each format: what they say of packages and of the system.

use proptest::prelude::*;
use tidewaiter_ecosystems::sbom::{self, Format, Sbom, SbomError};

/// Name, version and source of each component.
fn listed(sbom: &Sbom) -> Vec<String> {
    let components = sbom.components.iter().map(|component| {
        let package = &component.package;
        let ecosystem = package.ecosystem.as_str();
        let source = package.source.as_ref();
        let source = source.map_or(String::new(), |source| {
            format!(" from {} {}", source.name, source.version)
        });
        format!("{ecosystem} {} {}{source}", package.name, package.version)
    });
    components.collect()
}

fn system(sbom: &Sbom) -> Option<(&str, Option<&str>)> {
    let system = sbom.system.as_ref()?;
    Some((system.id.as_str(), system.version_id.as_deref()))
}

const CYCLONEDX: &str = r#"{
  "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
  "metadata": {
    "tools": {"components": [{"type": "application", "name": "trivy", "purl": "pkg:golang/trivy@1"}]},
    "component": {"type": "container", "name": "app:1", "purl": "pkg:oci/app@sha256%3Aab"}
  },
  "components": [
    {"type": "operating-system", "name": "redhat", "version": "9.4"},
    {"type": "library", "name": "libssl", "version": "3.0.7", "purl": "pkg:rpm/redhat/libssl@3.0.7-1.el9?epoch=1&distro=redhat-9.4",
     "licenses": [{"license": {"id": "Apache-2.0"}}, {"expression": "MIT OR ISC"}],
     "properties": [
       {"name": "aquasecurity:trivy:SrcName", "value": "openssl"}, {"name": "aquasecurity:trivy:SrcVersion", "value": "3.0.7"},
       {"name": "aquasecurity:trivy:SrcRelease", "value": "1.el9"}, {"name": "aquasecurity:trivy:SrcEpoch", "value": "1"}],
     "pedigree": {"ancestors": [{"type": "library", "name": "old", "purl": "pkg:npm/old@1"}]}},
    {"type": "application", "name": "app.jar", "components": [
      {"type": "library", "group": "org.slf4j", "name": "slf4j-api", "version": "2.0.7", "purl": "pkg:maven/org.slf4j/slf4j-api@2.0.7"}]},
    {"type": "file", "name": "/etc/passwd"},
    {"type": "library", "name": "unversioned", "purl": "pkg:npm/unversioned"},
    {"type": "library", "name": "odd", "purl": "npm/odd@1"}
  ]
}"#;

const CYCLONEDX_XML: &str = r#"<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
  <metadata>
    <tools><components><component type="application"><name>trivy</name><purl>pkg:golang/trivy@1</purl></component></components></tools>
    <component type="container"><name>app:1</name></component>
  </metadata>
  <components>
    <component type="operating-system"><name>redhat</name><version>9.4</version></component>
    <component type="library">
      <name>libssl</name><version>3.0.7</version>
      <licenses><license><id>Apache-2.0</id><url>https://example.org</url></license><expression>MIT OR ISC</expression></licenses>
      <purl>pkg:rpm/redhat/libssl@3.0.7-1.el9?epoch=1&amp;distro=redhat-9.4</purl>
      <pedigree><ancestors><component type="library"><name>old</name><purl>pkg:npm/old@1</purl></component></ancestors></pedigree>
      <properties>
        <property name="aquasecurity:trivy:SrcName">openssl</property><property name="aquasecurity:trivy:SrcVersion">3.0.7</property>
        <property name="aquasecurity:trivy:SrcRelease">1.el9</property><property name="aquasecurity:trivy:SrcEpoch">1</property>
      </properties>
    </component>
    <component type="application"><name>app.jar</name><components>
      <component type="library"><group>org.slf4j</group><name>slf4j-api</name><version>2.0.7</version><purl><![CDATA[pkg:maven/org.slf4j/slf4j-api@2.0.7]]></purl></component>
    </components></component>
    <component type="file"><name>/etc/passwd</name></component>
    <component type="library"><name>unversioned</name><purl>pkg:npm/unversioned</purl></component>
    <component type="library"><name>odd</name><purl>npm/odd@1</purl></component>
  </components>
  <dependencies/>
</bom>"#;

#[test]
fn cyclonedx_says_the_same_in_json_and_xml() {
    let json = sbom::read(CYCLONEDX.as_bytes()).unwrap();
    let xml = sbom::read(CYCLONEDX_XML.as_bytes()).unwrap();
    assert_eq!((json.format, json.version.as_str()), (Format::CycloneDx, "1.6"));
    assert_eq!((xml.format, xml.version.as_str()), (Format::CycloneDx, "1.5"));
    let packages = [
        "rpm libssl 1:3.0.7-1.el9 from openssl 1:3.0.7-1.el9",
        "maven org.slf4j:slf4j-api 2.0.7",
    ];
    let left_out = [
        "1 components without a package URL: a name alone does not tell what it is",
        "1 components without a version",
        "1 components whose package URL cannot be read",
    ];
    for sbom in [json, xml] {
        let without_images: Vec<_> = sbom
            .left_out
            .iter()
            .filter(|words| !words.contains("oci"))
            .collect();
        assert_eq!(listed(&sbom), packages);
        assert_eq!(system(&sbom), Some(("rhel", Some("9.4"))));
        assert_eq!(without_images, left_out.iter().collect::<Vec<_>>());
        let license = sbom.components[0].package.license.as_deref();
        assert_eq!(license, Some("Apache-2.0 AND MIT OR ISC"));
    }
}

const SPDX: &str = r#"{
  "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "x",
  "packages": [
    {"name": "debian", "SPDXID": "a", "versionInfo": "12.5", "primaryPackagePurpose": "OPERATING-SYSTEM"},
    {"name": "libssl3", "SPDXID": "b", "versionInfo": "3.0.11-1", "licenseDeclared": "NOASSERTION", "licenseConcluded": "Apache-2.0",
     "sourceInfo": "built package from: openssl 3.0.11-1",
     "externalRefs": [{"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a"},
       {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5"}]},
    {"name": "noname", "SPDXID": "c"}
  ]
}"#;

const SPDX_TAGS: &str = "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n\nPackageName: debian\nPackageVersion: 12.5\nPrimaryPackagePurpose: OPERATING-SYSTEM\n\nPackageName: libssl3\nPackageVersion: 3.0.11-1\nPackageComment: <text>\nPackageName: nothing\n</text>\nPackageLicenseDeclared: NOASSERTION\nPackageLicenseConcluded: Apache-2.0\nPackageSourceInfo: built package from: openssl 3.0.11-1\nExternalRef: SECURITY cpe23Type cpe:2.3:a\nExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5\n\nFileName: ./a\nSPDXID: SPDXRef-a\n\nPackageName: noname\n";

const SPDX_3: &str = r#"{
  "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
  "@graph": [
    {"type": "CreationInfo", "@id": "_:c", "specVersion": "2.3"},
    {"type": "software_Package", "spdxId": "a", "name": "debian", "software_packageVersion": "12.5", "software_primaryPurpose": "operatingSystem"},
    {"type": "software_Package", "spdxId": "b", "name": "libssl3", "software_packageVersion": "3.0.11-1",
     "software_sourceInfo": "built package from: openssl 3.0.11-1",
     "externalIdentifier": [{"type": "ExternalIdentifier", "externalIdentifierType": "packageUrl", "identifier": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5"}]},
    {"type": "software_Package", "spdxId": "c", "name": "noname"},
    {"type": ["odd", "types"], "name": 7}
  ]
}"#;

#[test]
fn spdx_says_the_same_in_json_tags_and_version_3() {
    for (text, license) in [
        (SPDX, Some("Apache-2.0")),
        (SPDX_TAGS, Some("Apache-2.0")),
        (SPDX_3, None),
    ] {
        let sbom = sbom::read(text.as_bytes()).unwrap();
        assert_eq!((sbom.format, sbom.version.as_str()), (Format::Spdx, "SPDX-2.3"));
        assert_eq!(listed(&sbom), ["deb libssl3 3.0.11-1 from openssl 3.0.11-1"]);
        assert_eq!(system(&sbom), Some(("debian", Some("12.5"))));
        assert_eq!(sbom.components[0].package.license.as_deref(), license);
        assert_eq!(sbom.components[0].package.arch.as_deref(), Some("amd64"));
        assert_eq!(sbom.left_out.len(), 1);
    }
}

const SYFT: &str = r#"{
  "artifacts": [
    {"id": "1", "name": "musl", "version": "1.2.5-r0", "type": "apk", "purl": "pkg:apk/alpine/musl-utils@1.2.5-r0?arch=x86_64&upstream=musl&distro=alpine-3.20.1",
     "locations": [{"path": "/lib/apk/db/installed"}], "licenses": [{"value": "MIT", "spdxExpression": "MIT"}, "ISC"]}
  ],
  "distro": {"id": "alpine", "versionID": "3.20.1", "prettyName": "Alpine Linux v3.20", "idLike": ["a"]},
  "schema": {"version": "16.0.15", "url": "https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.15.json"}
}"#;

#[test]
fn syfts_own_json_is_read() {
    let sbom = sbom::read(SYFT.as_bytes()).unwrap();
    assert_eq!((sbom.format, sbom.version.as_str()), (Format::Syft, "16.0.15"));
    assert_eq!(listed(&sbom), ["apk musl-utils 1.2.5-r0 from musl 1.2.5-r0"]);
    assert_eq!(system(&sbom), Some(("alpine", Some("3.20.1"))));
    assert_eq!(sbom.components[0].path.as_deref(), Some("/lib/apk/db/installed"));
    assert_eq!(sbom.components[0].package.license.as_deref(), Some("MIT AND ISC"));
}

#[test]
fn the_system_that_most_packages_name_counts_where_none_is_stated() {
    let purls = [
        "a@1?distro=debian-11",
        "b@1?distro=debian-12",
        "c@1?distro=debian-12",
    ];
    let components = purls.map(|purl| format!(r#"{{"name": "x", "purl": "pkg:deb/debian/{purl}"}}"#));
    let text = format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [{}]}}"#,
        components.join(",")
    );
    assert_eq!(
        system(&sbom::read(text.as_bytes()).unwrap()),
        Some(("debian", Some("12")))
    );
}

#[test]
fn what_is_attached_to_images_is_read_through() {
    let text = format!(
        r#"{{"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://spdx.dev/Document", "subject": [], "predicate": {SPDX}}}"#
    );
    assert_eq!(sbom::read(text.as_bytes()), sbom::read(SPDX.as_bytes()));
}

#[test]
fn something_else_is_told_from_a_damaged_one() {
    for text in [
        "",
        "x",
        "{}",
        "<a/>",
        r#"{"name": "app", "version": "1"}"#,
        r#"{"predicate": {}}"#,
        r#"{"artifacts": []}"#,
        r#"{"@graph": []}"#,
    ] {
        assert_eq!(sbom::read(text.as_bytes()), Err(SbomError::Unknown), "{text}");
    }
    for text in [
        "{",
        r#"{"bomFormat": "CycloneDX", "components": 1}"#,
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"><a></b></bom>",
    ] {
        assert!(
            matches!(sbom::read(text.as_bytes()), Err(SbomError::Damaged(_))),
            "{text}"
        );
    }
    let with_mark = [b"\xef\xbb\xbf", CYCLONEDX.as_bytes()].concat();
    assert_eq!(sbom::read(&with_mark), sbom::read(CYCLONEDX.as_bytes()));
}

#[test]
fn depth_is_bounded() {
    let xml = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"><components>".to_owned()
        + &"<component type=\"library\"><components>".repeat(100_000);
    assert!(matches!(sbom::read(xml.as_bytes()), Err(SbomError::Damaged(_))));
    let json = r#"{"bomFormat": "CycloneDX", "components": ["#.to_owned()
        + &r#"{"name": "a", "components": ["#.repeat(100_000);
    assert!(matches!(sbom::read(json.as_bytes()), Err(SbomError::Damaged(_))));
}

const ALL: [&str; 6] = [CYCLONEDX, CYCLONEDX_XML, SPDX, SPDX_TAGS, SPDX_3, SYFT];

#[test]
fn a_bill_that_is_cut_anywhere_lists_no_more_than_the_whole() {
    for text in ALL {
        let whole = sbom::read(text.as_bytes()).unwrap().components.len();
        for len in 0..text.len() {
            let cut = sbom::read(&text.as_bytes()[..len]);
            assert!(cut.is_err() || cut.is_ok_and(|cut| cut.components.len() <= whole));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(
        which in 0..ALL.len(),
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let _ = sbom::read(&bytes);
        let mut changed = ALL[which].as_bytes().to_vec();
        let at = at.index(changed.len());
        let end = (at + bytes.len()).min(changed.len());
        changed.splice(at..end, bytes);
        let _ = sbom::read(&changed);
    }
}
