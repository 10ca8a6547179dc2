//! VEX statements of others: OpenVEX, CSAF and CycloneDX, brought to one form and applied to findings.
//!
//! A statement that a product is not affected, or has a fix, suppresses the finding, with its document and reason; one
//! that it is affected, or that nobody knows yet, changes nothing. Of several that speak of one finding the latest counts.
//!
//! Odd: a statement must name the image, or what is in it, by package URL or by digest. One that names neither is about
//! something else, and so is one about an image of another digest: names of products are never compared by likeness.

mod csaf;
mod cyclonedx;
mod openvex;

use std::collections::BTreeMap;

use serde_json::Value;
use tidewaiter_types::Digest;

use super::purl::is_about;
use super::{SuppressedBy, Suppression, VexStatus};
use crate::contents::Contents;
use crate::findings::{Affected, Findings};
use crate::image::Image;

/// The statements of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VexDocument {
    /// Its id.
    pub id: String,
    /// What it says, in its order.
    statements: Vec<Statement>,
}

/// What a document says of a vulnerability and some products.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Statement {
    /// Names of the vulnerability.
    names: Vec<String>,
    status: VexStatus,
    justification: Option<String>,
    reason: Option<String>,
    /// When it was made, as a text of RFC 3339.
    time: String,
    products: Vec<Product>,
}

/// A product, and the parts of it that are meant; no parts are all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Product {
    /// Package URLs and digests that name it.
    ids: Vec<String>,
    /// Package URLs of parts.
    parts: Vec<String>,
}

/// Why a VEX document cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum VexError {
    /// It is not JSON.
    #[error("it is not JSON: {0}")]
    Json(String),
    /// It is no VEX document.
    #[error("it is no VEX document: OpenVEX, CSAF and CycloneDX in JSON are read")]
    Unknown,
    /// It is one, but not as it should be.
    #[error("it is no {format} document as it should be: {why}")]
    Form {
        /// Which form it has.
        format: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl VexDocument {
    /// Reads a document, whichever of the three forms it has.
    ///
    /// # Errors
    /// If it is none of them.
    pub fn parse(bytes: &[u8]) -> Result<Self, VexError> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| VexError::Json(error.to_string()))?;
        let context = value["@context"].as_str().unwrap_or_default();
        if context.starts_with("https://openvex.dev/ns") {
            return openvex::read(value);
        }
        if value["bomFormat"] == "CycloneDX" {
            return cyclonedx::read(value);
        }
        match value["document"]["csaf_version"].is_string() {
            true => csaf::read(value),
            false => Err(VexError::Unknown),
        }
    }
}

/// Applies documents, and says of each that met no finding that it did not.
pub fn apply(
    documents: &[VexDocument],
    findings: &mut Findings,
    contents: &Contents<'_>,
    image: &Image,
) -> Vec<String> {
    let context = Context::new(&image.digest);
    let by_name = by_name(documents);
    let mut met = vec![false; documents.len()];
    for issue in &mut findings.issues {
        let about = about(issue.names(), &by_name);
        for affected in &mut issue.affected {
            let purls = purls(affected, contents);
            let Some((number, statement)) = context.latest(&about, &purls) else {
                continue;
            };
            met[number] = true;
            if statement.status.suppresses() {
                let suppression = || statement.suppression(&documents[number].id);
                affected.suppression.get_or_insert_with(suppression);
            }
        }
    }
    let unmet = documents.iter().zip(met).filter(|(_, met)| !met);
    unmet
        .map(|(document, _)| format!("the VEX document {} speaks of no finding", document.id))
        .collect()
}

/// What documents state, to be asked of many findings in one image.
pub struct VexStatements<'d> {
    documents: &'d [VexDocument],
    by_name: BTreeMap<String, Vec<Numbered<'d>>>,
    context: Context,
}

