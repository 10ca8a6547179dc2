//! What happened, told to others: events in EventBridge's shape, from the outbox to the sinks.
//!
//! Events are written to the outbox in the transaction of what they tell, by whoever does it; here are their
//! shapes, and the courier that carries them to the sinks: at least once, in order for each image, retried with
//! growing pauses. A sink is a file in [`sinks`]; a [`Filter`] says what it wants. Where one change is news for many
//! images, the outbox holds one entry that an [`Expander`] turns into events while they are delivered.

mod courier;
mod event;
mod expander;
mod filter;
mod hub;
pub mod sinks;

pub use courier::{Courier, Subscription};
pub use event::{Event, FrequencyChange, ImageAction, NewVulnerability, Place, finding_date, kind};
pub use expander::{ExpandError, Expander, Interest, NoExpander, Page};
pub use filter::Filter;
