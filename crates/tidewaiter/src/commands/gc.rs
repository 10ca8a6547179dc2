//! `tidewaiter gc`: collects unreferenced blobs and old history now. The server does it by itself once an hour.

use std::process::ExitCode;
use std::sync::Arc;

use tidewaiter_events::Place;
use tidewaiter_registry::{NoObserver, Registry};
use tidewaiter_store::Store;

use super::serve::{ServeArguments, runtime};
use crate::clock::SystemClock;
use crate::server;

/// Arguments of `gc`: where everything is, as for `serve`.
#[derive(clap::Args)]
pub struct GcArguments {
    #[command(flatten)]
    serve: ServeArguments,
}

/// Collects, and says what. Safe beside a running server: what is being pushed is younger than the grace period.
pub fn run(arguments: GcArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.serve.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        let place = Place {
            account: settings.account_id.clone(),
            region: settings.region.clone(),
        };
        let config = server::registry_config(&settings, place);
        let blobs = server::blobs(&settings).await?;
        let registry = Registry::new(store, blobs, Arc::new(SystemClock), config, Arc::new(NoObserver));
        let collected = registry.collect_garbage().await?;
        println!(
            "collected {} blobs of {} bytes; {} links, {} unfinished uploads, {} old scans, {} dead jobs \
             and {} packages, sets and texts that no image has went",
            collected.blobs,
            collected.bytes,
            collected.links,
            collected.uploads,
            collected.scans,
            collected.jobs,
            collected.contents
        );
        Ok(ExitCode::SUCCESS)
    })
}
