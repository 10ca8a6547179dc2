//! AWS Security Hub's operations: findings in ASFF, of this registry's enhanced scanning and of other products.
//!
//! [`SecurityHub`] implements the generated trait of `tidewaiter-aws-api`; an operation is a function in the file of its
//! resource. All findings come in by one door ([`findings`]), whoever sends them; those of the scanner are compared with what
//! the hub has, an image at a time ([`scanner`]), by a worker that follows scans ([`worker`]).
//!
//! Odd: a finding is handled as JSON and not as the model's structure: rules, filters and histories are all about members by
//! their path.

mod accounts;
mod actions;
mod arns;
mod errors;
mod filters;
mod findings;
mod forward;
mod hub;
mod insights;
mod paging;
mod products;
mod rules;
mod scanner;
mod service;
mod standards;
mod tags;
mod times;
mod trends;
mod worker;

use std::sync::Arc;

use tidewaiter_access::Principal;
use tidewaiter_aws_api::securityhub as api;
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::Context;
use tidewaiter_events::Place;
use tidewaiter_registry::Registry;
use tidewaiter_scanning::Scanning;
use tidewaiter_store::Store;

pub use forward::{ForwardConfig, ForwardKey, Forwarder};
pub use scanner::Imported;

/// What an operation knows of the request around its input.
type Call = Context<Principal>;

type Result<T> = std::result::Result<T, api::Error>;

/// What the operations need beside the registry.
pub struct SecurityHubConfig {
    /// Seals page tokens.
    pub pages: PageTokens,
    /// Whether findings go to another hub besides, which a forwarder sends them to.
    pub forwards: bool,
}

/// AWS Security Hub, to be handed to the dispatcher as `securityhub::Server(hub)`. Cheap to clone.
#[derive(Clone)]
pub struct SecurityHub(Arc<Inner>);

struct Inner {
    config: SecurityHubConfig,
    registry: Registry,
    scanning: Scanning,
}

impl SecurityHub {
    /// Security Hub's operations; account and region are the registry's.
    pub fn new(config: SecurityHubConfig, registry: Registry, scanning: Scanning) -> Self {
        Self(Arc::new(Inner {
            config,
            registry,
            scanning,
        }))
    }

    fn store(&self) -> &Store {
        self.0.registry.store()
    }

    fn place(&self) -> &Place {
        &self.0.registry.config().place
    }

    fn scanning(&self) -> &Scanning {
        &self.0.scanning
    }
}
