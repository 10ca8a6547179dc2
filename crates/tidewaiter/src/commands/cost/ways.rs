//! What the last thirty days would have cost in each way of scanning.

use serde_json::{Value, json};
use tidewaiter_inspector::{MicroDollars, Prices, Tally, Way};
use tidewaiter_store::{Store, Windows};
use tidewaiter_types::Timestamp;

/// Images that are read at once.
const PAGE: u32 = 200;
const DAY_MILLIS: i64 = 24 * 3_600_000;
/// Days that are looked back.
const DAYS: i64 = 30;
/// Inspector's rescan durations in days.
const DURATIONS: [i64; 5] = [14, 30, 60, 90, 180];

/// A way with what it would have cost.
pub struct WayCost {
    /// In words.
    pub name: String,
    tally: Tally,
    /// The sum.
    pub cost: MicroDollars,
}

/// All ways, the cheapest kind first.
pub async fn ways(store: &Store, prices: &Prices, now: Timestamp) -> anyhow::Result<Vec<WayCost>> {
    let since = now.plus_millis(-DAYS * DAY_MILLIS);
    let mut tallies: Vec<(String, Way, Tally)> = all()
        .into_iter()
        .map(|(name, way)| (name, way, Tally::default()))
        .collect();
    let mut after = None;
    loop {
        let position = after.as_ref().map(|(repository, digest)| (repository, digest));
        let images = store.image_histories(position, since, PAGE).await?;
        let Some(last) = images.last() else { break };
        after = Some((last.repository.clone(), last.digest));
        for (_, way, tally) in &mut tallies {
            for image in &images {
                tally.add(*way, image, since, now);
            }
        }
    }
    let costs = tallies.into_iter().map(|(name, _, tally)| WayCost {
        name,
        tally,
        cost: tally.cost(prices),
    });
    Ok(costs.collect())
}

fn all() -> Vec<(String, Way)> {
    let continuous = |days: i64| {
        let millis = Some(days * DAY_MILLIS);
        let windows = Windows {
            push: millis,
            pull: millis,
        };
        (
            format!("enhanced, continuous for {days} days after a push or pull"),
            Way::Continuous(windows),
        )
    };
    let mut all = vec![
        ("basic".to_owned(), Way::Basic),
        ("enhanced, on push only".to_owned(), Way::OnPush),
    ];
    all.extend(DURATIONS.map(continuous));
    let for_ever = Way::Continuous(Windows::default());
    all.push((
        "enhanced, continuous for the lifetime of images".to_owned(),
        for_ever,
    ));
    all
}

impl WayCost {
    /// As a line of a table.
    pub fn line(&self) -> String {
        let usage = self.tally.usage;
        format!(
            "{:55} {:>12} {:>10} {:>12}",
            self.name,
            usage.initial,
            usage.rescans,
            self.cost.to_string()
        )
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        json!({
            "way": self.name,
            "initialScans": self.tally.usage.initial,
            "rescans": self.tally.usage.rescans,
            "imagesOfUnknownNews": self.tally.unknown,
            "usd": self.cost.to_string(),
        })
    }
}

/// What must be known of the sums.
pub fn caveat(ways: &[WayCost]) -> Option<String> {
    let unknown = ways.iter().map(|way| way.tally.unknown).max().unwrap_or(0);
    (unknown > 0).then(|| {
        format!(
            "\nEnhanced scanning never looked into {unknown} images: how often news would have had them scanned again is \
             not known, and not in these sums."
        )
    })
}
