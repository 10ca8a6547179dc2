//! What a change of filters does to findings: those that it suppresses, and those that it suppresses no more, are told of
//! once each, image by image.
//!
//! Which filters there were at an instant is read from their history. Odd: a filter that ends by itself writes no history, so
//! a job is put where its end will be.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::json;
use tidewaiter_events::Page;
use tidewaiter_store::{
    Effects, Expansion, FilterChange, NewEvent, NewExpansion, NewJob, Repository, RepositoryId, WatchedImage,
    WatchedImageId,
};
use tidewaiter_types::Timestamp;

use super::contents::kept;
use super::criteria::{Criteria, TextField};
use super::expansion::{Told, nothing};
use super::findings::{EnhancedFinding, EnhancedResult};
use super::followers::ImageNews;
use super::news::News;
use super::suppression::Suppressions;
use crate::Scanning;
use crate::error::Result;

/// The lane of filters: what a later change does is told after what an earlier one did.
const LANE: &str = "filters";
/// Images that are looked at for one page, and of these those whose findings are made together.
const IMAGES_OF_A_PAGE: u32 = 100;
const TOGETHER: usize = 16;

/// When other findings began to be suppressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilterMoment {
    /// With a change in the history of filters, by its id.
    Change(String),
    /// At the end of a filter.
    End {
        /// The filter.
        filter: String,
        /// When it ends.
        at: Timestamp,
    },
}

impl FilterMoment {
    /// A name for it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Change(id) => id.clone(),
            Self::End { filter, at } => format!("{filter} ends {}", at.0),
        }
    }

    fn entry(&self, at: Timestamp) -> NewExpansion {
        NewExpansion {
            key: format!("filters/{}", self.name()),
            lane: LANE.to_owned(),
            content: json!(Told::Filters(self.clone())),
            packages: Vec::new(),
            created_at: at,
        }
    }

    /// What follows from it.
    pub(crate) fn effects(self, at: Timestamp) -> Effects {
        Effects {
            expansions: vec![self.entry(at)],
            ..ImageNews::Filters(self).effects(at)
        }
    }
}

/// What follows from a change of filters, to be written with it.
pub fn effects_of_filter(change: &FilterChange) -> Effects {
    let at = change.changed_at;
    let mut effects = FilterMoment::Change(change.id.clone()).effects(at);
    effects.jobs.extend(end_of(change));
    effects
}

/// The job at the end of a filter, if it has one that is still to come.
fn end_of(change: &FilterChange) -> Option<NewJob> {
    let end = change.content["expiresAt"].as_i64().map(Timestamp)?;
    let news = News::FilterEnds {
        filter: change.filter.clone(),
        at: end,
    };
    (end > change.changed_at).then(|| news.job(end))
}

/// What a moment changed.
struct FilterNews {
    at: Timestamp,
    before: Suppressions,
    after: Suppressions,
    /// What filters look for that are there only before, or only after, or were changed.
    changed: Suppressions,
}

impl Scanning {
    /// The next images, by id, in which a change of filters may have changed findings, and the last image that was looked
    /// at for it; `None` behind the last.
    pub(super) async fn images_of_filters(
        &self,
        moment: &FilterMoment,
        after: Option<WatchedImageId>,
    ) -> Result<Option<(Vec<WatchedImage>, WatchedImageId)>> {
        match self.filter_news(moment).await? {
            Some(news) => self.images_of_filter_news(&news, after).await,
            None => Ok(None),
        }
    }

    /// What a change of filters did to findings of the next images.
    pub(super) async fn page_of_filters(&self, entry: &Expansion, moment: &FilterMoment) -> Result<Page> {
        let Some(news) = self.filter_news(moment).await? else {
            return Ok(nothing());
        };
        let after = (entry.position >= 0).then_some(WatchedImageId(entry.position));
        let Some((mut images, last)) = self.images_of_filter_news(&news, after).await? else {
            return Ok(nothing());
        };
        // What was looked into later was told of as it was then.
        images.retain(|image| image.first_scanned_at < news.at);
        let mut events = Vec::new();
        for images in images.chunks(TOGETHER) {
            let results = self.join(images.to_vec(), news.vulnerability()).await?;
            for result in results {
                events.extend(self.changed_findings(entry, &news, result).await?);
            }
        }
        Ok(Page::Events(events, Some(last.0)))
    }

