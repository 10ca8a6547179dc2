//! A finding in the words and forms of Amazon Inspector, from which each of its interfaces (ECR's, Inspector's own, Security
//! Hub's) takes what it shows. The forms follow recorded answers.
//!
//! Odd: `fixedInVersion` of a system's package has an epoch, be it 0, and of a language's none; `UNTRIAGED` is what ECR's
//! basic scanning calls UNDEFINED; and the arch of a package is written in capitals while that of its image is not.

use sha2::{Digest as _, Sha256};
use tidewaiter_ecosystems::distribution::cve_page;
use tidewaiter_events::Place;
use tidewaiter_matching::{AffectedPackage, CvssScore, RatedBy, is_of_system};
use tidewaiter_store::WatchedImageId;
use tidewaiter_types::{Distribution, Ecosystem, Package, Severity, Space};

use super::findings::{EnhancedFinding, EnhancedResult, PlacedPackage};

/// What Inspector writes where there is no fix.
const NOT_AVAILABLE: &str = "NotAvailable";
/// Characters of a description that are shown.
const DESCRIPTION: usize = 1024;
/// Packages that a title names.
const NAMED: usize = 2;

/// A package of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectorPackage {
    /// In capitals.
    pub arch: Option<String>,
    /// 0 where there is none.
    pub epoch: i32,
    /// Path of the file that tells of it, without a leading slash; none for a system's package.
    pub file_path: Option<String>,
    /// The first version that is not affected.
    pub fixed_in_version: String,
    /// Its name.
    pub name: String,
    /// `OS`, `NODEPKG`, `JAR`, …
    pub package_manager: String,
    /// What follows the upstream version.
    pub release: Option<String>,
    /// Digest of the layer that brought it.
    pub source_layer_hash: Option<String>,
    /// Its upstream version.
    pub version: String,
    /// What to run or do.
    pub remediation: String,
}

impl InspectorPackage {
    /// Whether there is a version that is not affected.
    pub fn has_fix(&self) -> bool {
        self.fixed_in_version != NOT_AVAILABLE
    }
}

impl EnhancedResult {
    /// The image's system, if it is known.
    pub fn distribution(&self) -> Option<Distribution> {
        serde_json::from_value(self.image.content["distribution"].clone()).ok()
    }

    /// `DEBIAN_12`, `ALPINE_LINUX_3_18`; none for an unknown system.
    pub fn platform(&self) -> Option<String> {
        let distribution = self.distribution()?;
        let name = match distribution.id.as_str() {
            "alpine" => "ALPINE_LINUX".to_owned(),
            "amzn" => "AMAZON_LINUX".to_owned(),
            id => id.to_uppercase().replace('-', "_"),
        };
        Some(match distribution.version {
            Some(version) => format!("{name}_{}", version.replace('.', "_")),
            None => name,
        })
    }

    /// A word of the image's configuration: `architecture`, `author`.
    pub fn word(&self, member: &str) -> Option<String> {
        self.image.content[member]
            .as_str()
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
    }

    fn layer(&self, number: u32) -> Option<String> {
        self.image.content["layers"][number as usize]
            .as_str()
            .map(str::to_owned)
    }

    /// The finding's packages: one for each place where one lies, each system's package once.
    pub fn packages(&self, found: &EnhancedFinding) -> Vec<InspectorPackage> {
        let pairs = found.finding.packages.iter().zip(&found.packages);
        pairs
            .flat_map(|(affected, placed)| self.places(affected, placed))
            .collect()
    }

    fn places<'a>(
        &'a self,
        affected: &'a AffectedPackage,
        placed: &'a PlacedPackage,
    ) -> impl Iterator<Item = InspectorPackage> + 'a {
        let is_system = is_of_system(placed.package.ecosystem);
        let places = placed
            .locations
            .iter()
            .take(if is_system { 1 } else { usize::MAX });
        places.map(move |(layer, location)| {
            let (epoch, version, release) = parts(&placed.package);
            InspectorPackage {
                arch: placed.package.arch.as_deref().map(str::to_uppercase),
                epoch,
                file_path: (!is_system).then(|| match &location.inner_path {
                    Some(inner) => format!("{}/{inner}", location.path),
                    None => location.path.clone(),
                }),
                fixed_in_version: fixed_in(affected, is_system),
                name: placed.package.name.clone(),
                package_manager: manager(placed.package.ecosystem, location.found_by.as_deref()).to_owned(),
                release,
                source_layer_hash: self.layer(*layer),
                version,
                remediation: remediation(affected, &placed.package),
            }
        })
    }
}

