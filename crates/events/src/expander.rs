//! Entries of the outbox that stand for many events, expanded a page at a time.
//!
//! Odd: this crate knows how pages come to the sinks and not what is in them; whoever writes entries gives an [`Expander`]
//! that knows. Pages are made only as fast as sinks take events, so that a new advisory for half a million images fills
//! neither the memory nor the outbox.

use async_trait::async_trait;
use serde_json::Value;
use tidewaiter_store::{Expansion, NewEvent, RoutedEvent};

use crate::Subscription;

/// A page of an entry's events.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// Events, and where the next page begins; `None`: the entry is told in full.
    Events(Vec<NewEvent>, Option<i64>),
    /// Nothing can be said yet.
    NotYet,
}

/// Why there is no page; it is tried again.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ExpandError(pub String);

/// Knows what entries stand for.
#[async_trait]
pub trait Expander: Send + Sync {
    /// The page of an entry that begins at its position. Of events that nobody is interested in, none need be made.
    async fn page(&self, entry: &Expansion, interest: &Interest<'_>) -> Result<Page, ExpandError>;
}

/// For whoever writes no entries.
pub struct NoExpander;

#[async_trait]
impl Expander for NoExpander {
    async fn page(&self, _entry: &Expansion, _interest: &Interest<'_>) -> Result<Page, ExpandError> {
        Ok(Page::Events(Vec::new(), None))
    }
}

/// What the sinks want.
pub struct Interest<'a>(pub(crate) &'a [Subscription]);

impl Interest<'_> {
    /// Whether any sink wants events of this kind.
    pub fn in_kind(&self, detail_type: &str) -> bool {
        self.0.iter().any(|one| one.filter.wants_kind(detail_type))
    }

    /// An event with the sinks that want it; `None` if there are none.
    pub(crate) fn route(&self, event: NewEvent) -> Option<RoutedEvent> {
        let wants = |event: &Value| {
            let wanting = self.0.iter().filter(|one| one.filter.wants(event));
            wanting.map(|one| one.sink.name()).collect::<Vec<_>>()
        };
        let sinks = wants(&event.detail);
        (!sinks.is_empty()).then_some(RoutedEvent { event, sinks })
    }
}
