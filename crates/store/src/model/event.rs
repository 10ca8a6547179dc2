//! Events on their way to sinks.

use serde_json::Value;
use tidewaiter_types::Timestamp;

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
