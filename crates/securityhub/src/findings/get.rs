//! `GetFindings`: findings by filters, sorted, in pages.
//!
//! What the store cannot select is looked for in the findings' JSON, while they are read in order. A page ends when it is
//! full, or when so many were looked at that the client would wait too long: the token leads on from there, so that a page may
//! have few findings or none and still a next one.

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::securityhub::{
    AwsSecurityFinding, GetFindingsRequest, GetFindingsResponse, SortCriterion, SortOrder,
};
use tidewaiter_store::{HubBucket, HubKey, HubOrder, HubPage, HubSelection, HubValue, StoredHubFinding};
use tidewaiter_types::Timestamp;

use super::row;
use crate::errors::{input, internal};
use crate::filters::Filters;
use crate::filters::selection::column;
use crate::paging::Paging;
use crate::{Call, Result, SecurityHub};

/// Findings that are looked at for one page.
const MOST_WALKED: usize = 10_000;

/// The order of a list.
struct Order {
    by: HubOrder,
    descending: bool,
    /// Rank of a bucket: those of a rank come before those of the next.
    rank: fn(HubBucket) -> u8,
    /// Whether the greatest rank comes first.
    falling: bool,
}

/// Where a page begins: the rank, and the last finding before it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Position {
    rank: u8,
    time: Option<i64>,
    text: Option<String>,
    key: String,
}

pub(crate) async fn get(
    hub: &SecurityHub,
    call: &Call,
    request: GetFindingsRequest,
) -> Result<GetFindingsResponse> {
    hub.enabled().await?;
    let paging = Paging::of(hub, call, &request, request.max_results);
    let order = Order::read(request.sort_criteria.as_deref().unwrap_or_default())?;
    let start = paging.position(request.next_token.as_deref())?;
    let filters = Filters::read(&request.filters.unwrap_or_default())?;
    let (selection, rest) = filters.split(call.now);
    let mut walk = Walk {
        order: &order,
        rest: &rest,
        limit: paging.limit(),
        now: call.now,
        walked: 0,
        found: Vec::new(),
    };
    let next = walk.through(hub, &selection, start).await?;
    Ok(GetFindingsResponse {
        findings: walk.found,
        next_token: next.map(|position| paging.token(&position)),
    })
}

struct Walk<'a> {
    order: &'a Order,
    rest: &'a Filters,
    limit: usize,
    now: Timestamp,
    walked: usize,
    found: Vec<AwsSecurityFinding>,
}

impl Walk<'_> {
    /// Fills the page; gives where the next begins.
    async fn through(
        &mut self,
        hub: &SecurityHub,
        selection: &HubSelection,
        start: Option<Position>,
    ) -> Result<Option<Position>> {
        let from = start.as_ref().map(|position| position.rank);
        let mut last = start;
        for rank in self.order.ranks(selection, from) {
            let selection = HubSelection {
                buckets: self.order.of_rank(selection, rank),
                ..selection.clone()
            };
            loop {
                let after = last.as_ref().filter(|position| position.rank == rank);
                // One more than is wanted: whether there is a next page is known without a second query.
                let wanted = self.limit - self.found.len() + 1;
                let page = self.order.page(after, wanted);
                let rows = hub.store().hub_page(&selection, &page).await.map_err(internal)?;
                for stored in &rows {
                    if self.is_full() {
                        return Ok(last);
                    }
                    self.look_at(stored)?;
                    last = Some(self.order.position(rank, stored));
                }
                if rows.len() < wanted {
                    break;
                }
            }
        }
        Ok(None)
    }

    fn is_full(&self) -> bool {
        self.found.len() >= self.limit || self.walked >= MOST_WALKED
    }

    fn look_at(&mut self, stored: &StoredHubFinding) -> Result<()> {
        self.walked += 1;
        if self.rest.is_empty() || self.rest.match_finding(&row::finding(stored)?, self.now) {
            let finding = serde_json::from_str(&stored.finding.content).map_err(internal)?;
            self.found.push(finding);
        }
        Ok(())
    }
}

impl Order {
    /// Reads the first criterion; the most recently changed come first where there is none.
    fn read(criteria: &[SortCriterion]) -> Result<Self> {
        let mut order = Self {
            by: HubOrder::Updated,
            descending: true,
            rank: |_| 0,
            falling: false,
        };
        let Some(first) = criteria.first() else {
            return Ok(order);
        };
        let descending = matches!(first.sort_order, Some(SortOrder::Desc));
        let field = first.field.as_deref().unwrap_or_default();
        match field {
            "UpdatedAt" => order.descending = descending,
            "CreatedAt" => (order.by, order.descending) = (HubOrder::Created, descending),
            "SeverityLabel" | "SeverityNormalized" => {
                (order.rank, order.falling) = (|bucket: HubBucket| bucket.severity, descending);
            }
            "WorkflowStatus" => {
                (order.rank, order.falling) = (|bucket: HubBucket| bucket.workflow, descending)
            }
            "RecordState" => {
                (order.rank, order.falling) = (|bucket: HubBucket| bucket.archived.into(), descending)
            }
            other => {
                let column = column(other).ok_or_else(|| {
                    input(format!(
                        "Invalid parameter SortCriteria: findings cannot be sorted by {other}"
                    ))
                })?;
                (order.by, order.descending) = (HubOrder::Column(column), descending);
            }
        }
        Ok(order)
    }

    /// The ranks that there are, from that of a position on.
    fn ranks(&self, selection: &HubSelection, from: Option<u8>) -> Vec<u8> {
        let mut ranks: Vec<u8> = selection
            .buckets
            .iter()
            .map(|bucket| (self.rank)(*bucket))
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        if self.falling {
            ranks.reverse();
        }
        let start = from.and_then(|from| ranks.iter().position(|rank| *rank == from));
        ranks.split_off(start.unwrap_or(0))
    }

    fn of_rank(&self, selection: &HubSelection, rank: u8) -> Vec<HubBucket> {
        let buckets = selection.buckets.iter().copied();
        buckets.filter(|bucket| (self.rank)(*bucket) == rank).collect()
    }

    fn page(&self, after: Option<&Position>, limit: usize) -> HubPage {
        HubPage {
            order: self.by,
            descending: self.descending,
            after: after.map(|position| {
                let time = position.time.map(HubValue::Time);
                let text = || HubValue::Text(position.text.clone().unwrap_or_default());
                (time.unwrap_or_else(text), HubKey(position.key.clone()))
            }),
            limit: u32::try_from(limit).unwrap_or(u32::MAX),
        }
    }

    fn position(&self, rank: u8, stored: &StoredHubFinding) -> Position {
        let finding = &stored.finding;
        let (time, text) = match self.by {
            HubOrder::Updated => (Some(finding.updated_at.0), None),
            HubOrder::Created => (Some(finding.created_at.0), None),
            HubOrder::Column(column) => (None, Some(finding.columns.get(column).to_owned())),
        };
        Position {
            rank,
            time,
            text,
            key: finding.key.0.clone(),
        }
    }
}
