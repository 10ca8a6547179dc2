//! The pull gate: images are pulled only as the policy allows.
//!
//! [`policy`] says what is allowed, [`facts`] what is known of an image; here both meet at the registry's door
//! ([`tidewaiter_registry::PullGuard`]), and in a report. Warm pulls must cost nothing: a judgement is remembered for some
//! seconds under image and revision of the advisories.
//!
//! Odd: where nobody can tell (a database does not answer), an enforced gate refuses. That is what a gate is for.

mod facts;
mod policy;
mod report;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use quick_cache::sync::Cache;
use serde_json::{Value, json};
use tidewaiter_events::Event;
use tidewaiter_registry::{PullGuard, PullRefusal, StoredManifest};
use tidewaiter_store::{Image, Repository, RepositoryId, ScanTrigger, ScanType, StartedScan};
use tidewaiter_types::{Digest, Timestamp, media_type};

pub use policy::{GateFacts, GateFinding, GateMode, GateRule, Judgement, PullGate, Reason, Unknown};
pub use report::{GateReport, ReportedImage};

use crate::error::Result;
use crate::start::{effects_of_scan, new_scan};
use crate::{ScanError, Scanning};

/// How long a judgement is remembered, in milliseconds: what another server learns counts so much later here.
const REMEMBERED_MILLIS: i64 = 10_000;
/// Most judgements that are remembered.
const MOST: usize = 50_000;
/// How often at most the same refusal is told of, in milliseconds: who is refused tries again and again.
const TOLD_EVERY_MILLIS: i64 = 3_600_000;
/// How often a scan is looked for that a pull waits for.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// An image by a revision of the advisories.
type Key = (RepositoryId, Digest, Digest);

/// The gate at a registry's door. Cheap to clone.
#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    scanning: Scanning,
    policy: PullGate,
    /// Judgements, with whether the image had been pulled before and when they were made.
    judged: Cache<(Key, bool), (Arc<Judgement>, Timestamp)>,
    /// When refusals were told of.
    told: Cache<Key, Timestamp>,
}

/// Why there is no judgement.
enum Trouble {
    /// The image went.
    Gone,
    /// Something does not work.
    Broken(ScanError),
}

impl From<ScanError> for Trouble {
    fn from(error: ScanError) -> Self {
        match error {
            ScanError::ImageNotFound => Self::Gone,
            error => Self::Broken(error),
        }
    }
}

impl Gate {
    /// A gate of this policy.
    pub fn new(scanning: Scanning, policy: PullGate) -> Self {
        Self(Arc::new(Inner {
            scanning,
            policy,
            judged: Cache::new(MOST),
            told: Cache::new(MOST),
        }))
    }

    fn key(&self, manifest: &StoredManifest) -> Key {
        let revision = self.0.scanning.database().info().revision;
        (manifest.repository.clone(), manifest.digest, revision)
    }

    async fn judgement(
        &self,
        repository: &str,
        manifest: &StoredManifest,
        key: &Key,
    ) -> std::result::Result<Arc<Judgement>, Trouble> {
        let (now, was_pulled) = (self.0.scanning.now(), manifest.was_pulled());
        let place = (key.clone(), was_pulled);
        if let Some((judgement, at)) = self.0.judged.get(&place)
            && still_stands(&judgement, at, now)
        {
            return Ok(judgement);
        }
        let judgement = Arc::new(self.judge(repository, manifest, was_pulled).await?);
        // What is not known of an image today may be known in a second.
        if judgement.reasons.iter().all(|reason| !reason.findings.is_empty()) {
            self.0.judged.insert(place, (Arc::clone(&judgement), now));
        }
        Ok(judgement)
    }

    async fn judge(
        &self,
        name: &str,
        manifest: &StoredManifest,
        was_pulled: bool,
    ) -> std::result::Result<Judgement, Trouble> {
        let store = self.0.scanning.store();
        let found = store.repository_by_id(&manifest.repository).await;
        let repository = found.map_err(ScanError::from)?.ok_or(Trouble::Gone)?;
        let found = store.image(&repository.id, &manifest.digest).await;
        let image = found.map_err(ScanError::from)?.ok_or(Trouble::Gone)?;
        let facts = self.facts(&repository, &image).await?;
        // Another server may have seen the pull.
        let was_pulled = was_pulled || image.last_pulled_at.is_some();
        let now = self.0.scanning.now();
        Ok(self.0.policy.judge(name, &facts, was_pulled, now))
    }

