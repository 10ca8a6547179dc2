//! SPDX 3.0.1 as JSON-LD: a graph of elements, of which the image is the root. Findings are assessments between a
//! vulnerability and packages.
//!
//! Odd: the graph is made of plain JSON values, as the form is a list of some twenty kinds of elements with few members
//! each. A finding that an exception suppressed is stated as affected, with the exception's words: it says nothing of
//! the image.

use serde_json::{Map, Value, json};
use tidewaiter_matching::CvssScore;
use tidewaiter_types::{Algorithm, Severity};

use super::v2::numbered;
use crate::findings::words::{description, probability, rating, remedy, tenths};
use crate::json::write;
use crate::time::rfc3339;
use crate::{Affected, Component, Issue, Report, SuppressedBy, VexStatus, licences};

/// The document as indented JSON, with a line feed at its end.
pub fn render(report: &Report<'_>) -> String {
    let graph = Graph::of(report);
    write(&json!({
        "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
        "@graph": graph.elements,
    }))
}

/// What all elements say of their making.
const CREATION: &str = "_:creation";

struct Graph {
    namespace: String,
    elements: Vec<Value>,
}

impl Graph {
    fn of(report: &Report<'_>) -> Self {
        let mut graph = Self {
            namespace: format!("urn:uuid:{}", report.id(&["spdx 3.0"])),
            elements: Vec::new(),
        };
        graph.add_document(report);
        graph.add_packages(report);
        graph.add_licences(report);
        for (number, issue) in report.findings.issues.iter().enumerate() {
            graph.add_issue(report, number, issue);
        }
        graph
    }

    fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// Adds an element of a kind, and gives its id.
    fn add(&mut self, kind: &str, name: &str, members: Value) -> String {
        let id = self.id(name);
        let mut element = Map::new();
        element.insert("type".into(), kind.into());
        element.insert("spdxId".into(), id.clone().into());
        element.insert("creationInfo".into(), CREATION.into());
        if let Value::Object(members) = members {
            element.extend(members.into_iter().filter(|(_, value)| !value.is_null()));
        }
        self.elements.push(Value::Object(element));
        id
    }

    fn relate(&mut self, name: &str, kind: &str, from: &str, to: &[String]) {
        let members = json!({"relationshipType": kind, "from": from, "to": to});
        self.add("Relationship", name, members);
    }

    fn add_document(&mut self, report: &Report<'_>) {
        let created = rfc3339(report.database.created);
        self.elements.push(json!({
            "type": "CreationInfo",
            "@id": CREATION,
            "specVersion": "3.0.1",
            "created": created.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
            "createdBy": [self.id("Agent")],
            "createdUsing": [self.id("Tool")],
        }));
        self.add("SoftwareAgent", "Agent", json!({"name": "tidewaiter"}));
        let tool = format!("tidewaiter {}", env!("CARGO_PKG_VERSION"));
        self.add("Tool", "Tool", json!({"name": tool}));
        let words = [report.gaps(), report.problems(), report.warnings()].concat();
        let comment = (!words.is_empty()).then(|| words.join("\n"));
        let bill = json!({
            "name": report.image.name,
            "rootElement": [self.id("Image")],
            "software_sbomType": ["analyzed"],
        });
        let bill = self.add("software_Sbom", "Sbom", bill);
        let document = json!({
            "name": report.image.name,
            "comment": comment,
            "rootElement": [bill],
            "profileConformance": ["core", "software", "simpleLicensing", "security"],
        });
        self.add("SpdxDocument", "Document", document);
    }

