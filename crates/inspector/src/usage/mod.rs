//! `ListUsageTotals`: how often images were scanned in the last 30 days, and what AWS would ask for it.

mod prices;
mod what_if;

use tidewaiter_aws_api::inspector2::{
    Currency, ListUsageTotalsRequest, ListUsageTotalsResponse, Usage, UsageTotal, UsageType,
};

use crate::errors::internal;
use crate::{Inspector, Result};

pub use prices::{MicroDollars, NoPrice, PriceBook, Prices};
pub use what_if::{Tally, Way, cost};

/// Days that are counted, this one among them.
const DAYS: i64 = 30;
const DAY_MILLIS: i64 = 24 * 3_600_000;

pub(crate) async fn totals(
    inspector: &Inspector,
    input: ListUsageTotalsRequest,
) -> Result<ListUsageTotalsResponse> {
    inspector.require_enabled("list usage totals").await?;
    let (own, _) = inspector.accounts(input.account_ids);
    let now = inspector.scanning.now();
    let since = now.plus_millis(-(DAYS - 1) * DAY_MILLIS);
    let usage = inspector.store().usage(since, now).await.map_err(internal)?;
    let prices = inspector.config.prices;
    let all = [
        (UsageType::EcrInitialScan, usage.initial, prices.initial_scan),
        (UsageType::EcrRescan, usage.rescans, prices.rescan),
    ];
    let total = UsageTotal {
        account_id: Some(inspector.account().to_owned()),
        usage: Some(all.map(|(kind, scans, price)| line(kind, scans, price)).to_vec()),
    };
    Ok(ListUsageTotalsResponse {
        next_token: None,
        totals: Some(own.then_some(total).into_iter().collect()),
    })
}

fn line(kind: UsageType, scans: u64, price: MicroDollars) -> Usage {
    Usage {
        currency: Some(Currency::Usd),
        estimated_monthly_cost: Some(price.times(scans).as_dollars()),
        total: Some(scans as f64),
        r#type: Some(kind),
    }
}
