//! Carries events from the outbox to the sinks.
//!
//! Each sink has a task of its own, so that a slow one holds up nobody. The store hands out at most one event of a
//! subject at a time, which keeps the order for each image; different subjects go side by side. A sink that gathers events
//! gets all that wait when the oldest has waited long enough.

use std::sync::Arc;
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use tidewaiter_store::{Delivery, Expansion, Result, Store};
use tidewaiter_types::Clock;
use tokio::sync::watch;

use crate::expander::{Expander, Interest, Page};
use crate::filter::Filter;
use crate::sinks::{Sink, SinkError};

/// How many events go to one sink side by side.
const SIDE_BY_SIDE: u32 = 16;
/// How many events are delivered together at most.
const TOGETHER: u32 = 2_000;
/// How long a delivery may be in this process's hands before another may try it.
const LEASE_MILLIS: i64 = 60_000;
/// How often a delivery is tried before it is given up: with the store's pauses, about a day.
const ATTEMPTS: u32 = 300;
/// How often the outbox is looked at although nothing was announced (another process may have written to it).
const POLL: Duration = Duration::from_secs(5);
/// How long events are kept after every sink has them.
const KEEP_MILLIS: i64 = 24 * 3_600_000;
/// How long events are kept that were given up.
const KEEP_DEAD_MILLIS: i64 = 14 * KEEP_MILLIS;
/// How many events are forgotten in one transaction.
const PURGE: u32 = 1_000;
/// Entries are not expanded while so many deliveries wait for a sink.
const BACKLOG: u64 = 5_000;
/// How long an entry waits of which nothing can be said yet.
const NOT_YET_MILLIS: i64 = 500;
/// How long an entry waits that failed, at most.
const LONGEST_PAUSE_MILLIS: i64 = 300_000;

/// A sink and what it wants.
#[derive(Clone)]
pub struct Subscription {
    /// Where events go.
    pub sink: Arc<dyn Sink>,
    /// Which.
    pub filter: Filter,
}

impl From<Arc<dyn Sink>> for Subscription {
    /// A sink that wants everything.
    fn from(sink: Arc<dyn Sink>) -> Self {
        Self {
            sink,
            filter: Filter::default(),
        }
    }
}

/// Carries events to sinks.
pub struct Courier {
    store: Store,
    clock: Arc<dyn Clock>,
    subscriptions: Vec<Subscription>,
    expander: Arc<dyn Expander>,
}

