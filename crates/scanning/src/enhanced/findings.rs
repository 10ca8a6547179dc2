//! The findings of images: their packages joined with their matches, as of now or as of the end of their time.
//!
//! Of all that images have in common is read once for all that are asked for together: sets, packages and matches.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use std::sync::{Arc, OnceLock};

use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidate, Candidates, Facts, Finding, Match, findings_of_facts};
use tidewaiter_reports::Suppression;
use tidewaiter_store::{
    CLOSED_KEPT_MILLIS, ImageEnd, PackageId, PackageSetId, Repository, Revision, RevisionNumber, SetOfImage,
    StoredMatch, WatchedImage, WatchedImageId,
};
use tidewaiter_types::{Digest, Severity, Space, Timestamp};

use super::contents::{Location, Shared, kept};
use super::lifecycle::{ClosedBy, FindingStatus, Life, Lives};
use super::suppression::Suppressions;
use crate::Scanning;
use crate::error::Result;
use crate::packed::unpack;

/// The findings of an image.
#[derive(Clone, Debug)]
pub struct EnhancedResult {
    /// What is known of the image.
    pub image: WatchedImage,
    /// The revision that the findings stand for.
    pub revision: Revision,
    /// Gravest first, then by id.
    pub findings: Vec<EnhancedFinding>,
}

/// A finding with what the store adds to it.
#[derive(Clone, Debug)]
pub struct EnhancedFinding {
    /// The finding; its packages' places are those of `packages`.
    pub finding: Finding,
    /// Its packages, in the finding's order.
    pub packages: Vec<Arc<PlacedPackage>>,
    /// Since when it is known of this image.
    pub first_observed_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Whether it is there, and shown.
    pub status: FindingStatus,
    /// Why it is not there any more.
    pub closed_by: Option<ClosedBy>,
    /// The VEX statement that suppresses it, if one does and no filter.
    pub suppression: Option<Suppression>,
}

/// A package, and where it lies in the image.
#[derive(Clone, Debug)]
pub struct PlacedPackage {
    /// The package.
    pub package: tidewaiter_types::Package,
    /// Where it lies, with the layer that brought it, from the lowest.
    pub locations: Vec<(u32, Location)>,
}

impl EnhancedFinding {
    /// Ends with its image, unless it had ended before.
    fn close_with_image(&mut self, end: ImageEnd) {
        if self.status != FindingStatus::Closed {
            self.status = FindingStatus::Closed;
            self.updated_at = end.at;
            self.closed_by = Some(ClosedBy::with_image(end.reason));
        }
    }

    /// Whether it was closed with its image.
    pub(super) fn ended_with_image(&self) -> bool {
        self.closed_by.is_some_and(ClosedBy::is_of_image)
    }
}

impl EnhancedResult {
    /// How many findings there are of each severity, suppressed ones too.
    pub fn counts(&self) -> BTreeMap<Severity, u32> {
        count(self.findings.iter())
    }

    fn leave_out_closed(&mut self) {
        self.findings
            .retain(|found| found.status != FindingStatus::Closed);
    }

    /// The findings that are there and that nothing suppresses.
    pub fn shown(&self) -> impl Iterator<Item = &EnhancedFinding> {
        let is_active = |found: &&EnhancedFinding| found.status == FindingStatus::Active;
        self.findings.iter().filter(is_active)
    }

    /// How many of those there are of each severity.
    pub fn shown_counts(&self) -> BTreeMap<Severity, u32> {
        count(self.shown())
    }

    /// When a finding was last seen to be as it is.
    pub fn last_observed_at(&self, found: &EnhancedFinding) -> Timestamp {
        match found.status {
            FindingStatus::Closed if !found.ended_with_image() => found.updated_at,
            _ => self.image.last_scanned_at,
        }
    }

    /// The same image with one of its findings.
    pub(super) fn with(&self, finding: EnhancedFinding) -> Self {
        Self {
            image: self.image.clone(),
            revision: self.revision.clone(),
            findings: vec![finding],
        }
    }
}

fn count<'f>(findings: impl Iterator<Item = &'f EnhancedFinding>) -> BTreeMap<Severity, u32> {
    let mut counts = BTreeMap::new();
    for found in findings {
        *counts.entry(found.finding.severity).or_default() += 1;
    }
    counts
}

