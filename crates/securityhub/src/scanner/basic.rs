//! A finding of basic scanning in ASFF, as one of the account's own product.
//!
//! Odd: on AWS no finding of basic scanning goes to Security Hub, so that there is no form of theirs to follow. A result
//! stands as of its scan: a finding is there since the first scan that found it, and a scan that finds the same says nothing
//! new. There is one for each package, as in ECR's own list.

use std::collections::BTreeMap;

use tidewaiter_events::Place;
use tidewaiter_matching::{BasicFinding, Score};
use tidewaiter_reports::asff::form::{
    CVE, Cvss, Finding, Package, ProviderFields, Recommendation, Remediation, SCHEMA, Severity, Vendor,
    Vulnerability, Workflow, yes,
};
use tidewaiter_store::{Image, StoredHubFinding};
use tidewaiter_types::Timestamp;

use super::inspector::{cut, resource};
use super::short_hash;
use crate::{arns, times};

const NO_DESCRIPTION: &str =
    "The advisory database in use has no description of this vulnerability; the link leads to one.";

/// What all findings of a scan share.
pub(super) struct OfScan<'a> {
    pub(super) place: &'a Place,
    pub(super) repository: &'a str,
    pub(super) image: &'a Image,
    pub(super) scanned_at: Timestamp,
}

impl OfScan<'_> {
    pub(super) fn finding(&self, found: &BasicFinding, there: &[StoredHubFinding]) -> Finding {
        let id = self.id(found);
        let severity = || Severity {
            label: Severity::label(found.severity),
            normalized: None,
            original: Some(found.severity.as_str().to_owned()),
        };
        let earlier = there
            .iter()
            .find(|stored| stored.finding.columns.finding_id == id);
        let since = earlier.map_or(self.scanned_at, |stored| stored.finding.created_at);
        let (since, updated) = (times::whole(since), times::whole(self.scanned_at));
        Finding {
            schema_version: SCHEMA,
            id,
            product_arn: arns::default_product(self.place),
            product_name: Some("Basic scanning".to_owned()),
            company_name: Some("Tidewaiter".to_owned()),
            region: Some(self.place.region.clone()),
            generator_id: "tidewaiter/basic-scanning".to_owned(),
            aws_account_id: self.place.account.clone(),
            types: vec![CVE.to_owned()],
            first_observed_at: Some(since.clone()),
            last_observed_at: Some(updated.clone()),
            created_at: since,
            updated_at: updated,
            severity: severity(),
            title: format!("{} - {}", found.name, found.package_name),
            description: cut(found.description.as_deref().unwrap_or(NO_DESCRIPTION)),
            remediation: remediation(found),
            product_fields: product_fields(found),
            resources: vec![resource(self.place, self.repository, self.image)],
            vulnerabilities: vec![vulnerability(found)],
            workflow_state: None,
            workflow: Workflow { status: "NEW" },
            record_state: "ACTIVE",
            note: None,
            finding_provider_fields: Some(ProviderFields {
                severity: severity(),
                types: vec![CVE.to_owned()],
            }),
        }
    }

    /// The same for the same vulnerability of the same package of the same image, in every scan.
    fn id(&self, found: &BasicFinding) -> String {
        let about = [
            &self.place.image_arn(self.repository, &self.image.digest),
            &found.name,
            &found.package_name,
            &found.package_version,
        ];
        // None of them has a space in it.
        let hash = short_hash(&about.map(String::as_str).join(" "));
        format!("tidewaiter/basic-scanning/{}/{hash}", found.name)
    }
}

fn product_fields(found: &BasicFinding) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("tidewaiter/advisory".to_owned(), found.evidence.advisory.clone()),
        ("tidewaiter/decided".to_owned(), found.evidence.decided.clone()),
    ])
}

fn remediation(found: &BasicFinding) -> Remediation {
    let text = match &found.fixed_version {
        Some(version) => format!("Update {} to {version} or later.", found.package_name),
        None => "None Provided".to_owned(),
    };
    Remediation {
        recommendation: Recommendation {
            text,
            url: found.uri.clone(),
        },
    }
}

fn vulnerability(found: &BasicFinding) -> Vulnerability {
    let scores = [(3, &found.cvss3), (2, &found.cvss2)];
    let scores = scores
        .into_iter()
        .filter_map(|(version, score)| Some(cvss(version, score.as_ref()?)));
    Vulnerability {
        id: found.name.clone(),
        vulnerable_packages: vec![Package {
            name: found.package_name.clone(),
            version: found.package_version.clone(),
            package_manager: Some("OS".to_owned()),
            fixed_in_version: found.fixed_version.clone(),
            ..Package::default()
        }],
        cvss: scores.collect(),
        related_vulnerabilities: Vec::new(),
        vendor: Vendor {
            name: found.evidence.feed.clone(),
            url: found.uri.clone(),
            ..Vendor::default()
        },
        reference_urls: found.uri.clone().into_iter().collect(),
        fix_available: yes(found.fixed_version.is_some()),
        epss_score: None,
        exploit_available: None,
    }
}

fn cvss(version: u8, score: &Score) -> Cvss {
    Cvss::new(version, score.score, &score.vector, &score.source)
}
