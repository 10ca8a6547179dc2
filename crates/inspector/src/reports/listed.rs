//! The seam to Inspector's lists of findings: an image's findings in its form, and which of them a report is asked for.

use std::collections::BTreeMap;

use serde_json::Value;
use tidewaiter_aws_api::inspector2 as api;
use tidewaiter_scanning::{EnhancedFinding, EnhancedResult, InspectorPackage, cvss_version};
use tidewaiter_store::{Image, Repository};

use super::{ReportError, Reports};
use crate::Result;
use crate::errors::invalid;

/// Keys of criteria that are understood here.
const KEYS: [&str; 14] = [
    "awsAccountId",
    "ecrImageArchitecture",
    "ecrImageHash",
    "ecrImageRegistry",
    "ecrImageRepositoryName",
    "ecrImageTags",
    "exploitAvailable",
    "findingArn",
    "findingStatus",
    "findingType",
    "fixAvailable",
    "resourceId",
    "severity",
    "vulnerabilityId",
];

/// Refuses criteria that are not understood, rather than report too much.
pub(super) fn check(criteria: Option<&api::FilterCriteria>) -> Result<()> {
    let asked = serde_json::to_value(criteria).unwrap_or_default();
    let mut asked = asked.as_object().into_iter().flatten();
    match asked.find(|(key, _)| !KEYS.contains(&key.as_str())) {
        Some((key, _)) => Err(invalid(
            &format!("filterCriteria.{key}"),
            format!("reports are filtered by {}", KEYS.join(", ")),
        )),
        None => Ok(()),
    }
}

/// The findings of an image that are wanted.
pub(super) async fn findings(
    reports: &Reports,
    repository: &Repository,
    image: &Image,
    criteria: &Value,
) -> std::result::Result<Vec<api::Finding>, ReportError> {
    let result = reports
        .0
        .scanning
        .enhanced_result(repository, &image.digest)
        .await?;
    let Some(result) = result else {
        return Ok(Vec::new());
    };
    let form = Form {
        reports,
        repository,
        image,
        result: &result,
    };
    let all = result.findings.iter().map(|found| form.finding(found));
    Ok(all.filter(|finding| is_wanted(criteria, finding)).collect())
}

fn is_wanted(criteria: &Value, finding: &api::Finding) -> bool {
    let values = values(finding);
    let mut keys = criteria.as_object().into_iter().flatten();
    keys.all(|(key, filters)| {
        let values = values.get(key.as_str()).map(Vec::as_slice).unwrap_or_default();
        holds(filters, values)
    })
}

/// Values of one key are alternatives; those that must not be must all not be.
fn holds(filters: &Value, values: &[String]) -> bool {
    let matches = |filter: &Value| {
        let wanted = filter["value"].as_str().unwrap_or_default();
        match filter["comparison"].as_str() {
            Some("PREFIX") => values.iter().any(|value| value.starts_with(wanted)),
            _ => values.iter().any(|value| value == wanted),
        }
    };
    let filters = filters.as_array().map(Vec::as_slice).unwrap_or_default();
    let (not, is): (Vec<&Value>, Vec<&Value>) = filters
        .iter()
        .partition(|filter| filter["comparison"] == "NOT_EQUALS");
    (is.is_empty() || is.iter().any(|filter| matches(filter))) && !not.iter().any(|filter| matches(filter))
}

fn values(finding: &api::Finding) -> BTreeMap<&'static str, Vec<String>> {
    let resource = finding.resources.first();
    let image = resource
        .and_then(|one| one.details.as_ref())
        .and_then(|details| details.aws_ecr_container_image.as_ref());
    let details = finding.package_vulnerability_details.as_ref();
    let of_image = |of: fn(&api::AwsEcrContainerImageDetails) -> Option<String>| {
        image.and_then(of).into_iter().collect::<Vec<_>>()
    };
    let one = |word: Option<String>| word.into_iter().collect::<Vec<_>>();
    BTreeMap::from([
        ("awsAccountId", vec![finding.aws_account_id.clone()]),
        (
            "ecrImageArchitecture",
            of_image(|image| image.architecture.clone()),
        ),
        ("ecrImageHash", of_image(|image| Some(image.image_hash.clone()))),
        ("ecrImageRegistry", of_image(|image| Some(image.registry.clone()))),
        (
            "ecrImageRepositoryName",
            of_image(|image| Some(image.repository_name.clone())),
        ),
        (
            "ecrImageTags",
            image
                .and_then(|image| image.image_tags.clone())
                .unwrap_or_default(),
        ),
        (
            "exploitAvailable",
            one(finding.exploit_available.as_ref().map(ToString::to_string)),
        ),
        ("findingArn", vec![finding.finding_arn.clone()]),
        ("findingStatus", vec![finding.status.to_string()]),
        ("findingType", vec![finding.r#type.to_string()]),
        (
            "fixAvailable",
            one(finding.fix_available.as_ref().map(ToString::to_string)),
        ),
        ("resourceId", one(resource.map(|one| one.id.clone()))),
        ("severity", vec![finding.severity.to_string()]),
        (
            "vulnerabilityId",
            one(details.map(|details| details.vulnerability_id.clone())),
        ),
    ])
}

/// What all findings of an image share.
struct Form<'a> {
    reports: &'a Reports,
    repository: &'a Repository,
    image: &'a Image,
    result: &'a EnhancedResult,
}

