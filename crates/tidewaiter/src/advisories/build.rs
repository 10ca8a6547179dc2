//! A database from upstream's feeds, fetched now.

use std::path::Path;

use anyhow::Context;
use tidewaiter_advisories::{BuildOptions, DatabaseBuilder};
use tidewaiter_feeds::{ALL, further_sources, read_packs};
use tidewaiter_upstream::{FeedOutcome, Outcome, Settings, Sources, update};

/// Fetches what is new and builds a database of all that stands; gives its bytes and words about feeds that failed.
pub async fn build(dir: &Path, settings: &Settings) -> anyhow::Result<(Vec<u8>, Vec<String>)> {
    let sources = Sources::of(settings)?;
    let outcomes = update(dir, &sources, &settings.limits, &|_| {}).await?;
    let failed: Vec<String> = outcomes.iter().filter_map(failure).collect();
    let dir = dir.to_owned();
    let building = tokio::task::spawn_blocking(move || from_folder(&dir));
    let bytes = building
        .await?
        .with_context(|| format!("nothing could be built; {}", failed.join("; ")))?;
    Ok((bytes, failed))
}

fn failure(outcome: &FeedOutcome) -> Option<String> {
    match &outcome.outcome {
        Outcome::Failed { error, .. } => Some(format!("{}: {error}", outcome.feed)),
        _ => None,
    }
}

fn from_folder(dir: &Path) -> anyhow::Result<Vec<u8>> {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    let feeds = [ALL.to_vec(), further_sources(dir)?].concat();
    let report = read_packs(dir, &feeds, &mut |_| {}, &mut |record| builder.add(record))?;
    for feed in report.feeds.iter().filter(|feed| feed.damaged > 0) {
        tracing::warn!(
            feed = feed.feed,
            damaged = feed.damaged,
            "records of a feed cannot be read"
        );
    }
    report.newest().into_iter().for_each(|date| builder.date(date));
    Ok(builder.to_vec()?)
}