impl Scanning {
    /// The findings of an image that was looked into, without closed ones; `None` if it was not.
    pub async fn enhanced_result(
        &self,
        repository: &Repository,
        digest: &Digest,
    ) -> Result<Option<EnhancedResult>> {
        let Some(image) = self.store().watched_image(&repository.id, digest).await? else {
            return Ok(None);
        };
        let Some(mut result) = self.join(vec![image], None).await?.pop() else {
            return Ok(None);
        };
        self.settle(repository, &mut result).await?;
        Ok(Some(result))
    }

    /// Leaves the findings of an image that are there, and marks those that are suppressed.
    pub(super) async fn settle(&self, repository: &Repository, result: &mut EnhancedResult) -> Result<()> {
        result.leave_out_closed();
        let rules = Suppressions::load(self).await?;
        rules.mark_all_of(self, repository, result).await
    }

    /// The findings of an image as a revision of the registry had them, with the texts and scores of then; `None` if the image
    /// was not looked into. EPSS is always today's, and so is whether a rule suppresses one.
    ///
    /// # Errors
    /// [`crate::ScanError::Kept`] if the registry never used the revision.
    pub async fn enhanced_result_as_of(
        &self,
        repository: &Repository,
        digest: &Digest,
        number: RevisionNumber,
    ) -> Result<Option<EnhancedResult>> {
        match self.store().watched_image(&repository.id, digest).await? {
            Some(image) => self.result_as_of(image, Some(number), None).await.map(Some),
            None => Ok(None),
        }
    }

    /// The findings of an image as a revision has them, by default the one that counts for the image now; only that of one
    /// vulnerability, if one is named.
    pub(crate) async fn result_as_of(
        &self,
        image: WatchedImage,
        number: Option<RevisionNumber>,
        vulnerability: Option<&str>,
    ) -> Result<EnhancedResult> {
        let as_of = number.unwrap_or(image.as_of);
        // What an image had by a revision, it had whatever became of it later.
        let images = vec![WatchedImage {
            as_of,
            closed: None,
            ..image
        }];
        let result = self.join(images, vulnerability).await?.pop();
        let mut result = result.ok_or_else(|| kept("an image has no result"))?;
        result.leave_out_closed();
        Ok(result)
    }

    /// The findings of images, in their order, of one vulnerability or of all; those that were closed lately too, and
    /// nothing suppressed yet.
    pub(super) async fn join(
        &self,
        images: Vec<WatchedImage>,
        vulnerability: Option<&str>,
    ) -> Result<Vec<EnhancedResult>> {
        self.join_as_of(images, vulnerability, None).await
    }

    /// The same as it was at an instant, of images as they were then; by default now.
    pub(super) async fn join_as_of(
        &self,
        images: Vec<WatchedImage>,
        vulnerability: Option<&str>,
        at: Option<Timestamp>,
    ) -> Result<Vec<EnhancedResult>> {
        let contents = self.contents_of(&images, vulnerability).await?;
        self.join_contents(images, contents, at).await
    }

    /// The findings of images, in their order, without descriptions and links, which are most of their bytes.
    pub(super) async fn join_without_texts(&self, images: Vec<WatchedImage>) -> Result<Vec<EnhancedResult>> {
        let mut contents = self.contents_of(&images, None).await?;
        for facts in contents.facts.values_mut().flat_map(BTreeMap::values_mut) {
            facts.description = None;
            facts.references = Vec::new();
        }
        self.join_contents(images, contents, None).await
    }

    async fn join_contents(
        &self,
        images: Vec<WatchedImage>,
        contents: JoinedContents,
        at: Option<Timestamp>,
    ) -> Result<Vec<EnhancedResult>> {
        let revisions: BTreeMap<RevisionNumber, Revision> = self
            .store()
            .revisions()
            .await?
            .into_iter()
            .map(|revision| (revision.number, revision))
            .collect();
        let join = Join {
            database: self.database(),
            revisions,
            contents,
            now: at.unwrap_or_else(|| self.now()),
            is_earlier: at.is_some(),
        };
        joined(Arc::new(join), images).await
    }

