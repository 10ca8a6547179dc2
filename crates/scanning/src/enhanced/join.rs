//! The join that findings are: of images' packages with the matches that are kept of them and with what was told of their
//! vulnerabilities.
//!
//! Of all that images have in common is read once for all that are asked for together: sets, packages and matches. A finding
//! that several of them have is made once, too; an image adds where its packages lie, and since when it was there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidates, Facts, Finding, Match, finding_of_facts};
use tidewaiter_store::{
    CLOSED_KEPT_MILLIS, PackageId, PackageSetId, Revision, RevisionNumber, SetOfImage, StoredMatch,
    WatchedImage, WatchedImageId,
};
use tidewaiter_types::{Space, Timestamp};

use super::contents::{Location, Shared, kept};
use super::findings::{EnhancedFinding, EnhancedResult, PlacedPackage};
use super::lifecycle::{ClosedBy, FindingStatus, Life, Lives};
use crate::Scanning;
use crate::error::Result;
use crate::packed::unpack;

impl Scanning {
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
            findings: Mutex::default(),
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
        for (number, stored) in store
            .match_history(&all, vulnerability)
            .await?
            .into_iter()
            .enumerate()
        {
            history
                .entry(stored.package)
                .or_default()
                .push(KeptMatch { number, stored });
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

/// A match that is kept.
#[derive(Debug, PartialEq)]
pub(super) struct KeptMatch {
    /// Its place among all matches of a join.
    pub(super) number: usize,
    pub(super) stored: StoredMatch,
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
    /// Findings that were made, by what the images that have them have in common.
    findings: Mutex<HashMap<Common, Arc<SharedFindings>>>,
    now: Timestamp,
    /// EPSS scores are known of today only.
    is_earlier: bool,
}

/// What decides on the findings of an image beside its matches: the revision that they stand for, and its system.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Common {
    as_of: RevisionNumber,
    system: Option<Space>,
}

/// Findings by the numbers of their matches.
#[derive(Default)]
struct SharedFindings(Mutex<HashMap<Vec<usize>, Arc<Finding>>>);

impl SharedFindings {
    /// The finding that these matches come to; two cores may make it at once, and either will do.
    fn finding(&self, numbers: Vec<usize>, make: impl FnOnce() -> Result<Finding>) -> Result<Arc<Finding>> {
        if let Some(known) = locked(&self.0).get(&numbers) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(make()?);
        locked(&self.0).insert(numbers, Arc::clone(&made));
        Ok(made)
    }
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
        let places: HashMap<PackageId, usize> = members
            .iter()
            .enumerate()
            .map(|(place, member)| (member.id, place))
            .collect();
        let common = Common {
            as_of: image.as_of,
            system: serde_json::from_value(image.content["distribution"]["space"].clone())
                .unwrap_or_default(),
        };
        let shared = Arc::clone(locked(&self.findings).entry(common.clone()).or_default());
        let told = self.contents.facts.get(&image.as_of);
        let mut findings = Vec::new();
        for (vulnerability, life) in self.lives(&members, lives) {
            let Some(facts) = told.and_then(|told| told.get(vulnerability)) else {
                continue;
            };
            let mut matches: Vec<(usize, &KeptMatch)> = life
                .matches
                .iter()
                .map(|one| (places[&one.stored.package], *one))
                .collect();
            matches.sort_by_key(|(place, _)| *place);
            let packages: Vec<&Member<'_>> = matches.iter().map(|(place, _)| &members[*place]).collect();
            let numbers = matches.iter().map(|(_, one)| one.number).collect();
            let matches = matches.iter().map(|(_, one)| *one);
            let finding = shared.finding(numbers, || self.made(&common, &packages, matches, facts))?;
            findings.push(self.enhanced(finding, &life, &packages)?);
        }
        findings.sort_by(|one, two| one.finding.gravest_first(&two.finding));
        Ok(findings)
    }

    /// The finding that matches of these packages come to, one of each and in their order.
    fn made<'m>(
        &self,
        common: &Common,
        packages: &[&Member<'_>],
        matches: impl Iterator<Item = &'m KeptMatch>,
        facts: &Facts,
    ) -> Result<Finding> {
        let packages = packages.iter().map(|member| &member.shared.package);
        let candidates = Candidates::new(common.system.as_ref(), packages);
        let matches = matches.enumerate().map(|(package, one)| {
            let found: Match = serde_json::from_str(&one.stored.found.content).map_err(kept)?;
            Ok(Match { package, ..found })
        });
        let epss = match self.is_earlier {
            true => None,
            false => self.database.epss(&facts.vulnerability).ok().flatten(),
        };
        let matches = matches.collect::<Result<_>>()?;
        Ok(finding_of_facts(&candidates, matches, facts.clone(), epss))
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
        finding: Arc<Finding>,
        life: &Life<'_>,
        packages: &[&Member<'_>],
    ) -> Result<EnhancedFinding> {
        let closed_by = match life.closed {
            Some(_) => Some(ClosedBy::of(&self.database, &finding.vulnerability).map_err(kept)?),
            None => None,
        };
        Ok(EnhancedFinding {
            packages: packages.iter().map(|member| Arc::clone(&member.placed)).collect(),
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

/// What others may be adding to; nothing that fails leaves it half done.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
