//! The shape of a CSAF 2.0 document, as far as Red Hat's VEX files use it.

use std::borrow::Cow;

use serde::Deserialize;

/// A document; Red Hat's are about one vulnerability each.
#[derive(Deserialize)]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    pub document: Head<'a>,
    #[serde(borrow, default)]
    pub product_tree: Tree<'a>,
    #[serde(borrow, default)]
    pub vulnerabilities: Vec<Vulnerability<'a>>,
}

/// What is said of the whole.
#[derive(Deserialize)]
pub(super) struct Head<'a> {
    #[serde(borrow)]
    pub aggregate_severity: Option<Severity<'a>>,
    #[serde(borrow)]
    pub tracking: Tracking<'a>,
}

/// A severity word.
#[derive(Deserialize)]
pub(super) struct Severity<'a> {
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}

/// Dates of the document.
#[derive(Deserialize)]
pub(super) struct Tracking<'a> {
    #[serde(borrow)]
    pub initial_release_date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub current_release_date: Option<Cow<'a, str>>,
}

/// All products and components, and which is part of which.
#[derive(Default, Deserialize)]
pub(super) struct Tree<'a> {
    #[serde(borrow, default)]
    pub branches: Vec<Branch<'a>>,
    #[serde(borrow, default)]
    pub relationships: Vec<Relationship<'a>>,
}

/// A node of the tree; the JSON reader bounds how deep it may be.
#[derive(Deserialize)]
pub(super) struct Branch<'a> {
    #[serde(borrow, default)]
    pub branches: Vec<Branch<'a>>,
    #[serde(borrow)]
    pub product: Option<Product<'a>>,
}

/// A product or a component.
#[derive(Deserialize)]
pub(super) struct Product<'a> {
    #[serde(borrow)]
    pub product_id: Cow<'a, str>,
    #[serde(borrow)]
    pub product_identification_helper: Option<Helper<'a>>,
}

/// Its name in other lists.
#[derive(Deserialize)]
pub(super) struct Helper<'a> {
    #[serde(borrow)]
    pub cpe: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub purl: Option<Cow<'a, str>>,
}

/// A component in a product.
#[derive(Deserialize)]
pub(super) struct Relationship<'a> {
    #[serde(borrow)]
    pub full_product_name: Name<'a>,
    #[serde(borrow)]
    pub product_reference: Cow<'a, str>,
    #[serde(borrow)]
    pub relates_to_product_reference: Cow<'a, str>,
}

/// Its id.
#[derive(Deserialize)]
pub(super) struct Name<'a> {
    #[serde(borrow)]
    pub product_id: Cow<'a, str>,
}

/// What is said of the vulnerability.
#[derive(Deserialize)]
pub(super) struct Vulnerability<'a> {
    #[serde(borrow)]
    pub cve: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub cwe: Option<Cwe<'a>>,
    #[serde(borrow)]
    pub title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub notes: Vec<Note<'a>>,
    #[serde(borrow, default)]
    pub product_status: Status<'a>,
    #[serde(borrow)]
    pub release_date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub references: Vec<Link<'a>>,
    #[serde(borrow, default)]
    pub remediations: Vec<Remediation<'a>>,
    #[serde(borrow, default)]
    pub scores: Vec<Score<'a>>,
    #[serde(borrow, default)]
    pub threats: Vec<Threat<'a>>,
}

/// A kind of weakness.
#[derive(Deserialize)]
pub(super) struct Cwe<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
}

/// A text.
#[derive(Deserialize)]
pub(super) struct Note<'a> {
    #[serde(borrow)]
    pub category: Cow<'a, str>,
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}

/// Ids of products by what is said of them.
#[derive(Default, Deserialize)]
pub(super) struct Status<'a> {
    #[serde(borrow, default)]
    pub fixed: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub known_affected: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub known_not_affected: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub under_investigation: Vec<Cow<'a, str>>,
}

/// A link.
#[derive(Deserialize)]
pub(super) struct Link<'a> {
    #[serde(borrow)]
    pub url: Cow<'a, str>,
}

/// What is done, or not done, for some products.
#[derive(Deserialize)]
pub(super) struct Remediation<'a> {
    #[serde(borrow)]
    pub category: Cow<'a, str>,
    #[serde(borrow)]
    pub details: Cow<'a, str>,
    #[serde(borrow)]
    pub date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub product_ids: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub url: Option<Cow<'a, str>>,
}

/// Vectors.
#[derive(Deserialize)]
pub(super) struct Score<'a> {
    #[serde(borrow)]
    pub cvss_v2: Option<Cvss<'a>>,
    #[serde(borrow)]
    pub cvss_v3: Option<Cvss<'a>>,
    #[serde(borrow)]
    pub cvss_v4: Option<Cvss<'a>>,
}

/// A vector.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cvss<'a> {
    #[serde(borrow)]
    pub vector_string: Cow<'a, str>,
    pub base_score: Option<f32>,
}

/// How bad it is for some products.
#[derive(Deserialize)]
pub(super) struct Threat<'a> {
    #[serde(borrow)]
    pub category: Cow<'a, str>,
    #[serde(borrow)]
    pub details: Cow<'a, str>,
    #[serde(borrow, default)]
    pub product_ids: Vec<Cow<'a, str>>,
}
