//! `SearchVulnerabilities`: what the advisories know of a vulnerability; and `GetClustersForImage`, which finds none.

use std::collections::BTreeSet;

use tidewaiter_advisories::{Database, DatabaseError, Texts, VulnerabilityRecord};
use tidewaiter_aws_api::inspector2::{
    Cvss2, Cvss3, Cvss4, Epss, GetClustersForImageRequest, GetClustersForImageResponse,
    SearchVulnerabilitiesRequest, SearchVulnerabilitiesResponse, Vulnerability, VulnerabilitySource,
};
use tidewaiter_scanning::{epss_score, to_tenths};

use crate::errors::internal;
use crate::findings::cisa;
use crate::{Inspector, Result};

/// What the advisories say, if their file is whole.
type Known<T> = std::result::Result<T, DatabaseError>;

/// Links, names and platforms that are shown, at most.
const MOST: usize = 100;

pub(crate) async fn vulnerabilities(
    inspector: &Inspector,
    input: SearchVulnerabilitiesRequest,
) -> Result<SearchVulnerabilitiesResponse> {
    let database = inspector.scanning.database();
    let mut vulnerabilities = Vec::new();
    for id in input.filter_criteria.vulnerability_ids {
        if let Some(record) = database.vulnerability(&id).map_err(internal)? {
            vulnerabilities.push(shown(&database, &record).map_err(internal)?);
        }
    }
    Ok(SearchVulnerabilitiesResponse {
        next_token: None,
        vulnerabilities,
    })
}

fn shown(database: &Database, record: &VulnerabilityRecord<'_>) -> Known<Vulnerability> {
    let mut texts = record.texts()?;
    // NVD's prose is about the flaw, and not about a package.
    texts.sort_by_key(|(feed, _)| *feed != "nvd");
    let exploited = database.exploited(record.id)?;
    let epss = database.epss(record.id)?;
    let score = |version| score_of(record, version);
    let word = record.severities()?.into_iter().find(|(feed, _)| *feed == "nvd");
    Ok(Vulnerability {
        atig_data: None,
        cisa_data: exploited.as_ref().map(cisa),
        cvss2: score(2)?.map(|(base_score, scoring_vector)| Cvss2 {
            base_score,
            scoring_vector,
        }),
        cvss3: score(3)?.map(|(base_score, scoring_vector)| Cvss3 {
            base_score,
            scoring_vector,
        }),
        cvss4: score(4)?.map(|(base_score, scoring_vector)| Cvss4 {
            base_score,
            scoring_vector,
        }),
        cwes: Some(
            record
                .cwes()?
                .iter()
                .map(|number| format!("CWE-{number}"))
                .collect(),
        ),
        description: texts.iter().find_map(|(_, texts)| texts.description.clone()),
        detection_platforms: Some(platforms(record)?),
        epss: epss.map(|epss| Epss {
            score: Some(epss_score(epss.score)),
        }),
        exploit_observed: None,
        id: record.id.to_owned(),
        reference_urls: Some(links(&texts)),
        related_vulnerabilities: Some(record.aliases().take(MOST).map(str::to_owned).collect()),
        source: Some(VulnerabilitySource::Nvd),
        source_url: Some(format!("https://nvd.nist.gov/vuln/detail/{}", record.id)),
        vendor_created_at: record.published()?.map(Into::into),
        vendor_severity: word.map(|(_, word)| word.to_owned()),
        vendor_updated_at: record.modified()?.map(Into::into),
    })
}

type BaseScore = (Option<f64>, Option<String>);

/// The score of a version of CVSS, NVD's if it gave one.
fn score_of(record: &VulnerabilityRecord<'_>, version: u8) -> Known<Option<BaseScore>> {
    let scores = record.cvss()?;
    let mut of_version: Vec<_> = scores
        .iter()
        .filter(|(_, score)| score.version == version)
        .collect();
    of_version.sort_by_key(|(feed, _)| *feed != "nvd");
    let first = of_version.first();
    Ok(first.map(|(_, score)| (Some(to_tenths(score.score)), Some(score.vector.to_owned()))))
}

/// The systems and languages in which it is looked for: `DEBIAN_12`, `NPM`.
fn platforms(record: &VulnerabilityRecord<'_>) -> Known<Vec<String>> {
    let spaces: BTreeSet<&str> = record.packages()?.into_iter().map(|(space, _)| space).collect();
    let word = |space: &str| space.to_uppercase().replace([':', '.', '-'], "_");
    Ok(spaces.into_iter().take(MOST).map(word).collect())
}

fn links(texts: &[(&str, Texts)]) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for reference in texts.iter().flat_map(|(_, texts)| &texts.references) {
        if links.len() < MOST && !links.contains(&reference.url) {
            links.push(reference.url.clone());
        }
    }
    links
}

/// Odd: the registry sees no clusters, so an image is in none.
pub(crate) async fn clusters(
    _: &Inspector,
    _: GetClustersForImageRequest,
) -> Result<GetClustersForImageResponse> {
    Ok(GetClustersForImageResponse {
        cluster: Vec::new(),
        next_token: None,
    })
}
