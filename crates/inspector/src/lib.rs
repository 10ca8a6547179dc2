//! Amazon Inspector's operations on enhanced scanning, an operation a function in the file of its resource.
//!
//! [`Inspector`] and [`SbomScan`] implement the generated traits of `tidewaiter-aws-api`. Odd: what Inspector is of AWS,
//! enhanced scanning is of this registry, so that enabling one sets the other.

mod account;
mod aggregations;
mod configuration;
mod coverage;
mod errors;
mod filters;
mod findings;
mod members;
mod paging;
mod reports;
mod sbom_scan;
mod search;
mod service;
mod usage;

use tidewaiter_access::Principal;
use tidewaiter_aws_api::inspector2::Error;
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::Context;
use tidewaiter_registry::Registry;
use tidewaiter_scanning::Scanning;
use tidewaiter_store::Store;
use tidewaiter_types::Digest;

pub use reports::Reports;
pub use usage::{MicroDollars, NoPrice, PriceBook, Prices, Tally, Way, cost};

/// What an operation knows of the request around its input.
type Call = Context<Principal>;

type Result<T> = std::result::Result<T, Error>;

/// What the operations need beside the registry.
pub struct InspectorConfig {
    /// Seals page tokens.
    pub pages: PageTokens,
    /// What scans would cost on AWS.
    pub prices: Prices,
}

/// Amazon Inspector, to be handed to the dispatcher as `inspector2::Server(inspector)`.
pub struct Inspector {
    config: InspectorConfig,
    registry: Registry,
    scanning: Scanning,
}

impl Inspector {
    /// Inspector's operations on a registry; account and region are the registry's.
    pub fn new(config: InspectorConfig, registry: Registry, scanning: Scanning) -> Self {
        Self {
            config,
            registry,
            scanning,
        }
    }

    fn store(&self) -> &Store {
        self.registry.store()
    }

    fn account(&self) -> &str {
        &self.registry.config().place.account
    }

    fn repository_arn(&self, name: &str) -> String {
        self.registry.config().place.repository_arn(name)
    }

    /// How Inspector names an image.
    fn image_arn(&self, repository: &str, digest: &Digest) -> String {
        self.registry.config().place.image_arn(repository, digest)
    }
}

/// Inspector's scan of a bill of materials, to be handed to the dispatcher as `inspector_scan::Server(scan)`.
pub struct SbomScan {
    scanning: Scanning,
}

impl SbomScan {
    /// Scans by the advisories that the registry uses.
    pub fn new(scanning: Scanning) -> Self {
        Self { scanning }
    }
}
