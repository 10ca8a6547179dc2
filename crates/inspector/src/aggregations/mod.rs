//! `ListFindingAggregations`: how many active findings there are of each kind, image, package, layer, …
//!
//! Odd: the counts have no member for what is below MEDIUM; it is in `all`.

mod asked;
mod counted;
mod groups;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::inspector2::{ListFindingAggregationsRequest, ListFindingAggregationsResponse};

use crate::errors::internal;
use crate::paging::Paging;
use crate::{Call, Inspector, Result};
use asked::{Asked, SortBy};
use groups::{Group, Groups};

/// Groups of a page where the client does not say.
const BY_DEFAULT: usize = 100;

/// Behind which group a page begins.
#[derive(Serialize, Deserialize)]
struct Position {
    rank: Rank,
    key: String,
}

/// What groups are sorted by: the count that is asked for, and among those that are alike critical, high and all findings.
type Rank = [i64; 4];

pub(crate) async fn list(
    inspector: &Inspector,
    call: &Call,
    input: ListFindingAggregationsRequest,
) -> Result<ListFindingAggregationsResponse> {
    inspector.require_enabled("list finding aggregations").await?;
    let paging = Paging::of(inspector, call, &input, input.max_results, BY_DEFAULT);
    let position: Option<Position> = paging.position(input.next_token.as_deref())?;
    let aggregation_type = input.aggregation_type.clone();
    let Some(asked) = Asked::read(input)? else {
        return Ok(ListFindingAggregationsResponse {
            aggregation_type,
            next_token: None,
            responses: Some(Vec::new()),
        });
    };
    let mut groups = Groups::new(asked.kind);
    if let Some(criteria) = counted::add(inspector, &asked, &mut groups).await? {
        let all = inspector
            .scanning
            .all_findings(&criteria, |seen| groups.add(inspector, seen));
        all.await.map_err(internal)?;
    }
    let (page, next_token) = cut(groups.into_sorted(&asked), &asked, position, &paging);
    let account = inspector.account();
    Ok(ListFindingAggregationsResponse {
        aggregation_type,
        next_token,
        responses: Some(
            page.iter()
                .map(|group| group.shown(asked.kind, account))
                .collect(),
        ),
    })
}

/// The page that begins at a position, and the token of the next.
fn cut(
    mut sorted: Vec<Group>,
    asked: &Asked,
    position: Option<Position>,
    paging: &Paging<'_>,
) -> (Vec<Group>, Option<String>) {
    if let Some(from) = &position {
        let from = (from.rank, from.key.as_str());
        sorted.retain(|group| asked.order(&group.position(asked.sort_by), &from) == Ordering::Greater);
    }
    let is_more = sorted.len() > paging.limit();
    sorted.truncate(paging.limit());
    let last = sorted
        .last()
        .filter(|_| is_more)
        .map(|last| last.position(asked.sort_by));
    let token = last.map(|(rank, key)| {
        let key = key.to_owned();
        paging.token(&Position { rank, key })
    });
    (sorted, token)
}

impl Group {
    /// By what it is sorted.
    fn position(&self, sort_by: SortBy) -> (Rank, &str) {
        let counts = self.counts;
        let chosen = match sort_by {
            SortBy::Critical => counts.critical,
            SortBy::High => counts.high,
            SortBy::All => counts.all,
            SortBy::AffectedImages => self.images(),
        };
        ([chosen, counts.critical, counts.high, counts.all], &self.key)
    }
}