    async fn changed_findings(
        &self,
        entry: &Expansion,
        news: &FilterNews,
        mut after: EnhancedResult,
    ) -> Result<Vec<NewEvent>> {
        let Some((repository, image)) = self.what_it_was(&after.image).await? else {
            return Ok(Vec::new());
        };
        let mut before = after.clone();
        news.before.mark_all_of(self, &repository, &mut before).await?;
        news.after.mark_all_of(self, &repository, &mut after).await?;
        let of = self.subject_of(&repository, &image);
        let is_other = |(before, after): &(&EnhancedFinding, &EnhancedFinding)| {
            before.status != after.status && after.first_observed_at < news.at
        };
        let pairs = before.findings.iter().zip(&after.findings);
        let events = pairs
            .filter(is_other)
            .map(|(_, found)| of.told_finding(entry, &after, found, found.status.as_str()));
        Ok(events.collect())
    }

    async fn images_of_filter_news(
        &self,
        news: &FilterNews,
        after: Option<WatchedImageId>,
    ) -> Result<Option<(Vec<WatchedImage>, WatchedImageId)>> {
        let images = self.store().watched_images_after(after, IMAGES_OF_A_PAGE).await?;
        let Some(last) = images.last().map(|image| image.id) else {
            return Ok(None);
        };
        let mut repositories: BTreeMap<String, Option<Repository>> = BTreeMap::new();
        let mut concerned = Vec::new();
        for image in images {
            let RepositoryId(id) = &image.repository;
            if !repositories.contains_key(id) {
                let repository = self.store().repository_by_id(&image.repository).await?;
                repositories.insert(id.clone(), repository);
            }
            let repository = repositories.get(id).and_then(Option::as_ref);
            let concerns = |repository| news.changed.concern(self, repository, &image);
            if image.closed.is_none() && repository.is_some_and(concerns) {
                concerned.push(image);
            }
        }
        Ok(Some((concerned, last)))
    }

    /// What a moment changed; `None` if it did not change which findings are suppressed.
    async fn filter_news(&self, moment: &FilterMoment) -> Result<Option<FilterNews>> {
        let history = self.store().filter_history(None).await?;
        let (at, before, after) = match moment {
            FilterMoment::Change(id) => {
                let Some(place) = history.iter().position(|change| change.id == *id) else {
                    return Ok(None);
                };
                let at = history[place].changed_at;
                (
                    at,
                    in_force(&history[..place], at)?,
                    in_force(&history[..=place], at)?,
                )
            }
            FilterMoment::End { at, .. } => {
                let end = history.partition_point(|change| change.changed_at <= *at);
                let moment_before = in_force(&history[..end], Timestamp(at.0 - 1))?;
                (*at, moment_before, in_force(&history[..end], *at)?)
            }
        };
        let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let others = ids.into_iter().filter(|id| before.get(*id) != after.get(*id));
        let changed = others.flat_map(|id| [before.get(id), after.get(id)]);
        let changed = Suppressions::new(changed.flatten().cloned());
        Ok((!changed.criteria().is_empty()).then(|| FilterNews {
            at,
            before: Suppressions::new(before.into_values()),
            after: Suppressions::new(after.into_values()),
            changed,
        }))
    }
}

impl FilterNews {
    /// The one vulnerability that it is about, if it is about one.
    fn vulnerability(&self) -> Option<&str> {
        let named = |criteria| Criteria::equals(criteria, TextField::VulnerabilityId);
        let named: Option<Vec<Vec<&str>>> = self.changed.criteria().iter().map(named).collect();
        let named: BTreeSet<&str> = named?.into_iter().flatten().collect();
        named.first().copied().filter(|_| named.len() == 1)
    }
}

/// What the filters look for that suppress findings at an instant, by a history that ends then.
pub(super) fn in_force(history: &[FilterChange], at: Timestamp) -> Result<BTreeMap<String, Criteria>> {
    let mut there: BTreeMap<&String, &FilterChange> = BTreeMap::new();
    for change in history {
        match change.change.as_str() {
            "DELETED" => there.remove(&change.filter),
            _ => there.insert(&change.filter, change),
        };
    }
    let suppresses = |change: &&FilterChange| {
        let content = &change.content;
        content["action"] == "SUPPRESS" && content["expiresAt"].as_i64().is_none_or(|end| end > at.0)
    };
    there
        .into_values()
        .filter(suppresses)
        .map(|change| {
            let criteria = serde_json::from_value(change.content["criteria"].clone()).map_err(kept)?;
            Ok((change.filter.clone(), criteria))
        })
        .collect()
}
