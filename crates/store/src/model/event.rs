//! Events on their way to sinks.

use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::PackageId;

/// An event to be kept until every sink has it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// Events of one subject reach a sink in order (`REPOSITORY@DIGEST`).
    pub subject: String,
    /// The event itself.
    pub detail: Value,
    /// When it happened.
    pub created_at: Timestamp,
}

/// An event that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptEvent {
    /// A UUID of version 7.
    pub id: String,
    /// What was kept.
    pub event: NewEvent,
}

/// An event to be delivered to a sink now.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The event's id, a UUID of version 7.
    pub event: String,
    /// The sink.
    pub sink: String,
    /// The event's subject.
    pub subject: String,
    /// The event itself.
    pub detail: Value,
    /// When it happened.
    pub created_at: Timestamp,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

/// What becomes of a delivery that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryFailure {
    /// It is tried again then.
    Retry(Timestamp),
    /// It is given up; later events of the subject go on.
    Dead,
}

/// An event with the sinks that want it; others never hear of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutedEvent {
    /// The event.
    pub event: NewEvent,
    /// Names of sinks.
    pub sinks: Vec<String>,
}

/// An entry that stands for many events, to be told one by one later.
#[derive(Clone, Debug, PartialEq)]
pub struct NewExpansion {
    /// What it stands for. Where an entry of this key waits already, its packages become more.
    pub key: String,
    /// Entries of one lane are expanded one after another, in the order in which they were written.
    pub lane: String,
    /// In the form of whoever expands it.
    pub content: Value,
    /// The packages that it is about.
    pub packages: Vec<PackageId>,
    /// When what it tells of happened.
    pub created_at: Timestamp,
}

/// An entry that is to be expanded further.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// Its id, a UUID of version 7.
    pub id: String,
    /// What it stands for.
    pub key: String,
    /// In the form of whoever expands it.
    pub content: Value,
    /// How far it is expanded: -1 at the beginning.
    pub position: i64,
    /// How often it failed in vain.
    pub attempts: u32,
    /// When what it tells of happened.
    pub created_at: Timestamp,
}

/// A delivery that waits or was given up, as people look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliveryState {
    /// The event's id.
    pub event: String,
    /// The sink.
    pub sink: String,
    /// The event's subject.
    pub subject: String,
    /// The event itself.
    pub detail: Value,
    /// When it happened.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, if it was not given up.
    pub next_attempt_at: Option<Timestamp>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// How many deliveries to a sink there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryCounts {
    /// The sink.
    pub sink: String,
    /// Those that wait.
    pub pending: u64,
    /// Those that were given up.
    pub dead: u64,
}
