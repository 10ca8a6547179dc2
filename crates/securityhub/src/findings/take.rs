//! The one door for findings: what is sent is compared with what is there, rules are applied, and all that follows is written
//! at once.

use std::collections::BTreeMap;

use serde_json::Value;
use tidewaiter_events::Event;
use tidewaiter_store::{Effects, HubKey, HubWrite, NewEvent, StoredHubFinding, WatchedImageId};
use tidewaiter_types::Timestamp;

use super::change::{Source, difference};
use super::merge::{Origin, again, first};
use super::row::{self, Beside};
use super::text;
use crate::errors::internal;
use crate::products::{self, Known};
use crate::rules::Rules;
use crate::{Result, SecurityHub, times};

/// The sink that is always there: for it alone, findings are not written a second time.
const LOG: &str = "log";
/// How often findings are compared again because somebody else changed them meanwhile.
const ATTEMPTS: usize = 8;

/// A finding that is sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// In ASFF.
    pub(crate) finding: Value,
    /// Where the scanner found it, and what it said; other products' findings count only if they say that they are newer.
    pub(crate) scanner: Option<(WatchedImageId, String)>,
}

/// A change that somebody makes to a finding that is there.
type Change<'c> = dyn Fn(&Value) -> Value + Send + Sync + 'c;

impl SecurityHub {
    /// Takes findings in.
    pub(crate) async fn take(&self, sent: &[Sent], now: Timestamp) -> Result<()> {
        let rules = Rules::of(self).await?;
        let keys: Vec<HubKey> = sent.iter().map(|sent| row::key(&sent.finding)).collect();
        for _ in 0..ATTEMPTS {
            let there = self.there(&keys).await?;
            let mut writes = BTreeMap::new();
            for (sent, key) in sent.iter().zip(&keys) {
                // The same finding twice in a batch: the newer one counts.
                if writes
                    .get(key)
                    .is_some_and(|write| !is_after(&sent.finding, write))
                {
                    continue;
                }
                if let Some(write) = self.write_of(sent, there.get(key), &rules, now)? {
                    writes.insert(key.clone(), write);
                }
            }
            if self
                .write(writes.into_values().collect(), Vec::new(), now)
                .await?
            {
                return Ok(());
            }
        }
        Err(internal("findings change too often to be compared"))
    }

    /// Changes findings that are there; gives those that are not, and what the others have become.
    pub(crate) async fn change(
        &self,
        keys: &[HubKey],
        (source, change): (&Source, &Change<'_>),
        events: impl Fn(&[Value]) -> Vec<NewEvent>,
        now: Timestamp,
    ) -> Result<Vec<HubKey>> {
        for _ in 0..ATTEMPTS {
            let there = self.there(keys).await?;
            let (mut writes, mut changed) = (Vec::new(), Vec::new());
            for stored in there.values() {
                let old = row::finding(stored)?;
                let new = change(&old);
                if let Some(history) = difference(&old, &new, source) {
                    writes.push(self.rewrite(stored, &new, Some(history)));
                }
                changed.push(new);
            }
            if self.write(writes, events(&changed), now).await? {
                return Ok(keys
                    .iter()
                    .filter(|key| !there.contains_key(*key))
                    .cloned()
                    .collect());
            }
        }
        Err(internal("findings change too often to be changed"))
    }

    async fn there(&self, keys: &[HubKey]) -> Result<BTreeMap<HubKey, StoredHubFinding>> {
        let found = self.store().hub_findings(keys).await.map_err(internal)?;
        Ok(found
            .into_iter()
            .map(|stored| (stored.finding.key.clone(), stored))
            .collect())
    }

    fn write_of(
        &self,
        sent: &Sent,
        there: Option<&StoredHubFinding>,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<Option<HubWrite>> {
        let origin = self.origin(&sent.finding, now);
        let Some(stored) = there else {
            let mut finding = first(sent.finding.clone(), origin);
            rules.apply(&mut finding, now);
            return Ok(Some(self.new_write(&finding, sent, now)));
        };
        let old = row::finding(stored)?;
        if sent.scanner.is_none() && !is_newer(&sent.finding, &old) {
            return Ok(None);
        }
        let mut finding = again(&old, sent.finding.clone(), origin);
        rules.apply(&mut finding, now);
        let source = Source {
            operation: "BATCH_IMPORT_FINDINGS",
            identity: text(&finding, "ProductArn").to_owned(),
        };
        let history = difference(&old, &finding, &source);
        let mut write = self.rewrite(stored, &finding, history);
        if let Some((image, print)) = &sent.scanner {
            (write.finding.image, write.finding.print) = (Some(*image), Some(print.clone()));
        }
        Ok(Some(write))
    }

    fn origin(&self, finding: &Value, now: Timestamp) -> Origin<'_> {
        let known: &Known = self
            .known_product(text(finding, "ProductArn"))
            .unwrap_or(&products::DEFAULT);
        Origin {
            product: known.name,
            company: known.company,
            region: &self.place().region,
            now,
        }
    }

    fn new_write(&self, finding: &Value, sent: &Sent, now: Timestamp) -> HubWrite {
        let beside = Beside {
            image: sent.scanner.as_ref().map(|(image, _)| *image),
            print: sent.scanner.as_ref().map(|(_, print)| print.clone()),
            imported_at: now,
        };
        HubWrite {
            finding: row::row(finding, &beside),
            read: None,
            history: None,
            forward: self.0.config.forwards,
        }
    }

    fn rewrite(&self, stored: &StoredHubFinding, finding: &Value, history: Option<Value>) -> HubWrite {
        let beside = Beside {
            image: stored.finding.image,
            print: stored.finding.print.clone(),
            imported_at: stored.finding.imported_at,
        };
        HubWrite {
            finding: row::row(finding, &beside),
            read: Some(stored.version),
            history,
            forward: self.0.config.forwards,
        }
    }

    /// Writes changes with their events; `false` if somebody else was faster.
    async fn write(&self, writes: Vec<HubWrite>, mut events: Vec<NewEvent>, now: Timestamp) -> Result<bool> {
        if writes.is_empty() && events.is_empty() {
            return Ok(true);
        }
        if !writes.is_empty() && self.store().has_sinks_beside(LOG).await.map_err(internal)? {
            for write in &writes {
                events.push(self.imported(write, now)?);
            }
        }
        let effects = Effects {
            events,
            ..Effects::default()
        };
        let written = self.store().write_hub_findings(&writes, &effects, now).await;
        written.map_err(internal)
    }

    fn imported(&self, write: &HubWrite, now: Timestamp) -> Result<NewEvent> {
        let finding: Value = serde_json::from_str(&write.finding.content).map_err(internal)?;
        let event = Event::finding_imported(self.place(), now, &finding);
        Ok(NewEvent {
            subject: format!("hub/{}", write.finding.key.0),
            detail: serde_json::to_value(&event).map_err(internal)?,
            created_at: now,
        })
    }
}

fn is_after(sent: &Value, write: &HubWrite) -> bool {
    times::read(text(sent, "UpdatedAt")) > Some(write.finding.updated_at)
}

/// Whether a product says that it changed its finding since.
fn is_newer(sent: &Value, old: &Value) -> bool {
    let updated = |finding| times::read(text(finding, "UpdatedAt"));
    updated(sent) > updated(old)
}
