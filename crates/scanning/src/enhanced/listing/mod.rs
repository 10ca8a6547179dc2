//! Lists of findings over all images, page by page, without making more findings than a page shows.
//!
//! Findings are a join, so a list goes through one side of it in the order that is asked for: through images
//! ([`by_image`]), or through vulnerabilities and the images that have their packages ([`by_vulnerability`]). What criteria
//! rule out is passed by as soon as it is known. Where they name few images, the findings of those are made and sorted
//! ([`selected`]). Who counts findings and shows none looks at all of them ([`all`]).
//!
//! Odd: a page may be short, and even empty, and another may follow: who asks for what is rare gets an answer in bounded
//! time. AWS's lists are like that too.

mod all;
mod by_image;
mod by_vulnerability;
mod observed;
mod segments;
mod selected;
mod walk;

use serde::{Deserialize, Serialize};
use tidewaiter_events::Place;
use tidewaiter_store::{Image, Repository, WatchedImageId};
use tidewaiter_types::Timestamp;

use super::criteria::Criteria;
use super::findings::{EnhancedFinding, EnhancedResult};
use super::lifecycle::FindingStatus;
use crate::Scanning;
use crate::error::Result;
use walk::Walk;

/// What findings are sorted by; those that are alike by vulnerability and image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SortBy {
    /// The name of the image's repository; the order in which all findings are read with the least effort.
    Repository,
    /// When the image was pushed.
    Pushed,
    /// When the finding was first observed.
    FirstObserved,
    /// When the finding was last observed.
    LastObserved,
    /// The severity.
    Severity,
    /// The score.
    Score,
    /// How likely the vulnerability is to be exploited.
    Epss,
    /// The vulnerability's id.
    Vulnerability,
    /// Who tells of it.
    Source,
    /// The vendor's word for its severity.
    VendorSeverity,
    /// Active, closed, suppressed.
    Status,
}

impl SortBy {
    /// Whether it is an order of images, or of what is the same for all findings of one: those that a list of earlier findings
    /// can have.
    pub fn is_of_images(self) -> bool {
        matches!(self, Self::Repository | Self::Pushed | Self::Status)
    }
}

/// Which findings are asked for.
#[derive(Clone, Debug)]
pub struct FindingQuery {
    /// What they are like.
    pub criteria: Criteria,
    /// Their order.
    pub sort_by: SortBy,
    /// The other way round.
    pub descending: bool,
    /// The most on one page.
    pub limit: usize,
    /// Findings as they were shown then; `None` for now. Only in orders of images ([`SortBy::is_of_images`]).
    pub as_of: Option<Timestamp>,
}

/// After which finding a page begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPosition {
    rank: i64,
    word: String,
    vulnerability: String,
    set: i64,
    image: i64,
}

/// A finding with its image.
#[derive(Clone, Debug)]
pub struct ListedFinding {
    /// The image's repository.
    pub repository: Repository,
    /// The image.
    pub image: Image,
    /// The image's result, with this one finding.
    pub result: EnhancedResult,
}

impl ListedFinding {
    /// The finding.
    pub fn found(&self) -> &EnhancedFinding {
        &self.result.findings[0]
    }
}

/// A finding among those of its image.
#[derive(Clone, Copy, Debug)]
pub struct SeenFinding<'a> {
    /// The image's repository.
    pub repository: &'a Repository,
    /// The image.
    pub image: &'a Image,
    /// The image's result, with all of its findings.
    pub result: &'a EnhancedResult,
    /// The finding.
    pub found: &'a EnhancedFinding,
}

/// A page of findings.
#[derive(Clone, Debug)]
pub struct FindingPage {
    /// The findings.
    pub found: Vec<ListedFinding>,
    /// Where the next page begins; none behind the last.
    pub next: Option<ListPosition>,
}

impl Scanning {
    /// A page of findings, the first or the one after a position.
    pub async fn list_findings(
        &self,
        query: &FindingQuery,
        from: Option<&ListPosition>,
    ) -> Result<FindingPage> {
        let mut walk = Walk::begin(self, query, from).await?;
        if let Some(images) = walk.selected_images().await? {
            walk.visit_selected(images).await?;
            return Ok(walk.page());
        }
        match query.sort_by {
            SortBy::Repository => walk.through_repositories(None).await?,
            SortBy::Status => walk.through_statuses().await?,
            SortBy::Pushed => walk.through_pushed().await?,
            SortBy::FirstObserved | SortBy::LastObserved => walk.through_observed().await?,
            _ => walk.through_vulnerabilities().await?,
        }
        Ok(walk.page())
    }

    /// The finding that an ARN names, be it active, suppressed or closed; none if there is none.
    pub async fn finding(&self, arn: &str) -> Result<Option<ListedFinding>> {
        let query = FindingQuery {
            criteria: Criteria::default().and_equals(super::criteria::TextField::FindingArn, &[arn]),
            sort_by: SortBy::Repository,
            descending: false,
            limit: 1,
            as_of: None,
        };
        Ok(self.list_findings(&query, None).await?.found.pop())
    }
}

/// The image whose finding an ARN names.
fn image_of_arn(place: &Place, arn: &str) -> Option<WatchedImageId> {
    let front = format!("arn:aws:inspector2:{}:{}:finding/", place.region, place.account);
    let digits = arn.strip_prefix(&front)?;
    let image = digits.get(..16).filter(|_| digits.len() == 32)?;
    i64::from_str_radix(image, 16).ok().map(WatchedImageId)
}

/// What a finding is sorted by, before vulnerability and image.
fn sort_key(sort_by: SortBy, listed: &ListedFinding) -> (i64, String) {
    let found = listed.found();
    let finding = &found.finding;
    let of_rank = |rank: i64| (rank, String::new());
    let of_word = |word: &str| (0, word.to_owned());
    match sort_by {
        SortBy::Repository => of_word(&listed.repository.name),
        SortBy::Pushed => of_rank(listed.image.pushed_at.0),
        SortBy::FirstObserved => of_rank(found.first_observed_at.0),
        SortBy::LastObserved => of_rank(listed.result.last_observed_at(found).0),
        SortBy::Severity => of_rank(segments::severity_rank(finding.severity)),
        SortBy::Score => of_rank(
            found
                .inspector_score()
                .map_or(-1, |score| (score * 10.0).round() as i64),
        ),
        SortBy::Epss => of_rank(segments::epss_rank(finding.epss.as_ref())),
        SortBy::Vulnerability => of_word(""),
        SortBy::Source => of_word(&found.source(&listed.result)),
        SortBy::VendorSeverity => of_word(finding.vendor_severity.as_deref().unwrap_or_default()),
        SortBy::Status => of_rank(status_rank(found.status)),
    }
}

fn status_rank(status: FindingStatus) -> i64 {
    FindingStatus::ALL
        .iter()
        .position(|one| *one == status)
        .map_or(0, |place| place as i64)
}