impl Form<'_> {
    fn finding(&self, found: &EnhancedFinding) -> api::Finding {
        let (finding, place) = (&found.finding, &self.reports.0.registry.config().place);
        let score = found.score();
        api::Finding {
            aws_account_id: place.account.clone(),
            code_vulnerability_details: None,
            description: found.description(),
            epss: finding.epss.as_ref().map(|epss| api::EpssDetails {
                score: Some(f64::from(epss.score)),
            }),
            exploit_available: Some(yes_or_no(finding.exploit_available()).into()),
            exploitability_details: None,
            finding_arn: found.arn(place, self.result),
            first_observed_at: found.first_observed_at.into(),
            fix_available: Some(finding.fix_available.as_str().into()),
            inspector_score: score.map(|score| rounded(score.score)),
            inspector_score_details: score.map(|score| api::InspectorScoreDetails {
                adjusted_cvss: Some(api::CvssScoreDetails {
                    adjustments: Some(Vec::new()),
                    cvss_source: None,
                    score: rounded(score.score),
                    score_source: score.source.clone(),
                    scoring_vector: score.vector.clone(),
                    version: cvss_version(score),
                }),
            }),
            last_observed_at: self.result.image.last_scanned_at.into(),
            network_reachability_details: None,
            package_vulnerability_details: Some(self.details(found)),
            remediation: api::Remediation {
                recommendation: Some(api::Recommendation {
                    text: Some("None Provided".to_owned()),
                    url: None,
                }),
            },
            resources: vec![self.resource()],
            severity: found.severity().into(),
            status: api::FindingStatus::Active,
            title: Some(found.title()),
            r#type: api::FindingType::PackageVulnerability,
            updated_at: Some(found.updated_at.into()),
        }
    }

    fn details(&self, found: &EnhancedFinding) -> api::PackageVulnerabilityDetails {
        let finding = &found.finding;
        let scores = finding.cvss.iter().map(|score| api::CvssScore {
            base_score: rounded(score.score),
            scoring_vector: score.vector.clone(),
            source: score.source.clone(),
            version: cvss_version(score),
        });
        let urls = finding.references.iter().map(|reference| reference.url.clone());
        let packages = self.result.packages(found).into_iter().map(package);
        api::PackageVulnerabilityDetails {
            cvss: Some(scores.collect()),
            reference_urls: Some(urls.collect()),
            related_vulnerabilities: Some(finding.aliases.clone()),
            source: found.source(self.result),
            source_url: found.source_url(self.result),
            vendor_created_at: finding.published.map(Into::into),
            vendor_severity: finding.vendor_severity.clone(),
            vendor_updated_at: finding.modified.map(Into::into),
            vulnerability_id: finding.vulnerability.clone(),
            vulnerable_packages: Some(packages.collect()),
        }
    }

    fn resource(&self) -> api::Resource {
        let place = &self.reports.0.registry.config().place;
        let arn = place.repository_arn(&self.repository.name);
        api::Resource {
            details: Some(api::ResourceDetails {
                aws_ecr_container_image: Some(api::AwsEcrContainerImageDetails {
                    architecture: self.result.word("architecture"),
                    author: self.result.word("author"),
                    image_hash: self.image.digest.to_string(),
                    image_tags: Some(self.image.tags.clone()),
                    in_use_count: None,
                    last_in_use_at: None,
                    platform: self.result.platform(),
                    pushed_at: Some(self.image.pushed_at.into()),
                    registry: place.account.clone(),
                    repository_name: self.repository.name.clone(),
                }),
                ..api::ResourceDetails::default()
            }),
            id: format!("{arn}/{}", self.image.digest),
            partition: Some("aws".to_owned()),
            region: Some(place.region.clone()),
            tags: Some(BTreeMap::new()),
            r#type: api::ResourceType::AwsEcrContainerImage,
        }
    }
}

fn package(package: InspectorPackage) -> api::VulnerablePackage {
    api::VulnerablePackage {
        arch: package.arch,
        epoch: Some(package.epoch),
        file_path: package.file_path,
        fixed_in_version: Some(package.fixed_in_version),
        name: package.name,
        package_manager: Some(package.package_manager.as_str().into()),
        release: package.release,
        remediation: Some(package.remediation),
        source_lambda_layer_arn: None,
        source_layer_hash: package.source_layer_hash,
        version: package.version,
    }
}

/// A score to the tenth.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 10.0).round() / 10.0
}

fn yes_or_no(is: bool) -> &'static str {
    if is { "YES" } else { "NO" }
}
