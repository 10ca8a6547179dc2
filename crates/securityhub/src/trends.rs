//! `GetFindingsTrendsV2`: how many findings were active at the end of each day, week or month, by severity.
//!
//! Odd: nothing is kept for it. A finding was active from when it was made until it was archived, which is when it changed last;
//! a note that is written after that moves the day. It counts with the severity that it has now.

use std::collections::BTreeMap;

use tidewaiter_aws_api::securityhub::{
    GetFindingsTrendsV2Request, GetFindingsTrendsV2Response, GranularityField, SeverityTrendsCount,
    TrendsMetricsResult, TrendsValues,
};
use tidewaiter_store::{HubBucket, HubSelection, HubTime};
use tidewaiter_types::Timestamp;

use crate::errors::{internal, invalid};
use crate::findings::words;
use crate::{Result, SecurityHub, times};

const DAY_MILLIS: i64 = 24 * 3_600_000;
/// Steps of an answer; longer times are told in longer steps.
const MOST: i64 = 100;

/// The length of a step in days, and AWS's word for it. Odd: weeks and months are 7 and 30 days, counted back from the end.
const GRANULARITIES: [(i64, GranularityField); 3] = [
    (1, GranularityField::Daily),
    (7, GranularityField::Weekly),
    (30, GranularityField::Monthly),
];

pub(crate) async fn findings(
    hub: &SecurityHub,
    request: GetFindingsTrendsV2Request,
) -> Result<GetFindingsTrendsV2Response> {
    hub.enabled().await?;
    if request.filters.is_some() {
        return Err(invalid("Filters: trends are told of all findings"));
    }
    let (start, end) = (
        instant("StartTime", &request.start_time)?,
        instant("EndTime", &request.end_time)?,
    );
    if start > end {
        return Err(invalid("StartTime: it is after EndTime"));
    }
    let (first, last) = (day(start), day(end));
    let (step, granularity) = GRANULARITIES
        .into_iter()
        .find(|(step, _)| (last - first) / step < MOST)
        .ok_or_else(|| invalid(format!("StartTime: at most {} days are told of", MOST * 30)))?;
    let changes = changes(hub).await?;
    let mut days: Vec<i64> = (0..=(last - first) / step)
        .map(|number| last - number * step)
        .collect();
    days.reverse();
    Ok(GetFindingsTrendsV2Response {
        granularity,
        next_token: None,
        trends_metrics: days.into_iter().map(|day| active(&changes, day)).collect(),
    })
}

/// By day and severity, how many findings became active and how many ceased to be.
type Changes = BTreeMap<i64, BTreeMap<&'static str, i64>>;

async fn changes(hub: &SecurityHub) -> Result<Changes> {
    let all = buckets(|_| true);
    let archived = buckets(|bucket| bucket.archived);
    let began = hub.store().hub_steps(&all, HubTime::Created, DAY_MILLIS).await;
    let ended = hub
        .store()
        .hub_steps(&archived, HubTime::Updated, DAY_MILLIS)
        .await;
    let mut changes = Changes::new();
    let mut add = |day: i64, bucket: HubBucket, count: i64| {
        *changes
            .entry(day)
            .or_default()
            .entry(words::severity(bucket))
            .or_default() += count;
    };
    for (bucket, day, count) in began.map_err(internal)? {
        add(day, bucket, whole(count));
    }
    for (bucket, day, count) in ended.map_err(internal)? {
        add(day, bucket, -whole(count));
    }
    Ok(changes)
}

fn buckets(wanted: impl Fn(&HubBucket) -> bool) -> HubSelection {
    HubSelection {
        buckets: HubBucket::all().filter(wanted).collect(),
        ..HubSelection::default()
    }
}

/// What was active at the end of a day.
fn active(changes: &Changes, day: i64) -> TrendsMetricsResult {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (severity, change) in changes.range(..=day).flat_map(|(_, all)| all) {
        *counts.entry(severity).or_default() += change;
    }
    let count = |severity: &str| counts.get(severity).copied().unwrap_or_default().max(0);
    TrendsMetricsResult {
        timestamp: times::whole(Timestamp(day.saturating_mul(DAY_MILLIS))),
        trends_values: TrendsValues {
            severity_trends: SeverityTrendsCount {
                critical: count("CRITICAL"),
                fatal: 0,
                high: count("HIGH"),
                informational: count("INFORMATIONAL"),
                low: count("LOW"),
                medium: count("MEDIUM"),
                other: 0,
                unknown: 0,
            },
        },
    }
}

fn day(time: Timestamp) -> i64 {
    time.0.div_euclid(DAY_MILLIS)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn instant(member: &str, text: &str) -> Result<Timestamp> {
    times::read(text).ok_or_else(|| invalid(format!("{member}: {text:?} is no instant in ISO 8601")))
}
