//! A finding as Inspector writes it. The words and forms are `scanning`'s, which ECR's interface shares.

use std::collections::BTreeMap;

use tidewaiter_aws_api::inspector2::{
    AwsEcrContainerImageDetails, CisaData, CvssScore, CvssScoreDetails, EpssDetails, Evidence,
    ExploitAvailable, ExploitabilityDetails, Finding, FindingDetail, FindingStatus, FindingType,
    FixAvailable, InspectorScoreDetails, PackageManager, PackageVulnerabilityDetails, Recommendation,
    Remediation, Resource, ResourceDetails, ResourceType, Severity, VulnerablePackage,
};
use tidewaiter_events::Place;
use tidewaiter_scanning::{
    EnhancedFinding, InspectorPackage, ListedFinding, cvss_version, epss_score, to_tenths,
};

/// Links that details show, at most.
const LINKS: usize = 100;
/// Pieces of evidence, at most.
const EVIDENCES: usize = 50;

/// A finding of a list.
pub(crate) fn finding(place: &Place, listed: &ListedFinding) -> Finding {
    let (found, result) = (listed.found(), &listed.result);
    let epss = found.finding.epss.as_ref();
    Finding {
        aws_account_id: place.account.clone(),
        code_vulnerability_details: None,
        description: found.description(),
        epss: epss.map(|epss| EpssDetails {
            score: Some(epss_score(epss.score)),
        }),
        exploit_available: Some(ExploitAvailable::from(found.exploit_available())),
        exploitability_details: found.finding.exploited.as_ref().and_then(exploits),
        finding_arn: found.arn(place, result),
        first_observed_at: found.first_observed_at.into(),
        fix_available: Some(FixAvailable::from(found.finding.fix_available.as_str())),
        inspector_score: found.inspector_score(),
        inspector_score_details: found.score().map(score_details),
        last_observed_at: result.last_observed_at(found).into(),
        network_reachability_details: None,
        package_vulnerability_details: Some(vulnerability(listed)),
        remediation: Remediation {
            recommendation: Some(Recommendation {
                text: Some("None Provided".to_owned()),
                url: None,
            }),
        },
        resources: vec![resource(place, listed)],
        severity: Severity::from(found.severity()),
        status: FindingStatus::from(found.status.as_str()),
        title: Some(found.title()),
        r#type: FindingType::PackageVulnerability,
        updated_at: Some(found.updated_at.into()),
    }
}

/// CISA tells when it learned of an exploit; nobody tells of the last one.
fn exploits(entry: &tidewaiter_advisories::Exploited) -> Option<ExploitabilityDetails> {
    let added = entry.added?;
    Some(ExploitabilityDetails {
        last_known_exploit_at: Some(added.into()),
    })
}

fn score_details(score: &tidewaiter_matching::CvssScore) -> InspectorScoreDetails {
    InspectorScoreDetails {
        adjusted_cvss: Some(CvssScoreDetails {
            // Inspector adjusts scores by the network of EC2 instances only.
            adjustments: Some(Vec::new()),
            cvss_source: Some(score.source.clone()),
            score: to_tenths(score.score),
            score_source: score.source.clone(),
            scoring_vector: score.vector.clone(),
            version: cvss_version(score),
        }),
    }
}

fn vulnerability(listed: &ListedFinding) -> PackageVulnerabilityDetails {
    let (found, result) = (listed.found(), &listed.result);
    let finding = &found.finding;
    let scores = finding.cvss.iter().map(|score| CvssScore {
        base_score: to_tenths(score.score),
        scoring_vector: score.vector.clone(),
        source: score.source.clone(),
        version: cvss_version(score),
    });
    PackageVulnerabilityDetails {
        cvss: Some(scores.collect()),
        reference_urls: Some(links(listed)),
        related_vulnerabilities: Some(finding.aliases.clone()),
        source: found.source(result),
        source_url: found.source_url(result),
        vendor_created_at: finding.published.map(Into::into),
        vendor_severity: finding.vendor_severity.clone(),
        vendor_updated_at: finding.modified.map(Into::into),
        vulnerability_id: finding.vulnerability.clone(),
        vulnerable_packages: Some(result.packages(found).into_iter().map(package).collect()),
    }
}