impl Courier {
    /// A courier for these sinks; the store learns which they are, and drops what waits for any others.
    pub async fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        subscriptions: Vec<Subscription>,
        expander: Arc<dyn Expander>,
    ) -> Result<Self> {
        let names: Vec<String> = subscriptions.iter().map(|one| one.sink.name()).collect();
        store.set_sinks(&names, clock.now()).await?;
        Ok(Self {
            store,
            clock,
            subscriptions,
            expander,
        })
    }

    /// Carries events until `stop` turns true; a delivery under way is finished first.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let courier = Arc::new(self);
        let mut tasks = tokio::task::JoinSet::new();
        for subscription in courier.subscriptions.clone() {
            tasks.spawn(Arc::clone(&courier).serve(subscription, stop.clone()));
        }
        tasks.spawn(Arc::clone(&courier).expand_all(stop.clone()));
        tasks.spawn(Arc::clone(&courier).tidy(stop));
        tasks.join_all().await;
    }

    async fn serve(self: Arc<Self>, to: Subscription, mut stop: watch::Receiver<bool>) {
        let mut news = self.store.events_changed();
        while !*stop.borrow() {
            match self.round(&to).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, sink = to.sink.name(), "the outbox cannot be read"),
            }
            tokio::select! {
                _ = news.changed() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Delivers what is due; how many deliveries were tried.
    async fn round(&self, to: &Subscription) -> Result<usize> {
        let name = to.sink.name();
        if let Some(period) = to.sink.gathers_for() {
            return self.digest(to, &name, period).await;
        }
        let due = self
            .store
            .due_deliveries(&name, self.clock.now(), LEASE_MILLIS, SIDE_BY_SIDE)
            .await?;
        let count = due.len();
        let mut under_way: FuturesUnordered<_> =
            due.iter().map(|delivery| self.deliver(to, delivery)).collect();
        while let Some(outcome) = under_way.next().await {
            outcome?;
        }
        Ok(count)
    }

    async fn deliver(&self, to: &Subscription, delivery: &Delivery) -> Result<()> {
        if !to.filter.wants(&delivery.detail) {
            return self.store.delivered(delivery, self.clock.now()).await;
        }
        let outcome = to.sink.deliver(&delivery.detail).await;
        self.note(to, delivery, &outcome).await
    }

    async fn note(
        &self,
        to: &Subscription,
        delivery: &Delivery,
        outcome: &std::result::Result<(), SinkError>,
    ) -> Result<()> {
        let (sink, now) = (to.sink.name(), self.clock.now());
        let Err(error) = outcome else {
            metrics::counter!("tidewaiter_events_delivered_total", "sink" => sink).increment(1);
            return self.store.delivered(delivery, now).await;
        };
        tracing::warn!(%error, sink, event = delivery.event, "an event was not taken");
        metrics::counter!("tidewaiter_events_failed_total", "sink" => sink).increment(1);
        let words = error.to_string();
        let noted = self.store.delivery_failed(delivery, &words, ATTEMPTS, now).await;
        noted.map(drop)
    }

    /// Delivers all that waits together, if the oldest of it has waited long enough; how many were tried.
    async fn digest(&self, to: &Subscription, name: &str, period: Duration) -> Result<usize> {
        let (now, period) = (
            self.clock.now(),
            i64::try_from(period.as_millis()).unwrap_or(i64::MAX),
        );
        match self.store.oldest_pending(name).await? {
            Some(oldest) if oldest.plus_millis(period) <= now => {}
            _ => return Ok(0),
        }
        let due = self.store.due_together(name, now, LEASE_MILLIS, TOGETHER).await?;
        let (wanted, unwanted): (Vec<&Delivery>, Vec<&Delivery>) =
            due.iter().partition(|delivery| to.filter.wants(&delivery.detail));
        for delivery in unwanted {
            self.store.delivered(delivery, now).await?;
        }
        if wanted.is_empty() {
            return Ok(due.len());
        }
        let events: Vec<_> = wanted.iter().map(|delivery| delivery.detail.clone()).collect();
        let outcome = to.sink.deliver_together(&events).await;
        for delivery in wanted {
            self.note(to, delivery, &outcome).await?;
        }
        Ok(due.len())
    }

    /// Turns entries into events, as long as the sinks keep up.
    async fn expand_all(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut news = self.store.events_changed();
        while !*stop.borrow() {
            match self.expand_next().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "entries of the outbox cannot be expanded"),
            }
            tokio::select! {
                _ = news.changed() => {}
                () = tokio::time::sleep(POLL / 10) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Brings a page of the entry whose turn it is; whether there was something to do.
    async fn expand_next(&self) -> Result<bool> {
        let Some(entry) = self.store.next_expansion(self.clock.now()).await? else {
            return Ok(false);
        };
        let counts = self.store.delivery_counts().await?;
        if counts.iter().any(|sink| sink.pending >= BACKLOG) {
            return Ok(false);
        }
        let interest = Interest(&self.subscriptions);
        match self.expander.page(&entry, &interest).await {
            Ok(Page::Events(events, next)) => {
                let events: Vec<_> = events
                    .into_iter()
                    .filter_map(|event| interest.route(event))
                    .collect();
                self.store.expand(&entry, &events, next, self.clock.now()).await
            }
            Ok(Page::NotYet) => self.postpone(&entry, None).await,
            Err(error) => self.postpone(&entry, Some(&error.to_string())).await,
        }
    }

    async fn postpone(&self, entry: &Expansion, error: Option<&str>) -> Result<bool> {
        let pause = match error {
            None => NOT_YET_MILLIS,
            Some(_) => (1000 << entry.attempts.min(20)).min(LONGEST_PAUSE_MILLIS),
        };
        if let Some(error) = error {
            tracing::warn!(error, entry = entry.key, "events could not be made of an entry");
        }
        let retry_at = self.clock.now().plus_millis(pause);
        self.store.postpone_expansion(entry, error, retry_at).await?;
        Ok(true)
    }

    /// Forgets old events now and then, and tells how many wait.
    async fn tidy(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.tidy_once().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "old events cannot be forgotten"),
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(60)) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Whether there is more to forget.
    async fn tidy_once(&self) -> Result<bool> {
        for sink in self.store.delivery_counts().await? {
            let gauge = |state| metrics::gauge!("tidewaiter_event_deliveries", "sink" => sink.sink.clone(), "state" => state);
            gauge("pending").set(sink.pending as f64);
            gauge("dead").set(sink.dead as f64);
        }
        let now = self.clock.now();
        let (before, dead) = (now.plus_millis(-KEEP_MILLIS), now.plus_millis(-KEEP_DEAD_MILLIS));
        Ok(self.store.purge_events(before, dead, PURGE).await? == u64::from(PURGE))
    }
}
