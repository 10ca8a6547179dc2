//! `GetInsightResults`: the hundred most frequent values of an insight's attribute; and the same for whoever has filters and no
//! insight.

use std::collections::BTreeMap;

use tidewaiter_aws_api::securityhub::{
    AwsSecurityFindingFilters, GetInsightResultsRequest, GetInsightResultsResponse, InsightResultValue,
    InsightResults,
};
use tidewaiter_store::{HubBucket, HubOrder, HubPage, HubSelection, HubValue};
use tidewaiter_types::Timestamp;

use super::{check_attribute, insight};
use crate::errors::internal;
use crate::filters::selection::column;
use crate::filters::{Filters, path_of, texts, values};
use crate::findings::{row, words};
use crate::{Call, Result, SecurityHub};

/// Values of a result.
const MOST: u32 = 100;
/// Findings that are read at once.
const BATCH: u32 = 1_000;

type Counts = Vec<(String, u64)>;

pub(crate) async fn results(
    hub: &SecurityHub,
    call: &Call,
    request: GetInsightResultsRequest,
) -> Result<GetInsightResultsResponse> {
    hub.enabled().await?;
    let insight = insight(hub, &request.insight_arn).await?;
    let counts = count(hub, (&insight.filters, &insight.group_by_attribute), call.now).await?;
    let value = |(value, count)| InsightResultValue {
        count: i32::try_from(count).unwrap_or(i32::MAX),
        group_by_attribute_value: value,
    };
    Ok(GetInsightResultsResponse {
        insight_results: InsightResults {
            group_by_attribute: insight.group_by_attribute,
            insight_arn: insight.insight_arn,
            result_values: counts.into_iter().map(value).collect(),
        },
    })
}

impl SecurityHub {
    /// How many of the findings that filters select have which value of an attribute: the hundred most frequent, the most
    /// frequent first.
    ///
    /// # Errors
    /// If Security Hub is not enabled, or findings have no such attribute.
    pub async fn groups(
        &self,
        filters: &AwsSecurityFindingFilters,
        attribute: &str,
        now: Timestamp,
    ) -> Result<Vec<(String, u64)>> {
        self.enabled().await?;
        check_attribute(attribute)?;
        count(self, (filters, attribute), now).await
    }
}

async fn count(
    hub: &SecurityHub,
    (filters, attribute): (&AwsSecurityFindingFilters, &str),
    now: Timestamp,
) -> Result<Counts> {
    let (selection, rest) = Filters::read(filters)?.split(now);
    let word: Option<fn(HubBucket) -> &'static str> = match attribute {
        "SeverityLabel" => Some(words::severity),
        "WorkflowStatus" => Some(words::workflow),
        "RecordState" => Some(words::record_state),
        _ => None,
    };
    match (rest.is_empty(), word, column(attribute)) {
        (true, Some(word), _) => by_bucket(hub, &selection, word).await,
        (true, None, Some(column)) => {
            let counts = hub.store().hub_groups(&selection, column, MOST).await;
            let counts = counts.map_err(internal)?.into_iter();
            Ok(counts.filter(|(value, _)| !value.is_empty()).collect())
        }
        _ => by_looking(hub, &selection, (&rest, attribute), now).await,
    }
}

async fn by_bucket(
    hub: &SecurityHub,
    selection: &HubSelection,
    word: fn(HubBucket) -> &'static str,
) -> Result<Counts> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (bucket, count) in hub.store().hub_buckets(selection).await.map_err(internal)? {
        *counts.entry(word(bucket).to_owned()).or_default() += count;
    }
    Ok(most_frequent(counts))
}

async fn by_looking(
    hub: &SecurityHub,
    selection: &HubSelection,
    (rest, attribute): (&Filters, &str),
    now: Timestamp,
) -> Result<Counts> {
    let path = path_of(attribute).unwrap_or_default();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut page = HubPage {
        order: HubOrder::Updated,
        descending: true,
        after: None,
        limit: BATCH,
    };
    loop {
        let found = hub.store().hub_page(selection, &page).await.map_err(internal)?;
        let Some(last) = found.last() else {
            return Ok(most_frequent(counts));
        };
        page.after = Some((
            HubValue::Time(last.finding.updated_at.0),
            last.finding.key.clone(),
        ));
        for stored in &found {
            let finding = row::finding(stored)?;
            if rest.match_finding(&finding, now) {
                for value in texts(&values(&finding, path)) {
                    *counts.entry(value).or_default() += 1;
                }
            }
        }
    }
}

fn most_frequent(counts: BTreeMap<String, u64>) -> Counts {
    let mut counts: Counts = counts
        .into_iter()
        .filter(|(value, _)| !value.is_empty())
        .collect();
    counts.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    counts.truncate(MOST as usize);
    counts
}
