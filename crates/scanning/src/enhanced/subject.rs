//! What criteria see of a finding: of all of it, or of what is known before it is made.

use std::borrow::Cow;

use tidewaiter_advisories::Database;
use tidewaiter_events::Place;
use tidewaiter_store::{Image, Repository, WatchedImage};
use tidewaiter_types::{Severity, Timestamp};

use super::criteria::{DateField, Known, NumberField, TextField};
use super::findings::{EnhancedFinding, EnhancedResult};
use super::inspector::{InspectorPackage, epss_score, inspector_severity};

/// A finding with all around it.
pub(super) struct Subject<'a> {
    pub(super) place: &'a Place,
    pub(super) repository: &'a Repository,
    pub(super) image: &'a Image,
    pub(super) tags: &'a [(String, String)],
    pub(super) result: &'a EnhancedResult,
    pub(super) found: &'a EnhancedFinding,
}

type Words<'a> = Vec<Cow<'a, str>>;

fn one<'a>(word: impl Into<Cow<'a, str>>) -> Words<'a> {
    vec![word.into()]
}

impl Known for Subject<'_> {
    fn texts(&self, field: TextField) -> Option<Words<'_>> {
        let finding = &self.found.finding;
        Some(match field {
            TextField::ExploitAvailable => one(self.found.exploit_available()),
            TextField::FindingArn => one(self.found.arn(self.place, self.result)),
            TextField::FindingStatus => one(self.found.status.as_str()),
            TextField::FixAvailable => one(finding.fix_available.as_str()),
            TextField::RelatedVulnerabilities => finding
                .aliases
                .iter()
                .map(|alias| Cow::from(alias.as_str()))
                .collect(),
            TextField::Severity => one(self.found.severity()),
            TextField::Title => one(self.found.title()),
            TextField::VendorSeverity => finding
                .vendor_severity
                .iter()
                .map(|word| Cow::from(word.as_str()))
                .collect(),
            TextField::VulnerabilityId => one(finding.vulnerability.as_str()),
            TextField::VulnerabilitySource => one(self.found.source(self.result)),
            of_image => of_image_known(self, of_image)?,
        })
    }

    fn number(&self, field: NumberField) -> Option<Option<f64>> {
        Some(match field {
            NumberField::EpssScore => self
                .found
                .finding
                .epss
                .as_ref()
                .map(|epss| epss_score(epss.score)),
            NumberField::InspectorScore => self.found.inspector_score(),
            NumberField::EcrImageInUseCount => None,
        })
    }

    fn date(&self, field: DateField) -> Option<Option<Timestamp>> {
        Some(match field {
            DateField::EcrImagePushedAt => Some(self.image.pushed_at),
            DateField::FirstObservedAt => Some(self.found.first_observed_at),
            DateField::LastObservedAt => Some(self.result.last_observed_at(self.found)),
            DateField::UpdatedAt => Some(self.found.updated_at),
            DateField::EcrImageLastInUseAt | DateField::LambdaFunctionLastModifiedAt => None,
        })
    }

    fn tags(&self) -> Option<&[(String, String)]> {
        Some(self.tags)
    }

    fn packages(&self) -> Option<Cow<'_, [InspectorPackage]>> {
        Some(Cow::Owned(self.result.packages(self.found)))
    }
}

fn of_image_known<'a>(subject: &'a Subject<'_>, field: TextField) -> Option<Words<'a>> {
    let image = ImageKnown {
        place: subject.place,
        repository: subject.repository,
        watched: &subject.result.image,
        image: Some(subject.image),
    };
    // Words of an image are its own only where they are borrowed; here they are made.
    let words = image.words(field)?;
    Some(words.into_iter().map(Cow::Owned).collect())
}

/// An image, before its findings are made; without tags and dates where its row was not read yet.
pub(super) struct ImageKnown<'a> {
    pub(super) place: &'a Place,
    pub(super) repository: &'a Repository,
    pub(super) watched: &'a WatchedImage,
    pub(super) image: Option<&'a Image>,
}

impl ImageKnown<'_> {
    fn words(&self, field: TextField) -> Option<Vec<String>> {
        let digest = || self.watched.digest.to_string();
        Some(match field {
            TextField::AwsAccountId | TextField::EcrImageRegistry => vec![self.place.account.clone()],
            TextField::EcrImageArchitecture => {
                let word = self.watched.content["architecture"].as_str();
                word.filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .into_iter()
                    .collect()
            }
            TextField::EcrImageHash => vec![digest()],
            TextField::EcrImageRepositoryName => vec![self.repository.name.clone()],
            TextField::EcrImageTags => self.image?.tags.clone(),
            TextField::FindingType => vec!["PACKAGE_VULNERABILITY".to_owned()],
            TextField::ResourceId => {
                vec![self.place.image_arn(&self.repository.name, &self.watched.digest)]
            }
            TextField::ResourceType => vec!["AWS_ECR_CONTAINER_IMAGE".to_owned()],
            TextField::Other(_) => Vec::new(),
            _ => return None,
        })
    }
}

impl Known for ImageKnown<'_> {
    fn texts(&self, field: TextField) -> Option<Words<'_>> {
        Some(self.words(field)?.into_iter().map(Cow::Owned).collect())
    }

    fn number(&self, field: NumberField) -> Option<Option<f64>> {
        (field == NumberField::EcrImageInUseCount).then_some(None)
    }

    fn date(&self, field: DateField) -> Option<Option<Timestamp>> {
        match field {
            DateField::EcrImagePushedAt => Some(Some(self.image?.pushed_at)),
            DateField::EcrImageLastInUseAt | DateField::LambdaFunctionLastModifiedAt => Some(None),
            _ => None,
        }
    }
}

/// A repository, before its images are read.
pub(super) struct RepositoryKnown<'a>(pub(super) &'a Repository);

impl Known for RepositoryKnown<'_> {
    fn texts(&self, field: TextField) -> Option<Words<'_>> {
        (field == TextField::EcrImageRepositoryName).then(|| one(self.0.name.as_str()))
    }
}

/// What becomes of findings, before anything else of them is known.
pub(super) struct StatusKnown(pub(super) &'static str);

impl Known for StatusKnown {
    fn texts(&self, field: TextField) -> Option<Words<'_>> {
        (field == TextField::FindingStatus).then(|| one(self.0))
    }
}

/// A vulnerability, and one way in which packages are rated for it.
pub(super) struct VulnerabilityKnown<'a> {
    pub(super) database: &'a Database,
    pub(super) id: &'a str,
    /// The severity; none where it is not looked at.
    pub(super) severity: Option<&'a str>,
}

impl Known for VulnerabilityKnown<'_> {
    fn texts(&self, field: TextField) -> Option<Words<'_>> {
        match field {
            TextField::VulnerabilityId => Some(one(self.id)),
            TextField::Severity => {
                let stored = self.severity?;
                let level = Severity::GRAVEST_FIRST
                    .into_iter()
                    .find(|level| level.as_str() == stored)?;
                Some(one(inspector_severity(level)))
            }
            TextField::Other(_) => Some(Vec::new()),
            _ => None,
        }
    }

    fn number(&self, field: NumberField) -> Option<Option<f64>> {
        match field {
            // What cannot be read decides nothing here; the finding itself will tell.
            NumberField::EpssScore => {
                let epss = self.database.epss(self.id).ok()?;
                Some(epss.map(|epss| epss_score(epss.score)))
            }
            _ => None,
        }
    }
}
