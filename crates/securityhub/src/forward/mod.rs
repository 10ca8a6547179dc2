//! Findings sent on to a real Security Hub, as findings of the target account's own product.
//!
//! What waits to be sent stands in the store, so that nothing is lost by an end in between, and a finding that changes twice
//! is sent once, as it is then. Several servers share the work: each leases what it sends. A hub that throttles, fails or hangs up is asked again with growing pauses; what it refuses for
//! good is noted and waits for its next change.
//!
//! Odd: a hub takes an update only if its `UpdatedAt` is later, and what readers change here does not touch that: what is sent
//! has the time of the change. Sending twice what was taken, when the answer was lost, therefore changes nothing there.

mod sign;
mod translate;

use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tidewaiter_store::HubForward;
use tokio::sync::watch;

use crate::SecurityHub;

pub use sign::ForwardKey;

/// Most findings, and bytes of findings, of a call (Security Hub's quotas, with room).
const BATCH: u32 = 100;
const BATCH_BYTES: usize = 5 << 20;
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// For how long findings are this server's from the beginning of a call: longer than any call takes.
const LEASE_MILLIS: i64 = 90_000;

/// Where findings go.
#[derive(Clone, Debug)]
pub struct ForwardConfig {
    /// The hub's address: `https://securityhub.us-east-1.amazonaws.com`.
    pub url: String,
    /// Its region.
    pub region: String,
    /// The account whose hub it is.
    pub account: String,
    /// What calls are signed with.
    pub key: ForwardKey,
    /// Calls of this server in a second, at most; Security Hub allows ten.
    pub calls_per_second: f64,
    /// The pause after the first failure; it doubles with each until a minute.
    pub first_pause: Duration,
}

/// Sends findings on.
pub struct Forwarder {
    hub: SecurityHub,
    config: ForwardConfig,
    client: Client,
}

/// What became of a call.
enum Outcome {
    /// It was answered: what failed, by id, with the hub's words.
    Answered(Vec<(String, String)>),
    /// Later, perhaps.
    Later(String),
    /// The batch itself is wrong.
    Refused(String),
}

impl Forwarder {
    /// A forwarder of a hub that was told that its findings are forwarded.
    ///
    /// # Errors
    /// If no client can be made here.
    pub fn new(hub: SecurityHub, config: ForwardConfig) -> Result<Self, reqwest::Error> {
        let client = Client::builder().timeout(PATIENCE).build()?;
        Ok(Self { hub, config, client })
    }

