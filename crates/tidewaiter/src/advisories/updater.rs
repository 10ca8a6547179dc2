//! Keeps the server's advisories up to date: fetches or pulls, judges, and swaps the database in use.
//!
//! Odd: scans under way end with the revision they began with, and results stand as of theirs. An update that fails
//! changes nothing but the status, the metrics and the log.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tidewaiter_advisories::{Database, DatabaseInfo};
use tidewaiter_scanning::Scanning;
use tidewaiter_types::Clock;
use tokio::sync::watch;

use super::guard::ChangeGuard;
use super::revisions::{Held, LastUpdate, Revisions};
use crate::artifact::{self, PublicKey, Trust};
use crate::config::{AdvisorySettings, Updates};

/// How often it is looked whether somebody confirmed a revision.
const LOOK: Duration = Duration::from_secs(2);
/// The pause between two updates is shorter or longer by up to this part of it, so that servers do not ask all at once.
const JITTER: u32 = 10;

/// Keeps advisories up to date.
pub struct Updater {
    /// Where revisions are kept.
    pub revisions: Revisions,
    /// What uses them.
    pub scanning: Scanning,
    /// How.
    pub settings: AdvisorySettings,
    /// What may hold a revision back.
    pub guards: Vec<Box<dyn ChangeGuard>>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Whether the revision in use came with the program. Such a one is no state to compare the next one with.
    pub is_starter: bool,
}

/// How an update ended.
enum Ended {
    New,
    Unchanged,
    Held(Held),
}

/// What an update brought.
struct Next {
    bytes: Vec<u8>,
    /// The manifest that was pulled.
    manifest: Option<String>,
    /// What people should know.
    words: Vec<String>,
}

impl Updater {
    /// Updates now and then, until `stopped` turns true.
    pub async fn run(mut self, mut stopped: watch::Receiver<bool>) {
        if let Err(error) = self.note_current(&self.scanning.database().info()) {
            tracing::error!(%error, "which advisories are in use cannot be written down");
        }
        self.tell_metrics();
        let mut wait = self.until_next();
        loop {
            let pause = wait.min(LOOK);
            tokio::select! {
                _ = stopped.changed() => return,
                () = tokio::time::sleep(pause) => wait -= pause,
            }
            if let Err(error) = self.take_confirmed().await {
                tracing::error!(
                    error = format!("{error:#}"),
                    "a confirmed revision cannot be used"
                );
            }
            if wait.is_zero() && self.settings.updates != Updates::Off {
                self.attend().await;
                wait = self.spread();
            } else if wait.is_zero() {
                wait = LOOK;
            }
        }
    }

    /// The pause before the first update after a start: what is left since the last one.
    fn until_next(&self) -> Duration {
        let last = self.revisions.status().last.map_or(0, |last| last.at);
        let since = u64::try_from(self.clock.now().0 - last).unwrap_or(0);
        self.settings
            .interval
            .saturating_sub(Duration::from_millis(since))
    }

    fn spread(&self) -> Duration {
        let interval = self.settings.interval;
        let most = interval / JITTER;
        // A hasher of the standard library is seeded at random; no more chance than that is needed here.
        let chance = RandomState::new().hash_one(0) % 2001;
        interval - most + most.mul_f64(chance as f64 / 1000.0)
    }

