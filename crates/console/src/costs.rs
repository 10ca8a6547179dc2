//! `GET /console/costs`: what the scans of each month would have cost on AWS, by repository; for whoever may list usage totals.
//!
//! Odd: no operation of AWS tells it. ListUsageTotals has the last thirty days of the whole account, and costs by month are a
//! matter of another service, which this server does not play. `tidewaiter cost` tells the same on the command line.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use tidewaiter_inspector::cost;
use tidewaiter_store::RepositoryUsage;
use tidewaiter_types::Timestamp;

use crate::permissions::require;
use crate::refusal::Refusal;
use crate::{Console, Shared};

/// How many months are told, this one included.
const MONTHS: usize = 6;
const ACTION: &str = "inspector2:ListUsageTotals";

/// The months, the oldest first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Costs {
    months: Vec<MonthCosts>,
    /// US dollars that this month comes to if it goes on as it began.
    projected: f64,
}

/// A month, in UTC as AWS bills.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MonthCosts {
    /// `2026-11`
    month: String,
    repositories: Vec<RepositoryCosts>,
}

/// What a repository's scans cost.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RepositoryCosts {
    /// Its name; none stands for all that are gone.
    repository: Option<String>,
    initial: u64,
    rescans: u64,
    /// US dollars.
    cost: f64,
}

/// Tells the costs.
pub async fn show(State(console): State<Shared>, headers: HeaderMap) -> Result<Json<Costs>, Refusal> {
    let principal = console.signed_in(&headers).await?.principal;
    require(&principal, ACTION)?;
    let now = console.clock.now();
    let mut months = Vec::with_capacity(MONTHS);
    let mut first = month_of(now).map_err(Refusal::internal)?;
    let projected = console.projected(first, now).await?;
    for _ in 0..MONTHS {
        months.push(console.month(first).await?);
        first = first.yesterday().map_err(Refusal::internal)?.first_of_month();
    }
    months.reverse();
    Ok(Json(Costs { months, projected }))
}

impl Console {
    async fn month(&self, first: Date) -> Result<MonthCosts, Refusal> {
        let last = first.last_of_month();
        let usage = self.store.usage_by_repository(start(first)?, start(last)?).await;
        Ok(MonthCosts {
            month: first.strftime("%Y-%m").to_string(),
            repositories: usage
                .map_err(Refusal::internal)?
                .into_iter()
                .map(|one| self.costs(one))
                .collect(),
        })
    }

    fn costs(&self, RepositoryUsage { repository, usage }: RepositoryUsage) -> RepositoryCosts {
        RepositoryCosts {
            repository,
            initial: usage.initial,
            rescans: usage.rescans,
            cost: cost(usage, &self.config.prices).as_dollars(),
        }
    }

    /// What this month comes to at its rate so far.
    async fn projected(&self, first: Date, now: Timestamp) -> Result<f64, Refusal> {
        let (start, end) = (
            start(first)?,
            start(first.last_of_month().tomorrow().map_err(Refusal::internal)?)?,
        );
        let usage = self.store.usage(start, now).await.map_err(Refusal::internal)?;
        let share = (now.0 - start.0).max(1) as f64 / (end.0 - start.0) as f64;
        Ok(cost(usage, &self.config.prices).as_dollars() / share)
    }
}

/// The first day of an instant's month.
fn month_of(now: Timestamp) -> Result<Date, jiff::Error> {
    let instant = jiff::Timestamp::from_millisecond(now.0)?;
    Ok(TimeZone::UTC.to_datetime(instant).date().first_of_month())
}

/// The first instant of a day.
fn start(day: Date) -> Result<Timestamp, Refusal> {
    let instant = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0));
    Ok(Timestamp(instant.map_err(Refusal::internal)?.as_millisecond()))
}