impl<'d> VexStatements<'d> {
    /// What they state about an image and what is in it.
    pub fn about(documents: &'d [VexDocument], image: &Digest) -> Self {
        Self {
            documents,
            by_name: by_name(documents),
            context: Context::new(image),
        }
    }

    /// Why a finding in one package goes away, if the latest statement about it says so. `names` are those of the
    /// vulnerability, `purl` is the package's.
    pub fn suppression(&self, names: &[&str], purl: Option<&str>) -> Option<Suppression> {
        let about = about(names.iter().copied(), &self.by_name);
        let (number, statement) = self.context.latest(&about, &[purl])?;
        let suppresses = statement.status.suppresses();
        suppresses.then(|| statement.suppression(&self.documents[number].id))
    }
}

/// The package URLs of what is affected.
fn purls<'c>(affected: &Affected, contents: &'c Contents<'_>) -> Vec<Option<&'c str>> {
    let components = affected.components.iter();
    components
        .map(|number| contents.components[*number].purl.as_deref())
        .collect()
}

/// A statement, with the number of its document.
type Numbered<'d> = (usize, &'d Statement);

/// All statements by the names of vulnerabilities, in upper case.
fn by_name(documents: &[VexDocument]) -> BTreeMap<String, Vec<Numbered<'_>>> {
    let mut by_name: BTreeMap<String, Vec<Numbered<'_>>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for statement in &document.statements {
            for name in &statement.names {
                let statements = by_name.entry(name.to_uppercase()).or_default();
                statements.push((number, statement));
            }
        }
    }
    by_name
}

/// What is stated about a vulnerability of these names.
fn about<'d, 'n>(
    names: impl Iterator<Item = &'n str>,
    by_name: &BTreeMap<String, Vec<Numbered<'d>>>,
) -> Vec<Numbered<'d>> {
    let statements = names.filter_map(|name| by_name.get(&name.to_uppercase()));
    statements.flatten().copied().collect()
}

impl Statement {
    fn suppression(&self, document: &str) -> Suppression {
        Suppression {
            by: SuppressedBy::Vex {
                document: document.to_owned(),
                status: self.status,
                justification: self.justification.clone(),
            },
            reason: self.reason.clone(),
        }
    }
}

/// By what a product can name the image.
struct Context {
    digest: String,
    hex: String,
}

impl Context {
    fn new(image: &Digest) -> Self {
        Self {
            digest: image.to_string(),
            hex: image.hex(),
        }
    }

    /// The latest statement that is about what has these package URLs; of one time the later in the order of documents.
    fn latest<'d>(&self, about: &[Numbered<'d>], purls: &[Option<&str>]) -> Option<Numbered<'d>> {
        let is_about = |statement: &Statement| {
            let mut products = statement.products.iter();
            products.any(|product| self.means(product, purls))
        };
        let meant = about.iter().filter(|(_, statement)| is_about(statement));
        meant.max_by_key(|(_, statement)| &statement.time).copied()
    }

    /// The image with these parts, or what is in it by itself.
    fn means(&self, product: &Product, purls: &[Option<&str>]) -> bool {
        let is_one_of = |ids: &[String], own: &str| ids.iter().any(|id| is_about(id, own));
        let all_are = |ids: &[String]| {
            !purls.is_empty() && purls.iter().all(|own| own.is_some_and(|own| is_one_of(ids, own)))
        };
        match product.ids.iter().any(|id| self.is_image(id)) {
            true => product.parts.is_empty() || all_are(&product.parts),
            false => product.parts.is_empty() && all_are(&product.ids),
        }
    }

    /// Whether an id is the image's digest, or a package URL of type `oci` with it.
    fn is_image(&self, id: &str) -> bool {
        let names_digest = id.contains(&self.digest) || id.contains(&self.digest.replace(':', "%3A"));
        let is_oci = id.starts_with("pkg:oci/") || id.starts_with("pkg:docker/");
        id == self.digest || id == self.hex || is_oci && names_digest
    }
}