    /// Sends until `stop` turns true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut changes = self.hub.store().jobs_changed();
        let mut pause = self.config.first_pause;
        while !*stop.borrow() {
            match self.round().await {
                Ok(0) => {
                    tokio::select! {
                        _ = changes.changed() => {}
                        () = tokio::time::sleep(POLL) => {}
                        _ = stop.changed() => {}
                    }
                }
                Ok(_) => {
                    pause = self.config.first_pause;
                    self.breathe().await;
                }
                Err(why) => {
                    tracing::warn!(why, "findings could not be forwarded; they are tried again");
                    tokio::select! {
                        () = tokio::time::sleep(pause) => {}
                        _ = stop.changed() => {}
                    }
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Sends what has waited longest; how many findings were settled.
    async fn round(&self) -> Result<usize, String> {
        let (store, now) = (self.hub.store(), self.hub.scanning().now());
        let leased = store.lease_hub_forwards(BATCH, now, LEASE_MILLIS).await;
        let leased = leased.map_err(words_of)?;
        let Some(lease) = leased.first().map(|forward| forward.lease.clone()) else {
            return Ok(0);
        };
        let settled = self.send_all(leased).await;
        // What was not settled, or has changed meanwhile, is for whoever comes next.
        store.release_hub_forwards(&lease).await.map_err(words_of)?;
        settled
    }

    /// Sends findings in as many calls as they need.
    async fn send_all(&self, mut waiting: Vec<HubForward>) -> Result<usize, String> {
        let mut settled = 0;
        while !waiting.is_empty() {
            if settled > 0 {
                self.breathe().await;
            }
            let later = waiting.split_off(fitting(&waiting));
            settled += match self.send(&waiting).await {
                Outcome::Answered(failed) => self.settle(waiting, &failed).await?,
                Outcome::Later(why) => return Err(why),
                // One of them spoils it for all: each by itself.
                Outcome::Refused(_) if waiting.len() > 1 => self.one_by_one(waiting).await?,
                Outcome::Refused(why) => self.settle(waiting, &[(String::new(), why)]).await?,
            };
            waiting = later;
        }
        Ok(settled)
    }

    async fn one_by_one(&self, batch: Vec<HubForward>) -> Result<usize, String> {
        let mut settled = 0;
        for forward in batch {
            self.breathe().await;
            let one = vec![forward];
            settled += match self.send(&one).await {
                Outcome::Answered(failed) => self.settle(one, &failed).await?,
                Outcome::Later(why) => return Err(why),
                Outcome::Refused(why) => self.settle(one, &[(String::new(), why)]).await?,
            };
        }
        Ok(settled)
    }

    /// The pause between two calls.
    async fn breathe(&self) {
        tokio::time::sleep(Duration::from_secs_f64(1.0 / self.config.calls_per_second)).await;
    }

    /// Notes what was taken and what was not. A failure without an id is of all.
    async fn settle(&self, batch: Vec<HubForward>, failed: &[(String, String)]) -> Result<usize, String> {
        let count = batch.len();
        let why = |forward: &HubForward| {
            let id = translate::id(forward);
            failed
                .iter()
                .find(|(failed, _)| failed.is_empty() || *failed == id)
                .map(|(_, why)| why.clone())
        };
        let (mut taken, mut refused) = (Vec::new(), Vec::new());
        for forward in batch {
            match why(&forward) {
                Some(why) => {
                    tracing::warn!(why, finding = translate::id(&forward), "a finding was not taken");
                    refused.push((forward, why));
                }
                None => taken.push(forward),
            }
        }
        let noted = self.hub.store().hub_forwarded(&taken, &refused).await;
        noted.map_err(words_of)?;
        Ok(count)
    }

    /// Makes the lease long enough for a call, and calls.
    async fn send(&self, batch: &[HubForward]) -> Outcome {
        match self.keep(batch).await {
            Ok(true) => self.call(batch).await,
            Ok(false) => Outcome::Later("another server has taken them over".to_owned()),
            Err(why) => Outcome::Later(why),
        }
    }

    async fn keep(&self, batch: &[HubForward]) -> Result<bool, String> {
        let Some(forward) = batch.first() else {
            return Ok(false);
        };
        let now = self.hub.scanning().now();
        let kept = self
            .hub
            .store()
            .keep_hub_forwards(&forward.lease, now, LEASE_MILLIS);
        kept.await.map_err(words_of)
    }

    async fn call(&self, batch: &[HubForward]) -> Outcome {
        let findings = batch
            .iter()
            .filter_map(|forward| translate::finding(forward, &self.config));
        let body = json!({"Findings": findings.collect::<Vec<_>>()}).to_string();
        let url = format!("{}/findings/import", self.config.url.trim_end_matches('/'));
        let Some(headers) = sign::headers(&self.config, &url, &body, now()) else {
            return Outcome::Later(format!("{url} is no address"));
        };
        let mut request = self.client.post(&url).body(body);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        match request.send().await {
            Ok(answer) => read(answer.status(), answer.bytes().await),
            Err(error) => Outcome::Later(error.to_string()),
        }
    }
}

fn words_of(error: tidewaiter_store::StoreError) -> String {
    error.to_string()
}

/// The signature's time is the machine's: the other hub compares it with its own.
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// How many of a batch fit into a call.
fn fitting(batch: &[HubForward]) -> usize {
    let mut bytes = 0;
    let fits = batch.iter().take_while(|forward| {
        bytes += forward.content.len();
        bytes <= BATCH_BYTES
    });
    fits.count().max(1).min(batch.len())
}

fn read(status: StatusCode, body: reqwest::Result<impl AsRef<[u8]>>) -> Outcome {
    let body = match body {
        Ok(body) => body,
        Err(error) => return Outcome::Later(error.to_string()),
    };
    let value: Value = serde_json::from_slice(body.as_ref()).unwrap_or_default();
    match status {
        status if status.is_success() && value["SuccessCount"].is_number() => {
            let failed = value["FailedFindings"].as_array().into_iter().flatten();
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let failed = failed.map(|one| {
                let why = format!("{}: {}", text(&one["ErrorCode"]), text(&one["ErrorMessage"]));
                (text(&one["Id"]), why)
            });
            Outcome::Answered(failed.collect())
        }
        StatusCode::BAD_REQUEST if !is_throttling(&value) => Outcome::Refused(words(&value, status)),
        _ => Outcome::Later(words(&value, status)),
    }
}

fn is_throttling(value: &Value) -> bool {
    let code = ["__type", "Code", "code"].map(|member| value[member].as_str().unwrap_or_default());
    code.iter()
        .any(|code| code.contains("Throttling") || code.contains("LimitExceeded"))
}

fn words(value: &Value, status: StatusCode) -> String {
    let words = ["Message", "message"].map(|member| value[member].as_str().unwrap_or_default());
    format!("the hub answered {status} {}", words.concat())
}
