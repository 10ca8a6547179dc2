//! The AWS Security Finding Format, as far as findings of vulnerabilities use it: what reports of scans and Security Hub's
//! findings of the registry are both written in.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use tidewaiter_matching::CvssScore;
use tidewaiter_types::Severity as Level;

use crate::findings::words::tenths;

/// The version of the format; there is only one.
pub const SCHEMA: &str = "2018-10-08";
/// The type of all findings here.
pub const CVE: &str = "Software and Configuration Checks/Vulnerabilities/CVE";

/// A finding.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Finding {
    pub schema_version: &'static str,
    pub id: String,
    pub product_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub generator_id: String,
    pub aws_account_id: String,
    pub types: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<String>,
    pub created_at: String,
    pub updated_at: String,
    pub severity: Severity,
    pub title: String,
    pub description: String,
    pub remediation: Remediation,
    pub product_fields: BTreeMap<String, String>,
    pub resources: Vec<Resource>,
    pub vulnerabilities: Vec<Vulnerability>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_state: Option<&'static str>,
    pub workflow: Workflow,
    pub record_state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_provider_fields: Option<ProviderFields>,
}

/// How grave it is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Severity {
    pub label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalized: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

impl Severity {
    /// The label of a level.
    pub fn label(level: Level) -> &'static str {
        match level {
            Level::Critical => "CRITICAL",
            Level::High => "HIGH",
            Level::Medium => "MEDIUM",
            Level::Low => "LOW",
            Level::Informational | Level::Undefined => "INFORMATIONAL",
        }
    }

    /// The number that goes with a label.
    pub fn number(label: &str) -> u8 {
        match label {
            "CRITICAL" => 90,
            "HIGH" => 70,
            "MEDIUM" => 40,
            "LOW" => 1,
            _ => 0,
        }
    }
}

/// What can be done.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Remediation {
    pub recommendation: Recommendation,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Recommendation {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Workflow {
    pub status: &'static str,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Note {
    pub text: String,
    pub updated_by: String,
    pub updated_at: String,
}

/// What the product says of it, whatever its readers made of that.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct ProviderFields {
    pub severity: Severity,
    pub types: Vec<String>,
}

/// What it was found in.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Resource {
    #[serde(rename = "Type")]
    pub kind: &'static str,
    pub id: String,
    pub partition: &'static str,
    pub region: String,
    pub details: Value,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Vulnerability {
    pub id: String,
    pub vulnerable_packages: Vec<Package>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cvss: Vec<Cvss>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_vulnerabilities: Vec<String>,
    pub vendor: Vendor,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_urls: Vec<String>,
    pub fix_available: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epss_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available: Option<&'static str>,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Package {
    pub name: String,
    pub version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_manager: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_in_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_hash: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Cvss {
    pub version: String,
    pub base_score: f64,
    pub base_vector: String,
    pub source: String,
}

impl Cvss {
    /// A score of a version of CVSS; the vector knows it better, where it names it.
    pub fn new(version: u8, score: f32, vector: &str, source: &str) -> Self {
        let minor = vector.strip_prefix("CVSS:");
        let minor = minor.and_then(|rest| rest.split('/').next());
        Self {
            version: minor.map_or_else(|| format!("{version}.0"), str::to_owned),
            base_score: tenths(score),
            base_vector: vector.to_owned(),
            source: source.to_owned(),
        }
    }
}

impl From<&CvssScore> for Cvss {
    fn from(score: &CvssScore) -> Self {
        Self::new(score.version, score.score, &score.vector, &score.source)
    }
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs, reason = "the members are those of the format")]
pub struct Vendor {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_updated_at: Option<String>,
}

/// The word for whether something is there.
pub fn yes(is_so: bool) -> &'static str {
    match is_so {
        true => "YES",
        false => "NO",
    }
}

/// `aws`, or the partition of the regions in China or of the US government.
pub fn partition(region: &str) -> &'static str {
    match () {
        () if region.starts_with("cn-") => "aws-cn",
        () if region.starts_with("us-gov-") => "aws-us-gov",
        () => "aws",
    }
}

/// The probability of an exploit with as many digits as it was published with.
pub use crate::findings::words::probability;
/// An instant as the format writes it: `2024-05-01T00:00:00Z`.
pub use crate::time::rfc3339 as instant;