    /// One update, with all that is told of it.
    async fn attend(&mut self) {
        let (result, words) = match self.update().await {
            Ok((Ended::New, words)) => ("new", words),
            Ok((Ended::Unchanged, words)) => ("unchanged", words),
            Ok((Ended::Held(held), words)) => {
                tracing::warn!(
                    revision = held.revision,
                    reasons = held.reasons.join("; "),
                    "the new advisory database is held back; `tidewaiter db confirm` lets it in"
                );
                ("held", [held.reasons, words].concat())
            }
            Err(error) => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "the advisories could not be updated"
                );
                ("failed", vec![format!("{error:#}")])
            }
        };
        metrics::counter!("tidewaiter_advisory_updates_total", "result" => result).increment(1);
        self.note(result, words);
        self.tell_metrics();
    }

    fn note(&self, result: &str, words: Vec<String>) {
        let mut status = self.revisions.status();
        status.last = Some(LastUpdate {
            at: self.clock.now().0,
            result: result.to_owned(),
            words,
        });
        if let Err(error) = self.revisions.note(&status) {
            tracing::error!(%error, "how the update ended cannot be written down");
        }
    }

    async fn update(&mut self) -> anyhow::Result<(Ended, Vec<String>)> {
        let Some(next) = self.next().await? else {
            return Ok((Ended::Unchanged, vec![]));
        };
        for words in &next.words {
            tracing::warn!(words, "a feed could not be fetched; its last good data stands");
        }
        let (path, database) = self.revisions.bring(&next.bytes)?;
        let (revision, database) = (database.info().revision, Arc::new(database));
        let ended = if revision == self.scanning.database().info().revision {
            self.revisions.drop_held()?;
            Ended::Unchanged
        } else {
            let reasons = self.judge(&database).await?;
            if reasons.is_empty() {
                drop(database);
                self.adopt(&path, revision).await?;
                Ended::New
            } else {
                let held = Held {
                    revision: revision.hex(),
                    reasons,
                };
                self.revisions.hold(&path, &held)?;
                Ended::Held(held)
            }
        };
        let mut status = self.revisions.status();
        status.pulled = next.manifest;
        self.revisions.note(&status)?;
        Ok((ended, next.words))
    }

    /// The next database's bytes; `None` if there is nothing new.
    async fn next(&self) -> anyhow::Result<Option<Next>> {
        match &self.settings.updates {
            Updates::Off => Ok(None),
            Updates::Build => {
                let (bytes, words) =
                    super::build::build(&self.revisions.feeds(), &self.settings.feeds).await?;
                Ok(Some(Next {
                    bytes,
                    words,
                    manifest: None,
                }))
            }
            Updates::Pull(reference) => {
                let (reference, trust) = (reference.clone(), self.trust()?);
                let known = self.revisions.status().pulled;
                tokio::task::spawn_blocking(move || {
                    let newest = artifact::resolve(&reference)?.to_string();
                    if known.as_ref() == Some(&newest) {
                        return Ok(None);
                    }
                    let pulled = artifact::pull(&reference, &trust)?;
                    Ok(Some(Next {
                        bytes: pulled.bytes,
                        manifest: Some(pulled.digest.to_string()),
                        words: vec![],
                    }))
                })
                .await?
            }
        }
    }

    fn trust(&self) -> anyhow::Result<Trust> {
        match &self.settings.key {
            Some(path) => Ok(Trust::Key(PublicKey::read(path)?)),
            None => Ok(Trust::Anybody),
        }
    }

    async fn judge(&self, new: &Arc<Database>) -> anyhow::Result<Vec<String>> {
        let old = self.scanning.database();
        let mut reasons = Vec::new();
        if self.is_starter {
            return Ok(reasons);
        }
        for guard in &self.guards {
            reasons.extend(guard.reasons(&old, new).await?);
        }
        Ok(reasons)
    }

    async fn adopt(
        &mut self,
        path: &std::path::Path,
        revision: tidewaiter_types::Digest,
    ) -> anyhow::Result<()> {
        let database = self.revisions.adopt(path, revision, self.settings.keep)?;
        let info = database.info();
        self.note_current(&info)?;
        self.scanning.use_database(Arc::new(database));
        self.scanning.adopt_database().await?;
        self.is_starter = false;
        tracing::info!(%revision, advisories = info.advisories, "a new advisory database is in use");
        Ok(())
    }

    fn note_current(&self, info: &DatabaseInfo) -> anyhow::Result<()> {
        let mut status = self.revisions.status();
        status.current = Some(info.revision.hex());
        status.date = Some(info.created.0);
        self.revisions.note(&status)
    }

    /// Takes a revision that was held back and that somebody confirmed.
    async fn take_confirmed(&mut self) -> anyhow::Result<()> {
        let Some((held, path)) = self.revisions.confirmed() else {
            return Ok(());
        };
        let opened = path.clone();
        let checking = tokio::task::spawn_blocking(move || {
            let database = Database::open(&opened)?;
            database.verify()?;
            anyhow::Ok(database.info().revision)
        });
        let revision = checking.await?.context("what was held back is damaged")?;
        self.adopt(&path, revision).await?;
        self.note("new", vec![format!("{} was confirmed", held.revision)]);
        self.tell_metrics();
        Ok(())
    }

    fn tell_metrics(&self) {
        let created = self.scanning.database().info().created;
        metrics::gauge!("tidewaiter_advisories_date_seconds").set(created.0 as f64 / 1000.0);
        let held = self.revisions.held().is_some();
        metrics::gauge!("tidewaiter_advisories_held_back").set(f64::from(u8::from(held)));
        if let Some(last) = self.revisions.status().last {
            metrics::gauge!("tidewaiter_advisory_update_seconds").set(last.at as f64 / 1000.0);
            let good = matches!(last.result.as_str(), "new" | "unchanged");
            metrics::gauge!("tidewaiter_advisory_update_success").set(f64::from(u8::from(good)));
        }
    }
}