    async fn contents_of(
        &self,
        images: &[WatchedImage],
        vulnerability: Option<&str>,
    ) -> Result<JoinedContents> {
        let store = self.store();
        let ids: Vec<WatchedImageId> = images.iter().map(|image| image.id).collect();
        let sets = store.sets_of_images(&ids).await?;
        let distinct: BTreeSet<PackageSetId> = sets.iter().map(|one| one.set).collect();
        let distinct: Vec<PackageSetId> = distinct.into_iter().collect();
        let mut locations: HashMap<PackageSetId, Vec<Location>> = HashMap::new();
        for (set, content) in store.set_contents(&distinct).await? {
            locations.insert(set, unpack(&content)?);
        }
        let all: BTreeSet<i64> = locations.values().flatten().map(|place| place.package).collect();
        let all: Vec<PackageId> = all.into_iter().map(PackageId).collect();
        let mut history: HashMap<PackageId, Vec<KeptMatch>> = HashMap::new();
        for stored in store.match_history(&all, vulnerability).await? {
            history.entry(stored.package).or_default().push(stored.into());
        }
        let revisions: BTreeSet<RevisionNumber> = images.iter().map(|image| image.as_of).collect();
        let matches = || history.values().flatten().map(|kept| &kept.stored);
        let mut facts = BTreeMap::new();
        for revision in revisions {
            facts.insert(revision, self.facts_as_of(matches(), revision).await?);
        }
        let touched: Vec<PackageId> = history.keys().copied().collect();
        let mut packages = HashMap::new();
        for (id, content) in store.packages_by_id(&touched).await? {
            packages.insert(id, Shared::read(&content)?);
        }
        Ok(JoinedContents {
            sets,
            locations,
            packages,
            history,
            facts,
        })
    }
}

/// A match that is kept, read once for all images that have its package.
#[derive(Debug, PartialEq)]
pub(super) struct KeptMatch {
    pub(super) stored: StoredMatch,
    found: OnceLock<Match>,
}

impl From<StoredMatch> for KeptMatch {
    fn from(stored: StoredMatch) -> Self {
        Self {
            stored,
            found: OnceLock::new(),
        }
    }
}

impl KeptMatch {
    fn read(&self) -> Result<&Match> {
        if let Some(found) = self.found.get() {
            return Ok(found);
        }
        let found = serde_json::from_str(&self.stored.found.content).map_err(kept)?;
        Ok(self.found.get_or_init(|| found))
    }
}

/// The findings of images, in their order; each core makes those of some.
async fn joined(join: Arc<Join>, images: Vec<WatchedImage>) -> Result<Vec<EnhancedResult>> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = images.len().div_ceil(cores).max(1);
    let joining: Vec<_> = images
        .chunks(share)
        .map(|some| {
            let (join, some) = (Arc::clone(&join), some.to_vec());
            let results = move || some.into_iter().map(|image| join.result(image)).collect();
            tokio::task::spawn_blocking(results)
        })
        .collect();
    let mut all = Vec::with_capacity(images.len());
    for some in joining {
        let some: Result<Vec<_>> = some.await.map_err(kept)?;
        all.extend(some?);
    }
    Ok(all)
}

/// What images that are joined together have.
struct JoinedContents {
    sets: Vec<SetOfImage>,
    locations: HashMap<PackageSetId, Vec<Location>>,
    /// Those that some match is of.
    packages: HashMap<PackageId, Shared>,
    history: HashMap<PackageId, Vec<KeptMatch>>,
    /// What was told of their vulnerabilities as of the revisions that the images stand for.
    facts: BTreeMap<RevisionNumber, BTreeMap<String, Facts>>,
}

struct Join {
    database: Arc<Database>,
    revisions: BTreeMap<RevisionNumber, Revision>,
    contents: JoinedContents,
    now: Timestamp,
    /// EPSS scores are known of today only.
    is_earlier: bool,
}

/// A package of an image that a match is of.
struct Member<'a> {
    id: PackageId,
    shared: &'a Shared,
    placed: Arc<PlacedPackage>,
}

impl Join {
    fn result(&self, image: WatchedImage) -> Result<EnhancedResult> {
        let number = image.as_of;
        let revision = self
            .revisions
            .get(&number)
            .cloned()
            .ok_or_else(|| kept("the revision of an image's findings is gone"))?;
        let lives = Lives {
            revisions: &self.revisions,
            at: number,
            first_scanned_at: image.first_scanned_at,
            now: self.now,
        };
        let findings = self.findings(&image, &lives)?;
        Ok(EnhancedResult {
            image,
            revision,
            findings,
        })
    }

