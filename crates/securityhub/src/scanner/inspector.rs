//! A finding of enhanced scanning in the form in which Inspector sends it to Security Hub, after recorded answers.
//!
//! Odd: what Inspector cannot rate (`UNTRIAGED`) has no severity in ASFF but INFORMATIONAL; and a package without a fix has
//! neither `FixedInVersion` nor `Remediation` there, which say `NotAvailable` instead.

use std::collections::BTreeMap;

use serde_json::json;
use tidewaiter_events::Place;
use tidewaiter_reports::asff::form::{
    CVE, Cvss, Finding, Package, ProviderFields, Recommendation, Remediation, Resource, SCHEMA, Severity,
    Vendor, Vulnerability, Workflow, instant, partition, probability, yes,
};
use tidewaiter_scanning::{EnhancedFinding, EnhancedResult, InspectorPackage};
use tidewaiter_store::Image;

use crate::{arns, times};

/// Characters of a description before Security Hub cuts it, with the mark that it puts there.
const DESCRIPTION: usize = 1024;
const MARK: &str = "...Truncated";
const REMEDIATION: &str = "Remediation is available. Please refer to the Fixed version in the vulnerability details \
                           section above.For detailed remediation guidance for each of the affected packages, refer to \
                           the vulnerabilities section of the detailed finding JSON.";
const NO_REMEDIATION: &str = "None Provided";

/// What all findings of an image share.
pub(super) struct OfImage<'a> {
    pub(super) place: &'a Place,
    pub(super) repository: &'a str,
    pub(super) image: &'a Image,
    pub(super) result: &'a EnhancedResult,
}

impl OfImage<'_> {
    pub(super) fn finding(&self, found: &EnhancedFinding) -> Finding {
        let packages = self.result.packages(found);
        let label = Severity::label(found.finding.severity);
        let first = times::whole(found.first_observed_at);
        let updated = times::whole(found.updated_at);
        Finding {
            schema_version: SCHEMA,
            id: found.arn(self.place, self.result),
            product_arn: arns::product(self.place, arns::INSPECTOR),
            product_name: Some("Inspector".to_owned()),
            company_name: Some("Amazon".to_owned()),
            region: Some(self.place.region.clone()),
            generator_id: "AWSInspector".to_owned(),
            aws_account_id: self.place.account.clone(),
            types: vec![CVE.to_owned()],
            first_observed_at: Some(first.clone()),
            // Inspector observes a finding when it changes, as far as the hub is told.
            last_observed_at: Some(updated.clone()),
            created_at: first,
            updated_at: updated,
            severity: Severity {
                label,
                normalized: Some(Severity::number(label)),
                original: None,
            },
            title: found.title(),
            description: cut(found.whole_description()),
            remediation: remediation(&packages),
            product_fields: self.product_fields(found, &packages),
            resources: vec![self.resource()],
            vulnerabilities: vec![self.vulnerability(found, packages)],
            workflow_state: Some("NEW"),
            workflow: Workflow { status: "NEW" },
            record_state: "ACTIVE",
            note: None,
            finding_provider_fields: Some(ProviderFields {
                severity: Severity {
                    label,
                    normalized: None,
                    original: None,
                },
                types: vec![CVE.to_owned()],
            }),
        }
    }

    fn product_fields(
        &self,
        found: &EnhancedFinding,
        packages: &[InspectorPackage],
    ) -> BTreeMap<String, String> {
        let layers: Vec<&str> = packages
            .iter()
            .filter_map(|package| package.source_layer_hash.as_deref())
            .collect();
        let score = found.score().map(|score| Cvss::from(score).base_score);
        let fields = [
            ("ProductVersion", Some("2".to_owned())),
            ("FindingStatus", Some("ACTIVE".to_owned())),
            ("inspectorScore", score.map(|score| format!("{score:?}"))),
            (
                "resources/1/resourceDetails/awsEcrContainerImageDetails/platform",
                self.result.platform(),
            ),
            (
                "packageVulnerabilityDetails/vulnerablePackages/sourceLayerHashes",
                (!layers.is_empty()).then(|| layers.join(",")),
            ),
        ];
        let named = |(name, value): (&str, Option<String>)| Some((format!("aws/inspector/{name}"), value?));
        fields.into_iter().filter_map(named).collect()
    }

    fn resource(&self) -> Resource {
        let mut resource = resource(self.place, self.repository, self.image);
        if let Some(architecture) = self.result.word("architecture") {
            resource.details["AwsEcrContainerImage"]["Architecture"] = json!(architecture);
        }
        resource
    }

    fn vulnerability(&self, found: &EnhancedFinding, packages: Vec<InspectorPackage>) -> Vulnerability {
        let finding = &found.finding;
        let scores = finding.cvss.iter().map(Cvss::from);
        // Inspector lists the score that decides once more, after all.
        let deciding = found.score().map(Cvss::from);
        Vulnerability {
            id: finding.vulnerability.clone(),
            vulnerable_packages: packages.into_iter().map(package).collect(),
            cvss: scores.chain(deciding).collect(),
            related_vulnerabilities: finding.aliases.clone(),
            vendor: Vendor {
                name: found.source(self.result),
                url: found.source_url(self.result),
                vendor_severity: finding.vendor_severity.clone(),
                vendor_created_at: finding.published.and_then(instant),
                vendor_updated_at: finding.modified.and_then(instant),
            },
            reference_urls: finding.references.iter().map(|link| link.url.clone()).collect(),
            fix_available: finding.fix_available.as_str(),
            epss_score: finding.epss.as_ref().map(|epss| probability(epss.score)),
            exploit_available: Some(yes(finding.exploit_available())),
        }
    }
}

/// An image of this registry as what something was found in.
pub(super) fn resource(place: &Place, repository: &str, image: &Image) -> Resource {
    let mut details = json!({
        "RegistryId": place.account,
        "RepositoryName": repository,
        "ImageDigest": image.digest.to_string(),
        "ImagePublishedAt": times::whole(image.pushed_at),
    });
    if !image.tags.is_empty() {
        details["ImageTags"] = json!(image.tags);
    }
    Resource {
        kind: "AwsEcrContainerImage",
        id: place.image_arn(repository, &image.digest),
        partition: partition(&place.region),
        region: place.region.clone(),
        details: json!({"AwsEcrContainerImage": details}),
    }
}

fn package(package: InspectorPackage) -> Package {
    Package {
        name: package.name,
        version: package.version,
        epoch: Some(package.epoch.to_string()),
        release: package.release,
        architecture: package.arch,
        package_manager: Some(package.package_manager),
        file_path: package.file_path,
        fixed_in_version: Some(package.fixed_in_version),
        remediation: Some(package.remediation),
        source_layer_hash: package.source_layer_hash,
    }
}

fn remediation(packages: &[InspectorPackage]) -> Remediation {
    let has_fix = packages.iter().any(InspectorPackage::has_fix);
    Remediation {
        recommendation: Recommendation {
            text: if has_fix { REMEDIATION } else { NO_REMEDIATION }.to_owned(),
            url: None,
        },
    }
}

/// As Security Hub cuts it: 1,024 characters with the mark.
pub(super) fn cut(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let kept: String = text.chars().take(DESCRIPTION - MARK.len()).collect();
    kept + MARK
}