fn links(listed: &ListedFinding) -> Vec<String> {
    let references = listed.found().finding.references.iter();
    references.map(|reference| reference.url.clone()).collect()
}

fn package(package: InspectorPackage) -> VulnerablePackage {
    VulnerablePackage {
        arch: package.arch,
        epoch: Some(package.epoch),
        file_path: package.file_path,
        fixed_in_version: Some(package.fixed_in_version),
        name: package.name,
        package_manager: Some(PackageManager::from(package.package_manager.as_str())),
        release: package.release,
        remediation: Some(package.remediation),
        source_lambda_layer_arn: None,
        source_layer_hash: package.source_layer_hash,
        version: package.version,
    }
}

fn resource(place: &Place, listed: &ListedFinding) -> Resource {
    let digest = listed.image.digest;
    Resource {
        details: Some(ResourceDetails {
            aws_ecr_container_image: Some(AwsEcrContainerImageDetails {
                architecture: listed.result.word("architecture"),
                author: listed.result.word("author"),
                image_hash: digest.to_string(),
                image_tags: Some(listed.image.tags.clone()),
                in_use_count: None,
                last_in_use_at: None,
                platform: listed.result.platform(),
                pushed_at: Some(listed.image.pushed_at.into()),
                registry: place.account.clone(),
                repository_name: listed.repository.name.clone(),
            }),
            ..ResourceDetails::default()
        }),
        id: place.image_arn(&listed.repository.name, &digest),
        partition: Some("aws".to_owned()),
        region: Some(place.region.clone()),
        tags: Some(BTreeMap::new()),
        r#type: ResourceType::AwsEcrContainerImage,
    }
}

/// What there is to know of a finding beside the list's words.
pub(super) fn detail(place: &Place, listed: &ListedFinding) -> FindingDetail {
    let (found, finding) = (listed.found(), &listed.found().finding);
    let mut urls = links(listed);
    urls.truncate(LINKS);
    FindingDetail {
        cisa_data: finding.exploited.as_ref().map(cisa),
        cwes: Some(
            finding
                .cwes
                .iter()
                .map(|number| format!("CWE-{number}"))
                .collect(),
        ),
        epss_score: finding.epss.as_ref().map(|epss| epss_score(epss.score)),
        evidences: Some(evidences(found)),
        exploit_observed: None,
        finding_arn: Some(found.arn(place, &listed.result)),
        reference_urls: Some(urls),
        risk_score: None,
        tools: Some(Vec::new()),
        ttps: Some(Vec::new()),
    }
}

/// Why it matches: of each package the advisory that decided, and what it says. Packages of one build share theirs.
///
/// Odd: Inspector has no member for why a finding was closed, or which VEX statement suppresses it; here both stand among
/// the evidence.
fn evidences(found: &EnhancedFinding) -> Vec<Evidence> {
    let told = |rule: String, detail: String| Evidence {
        evidence_detail: Some(detail),
        evidence_rule: Some(rule),
        severity: Some(found.severity().to_owned()),
    };
    let closed = found
        .closed_by
        .map(|closed_by| told("CLOSED_BY".to_owned(), closed_by.as_str().to_owned()));
    let by_vex = found.suppression.as_ref();
    let by_vex = by_vex.map(|suppression| told("SUPPRESSED_BY_VEX".to_owned(), suppression.words()));
    let mut all: Vec<Evidence> = closed.into_iter().chain(by_vex).collect();
    for evidence in found.finding.packages.iter().map(|package| &package.evidence) {
        let detail = format!(
            "{}: {}; affected are {} (feed {})",
            evidence.name, evidence.decided, evidence.range, evidence.feed
        );
        let new = told(evidence.advisory.clone(), detail);
        if !all.contains(&new) && all.len() < EVIDENCES {
            all.push(new);
        }
    }
    all
}

/// CISA's entry on a vulnerability.
pub(crate) fn cisa(entry: &tidewaiter_advisories::Exploited) -> CisaData {
    CisaData {
        action: entry.action.clone(),
        date_added: entry.added.map(Into::into),
        date_due: entry.due.map(Into::into),
    }
}
