//! AWS Security Hub's operations: findings in ASFF, of this registry's enhanced scanning and of other products.
//!
//! [`SecurityHub`] implements the generated trait of `tidewaiter-aws-api`; an operation is a function in the file of its
//! resource.

mod service;

use tidewaiter_access::Principal;
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::Context;
use tidewaiter_registry::Registry;
use tidewaiter_scanning::Scanning;

/// What an operation knows of the request around its input.
type Call = Context<Principal>;

/// What the operations need beside the registry.
pub struct SecurityHubConfig {
    /// Seals page tokens.
    pub pages: PageTokens,
}

/// AWS Security Hub, to be handed to the dispatcher as `securityhub::Server(hub)`.
pub struct SecurityHub {
    config: SecurityHubConfig,
    registry: Registry,
    scanning: Scanning,
}

impl SecurityHub {
    /// Security Hub's operations; account and region are the registry's.
    pub fn new(config: SecurityHubConfig, registry: Registry, scanning: Scanning) -> Self {
        Self {
            config,
            registry,
            scanning,
        }
    }
}
