//! `tidewaiter advise`: basic or enhanced scanning? What each finds in the images that are here, when, where it is read,
//! what it costs, and which of them the images ask for.
//!
//! It judges what is kept of the images' layers by the advisories in use, beside a running server as well, and keeps
//! nothing of it. Odd: advice goes by what was found, not by what might be: where nothing speaks for enhanced scanning
//! it says so.

mod advice;
mod survey;

use std::process::ExitCode;
use std::sync::Arc;

use tidewaiter_events::Place;
use tidewaiter_scanning::{Scanning, ScanningConfig};
use tidewaiter_store::Store;
use tidewaiter_types::Clock;

use super::cost::ways::ways;
use super::serve::{ServeArguments, runtime};
use crate::advisories::Revisions;
use crate::clock::SystemClock;
use crate::config::Settings;
use crate::server;
use advice::Advice;
use survey::Survey;

/// Arguments of `advise`: where everything is, as for `serve`.
#[derive(clap::Args)]
pub struct AdviseArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Look at this repository's images only; may be given several times
    #[arg(long, value_name = "NAME")]
    repository: Vec<String>,
    #[command(flatten)]
    serve: ServeArguments,
}

/// Prints the advice.
pub fn run(arguments: AdviseArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.serve.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        let scanning = scanning(&settings, &store).await?;
        let survey = Survey::of(&store, &scanning, &arguments.repository).await?;
        let prices = settings.prices.of(&settings.region);
        let costs = ways(&store, &prices, SystemClock.now()).await?;
        let advice = Advice::of(&survey, costs);
        match arguments.json {
            true => println!("{:#}", advice.json()),
            false => print!("{}", advice.text()),
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Scanning that reads and judges, and has no part in the registry's own.
async fn scanning(settings: &Settings, store: &Store) -> anyhow::Result<Scanning> {
    let place = Place {
        account: settings.account_id.clone(),
        region: settings.region.clone(),
    };
    let (database, _) = server::open_database(settings, &Revisions::of(&settings.data))?;
    Ok(Scanning::new(
        store.clone(),
        server::blobs(settings).await?,
        Arc::new(SystemClock),
        ScanningConfig {
            kernel_findings: server::kernel_findings(settings.kernel_findings),
            ..ScanningConfig::at(place)
        },
        Arc::new(database),
    ))
}
