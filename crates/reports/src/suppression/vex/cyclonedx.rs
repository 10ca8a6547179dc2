//! CycloneDX vulnerabilities with an analysis (VEX), in a document of their own or beside components.
//!
//! Odd: a vulnerability names what it affects by `bom-ref`, which leads to a component of the same document, or by a
//! BOM-Link, whose part behind `#` is such a name in another document. Our own names are package URLs, and so are those of
//! many others, so a name that is one stands for itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Product, Statement, VexDocument, VexError, VexStatus};

/// How deep components in components are followed.
const DEPTH: usize = 16;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    serial_number: Option<String>,
    #[serde(default)]
    metadata: Metadata,
    #[serde(default)]
    components: Vec<Component>,
    #[serde(default)]
    vulnerabilities: Vec<Vulnerability>,
}

#[derive(Default, Deserialize)]
struct Metadata {
    timestamp: Option<String>,
    component: Option<Component>,
}

#[derive(Deserialize)]
struct Component {
    #[serde(rename = "bom-ref")]
    reference: Option<String>,
    purl: Option<String>,
    version: Option<String>,
    #[serde(default)]
    components: Vec<Component>,
}

#[derive(Deserialize)]
struct Vulnerability {
    id: Option<String>,
    #[serde(default)]
    references: Vec<Reference>,
    analysis: Option<Analysis>,
    #[serde(default)]
    affects: Vec<Affects>,
    updated: Option<String>,
}

#[derive(Deserialize)]
struct Reference {
    id: Option<String>,
}

#[derive(Deserialize)]
struct Analysis {
    state: Option<String>,
    justification: Option<String>,
    detail: Option<String>,
    #[serde(rename = "lastUpdated")]
    last_updated: Option<String>,
}

#[derive(Deserialize)]
struct Affects {
    #[serde(rename = "ref")]
    reference: String,
}

/// Reads a document.
pub fn read(value: Value) -> Result<VexDocument, VexError> {
    let document: Document = serde_json::from_value(value).map_err(|error| VexError::Form {
        format: "CycloneDX",
        why: error.to_string(),
    })?;
    let mut known = BTreeMap::new();
    let own = document.metadata.component.iter();
    for component in own.chain(&document.components) {
        learn(component, &mut known, DEPTH);
    }
    let time = document.metadata.timestamp.unwrap_or_default();
    let statements = document.vulnerabilities.into_iter();
    Ok(VexDocument {
        id: document
            .serial_number
            .unwrap_or_else(|| "CycloneDX without a serial number".to_owned()),
        statements: statements
            .filter_map(|one| statement(one, &known, &time))
            .collect(),
    })
}

/// What each name in the document stands for.
fn learn<'d>(component: &'d Component, known: &mut BTreeMap<&'d str, Vec<String>>, depth: usize) {
    if let Some(reference) = &component.reference {
        let ids = component.purl.iter().chain(&component.version);
        known.insert(reference, ids.cloned().collect());
    }
    if depth > 0 {
        for inner in &component.components {
            learn(inner, known, depth - 1);
        }
    }
}

fn statement(stated: Vulnerability, known: &BTreeMap<&str, Vec<String>>, time: &str) -> Option<Statement> {
    let analysis = stated.analysis?;
    let status = match analysis.state.as_deref()? {
        "not_affected" | "false_positive" => VexStatus::NotAffected,
        "resolved" | "resolved_with_pedigree" => VexStatus::Fixed,
        "in_triage" => VexStatus::UnderInvestigation,
        _ => VexStatus::Affected,
    };
    let mut names: Vec<String> = stated.id.into_iter().collect();
    names.extend(stated.references.into_iter().filter_map(|reference| reference.id));
    let product = |affects: Affects| Product {
        ids: ids(affects.reference, known),
        parts: Vec::new(),
    };
    Some(Statement {
        names,
        status,
        justification: analysis.justification,
        reason: analysis.detail,
        time: analysis
            .last_updated
            .or(stated.updated)
            .unwrap_or_else(|| time.to_owned()),
        products: stated.affects.into_iter().map(product).collect(),
    })
}

fn ids(reference: String, known: &BTreeMap<&str, Vec<String>>) -> Vec<String> {
    let link = reference
        .strip_prefix("urn:cdx:")
        .and_then(|link| link.split_once('#'));
    let name = link.map_or(reference.as_str(), |(_, name)| name);
    let mut ids = known.get(name).cloned().unwrap_or_default();
    ids.push(name.to_owned());
    ids
}
