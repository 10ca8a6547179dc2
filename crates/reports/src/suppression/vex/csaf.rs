//! CSAF 2.0 and 2.1 documents, as vendors publish their VEX.
//!
//! Odd: products form a tree of names, and a relationship makes a new product of two: a component as a part of a
//! platform. The part is what the statement is about, unless the platform is the image by its digest.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Product, Statement, VexDocument, VexError, VexStatus};

/// How deep branches are followed.
const DEPTH: usize = 64;

#[derive(Deserialize)]
struct Csaf {
    document: About,
    #[serde(default)]
    product_tree: Tree,
    #[serde(default)]
    vulnerabilities: Vec<Vulnerability>,
}

#[derive(Deserialize)]
struct About {
    tracking: Tracking,
}

#[derive(Deserialize)]
struct Tracking {
    id: String,
    #[serde(default)]
    current_release_date: String,
}

#[derive(Default, Deserialize)]
struct Tree {
    #[serde(default)]
    branches: Vec<Branch>,
    #[serde(default)]
    full_product_names: Vec<Name>,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Branch {
    #[serde(default)]
    branches: Vec<Branch>,
    product: Option<Name>,
}

#[derive(Deserialize)]
struct Name {
    product_id: String,
    #[serde(default)]
    product_identification_helper: Helper,
}

#[derive(Default, Deserialize)]
struct Helper {
    purl: Option<String>,
    #[serde(default)]
    purls: Vec<String>,
    #[serde(default)]
    hashes: Vec<Hashes>,
}

#[derive(Deserialize)]
struct Hashes {
    #[serde(default)]
    file_hashes: Vec<FileHash>,
}

#[derive(Deserialize)]
struct FileHash {
    value: String,
}

#[derive(Deserialize)]
struct Relationship {
    product_reference: String,
    relates_to_product_reference: String,
    full_product_name: Name,
}

#[derive(Deserialize)]
struct Vulnerability {
    cve: Option<String>,
    #[serde(default)]
    ids: Vec<Id>,
    #[serde(default)]
    product_status: ProductStatus,
    #[serde(default)]
    flags: Vec<Flag>,
    #[serde(default)]
    threats: Vec<Threat>,
}

#[derive(Deserialize)]
struct Id {
    text: String,
}

#[derive(Default, Deserialize)]
struct ProductStatus {
    #[serde(default)]
    fixed: Vec<String>,
    #[serde(default)]
    first_fixed: Vec<String>,
    #[serde(default)]
    known_affected: Vec<String>,
    #[serde(default)]
    known_not_affected: Vec<String>,
    #[serde(default)]
    under_investigation: Vec<String>,
}

#[derive(Deserialize)]
struct Flag {
    label: String,
    #[serde(default)]
    product_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Threat {
    category: String,
    details: String,
    #[serde(default)]
    product_ids: Vec<String>,
}

/// Reads a document.
pub fn read(value: Value) -> Result<VexDocument, VexError> {
    let csaf: Csaf = serde_json::from_value(value).map_err(|error| VexError::Form {
        format: "CSAF",
        why: error.to_string(),
    })?;
    let products = products(&csaf.product_tree);
    let time = &csaf.document.tracking.current_release_date;
    let all = csaf.vulnerabilities.iter();
    Ok(VexDocument {
        id: csaf.document.tracking.id.clone(),
        statements: all.flat_map(|one| statements(one, &products, time)).collect(),
    })
}

/// What each product's id stands for.
fn products(tree: &Tree) -> BTreeMap<&str, Product> {
    let mut products = BTreeMap::new();
    for name in &tree.full_product_names {
        products.insert(name.product_id.as_str(), named(name));
    }
    for branch in &tree.branches {
        learn(branch, &mut products, DEPTH);
    }
    for relationship in &tree.relationships {
        let product = related(relationship, &products);
        products.insert(&relationship.full_product_name.product_id, product);
    }
    products
}

fn learn<'d>(branch: &'d Branch, products: &mut BTreeMap<&'d str, Product>, depth: usize) {
    if let Some(name) = &branch.product {
        products.insert(&name.product_id, named(name));
    }
    if depth > 0 {
        for inner in &branch.branches {
            learn(inner, products, depth - 1);
        }
    }
}

fn named(name: &Name) -> Product {
    let helper = &name.product_identification_helper;
    let hashes = helper.hashes.iter().flat_map(|hashes| &hashes.file_hashes);
    let hashes = hashes.map(|hash| &hash.value);
    Product {
        ids: helper
            .purl
            .iter()
            .chain(&helper.purls)
            .chain(hashes)
            .cloned()
            .collect(),
        parts: Vec::new(),
    }
}

/// A part of the image where the platform has a digest or purl of an image; else the part by itself.
fn related(relationship: &Relationship, products: &BTreeMap<&str, Product>) -> Product {
    let ids = |id: &str| products.get(id).map(|product| product.ids.clone());
    let part = ids(&relationship.product_reference).unwrap_or_default();
    let whole = ids(&relationship.relates_to_product_reference).unwrap_or_default();
    let is_image = |id: &String| id.starts_with("pkg:oci/") || id.starts_with("pkg:docker/");
    match whole.iter().any(is_image) {
        true => Product {
            ids: whole,
            parts: part,
        },
        false => Product {
            ids: part,
            parts: Vec::new(),
        },
    }
}

/// One for each product of each status.
fn statements(stated: &Vulnerability, products: &BTreeMap<&str, Product>, time: &str) -> Vec<Statement> {
    let mut names: Vec<String> = stated.cve.iter().cloned().collect();
    names.extend(stated.ids.iter().map(|id| id.text.clone()));
    let status = &stated.product_status;
    let by_status = [
        (VexStatus::NotAffected, &status.known_not_affected),
        (VexStatus::Fixed, &status.fixed),
        (VexStatus::Fixed, &status.first_fixed),
        (VexStatus::Affected, &status.known_affected),
        (VexStatus::UnderInvestigation, &status.under_investigation),
    ];
    let pairs = by_status.into_iter();
    let pairs = pairs.flat_map(|(status, ids)| ids.iter().map(move |id| (status, id)));
    let known = pairs.filter_map(|(status, id)| Some((status, id, products.get(id.as_str())?)));
    let statement = |(status, id, product): (VexStatus, &String, &Product)| Statement {
        names: names.clone(),
        status,
        justification: stated.flag(id),
        reason: stated.impact(id),
        time: time.to_owned(),
        products: vec![product.clone()],
    };
    known.map(statement).collect()
}

impl Vulnerability {
    fn flag(&self, product: &String) -> Option<String> {
        let flag = self.flags.iter().find(|flag| flag.product_ids.contains(product));
        flag.map(|flag| flag.label.clone())
    }

    fn impact(&self, product: &String) -> Option<String> {
        let mut threats = self.threats.iter();
        let impact =
            threats.find(|threat| threat.category == "impact" && threat.product_ids.contains(product));
        impact.map(|threat| threat.details.clone())
    }
}