    /// What is known of an image, for which a scan is begun and waited for if need be. A gate that is tried out changes
    /// nothing and holds nobody up.
    async fn facts(&self, repository: &Repository, image: &Image) -> Result<GateFacts> {
        let scanning = &self.0.scanning;
        if self.0.policy.mode == GateMode::DryRun {
            return Ok(scanning.gate_facts(repository, image).await?.0);
        }
        let mut tries = self.0.policy.wait_seconds * 1000 / LOOK_EVERY.as_millis() as u64;
        loop {
            let (facts, scan) = scanning.gate_facts(repository, image).await?;
            match (&facts, &scan) {
                (GateFacts::Unscanned(_), None) => scanning.scan_for_gate(repository, image).await?,
                (GateFacts::Unscanned(_), Some(scan)) if scan.is_under_way() => {}
                _ => return Ok(facts),
            }
            if tries == 0 {
                return Ok(facts);
            }
            tries -= 1;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Tells of a refusal, once in a while.
    async fn tell(&self, repository: &str, key: Key, detail: &Value) {
        let now = self.0.scanning.now();
        if let Some(at) = self.0.told.get(&key)
            && now.0 - at.0 < TOLD_EVERY_MILLIS
        {
            return;
        }
        let subject = format!("{repository}@{}", key.1);
        self.0.told.insert(key, now);
        let place = &self.0.scanning.0.place;
        let event = Event::pull_refused(place, now, self.outcome(), repository, detail.clone());
        let emitted = self
            .0
            .scanning
            .store()
            .emit(&[event.for_outbox(subject, now)])
            .await;
        if let Err(error) = emitted {
            tracing::error!(%error, repository, "a refused pull could not be told of");
        }
    }

    fn outcome(&self) -> &'static str {
        match self.0.policy.mode {
            GateMode::Enforce => "DENIED",
            GateMode::DryRun => "DRY_RUN",
        }
    }

    fn refuse(&self, refusal: PullRefusal) -> std::result::Result<(), PullRefusal> {
        metrics::counter!("tidewaiter_pulls_refused_total", "outcome" => self.outcome()).increment(1);
        match self.0.policy.mode {
            GateMode::Enforce => Err(refusal),
            GateMode::DryRun => Ok(()),
        }
    }
}

#[async_trait]
impl PullGuard for Gate {
    async fn check_pull(
        &self,
        repository: &str,
        manifest: &StoredManifest,
    ) -> std::result::Result<(), PullRefusal> {
        if media_type::is_index(&manifest.media_type) || !self.0.policy.is_for(repository) {
            return Ok(());
        }
        let key = self.key(manifest);
        let judgement = match self.judgement(repository, manifest, &key).await {
            Ok(judgement) => judgement,
            Err(Trouble::Gone) => return Ok(()),
            Err(Trouble::Broken(error)) => {
                tracing::error!(%error, repository, "the pull gate could not judge an image");
                return self.refuse(unjudged());
            }
        };
        if judgement.reasons.is_empty() {
            return Ok(());
        }
        let refusal = refusal(repository, &manifest.digest, &judgement);
        self.tell(repository, key, &refusal.detail).await;
        self.refuse(refusal)
    }
}

impl Scanning {
    /// Begins a scan of an image that has none.
    async fn scan_for_gate(&self, repository: &Repository, image: &Image) -> Result<()> {
        let (now, scan_type): (Timestamp, ScanType) = (self.now(), self.configuration().await?.scan_type);
        let scan = new_scan(&repository.id, image.digest, scan_type, ScanTrigger::Push, now);
        let effects = effects_of_scan(&repository.id, image.digest, scan_type, now);
        match self.store().start_scan(&scan, None, &effects).await? {
            StartedScan::Started(_) | StartedScan::LimitExceeded(_) => Ok(()),
        }
    }
}

fn still_stands(judgement: &Judgement, at: Timestamp, now: Timestamp) -> bool {
    let is_fresh = now.0 - at.0 < REMEMBERED_MILLIS;
    is_fresh && judgement.until.is_none_or(|until| now < until)
}

fn refusal(repository: &str, digest: &Digest, judgement: &Judgement) -> PullRefusal {
    let words: Vec<String> = judgement
        .reasons
        .iter()
        .map(|reason| format!("{} (rule {:?})", reason.words, reason.rule))
        .collect();
    let is_unknown = judgement.reasons.iter().any(|reason| reason.findings.is_empty());
    let advice = match is_unknown {
        true => "wait for its scan, or see why it failed",
        false => "rebuild it with the fixed packages, or suppress what does not matter",
    };
    let message = format!(
        "the pull gate refuses {repository}@{digest}: {}. What to do: {advice}; `aws ecr describe-image-scan-findings \
         --repository-name {repository} --image-id imageDigest={digest}` shows all",
        words.join("; ")
    );
    let reasons: Vec<Value> = judgement.reasons.iter().map(Reason::to_json).collect();
    PullRefusal {
        message,
        detail: json!({ "image-digest": digest, "reasons": reasons }),
    }
}

fn unjudged() -> PullRefusal {
    PullRefusal {
        message:
            "the pull gate could not judge the image; the registry's log says why. What to do: try again"
                .to_owned(),
        detail: json!({ "reasons": [] }),
    }
}