impl EnhancedFinding {
    /// The finding's ARN: 32 digits that lead back to the image and the vulnerability.
    pub fn arn(&self, place: &Place, result: &EnhancedResult) -> String {
        finding_arn(place, result.image.id, &self.finding.vulnerability)
    }

    /// `CVE-2024-1 - openssl, libssl3 and 1 more`.
    pub fn title(&self) -> String {
        let mut names: Vec<&str> = self
            .packages
            .iter()
            .map(|placed| placed.package.name.as_str())
            .collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let names = names.join(", ");
        match more {
            0 => format!("{} - {names}", self.finding.vulnerability),
            more => format!("{} - {names} and {more} more", self.finding.vulnerability),
        }
    }

    /// Prose, cut where Inspector cuts it.
    pub fn description(&self) -> String {
        self.whole_description().chars().take(DESCRIPTION).collect()
    }

    /// Prose, as long as it is.
    pub fn whole_description(&self) -> &str {
        let prose = self
            .finding
            .description
            .as_deref()
            .or(self.finding.title.as_deref());
        prose.unwrap_or(&self.finding.vulnerability)
    }

    /// The level's name in Inspector.
    pub fn severity(&self) -> &'static str {
        inspector_severity(self.finding.severity)
    }

    /// Whether an exploit is known, in a word.
    pub fn exploit_available(&self) -> &'static str {
        if self.finding.exploit_available() {
            "YES"
        } else {
            "NO"
        }
    }

    /// The score that decides, to the tenth: 7.8 and not 7.800000190734863.
    pub fn inspector_score(&self) -> Option<f64> {
        self.score().map(|score| to_tenths(score.score))
    }

    /// Who tells of it: `DEBIAN_CVE`, `NVD`, `GITHUB`.
    pub fn source(&self, result: &EnhancedResult) -> String {
        let of_system = self
            .packages
            .iter()
            .any(|placed| is_of_system(placed.package.ecosystem));
        let space = result.distribution().and_then(|distribution| distribution.space);
        match space.filter(|_| of_system) {
            Some(space) => source_of_system(space.as_str()),
            None => source_of_id(&self.finding.vulnerability).to_owned(),
        }
    }

    /// The source's page of the vulnerability.
    pub fn source_url(&self, result: &EnhancedResult) -> Option<String> {
        let id = &self.finding.vulnerability;
        let space: Option<Space> = result.distribution().and_then(|distribution| distribution.space);
        let of_system = self
            .packages
            .iter()
            .any(|placed| is_of_system(placed.package.ecosystem));
        match space.filter(|_| of_system) {
            Some(space) => cve_page(&space, id),
            None if id.starts_with("CVE-") => Some(format!("https://nvd.nist.gov/vuln/detail/{id}")),
            None if id.starts_with("GHSA-") => Some(format!("https://github.com/advisories/{id}")),
            None => Some(format!("https://osv.dev/vulnerability/{id}")),
        }
    }

    /// The score that decides, if a score does.
    pub fn score(&self) -> Option<&CvssScore> {
        self.finding
            .score
            .as_ref()
            .filter(|_| matches!(self.finding.rated_by, RatedBy::Cvss { .. }))
    }
}

/// The ARN of an image's finding.
pub(super) fn finding_arn(place: &Place, image: WatchedImageId, vulnerability: &str) -> String {
    let vulnerability = Sha256::digest(vulnerability.as_bytes());
    let tail: String = vulnerability[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!(
        "arn:aws:inspector2:{}:{}:finding/{:016x}{tail}",
        place.region, place.account, image.0
    )
}

/// Who tells of vulnerabilities of a system's packages, by the space where they are looked up: `DEBIAN_CVE` of `debian:12`.
pub(super) fn source_of_system(space: &str) -> String {
    let name = space.split(':').next().unwrap_or(space);
    format!("{}_CVE", name.to_uppercase().replace('-', "_"))
}

/// Who tells of vulnerabilities of libraries.
pub(super) fn source_of_id(id: &str) -> &'static str {
    if id.starts_with("CVE-") { "NVD" } else { "GITHUB" }
}

