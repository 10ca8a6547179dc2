//! `GET /console/changes`: server-sent events that say what has just changed, so that pages ask again for what they show.
//!
//! A change says where, never what: whoever hears of it asks the AWS operations. Odd: one task reads the outbox for all
//! browsers, a second at a time and only while one listens. It reads the last seconds again each time, since an event may
//! be committed after a later one, and remembers which it told already.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use futures::stream::unfold;
use serde::Serialize;
use serde_json::Value;
use tidewaiter_access::{Home, Principal};
use tidewaiter_store::{KeptEvent, Store};
use tidewaiter_types::Clock;
use tokio::sync::{broadcast, watch};

use crate::Shared;
use crate::refusal::Refusal;

/// How often the outbox is read.
const EVERY: Duration = Duration::from_secs(1);
/// How far back it is read each time.
const OVERLAP_MILLIS: i64 = 10_000;
/// The most events of one look; if there are more, browsers hear of the first.
const MOST: u32 = 1000;
/// How many changes wait for a slow browser.
const WAITING: usize = 256;

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The kind of the event: EventBridge's `detail-type`.
    kind: String,
    /// Where, if it is about one repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    repository: Option<String>,
}

impl Change {
    fn of(kept: &KeptEvent) -> Option<Self> {
        let event = &kept.event.detail;
        let repository = event["detail"]["repository-name"].as_str();
        Some(Self {
            kind: event["detail-type"].as_str()?.to_owned(),
            repository: repository.map(str::to_owned),
        })
    }

    fn may_be_told_to(&self, principal: &Principal, home: &Home) -> bool {
        let allowed = match &self.repository {
            Some(name) => principal.authorize("ecr:DescribeImages", &home.repository_arn(None, name)),
            None => principal.authorize("inspector2:ListFindings", "*"),
        };
        allowed.is_ok()
    }
}

/// The way of changes to browsers.
#[derive(Clone)]
pub struct Changes {
    sender: broadcast::Sender<Arc<Change>>,
    /// Turns true when the server stops.
    stopped: watch::Receiver<bool>,
}

impl Changes {
    /// Streams end when `stopped` turns true, which must be before the server waits for its connections.
    pub fn new(stopped: watch::Receiver<bool>) -> Self {
        Self {
            sender: broadcast::Sender::new(WAITING),
            stopped,
        }
    }

    /// Reads the outbox until the server stops.
    pub async fn run(self, store: Store, clock: Arc<dyn Clock>) {
        let mut stopped = self.stopped.clone();
        let mut told = HashSet::new();
        let mut ticks = tokio::time::interval(EVERY);
        loop {
            tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => return,
                _ = ticks.tick() => {}
            }
            if self.sender.receiver_count() > 0 {
                self.tell(&store, clock.as_ref(), &mut told).await;
            }
        }
    }

    async fn tell(&self, store: &Store, clock: &dyn Clock, told: &mut HashSet<String>) {
        let from = clock.now().plus_millis(-OVERLAP_MILLIS);
        let events = match store.events_since(from, MOST).await {
            Ok(events) => events,
            Err(error) => return tracing::warn!(%error, "the console could not look for changes"),
        };
        for event in events.iter().filter(|event| !told.contains(&event.id)) {
            if let Some(change) = Change::of(event) {
                // Nobody may be listening any more.
                let _ = self.sender.send(Arc::new(change));
            }
        }
        *told = events.into_iter().map(|event| event.id).collect();
    }
}

/// What a stream goes on with.
struct Listener {
    receiver: broadcast::Receiver<Arc<Change>>,
    stopped: watch::Receiver<bool>,
    principal: Principal,
    home: Home,
    ends: tokio::time::Instant,
}

/// Streams the changes that whoever is signed in may see.
pub async fn stream(
    State(console): State<Shared>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let signed_in = console.signed_in(&headers).await?;
    let left = signed_in.session.expires_at.0 - console.clock.now().0;
    // Browsers come again by themselves, and are asked for their session then.
    let left = Duration::from_millis(u64::try_from(left).unwrap_or(0)).min(Duration::from_secs(300));
    let listener = Listener {
        receiver: console.changes.sender.subscribe(),
        stopped: console.changes.stopped.clone(),
        principal: signed_in.principal,
        home: console.config.home.clone(),
        ends: tokio::time::Instant::now() + left,
    };
    Ok(Sse::new(unfold(listener, next)).keep_alive(KeepAlive::default()))
}

async fn next(mut listener: Listener) -> Option<(Result<Event, Infallible>, Listener)> {
    loop {
        let heard = tokio::select! {
            _ = listener.stopped.wait_for(|stopped| *stopped) => return None,
            () = tokio::time::sleep_until(listener.ends) => return None,
            heard = listener.receiver.recv() => heard,
        };
        let told = match heard {
            Ok(change) if change.may_be_told_to(&listener.principal, &listener.home) => {
                serde_json::to_value(&*change).unwrap_or(Value::Null)
            }
            Ok(_) => continue,
            // Too much at once: anything may have changed.
            Err(broadcast::error::RecvError::Lagged(_)) => serde_json::json!({"kind": "any"}),
            Err(broadcast::error::RecvError::Closed) => return None,
        };
        return Some((Ok(Event::default().data(told.to_string())), listener));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tidewaiter_store::NewEvent;
    use tidewaiter_types::Timestamp;

    use super::*;

    fn kept(detail: Value) -> KeptEvent {
        KeptEvent {
            id: "1".to_owned(),
            event: NewEvent {
                subject: "s".to_owned(),
                detail,
                created_at: Timestamp(1),
            },
        }
    }

    fn principal(policies: Value) -> Principal {
        Principal {
            arn: "arn".to_owned(),
            account: "123456789012".to_owned(),
            user_id: "id".to_owned(),
            access_key_id: "key".to_owned(),
            policies: Arc::new(tidewaiter_access::policy::PolicySet::read(&policies).expect("good policies")),
        }
    }

    #[test]
    fn a_change_says_where_and_is_told_to_those_who_may_look_there() {
        let event = json!({"detail-type": "ECR Image Scan", "detail": {"repository-name": "app"}});
        let change = Change::of(&kept(event)).expect("an event");
        assert_eq!(
            serde_json::to_value(&change).expect("text"),
            json!({"kind": "ECR Image Scan", "repository": "app"})
        );
        let home = Home {
            region: "eu-central-1".to_owned(),
            account: "123456789012".to_owned(),
        };
        let only = |resource| json!([{"Statement": {"Effect": "Allow", "Action": "ecr:DescribeImages", "Resource": resource}}]);
        let app = "arn:aws:ecr:eu-central-1:123456789012:repository/app";
        assert!(change.may_be_told_to(&principal(only(app)), &home));
        assert!(!change.may_be_told_to(&principal(only(&format!("{app}-2"))), &home));
        assert_eq!(Change::of(&kept(json!({}))), None);
    }
}
