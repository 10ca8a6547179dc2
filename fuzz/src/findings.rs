//! A small image with findings, for what people write about findings.

use tidewaiter_advisories::{Exploit, FixState, Nature, Subject};
use tidewaiter_ecosystems::{Confidence, EvidenceKind};
use tidewaiter_inventory::{FoundLibrary, ImageInventory, InstalledPackage};
use tidewaiter_matching::{Evidence, RatedBy};
use tidewaiter_reports::{Affected, Contents, Findings, Image, Issue, ScanType};
use tidewaiter_types::{Digest, Ecosystem, Package, Severity};

/// What is in it: a package of the system, and a library at two places.
pub fn inventory() -> ImageInventory {
    ImageInventory {
        packages: vec![InstalledPackage {
            package: Package::new(Ecosystem::Deb, "zlib1g", "1:1.2.13"),
            layer: 0,
            database_path: "var/lib/dpkg/status".to_owned(),
            database: None,
        }],
        libraries: ["srv/a.jar", "srv/lib/b.jar"].map(library).into(),
        ..ImageInventory::default()
    }
}

fn library(path: &str) -> FoundLibrary {
    let name = "org.apache.logging.log4j:log4j-core".to_owned();
    FoundLibrary {
        package: Package::new(Ecosystem::Maven, name, "2.14.1"),
        path: path.to_owned(),
        inner_path: None,
        layer: 0,
        found_by: "java".to_owned(),
        evidence: EvidenceKind::Installed,
        confidence: Confidence::High,
        is_development: false,
        owner: None,
    }
}

/// The image itself.
pub fn image() -> Image {
    Image {
        name: "app:1".to_owned(),
        digest: Digest::Sha256([1; 32]),
        created: None,
        os: "linux".to_owned(),
        architecture: "amd64".to_owned(),
        layers: Vec::new(),
    }
}

/// One vulnerability of each component.
pub fn findings(contents: &Contents<'_>) -> Findings {
    let components = contents.components.iter().enumerate();
    let issues = components.map(|(number, component)| issue(number, component.package));
    Findings {
        scan_type: ScanType::Enhanced,
        issues: issues.collect(),
    }
}

fn issue(number: usize, package: &Package) -> Issue {
    let id = ["CVE-2023-45853", "CVE-2021-44228"][number % 2].to_owned();
    Issue {
        aliases: vec!["GHSA-jfh8-c2jp-5v3q".to_owned()],
        nature: Nature::Vulnerability,
        severity: Severity::High,
        vendor_severity: None,
        title: None,
        description: None,
        uri: None,
        references: Vec::new(),
        scores: Vec::new(),
        cwes: Vec::new(),
        epss: None,
        exploited: None,
        exploit: Exploit::Unknown,
        published: None,
        modified: None,
        affected: vec![affected(number, package, &id)],
        id,
    }
}

fn affected(number: usize, package: &Package, advisory: &str) -> Affected {
    Affected {
        components: vec![number],
        name: package.name.clone(),
        version: package.version.clone(),
        severity: Severity::High,
        rated_by: RatedBy::Nobody,
        state: FixState::Affected,
        fixed_version: None,
        remediation: None,
        kernel_policy: false,
        is_development: false,
        evidence: Evidence {
            advisory: advisory.to_owned(),
            feed: "test".to_owned(),
            subject: Subject::Binary,
            name: package.name.clone(),
            range: String::new(),
            compared: package.version.clone(),
            decided: String::new(),
        },
        suppression: None,
    }
}