/// A level's name in Inspector.
pub(super) fn inspector_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Undefined => "UNTRIAGED",
        level => level.as_str(),
    }
}

/// A score to the tenth.
pub fn to_tenths(score: f32) -> f64 {
    (f64::from(score) * 10.0).round() / 10.0
}

/// A score of EPSS as its file has it: with five digits, and not 0.0007500000065192580.
pub fn epss_score(score: f32) -> f64 {
    (f64::from(score) * 100_000.0).round() / 100_000.0
}

/// The version of CVSS, as a vector has it: `3.1` of `CVSS:3.1/…`, `2.0` of one without a name.
pub fn cvss_version(score: &CvssScore) -> String {
    let named = score
        .vector
        .strip_prefix("CVSS:")
        .and_then(|rest| rest.split('/').next());
    named.map_or_else(|| format!("{}.0", score.version), str::to_owned)
}

/// Epoch, upstream version and release of a version.
fn parts(package: &Package) -> (i32, String, Option<String>) {
    if !is_of_system(package.ecosystem) {
        return (0, package.version.clone(), None);
    }
    let (epoch, rest) = match package.version.split_once(':') {
        Some((epoch, rest)) => (epoch.parse().unwrap_or(0), rest),
        None => (0, package.version.as_str()),
    };
    match rest.rsplit_once('-') {
        Some((version, release)) => (epoch, version.to_owned(), Some(release.to_owned())),
        None => (epoch, rest.to_owned(), None),
    }
}

fn fixed_in(affected: &AffectedPackage, is_system: bool) -> String {
    match &affected.fixed_version {
        Some(fix) if is_system && !fix.contains(':') => format!("0:{fix}"),
        Some(fix) => fix.clone(),
        None => NOT_AVAILABLE.to_owned(),
    }
}

fn remediation(affected: &AffectedPackage, package: &Package) -> String {
    let Some(fix) = &affected.fixed_version else {
        return NOT_AVAILABLE.to_owned();
    };
    match package.ecosystem {
        Ecosystem::Deb => "apt-get update && apt-get upgrade".to_owned(),
        Ecosystem::Rpm => format!("yum update {}", package.name),
        Ecosystem::Apk => "apk update && apk upgrade".to_owned(),
        _ => format!("Update {} to {fix}", short_name(package)),
    }
}

/// A name without its path or group, as Inspector's advice has it: `text` of `golang.org/x/text`.
fn short_name(package: &Package) -> &str {
    let mark = match package.ecosystem {
        Ecosystem::Golang => '/',
        Ecosystem::Maven => ':',
        _ => return &package.name,
    };
    package.name.rsplit(mark).next().unwrap_or(&package.name)
}

/// Inspector's word for what brought a package, by the extractor that found it.
fn manager(ecosystem: Ecosystem, found_by: Option<&str>) -> &'static str {
    if is_of_system(ecosystem) {
        return "OS";
    }
    let extractor = found_by.unwrap_or_default();
    match ecosystem {
        Ecosystem::Pypi if extractor.contains("poetry") => "POETRY",
        Ecosystem::Pypi if extractor.contains("pipenv") || extractor.contains("pipfile") => "PIPENV",
        Ecosystem::Pypi if extractor.contains("requirements") => "PIP",
        Ecosystem::Pypi => "PYTHONPKG",
        Ecosystem::Npm if extractor.contains("yarn") => "YARN",
        Ecosystem::Npm if extractor.contains("lock") => "NPM",
        Ecosystem::Npm => "NODEPKG",
        Ecosystem::Maven if extractor.contains("gradle") || extractor.contains("pom") => "POM",
        Ecosystem::Maven => "JAR",
        Ecosystem::Gem if extractor.contains("lock") => "BUNDLER",
        Ecosystem::Gem => "GEMSPEC",
        Ecosystem::Composer => "COMPOSER",
        Ecosystem::Nuget if extractor.contains("deps") => "DOTNET_CORE",
        Ecosystem::Nuget => "NUGET",
        Ecosystem::Golang if extractor.contains("mod") => "GOMOD",
        Ecosystem::Golang => "GOBINARY",
        Ecosystem::Cargo => "CARGO",
        _ => "GENERIC",
    }
}