    fn findings(&self, image: &WatchedImage, lives: &Lives<'_>) -> Result<Vec<EnhancedFinding>> {
        let mut findings = self.findings_of_matches(image, lives)?;
        if let Some(end) = image.closed {
            let is_listed = self.now.0 - end.at.0 < CLOSED_KEPT_MILLIS;
            findings.retain(|found| is_listed || found.status == FindingStatus::Closed);
            findings.iter_mut().for_each(|found| found.close_with_image(end));
        }
        Ok(findings)
    }

    fn findings_of_matches(&self, image: &WatchedImage, lives: &Lives<'_>) -> Result<Vec<EnhancedFinding>> {
        let members = self.members(image.id);
        let lives = self.lives(&members, lives);
        let system: Option<Space> =
            serde_json::from_value(image.content["distribution"]["space"].clone()).unwrap_or_default();
        let candidates = Candidates {
            system: system.as_ref(),
            list: members
                .iter()
                .map(|member| Candidate::from(&member.shared.package))
                .collect(),
        };
        let places: HashMap<PackageId, usize> = members
            .iter()
            .enumerate()
            .map(|(place, member)| (member.id, place))
            .collect();
        let mut matches = Vec::new();
        for one in lives.values().flat_map(|life| &life.matches) {
            let package = places[&one.stored.package];
            matches.push(Match {
                package,
                ..one.read()?.clone()
            });
        }
        matches.sort_by(|one, two| (one.package, &one.vulnerability).cmp(&(two.package, &two.vulnerability)));
        let told = self.contents.facts.get(&image.as_of);
        let facts = lives.keys().filter_map(|id| told?.get(*id).cloned());
        let epss = |id: &str| match self.is_earlier {
            true => None,
            false => self.database.epss(id).ok().flatten(),
        };
        findings_of_facts(&candidates, matches, facts, epss)
            .into_iter()
            .map(|finding| self.enhanced(finding, &lives, &members))
            .collect()
    }

    /// The packages of an image that matches are of, in the order of names and not of ids, which mean nothing to people.
    fn members(&self, image: WatchedImageId) -> Vec<Member<'_>> {
        let mut locations: BTreeMap<PackageId, Vec<(u32, Location)>> = BTreeMap::new();
        for one in self.contents.sets.iter().filter(|one| one.image == image) {
            for place in self.contents.locations.get(&one.set).into_iter().flatten() {
                let id = PackageId(place.package);
                if self.contents.packages.contains_key(&id) {
                    locations.entry(id).or_default().push((one.layer, place.clone()));
                }
            }
        }
        let member = |(id, locations)| {
            let shared = &self.contents.packages[&id];
            let placed = PlacedPackage {
                package: shared.package.clone(),
                locations,
            };
            Member {
                id,
                shared,
                placed: Arc::new(placed),
            }
        };
        let mut members: Vec<Member<'_>> = locations.into_iter().map(member).collect();
        members.sort_by(|one, two| one.shared.cmp(two.shared));
        members
    }

    /// The lives of an image's findings, by vulnerability.
    fn lives<'m>(&'m self, members: &[Member<'_>], lives: &Lives<'_>) -> BTreeMap<&'m str, Life<'m>> {
        let mut histories: BTreeMap<&str, Vec<&KeptMatch>> = BTreeMap::new();
        for member in members {
            for one in self.contents.history.get(&member.id).into_iter().flatten() {
                let id = one.stored.found.vulnerability.as_str();
                histories.entry(id).or_default().push(one);
            }
        }
        let lives = histories
            .into_iter()
            .filter_map(|(id, history)| Some((id, lives.life(history.into_iter())?)));
        lives.collect()
    }

    fn enhanced(
        &self,
        finding: Finding,
        lives: &BTreeMap<&str, Life<'_>>,
        members: &[Member<'_>],
    ) -> Result<EnhancedFinding> {
        let life = lives
            .get(finding.vulnerability.as_str())
            .ok_or_else(|| kept("a finding has another name than its matches"))?;
        let packages = finding.packages.iter();
        let packages = packages
            .map(|one| Arc::clone(&members[one.package].placed))
            .collect();
        let closed_by = match life.closed {
            Some(_) => Some(ClosedBy::of(&self.database, &finding.vulnerability).map_err(kept)?),
            None => None,
        };
        Ok(EnhancedFinding {
            packages,
            first_observed_at: life.first,
            updated_at: life.updated,
            status: match life.closed {
                Some(_) => FindingStatus::Closed,
                None => FindingStatus::Active,
            },
            closed_by,
            suppression: None,
            finding,
        })
    }
}
