//! The findings of an image: its packages joined with their matches, as of now or as of the end of its time.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidate, Candidates, Facts, Finding, Match, findings_of_facts};
use tidewaiter_store::{PackageId, Repository, Revision, RevisionNumber, StoredMatch, WatchedImage};
use tidewaiter_types::{Digest, Severity, Timestamp};

use super::contents::{Location, Shared, kept, read_locations};
use crate::Scanning;
use crate::error::Result;

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
    pub packages: Vec<PlacedPackage>,
    /// Since when it is known of this image.
    pub first_observed_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A package, and where it lies in the image.
#[derive(Clone, Debug)]
pub struct PlacedPackage {
    /// The package.
    pub package: tidewaiter_types::Package,
    /// Where it lies, with the layer that brought it, from the lowest.
    pub locations: Vec<(u32, Location)>,
}

impl EnhancedResult {
    /// How many findings there are of each severity.
    pub fn counts(&self) -> BTreeMap<Severity, u32> {
        let mut counts = BTreeMap::new();
        for found in &self.findings {
            *counts.entry(found.finding.severity).or_default() += 1;
        }
        counts
    }
}

impl Scanning {
    /// The findings of an image that was looked into; `None` if it was not.
    pub async fn enhanced_result(
        &self,
        repository: &Repository,
        digest: &Digest,
    ) -> Result<Option<EnhancedResult>> {
        let image = self.store().watched_image(&repository.id, digest).await?;
        match image {
            Some(image) => Ok(Some(self.result_as_of(image.as_of, image).await?)),
            None => Ok(None),
        }
    }

    /// The findings of an image as a revision of the registry had them, with the texts and scores of then; `None` if the image
    /// was not looked into. EPSS is always today's.
    ///
    /// # Errors
    /// [`crate::ScanError::Kept`] if the registry never used the revision.
    pub async fn enhanced_result_as_of(
        &self,
        repository: &Repository,
        digest: &Digest,
        number: RevisionNumber,
    ) -> Result<Option<EnhancedResult>> {
        let image = self.store().watched_image(&repository.id, digest).await?;
        match image {
            Some(image) => Ok(Some(self.result_as_of(number, image).await?)),
            None => Ok(None),
        }
    }

    async fn result_as_of(&self, number: RevisionNumber, image: WatchedImage) -> Result<EnhancedResult> {
        let store = self.store();
        let revisions: BTreeMap<RevisionNumber, Revision> = store
            .revisions()
            .await?
            .into_iter()
            .map(|revision| (revision.number, revision))
            .collect();
        let revision = revisions
            .get(&number)
            .cloned()
            .ok_or_else(|| kept("the registry does not know this revision of the advisories"))?;
        let packages = self.packages(&image).await?;
        let matches = store.image_matches(image.id, number).await?;
        let facts = self.facts_as_of(&matches, number).await?;
        let database = self.database();
        let first_scanned_at = image.first_scanned_at;
        let joining = tokio::task::spawn_blocking(move || {
            let join = Join {
                database: &database,
                revisions: &revisions,
                first_scanned_at,
            };
            join.findings(packages, matches, facts)
        });
        Ok(EnhancedResult {
            image,
            revision,
            findings: joining.await.map_err(kept)??,
        })
    }

    /// The packages of an image, with their places.
    async fn packages(&self, image: &WatchedImage) -> Result<Vec<(PackageId, Shared, PlacedPackage)>> {
        let mut found: BTreeMap<PackageId, (Shared, PlacedPackage)> = BTreeMap::new();
        for set in self.store().image_contents(image.id).await? {
            for (id, content) in &set.packages {
                if !found.contains_key(id) {
                    let shared = Shared::read(content)?;
                    let placed = PlacedPackage {
                        package: shared.package.clone(),
                        locations: Vec::new(),
                    };
                    found.insert(*id, (shared, placed));
                }
            }
            for place in read_locations(&set.content)? {
                if let Some((_, placed)) = found.get_mut(&PackageId(place.package)) {
                    placed.locations.push((set.layer, place));
                }
            }
        }
        // In the order of names and not of ids, which mean nothing to people.
        let mut all: Vec<_> = found
            .into_iter()
            .map(|(id, (shared, placed))| (id, shared, placed))
            .collect();
        all.sort_by(|one, two| one.1.cmp(&two.1));
        Ok(all)
    }
}

struct Join<'a> {
    database: &'a Arc<Database>,
    revisions: &'a BTreeMap<RevisionNumber, Revision>,
    first_scanned_at: Timestamp,
}

impl Join<'_> {
    fn findings(
        &self,
        packages: Vec<(PackageId, Shared, PlacedPackage)>,
        stored: Vec<StoredMatch>,
        facts: Vec<Facts>,
    ) -> Result<Vec<EnhancedFinding>> {
        let places: HashMap<PackageId, usize> = packages
            .iter()
            .enumerate()
            .map(|(place, (id, ..))| (*id, place))
            .collect();
        let candidates = Candidates {
            system: packages.iter().find_map(|(_, shared, _)| shared.system.as_ref()),
            list: packages
                .iter()
                .map(|(_, shared, _)| Candidate::from(&shared.package))
                .collect(),
        };
        let mut matches = Vec::with_capacity(stored.len());
        let mut since: HashMap<String, (Timestamp, Timestamp)> = HashMap::new();
        for one in stored {
            let Some(&place) = places.get(&one.package) else {
                continue;
            };
            let at = self.time(one.since);
            let times = since.entry(one.found.vulnerability).or_insert((at, at));
            *times = (times.0.min(at), times.1.max(at));
            let found: Match = serde_json::from_value(one.found.content).map_err(kept)?;
            matches.push(Match {
                package: place,
                ..found
            });
        }
        matches.sort_by(|one, two| (one.package, &one.vulnerability).cmp(&(two.package, &two.vulnerability)));
        let epss = |id: &str| self.database.epss(id).ok().flatten();
        let findings = findings_of_facts(&candidates, matches, facts, epss);
        let placed = |finding: &Finding| {
            finding
                .packages
                .iter()
                .map(|one| packages[one.package].2.clone())
                .collect()
        };
        Ok(findings
            .into_iter()
            .map(|finding| {
                let (first, last) = since.get(&finding.vulnerability).copied().unwrap_or_default();
                EnhancedFinding {
                    packages: placed(&finding),
                    finding,
                    first_observed_at: first,
                    updated_at: last,
                }
            })
            .collect())
    }

    /// Since when a match of this revision is known of the image: not before it was looked into.
    fn time(&self, since: RevisionNumber) -> Timestamp {
        let adopted = self
            .revisions
            .get(&since)
            .map_or(self.first_scanned_at, |revision| revision.adopted_at);
        adopted.max(self.first_scanned_at)
    }
}