    fn add_packages(&mut self, report: &Report<'_>) {
        let image = &report.image;
        let algorithm = match image.digest.algorithm() {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        };
        let members = json!({
            "name": image.name,
            "software_packageVersion": image.digest.to_string(),
            "software_packageUrl": image.purl(),
            "software_primaryPurpose": "container",
            "verifiedUsing": [{"type": "Hash", "algorithm": algorithm, "hashValue": image.digest.hex()}],
        });
        let image = self.add("software_Package", "Image", members);
        let mut contained = Vec::new();
        if let Some(system) = &report.inventory.distribution {
            let members = json!({
                "name": system.id,
                "software_packageVersion": system.version,
                "software_primaryPurpose": "operatingSystem",
            });
            contained.push(self.add("software_Package", "System", members));
        }
        for (number, component) in numbered(report) {
            contained.push(self.add("software_Package", &package(number), of_component(component)));
        }
        if !contained.is_empty() {
            self.relate("Contents", "contains", &image, &contained);
        }
    }

    fn add_licences(&mut self, report: &Report<'_>) {
        for (number, component) in numbered(report) {
            let Some(text) = licences::text(component.package.license.as_ref()) else {
                continue;
            };
            let members = match licences::expression(text) {
                Some(expression) => json!({"simplelicensing_licenseExpression": expression}),
                None => self.add_words(number, text),
            };
            let name = format!("License-{number}");
            let licence = self.add("simplelicensing_LicenseExpression", &name, members);
            let from = self.id(&package(number));
            let name = format!("DeclaredLicense-{number}");
            self.relate(&name, "hasDeclaredLicense", &from, &[licence]);
        }
    }

    /// A licence of the document's own, with the record's words.
    fn add_words(&mut self, number: usize, text: &str) -> Value {
        let name = format!("LicenseText-{number}");
        let words = json!({"simplelicensing_licenseText": text});
        let words = self.add("simplelicensing_SimpleLicensingText", &name, words);
        let own = format!("LicenseRef-{number}");
        json!({
            "simplelicensing_licenseExpression": own,
            "simplelicensing_customIdToUri": [{"type": "DictionaryEntry", "key": own, "value": words}],
        })
    }

    fn add_issue(&mut self, report: &Report<'_>, number: usize, issue: &Issue) {
        let name = format!("Vulnerability-{number}");
        let vulnerability = self.add("security_Vulnerability", &name, vulnerability(issue));
        for (place, affected) in issue.affected.iter().enumerate() {
            let to = self.products(report, affected);
            let (kind, mut members) = assessment(affected);
            members["from"] = vulnerability.clone().into();
            members["to"] = to.into();
            self.add(kind, &format!("Assessment-{number}-{place}"), members);
        }
        self.add_ratings(report, number, issue, &vulnerability);
    }

    /// The listed packages that an affected one stands for.
    fn products(&self, report: &Report<'_>, affected: &Affected) -> Vec<String> {
        let listed = affected.components.iter().map(|number| {
            let owner = report.contents.components[*number].owner;
            self.id(&package(owner.unwrap_or(*number)))
        });
        listed.collect()
    }

    /// The score that is shown, how likely exploits are, and whether they are known.
    fn add_ratings(&mut self, report: &Report<'_>, number: usize, issue: &Issue, vulnerability: &str) {
        let mut to: Vec<String> = Vec::new();
        for affected in &issue.affected {
            to.extend(self.products(report, affected));
        }
        to.sort_unstable();
        to.dedup();
        let mut rate = |kind: &str, name: &str, mut members: Value| {
            members["relationshipType"] = "hasAssessmentFor".into();
            members["from"] = vulnerability.into();
            members["to"] = to.clone().into();
            self.add(kind, &format!("{name}-{number}"), members);
        };
        if let Some(score) = issue.scores.first() {
            let (kind, members) = cvss(score);
            rate(kind, "Cvss", members);
        }
        if let Some(epss) = &issue.epss {
            let members = json!({
                "security_probability": probability(epss.score),
                "security_percentile": probability(epss.percentile),
            });
            rate("security_EpssVulnAssessmentRelationship", "Epss", members);
        }
        if issue.exploited.is_some() {
            let members = json!({
                "security_catalogType": "kev",
                "security_exploited": true,
                "security_locator": "https://www.cisa.gov/known-exploited-vulnerabilities-catalog",
            });
            rate(
                "security_ExploitCatalogVulnAssessmentRelationship",
                "Kev",
                members,
            );
        }
    }
}

