//! What happened, told to others: EventBridge-shaped events from an outbox to sinks
