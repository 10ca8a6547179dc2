//! `DescribeImageScanFindings` under enhanced scanning: Inspector's findings as ECR writes them.

use tidewaiter_aws_api::ecr::{
    AwsEcrContainerImageDetails, CvssScore, CvssScoreDetails, EnhancedImageScanFinding,
    PackageVulnerabilityDetails, Recommendation, Remediation, Resource, ResourceDetails, ScoreDetails,
    VulnerablePackage,
};
use tidewaiter_scanning::{EnhancedFinding, EnhancedResult, InspectorPackage, cvss_version, to_tenths};
use tidewaiter_store::Image;
use tidewaiter_types::Timestamp;

use crate::Ecr;

/// What all findings of an image share.
pub(crate) struct OfImage<'a> {
    /// The service.
    pub(crate) ecr: &'a Ecr,
    /// The repository's name.
    pub(crate) repository: &'a str,
    /// The image.
    pub(crate) image: &'a Image,
    /// Its findings.
    pub(crate) result: &'a EnhancedResult,
    /// When they were last looked at.
    pub(crate) last_observed_at: Timestamp,
}

impl OfImage<'_> {
    /// One finding.
    pub(crate) fn finding(&self, found: &EnhancedFinding) -> EnhancedImageScanFinding {
        let finding = &found.finding;
        EnhancedImageScanFinding {
            aws_account_id: Some(self.ecr.account().to_owned()),
            description: Some(found.description()),
            exploit_available: Some(found.exploit_available().to_owned()),
            finding_arn: Some(found.arn(&self.ecr.registry.config().place, self.result)),
            first_observed_at: Some(found.first_observed_at.into()),
            fix_available: Some(finding.fix_available.as_str().to_owned()),
            last_observed_at: Some(self.last_observed_at.into()),
            package_vulnerability_details: Some(self.details(found)),
            remediation: Some(Remediation {
                recommendation: Some(Recommendation {
                    text: Some("None Provided".to_owned()),
                    url: None,
                }),
            }),
            resources: Some(vec![self.resource()]),
            score: found.score().map(|score| to_tenths(score.score)),
            score_details: found.score().map(score_details),
            severity: Some(found.severity().to_owned()),
            status: Some(found.status.as_str().to_owned()),
            title: Some(found.title()),
            r#type: Some("PACKAGE_VULNERABILITY".to_owned()),
            updated_at: Some(found.updated_at.into()),
        }
    }

    fn details(&self, found: &EnhancedFinding) -> PackageVulnerabilityDetails {
        let finding = &found.finding;
        let scores = finding.cvss.iter().map(|score| CvssScore {
            base_score: Some(to_tenths(score.score)),
            scoring_vector: Some(score.vector.clone()),
            source: Some(score.source.clone()),
            version: Some(cvss_version(score)),
        });
        let urls = finding.references.iter().map(|reference| reference.url.clone());
        let packages = self.result.packages(found).into_iter().map(package);
        PackageVulnerabilityDetails {
            cvss: Some(scores.collect()),
            reference_urls: Some(urls.collect()),
            related_vulnerabilities: Some(finding.aliases.clone()),
            source: Some(found.source(self.result)),
            source_url: found.source_url(self.result),
            vendor_created_at: finding.published.map(Into::into),
            vendor_severity: finding.vendor_severity.clone(),
            vendor_updated_at: finding.modified.map(Into::into),
            vulnerability_id: Some(finding.vulnerability.clone()),
            vulnerable_packages: Some(packages.collect()),
        }
    }

    fn resource(&self) -> Resource {
        let place = &self.ecr.registry.config().place;
        Resource {
            details: Some(ResourceDetails {
                aws_ecr_container_image: Some(AwsEcrContainerImageDetails {
                    architecture: self.result.word("architecture"),
                    author: self.result.word("author"),
                    image_hash: Some(self.image.digest.to_string()),
                    image_tags: Some(self.image.tags.clone()),
                    in_use_count: None,
                    last_in_use_at: None,
                    platform: self.result.platform(),
                    pushed_at: Some(self.image.pushed_at.into()),
                    registry: Some(self.ecr.account().to_owned()),
                    repository_name: Some(self.repository.to_owned()),
                }),
            }),
            id: Some(place.image_arn(self.repository, &self.image.digest)),
            tags: Some(std::collections::BTreeMap::new()),
            r#type: Some("AWS_ECR_CONTAINER_IMAGE".to_owned()),
        }
    }
}

fn package(package: InspectorPackage) -> VulnerablePackage {
    VulnerablePackage {
        arch: package.arch,
        epoch: Some(package.epoch),
        file_path: package.file_path,
        fixed_in_version: Some(package.fixed_in_version),
        name: Some(package.name),
        package_manager: Some(package.package_manager),
        release: package.release,
        source_layer_hash: package.source_layer_hash,
        version: Some(package.version),
    }
}

fn score_details(score: &tidewaiter_matching::CvssScore) -> ScoreDetails {
    ScoreDetails {
        cvss: Some(CvssScoreDetails {
            // Inspector adjusts scores by the network of EC2 instances only.
            adjustments: Some(vec![]),
            score: Some(to_tenths(score.score)),
            score_source: Some(score.source.clone()),
            scoring_vector: Some(score.vector.clone()),
            version: Some(cvss_version(score)),
        }),
    }
}