fn package(number: usize) -> String {
    format!("Package-{number}")
}

fn of_component(component: &Component<'_>) -> Value {
    let places: Vec<_> = component
        .occurrences
        .iter()
        .map(crate::Occurrence::location)
        .collect();
    let version = Some(&component.package.version).filter(|version| !version.is_empty());
    json!({
        "name": component.package.name,
        "software_packageVersion": version,
        "software_packageUrl": component.purl,
        "software_primaryPurpose": "library",
        "software_sourceInfo": format!("found in {}", places.join(", ")),
    })
}

fn vulnerability(issue: &Issue) -> Value {
    let identifier = |id: &str, page: Option<&String>| {
        let kind = match id.starts_with("CVE-") {
            true => "cve",
            false => "securityOther",
        };
        let mut identifier = json!({
            "type": "ExternalIdentifier",
            "externalIdentifierType": kind,
            "identifier": id,
        });
        if let Some(page) = page {
            identifier["identifierLocator"] = json!([page]);
        }
        identifier
    };
    let own = std::iter::once(identifier(&issue.id, issue.uri.as_ref()));
    let aliases = issue.aliases.iter().map(|alias| identifier(alias, None));
    json!({
        "name": issue.id,
        "summary": issue.title,
        "description": description(issue),
        "externalIdentifier": own.chain(aliases).collect::<Vec<_>>(),
        "security_publishedTime": issue.published.and_then(rfc3339),
        "security_modifiedTime": issue.modified.and_then(rfc3339),
    })
}

/// What is said of a vulnerability and what it affects.
fn assessment(affected: &Affected) -> (&'static str, Value) {
    let suppression = affected.suppression.as_ref();
    let words = suppression.map(crate::Suppression::words);
    let by = suppression.map(|suppression| &suppression.by);
    match by {
        Some(SuppressedBy::Vex {
            status: VexStatus::Fixed,
            ..
        }) => (
            "security_VexFixedVulnAssessmentRelationship",
            json!({"relationshipType": "fixedIn", "security_statusNotes": words}),
        ),
        Some(SuppressedBy::Vex { justification, .. }) => (
            "security_VexNotAffectedVulnAssessmentRelationship",
            json!({
                "relationshipType": "doesNotAffect",
                "security_justificationType": justification.as_deref().and_then(reason),
                "security_impactStatement": words,
            }),
        ),
        Some(SuppressedBy::Exception { .. }) | None => {
            let action = affected.remediation.clone();
            (
                "security_VexAffectedVulnAssessmentRelationship",
                json!({
                    "relationshipType": "affects",
                    "security_actionStatement": words.or(action).unwrap_or_else(|| remedy(affected)),
                    "security_statusNotes": affected.evidence.decided,
                }),
            )
        }
    }
}

/// OpenVEX's reasons in SPDX's words.
fn reason(justification: &str) -> Option<&'static str> {
    Some(match justification {
        "component_not_present" => "componentNotPresent",
        "vulnerable_code_not_present" => "vulnerableCodeNotPresent",
        "vulnerable_code_not_in_execute_path" => "vulnerableCodeNotInExecutePath",
        "vulnerable_code_cannot_be_controlled_by_adversary" => "vulnerableCodeCannotBeControlledByAdversary",
        "inline_mitigations_already_exist" => "inlineMitigationsAlreadyExist",
        _ => return None,
    })
}

fn cvss(score: &CvssScore) -> (&'static str, Value) {
    let mut members = json!({
        "security_score": tenths(score.score),
        "security_vectorString": score.vector,
        "security_severity": severity(rating(score)),
    });
    let kind = match score.version {
        2 => {
            // CVSS 2 has no words for its scores there.
            members["security_severity"] = Value::Null;
            "security_CvssV2VulnAssessmentRelationship"
        }
        4 => "security_CvssV4VulnAssessmentRelationship",
        _ => "security_CvssV3VulnAssessmentRelationship",
    };
    (kind, members)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Informational | Severity::Undefined => "none",
    }
}
