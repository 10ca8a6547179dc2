//! What happened, told to others: events in EventBridge's shape, from the outbox to the sinks.
//!
//! Events are written to the outbox in the transaction of what they tell, by whoever does it; here are their
//! shapes, and the courier that carries them to the sinks: at least once, in order for each image, retried with
//! growing pauses. A sink is a file in [`sinks`].

mod courier;
mod event;
mod hub;
pub mod sinks;

pub use courier::Courier;
pub use event::{Event, ImageAction, Place};
