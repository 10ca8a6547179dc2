//! `tidewaiter cost`: what scans of this month would cost on AWS, by repository; where the month is heading; and what the
//! last thirty days would have cost had the registry been scanned in another way.
//!
//! It works on the metadata store, beside a running server as well. Odd: nobody is billed here; the sums tell what the
//! same scans cost with Amazon Inspector.

mod month;
pub mod ways;

use std::process::ExitCode;

use tidewaiter_inspector::{MicroDollars, Prices, cost};
use tidewaiter_store::{Store, Usage};
use tidewaiter_types::Clock;

use super::serve::{ServeArguments, runtime};
use crate::clock::SystemClock;
use month::Month;
use ways::{WayCost, ways};

/// Arguments of `cost`: where everything is, as for `serve`.
#[derive(clap::Args)]
pub struct CostArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    serve: ServeArguments,
}

/// What there is to tell.
struct Costs {
    region: String,
    prices: Prices,
    month: Month,
    repositories: Vec<(String, Usage)>,
    ways: Vec<WayCost>,
}

/// Prints the sums.
pub fn run(arguments: CostArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.serve.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        let month = Month::of(SystemClock.now())?;
        let prices = settings.prices.of(&settings.region);
        let usage = store.usage_by_repository(month.start, month.now).await?;
        let costs = Costs {
            region: settings.region,
            prices,
            repositories: usage
                .into_iter()
                .map(|one| {
                    (
                        one.repository.unwrap_or_else(|| "(deleted)".to_owned()),
                        one.usage,
                    )
                })
                .collect(),
            ways: ways(&store, &prices, month.now).await?,
            month,
        };
        match arguments.json {
            true => println!("{:#}", costs.json()),
            false => print!("{}", costs.text()),
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

impl Costs {
    fn total(&self) -> Usage {
        let usages = self.repositories.iter().map(|(_, usage)| usage);
        usages.fold(Usage::default(), |sum, usage| Usage {
            initial: sum.initial + usage.initial,
            rescans: sum.rescans + usage.rescans,
        })
    }

    fn projected(&self) -> MicroDollars {
        self.month.whole(cost(self.total(), &self.prices))
    }

    fn text(&self) -> String {
        let prices = &self.prices;
        let mut lines = vec![
            format!(
                "Scans of {} so far, at {} USD for the first of an image and {} USD for each after it ({}):",
                self.month.name, prices.initial_scan, prices.rescan, self.region
            ),
            String::new(),
        ];
        let rows = self
            .repositories
            .iter()
            .map(|(name, usage)| (name.as_str(), *usage));
        let rows: Vec<(&str, Usage)> = rows.chain([("total", self.total())]).collect();
        let width = rows
            .iter()
            .map(|(name, _)| name.len())
            .chain([10])
            .max()
            .unwrap_or(10);
        lines.push(format!(
            "{:width$} {:>12} {:>10} {:>12}",
            "repository", "first scans", "rescans", "USD"
        ));
        for (name, usage) in rows {
            let sum = cost(usage, prices).to_string();
            lines.push(format!(
                "{name:width$} {:>12} {:>10} {sum:>12}",
                usage.initial, usage.rescans
            ));
        }
        lines.push(String::new());
        lines.push(format!(
            "At this rate the whole month comes to {} USD.",
            self.projected()
        ));
        lines.push(String::new());
        lines.push(
            "What the last 30 days would have cost, by what happened to the images that are here:".to_owned(),
        );
        lines.push(String::new());
        lines.extend(self.ways.iter().map(WayCost::line));
        lines.extend(ways::caveat(&self.ways));
        lines.join("\n") + "\n"
    }

    fn json(&self) -> serde_json::Value {
        let line = |usage: &Usage| {
            serde_json::json!({
                "initialScans": usage.initial,
                "rescans": usage.rescans,
                "usd": cost(*usage, &self.prices).to_string(),
            })
        };
        let repositories = self.repositories.iter().map(|(name, usage)| {
            let mut one = line(usage);
            one["repository"] = name.as_str().into();
            one
        });
        serde_json::json!({
            "region": self.region,
            "prices": {
                "initialScan": self.prices.initial_scan.to_string(),
                "rescan": self.prices.rescan.to_string(),
            },
            "month": self.month.name,
            "repositories": repositories.collect::<Vec<_>>(),
            "total": line(&self.total()),
            "projectedUsd": self.projected().to_string(),
            "lastThirtyDays": self.ways.iter().map(WayCost::json).collect::<Vec<_>>(),
        })
    }
}
