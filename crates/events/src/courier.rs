//! Carries events from the outbox to the sinks.
//!
//! Each sink has a task of its own, so that a slow one holds up nobody. The store hands out at most one event of a
//! subject at a time, which keeps the order for each image; different subjects go side by side.

use std::sync::Arc;
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use tidewaiter_store::{Delivery, Result, Store};
use tidewaiter_types::Clock;
use tokio::sync::watch;

use crate::sinks::Sink;

/// How many events go to one sink side by side.
const SIDE_BY_SIDE: u32 = 16;
/// How long a delivery may be in this process's hands before another may try it.
const LEASE_MILLIS: i64 = 60_000;
/// How often a delivery is tried before it is given up: with the store's pauses, about a day.
const ATTEMPTS: u32 = 300;
/// How often the outbox is looked at although nothing was announced (another process may have written to it).
const POLL: Duration = Duration::from_secs(5);
/// How long events are kept after every sink has them.
const KEEP_MILLIS: i64 = 24 * 3_600_000;
/// How many events are forgotten in one transaction.
const PURGE: u32 = 1_000;

/// Carries events to sinks.
pub struct Courier {
    store: Store,
    clock: Arc<dyn Clock>,
    sinks: Vec<Arc<dyn Sink>>,
}

impl Courier {
    /// A courier for these sinks; the store learns which they are, and drops what waits for any others.
    pub async fn new(store: Store, clock: Arc<dyn Clock>, sinks: Vec<Arc<dyn Sink>>) -> Result<Self> {
        let names: Vec<String> = sinks.iter().map(|sink| sink.name()).collect();
        store.set_sinks(&names, clock.now()).await?;
        Ok(Self { store, clock, sinks })
    }

    /// Carries events until `stop` turns true; a delivery under way is finished first.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let courier = Arc::new(self);
        let mut tasks = tokio::task::JoinSet::new();
        for sink in courier.sinks.clone() {
            tasks.spawn(Arc::clone(&courier).serve(sink, stop.clone()));
        }
        tasks.spawn(Arc::clone(&courier).tidy(stop));
        tasks.join_all().await;
    }

    async fn serve(self: Arc<Self>, sink: Arc<dyn Sink>, mut stop: watch::Receiver<bool>) {
        let mut news = self.store.events_changed();
        while !*stop.borrow() {
            match self.round(&*sink).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, sink = sink.name(), "the outbox cannot be read"),
            }
            tokio::select! {
                _ = news.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Delivers what is due; how many deliveries were tried.
    async fn round(&self, sink: &dyn Sink) -> Result<usize> {
        let name = sink.name();
        let due = self
            .store
            .due_deliveries(&name, self.clock.now(), LEASE_MILLIS, SIDE_BY_SIDE)
            .await?;
        let count = due.len();
        let mut under_way: FuturesUnordered<_> =
            due.iter().map(|delivery| self.deliver(sink, delivery)).collect();
        while let Some(outcome) = under_way.next().await {
            outcome?;
        }
        Ok(count)
    }

    async fn deliver(&self, sink: &dyn Sink, delivery: &Delivery) -> Result<()> {
        match sink.deliver(&delivery.detail).await {
            Ok(()) => self.store.delivered(delivery, self.clock.now()).await,
            Err(error) => {
                tracing::warn!(%error, sink = sink.name(), event = delivery.event, "an event was not taken");
                let words = error.to_string();
                self.store
                    .delivery_failed(delivery, &words, ATTEMPTS, self.clock.now())
                    .await
                    .map(drop)
            }
        }
    }

    /// Forgets old events now and then.
    async fn tidy(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let before = self.clock.now().plus_millis(-KEEP_MILLIS);
            match self.store.purge_events(before, PURGE).await {
                Ok(count) if count == u64::from(PURGE) => continue,
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "old events cannot be forgotten"),
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(600)) => {}
                _ = stop.changed() => {}
            }
        }
    }
}
