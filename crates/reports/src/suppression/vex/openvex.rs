//! OpenVEX 0.2.0 (and 0.0.1, whose products are plain texts).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Product, Statement, VexDocument, VexError, VexStatus};

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "@id", default)]
    id: String,
    #[serde(default)]
    timestamp: String,
    statements: Vec<Stated>,
}

#[derive(Deserialize)]
struct Stated {
    vulnerability: Vulnerability,
    #[serde(default)]
    products: Vec<Component>,
    status: Status,
    justification: Option<String>,
    impact_statement: Option<String>,
    timestamp: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Vulnerability {
    Id(String),
    Named {
        name: String,
        #[serde(default)]
        aliases: Vec<String>,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    NotAffected,
    Affected,
    Fixed,
    UnderInvestigation,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Component {
    Id(String),
    Described {
        #[serde(rename = "@id")]
        id: Option<String>,
        #[serde(default)]
        identifiers: BTreeMap<String, String>,
        #[serde(default)]
        hashes: BTreeMap<String, String>,
        #[serde(default)]
        subcomponents: Vec<Component>,
    },
}

/// Reads a document.
pub fn read(value: Value) -> Result<VexDocument, VexError> {
    let document: Document = serde_json::from_value(value).map_err(|error| VexError::Form {
        format: "OpenVEX",
        why: error.to_string(),
    })?;
    let statement = |stated: Stated| statement(stated, &document.timestamp);
    Ok(VexDocument {
        statements: document.statements.into_iter().map(statement).collect(),
        id: document.id,
    })
}

fn statement(stated: Stated, document_time: &str) -> Statement {
    let names = match stated.vulnerability {
        Vulnerability::Id(id) => vec![id],
        Vulnerability::Named { name, mut aliases } => {
            aliases.push(name);
            aliases
        }
    };
    Statement {
        names,
        status: match stated.status {
            Status::NotAffected => VexStatus::NotAffected,
            Status::Affected => VexStatus::Affected,
            Status::Fixed => VexStatus::Fixed,
            Status::UnderInvestigation => VexStatus::UnderInvestigation,
        },
        justification: stated.justification,
        reason: stated.impact_statement,
        time: stated.timestamp.unwrap_or_else(|| document_time.to_owned()),
        products: stated.products.into_iter().map(product).collect(),
    }
}

fn product(component: Component) -> Product {
    let parts = match &component {
        Component::Id(_) => Vec::new(),
        Component::Described { subcomponents, .. } => subcomponents.iter().flat_map(ids).collect(),
    };
    Product {
        ids: ids(&component),
        parts,
    }
}

fn ids(component: &Component) -> Vec<String> {
    match component {
        Component::Id(id) => vec![id.clone()],
        Component::Described {
            id,
            identifiers,
            hashes,
            ..
        } => {
            let all = id.iter().chain(identifiers.values()).chain(hashes.values());
            all.cloned().collect()
        }
    }
}
